import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '#core/inventory/contract.ts';

/** Accounts by name, the first of them where they are many. */
export function useNames(): (accounts: ImportPlan['opensAgain']) => string {
  const { t } = useTranslation('app');
  return ({ names, count }) =>
    count > names.length
      ? t('importing.notes.more', { names: names.join(', '), count: count - names.length })
      : names.join(', ');
}

const mostRows = 10;

/** What the register knows of the list, that no row says: sentences, each also in short. */
export function useListNotes({
  elsewhere,
  voided,
  moved,
  absent,
  ownDeputy,
  onlyName,
  secretRows,
}: ImportPlan['notes']): Array<{ text: string; short: string }> {
  const { t } = useTranslation('app');
  const namesOf = useNames();
  const notes = (['voided', 'moved', 'absent'] as const).map((kind) => ({
    kind,
    accounts: { voided, moved, absent }[kind],
  }));
  // Many are told by their count; so many of them have room in a sentence.
  const shown = secretRows.slice(0, mostRows).join(', ');
  const secrets = { count: secretRows.length, rows: secretRows.length > mostRows ? `${shown} …` : shown };
  return [
    ...(secretRows.length === 0
      ? []
      : [{ text: t('importing.notes.secrets', secrets), short: t('importing.short.secrets', secrets) }]),
    ...(onlyName === 0
      ? []
      : [
          {
            text: t('importing.notes.onlyName', { count: onlyName }),
            short: t('importing.short.onlyName', { count: onlyName }),
          },
        ]),
    ...elsewhere.map((one) => ({
      text: t('importing.notes.elsewhere', one),
      short: t('importing.short.elsewhere', one),
    })),
    ...notes.flatMap(({ kind, accounts }) =>
      accounts.count === 0
        ? []
        : [
            {
              text: t(`importing.notes.${kind}`, { count: accounts.count, names: namesOf(accounts) }),
              short: t(`importing.short.${kind}`, { count: accounts.count }),
            },
          ],
    ),
    ...(ownDeputy === 0
      ? []
      : [
          {
            text: t('importing.notes.ownDeputy', { count: ownDeputy }),
            short: t('importing.short.ownDeputy', { count: ownDeputy }),
          },
        ]),
  ];
}
