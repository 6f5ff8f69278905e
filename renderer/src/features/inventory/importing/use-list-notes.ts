import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '#core/inventory/contract.ts';

/** What the register knows of the list, that no row says: sentences. */
export function useListNotes({ elsewhere, voided, absent }: ImportPlan['notes']): string[] {
  const { t } = useTranslation('app');
  const namesOf = ({ names, count }: { names: readonly string[]; count: number }) =>
    count > names.length
      ? t('importing.notes.more', { names: names.join(', '), count: count - names.length })
      : names.join(', ');
  return [
    ...elsewhere.map((one) => t('importing.notes.elsewhere', one)),
    ...(voided.count === 0 ? [] : [t('importing.notes.voided', { count: voided.count, names: namesOf(voided) })]),
    ...(absent.count === 0 ? [] : [t('importing.notes.absent', { count: absent.count, names: namesOf(absent) })]),
  ];
}
