import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import type { Misfiled } from '#core/cases/engine/contract.ts';
import { useFormat } from '../../../app/format.ts';

/** Who says that files were added by mistake, when and why. */
export function useMisfiledText(one: Pick<Case, 'names'>): (misfiled: Misfiled) => string {
  const { t } = useTranslation('app');
  const format = useFormat();
  return ({ at, personId, reason }) =>
    t('evidence.misfiled.said', {
      at: format.time(at),
      name: one.names[personId ?? ''] ?? t('casesUi.steps.unknownPerson'),
      reason,
    });
}
