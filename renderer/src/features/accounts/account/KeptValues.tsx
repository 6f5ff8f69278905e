import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import saveStyles from './save.module.css';
import { partWords, type Saying } from './history-words.ts';
import { partName } from './part-name.ts';
import type { AccountForm } from './use-account-form.ts';

/** After reading anew: what I wrote where somebody else also wrote, to take back field by field. */
export function KeptValues({ form, saying }: { form: AccountForm; saying: Saying }) {
  const { t } = useTranslation('app');
  const { kept } = form;
  if (kept === null) return null;
  return (
    <Notice tone="warn">
      <p>{t('accounts.save.keptTitle')}</p>
      <dl className={saveStyles.keptList}>
        {kept.parts.map((part) => (
          <div key={part}>
            <dt>{partName(part, t)}</dt>
            <dd>{partWords(part, kept.mine, saying) || t('accounts.history.emptied')}</dd>
            <dd>
              <Button small onPress={() => form.takeMine(part)}>
                {t('accounts.save.takeMine')}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <Button small look="quiet" onPress={form.dropKept}>
        {t('accounts.save.dropMine')}
      </Button>
    </Notice>
  );
}
