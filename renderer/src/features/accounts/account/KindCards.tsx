import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { AccountKind } from '#core/accounts/contract.ts';
import styles from './account.module.css';
import newStyles from './new.module.css';

/** The kinds of account, each with what it means for the work. */
export function KindCards({ value, onChange }: { value: AccountKind; onChange: (kind: AccountKind) => void }) {
  const { t } = useTranslation('app');
  return (
    <RadioGroup
      className={newStyles.kinds ?? ''}
      value={value}
      onChange={(kind) => onChange(AccountKind.parse(kind))}
      orientation="horizontal"
    >
      <Label className={styles.fakeLabel ?? ''}>{t('accounts.field.kind')}</Label>
      <div className={newStyles.kindGrid}>
        {AccountKind.options.map((kind) => (
          <Radio key={kind} value={kind} className={newStyles.kind ?? ''}>
            <b>{t(`terms.kind.${kind}`)}</b>
            <small>{t(`accounts.kindMeans.${kind}`)}</small>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
