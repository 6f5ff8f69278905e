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

/** So many rows have room in a sentence. */
const mostRows = 10;

/** Rows by number, and how many they are. */
function asTold(rows: readonly number[]): { count: number; rows: string } {
  const shown = rows.slice(0, mostRows).join(', ');
  return { count: rows.length, rows: rows.length > mostRows ? `${shown} …` : shown };
}

/** What the register knows of the list, that no row says: sentences, each also in short. */
export function useListNotes({
  elsewhere,
  voided,
  moved,
  absent,
  ownDeputy,
  onlyNameRows,
  secretRows,
}: ImportPlan['notes']): Array<{ text: string; short: string }> {
  const { t } = useTranslation('app');
  const namesOf = useNames();
  const notes = (['voided', 'moved', 'absent'] as const).map((kind) => ({
    kind,
    accounts: { voided, moved, absent }[kind],
  }));
  const secrets = asTold(secretRows);
  const onlyNames = asTold(onlyNameRows);
  return [
    ...(secrets.count === 0
      ? []
      : [{ text: t('importing.notes.secrets', secrets), short: t('importing.short.secrets', secrets) }]),
    ...(onlyNames.count === 0
      ? []
      : [
          {
            text: t('importing.notes.onlyName', onlyNames),
            short: t('importing.short.onlyName', onlyNames),
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
