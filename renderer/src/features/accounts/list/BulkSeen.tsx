import { useTranslation } from 'react-i18next';
import { CheckItem } from '#core/accounts/contract.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import { ChoiceRow } from '../../../ui/ChoiceRow.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import type { BulkDraft } from './bulk-draft.ts';
import styles from './ListTools.module.css';

interface PartProps {
  draft: BulkDraft;
  set: (patch: Partial<BulkDraft>) => void;
}

/** One person's way in to all marked accounts, seen today (R9). */
export function BulkAccess({ draft, set }: PartProps) {
  const { t } = useTranslation('app');
  const yesAndNo = (['yes', 'no'] as const).map((id) => ({ id, name: t(`accounts.answer.${id}`) }));
  return (
    <>
      <PersonChoice
        label={t('register.bulk.accessPerson')}
        help={t('register.bulk.accessHelp')}
        value={draft.accessPersonId}
        onChange={(accessPersonId) => set({ accessPersonId })}
      />
      {draft.accessPersonId === null ? null : (
        <div className={styles.seen}>
          <ChoiceRow
            label={t('accounts.access.canLogIn')}
            choices={yesAndNo}
            value={draft.canLogIn}
            onChange={(canLogIn) => set({ canLogIn })}
          />
          <ChoiceRow
            label={t('accounts.access.canClose')}
            choices={[...yesAndNo, { id: 'unknown', name: t('accounts.answer.unknown') }]}
            value={draft.canClose}
            onChange={(canClose) => set({ canClose })}
          />
        </div>
      )}
    </>
  );
}

/** Items of basinformation that have been seen today on all marked accounts (R7). */
export function BulkBasics({ draft, set }: PartProps) {
  const { t } = useTranslation('app');
  const { checked } = draft;
  const isAll = checked.length === CheckItem.options.length;
  return (
    <div className={styles.checks}>
      <p>{t('register.bulk.basicsHelp')}</p>
      <Checkbox
        isSelected={isAll}
        isIndeterminate={!isAll && checked.length > 0}
        onChange={(isOn) => set({ checked: isOn ? CheckItem.options : [] })}
      >
        {t('register.bulk.everything')}
      </Checkbox>
      {CheckItem.options.map((item) => (
        <Checkbox
          key={item}
          isSelected={checked.includes(item)}
          onChange={(isOn) =>
            set({ checked: CheckItem.options.filter((each) => (each === item ? isOn : checked.includes(each))) })
          }
        >
          {t(`terms.checkItem.${item}`)}
        </Checkbox>
      ))}
    </div>
  );
}
