import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mostAwake } from '#core/views/contract.ts';
import { queries } from '../../api/client.ts';

/** How many pages are awake, and what they weigh; looked at every few seconds. */
export function Memory() {
  const { t } = useTranslation('app');
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const { data } = useQuery({
    ...queries.views.state.queryOptions({ input: {} }),
    enabled: info?.capabilities.accountViews === true,
    refetchInterval: 5000,
  });
  if (data === undefined) return null;
  return <>{t('views.memory', { count: data.awake.length, most: mostAwake, megabytes: data.megabytes })}</>;
}
