import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CurrentCrisis } from '#core/cases/crisis/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useMay } from '../../app/may.ts';

/** The crisis that is going on; `null` when it is everyday, or when whoever looks sees no cases. */
export function useCurrentCrisis(): CurrentCrisis | null | undefined {
  const { administration } = usePlace();
  const may = useMay('crisis.current');
  const { data } = useQuery({
    ...queries.crisis.current.queryOptions({ input: { administrationId: administration.id } }),
    enabled: may,
  });
  return may ? data : null;
}

export const useLanguage = () => (useTranslation('app').i18n.language === 'en' ? 'en' : 'sv');

/** What the administration has prepared. */
export function useCrisisPlan() {
  const { administration } = usePlace();
  const language = useLanguage();
  return useQuery(queries.crisis.plan.queryOptions({ input: { administrationId: administration.id, language } })).data;
}
