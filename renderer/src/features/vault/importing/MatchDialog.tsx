import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { isHalfTyped } from '../../../ui/half-typed.ts';
import fieldStyles from '../../../ui/Field.module.css';
import { AccountsField } from '../../accounts/AccountsField.tsx';
import vaultStyles from '../vault.module.css';
import type { Entry } from './choices.ts';

/** Which accounts an entry of the file belongs to: those that may fit first, then any by search. */
export function MatchDialog({
  entry,
  isBrowser,
  nameOf,
  onClose,
  onMatch,
}: {
  entry: Entry;
  isBrowser: boolean;
  nameOf: (accountId: string) => { name: string; platformName: string } | undefined;
  onClose: () => void;
  onMatch: (accountIds: string[]) => void;
}) {
  const { t } = useTranslation('app');
  const [ids, setIds] = useState<string[]>([...entry.accountIds]);
  const { label, candidates } = entry.row;
  const rest = ids.filter((id) => !candidates.includes(id));
  return (
    <Dialog
      title={t('vaultImportUi.match.title', { label })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" onPress={() => (isHalfTyped() ? undefined : onMatch(ids))}>
            {t('vaultImportUi.match.save')}
          </Button>
        </>
      }
    >
      <div className={vaultStyles.form}>
        {candidates.length === 0 ? null : (
          <div className={fieldStyles.field} role="group" aria-label={t('vaultImportUi.match.candidates')}>
            <span className={fieldStyles.label}>{t('vaultImportUi.match.candidates')}</span>
            {candidates.map((id) => (
              <Checkbox
                key={id}
                isSelected={ids.includes(id)}
                onChange={(isOn) => setIds(isOn ? [...ids, id] : ids.filter((one) => one !== id))}
              >
                {[nameOf(id)?.name, nameOf(id)?.platformName].filter(Boolean).join(' · ')}
              </Checkbox>
            ))}
          </div>
        )}
        <AccountsField
          label={t('vaultUi.form.accounts')}
          help={t('vaultUi.form.accountsHelp')}
          value={rest}
          onChange={(next) => setIds([...new Set([...ids.filter((id) => candidates.includes(id)), ...next])])}
        />
        {ids.length > 0 ? null : (
          <p className={vaultStyles.why}>
            {t(isBrowser ? 'vaultImportUi.match.noneBrowser' : 'vaultImportUi.match.none')}
          </p>
        )}
      </div>
    </Dialog>
  );
}
