import { useTranslation } from 'react-i18next';
import { SecretField, type UseLogRow } from '#core/vault/contract.ts';

/** What a row of the use log says was done, and by whom. */
export function useLogWords() {
  const { t } = useTranslation('app');
  return {
    what: (row: UseLogRow) => {
      const action = t(`vaultUi.log.action.${row.action}`);
      const isBoth = row.breakGlass && row.action !== 'break-glass';
      const done = isBoth ? t('vaultUi.log.breakGlass', { what: action.toLocaleLowerCase('sv') }) : action;
      const field = SecretField.safeParse(row.field);
      return field.success ? `${done}: ${t(`vaultUi.log.field.${field.data}`).toLocaleLowerCase('sv')}` : done;
    },
    /** Where it was taken out to and in which file; empty for any other use. */
    sent: ({ sent }: UseLogRow) =>
      sent === null
        ? ''
        : [
            t(`vaultUi.log.sent.${sent.to}`, { name: sent.person, mark: sent.mark }),
            t('vaultUi.log.sent.file', { file: sent.file }),
          ].join(' · '),
    who: (row: UseLogRow) => row.personName || t('vaultUi.log.unknownPerson'),
  };
}
