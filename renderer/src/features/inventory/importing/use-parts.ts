import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '#core/inventory/contract.ts';

/** What is written of a list, in words: `4 nya, 9 ändras` before, and `4 nya, 9 ändrade, 229 oförändrade` afterwards. */
export function useParts(): (counts: ImportCounts, when: 'before' | 'after') => string {
  const { t } = useTranslation('app');
  return ({ imported, updated, unchanged = 0 }, when) => {
    const parts = [
      ['added', imported],
      [when === 'before' ? 'changes' : 'changed', updated - unchanged],
      ['same', when === 'before' ? 0 : unchanged],
    ] as const;
    return parts.flatMap(([part, count]) => (count === 0 ? [] : [t(`importing.parts.${part}`, { count })])).join(', ');
  };
}
