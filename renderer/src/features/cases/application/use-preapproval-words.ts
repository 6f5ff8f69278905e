import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Preapproval } from '#core/settings/contract.ts';
import { queries } from '../../../api/client.ts';

/** What is approved beforehand, as it is said: the kind, and the platform where it is one. */
export function usePreapprovalWords(): (one: Pick<Preapproval, 'kind' | 'platform'>) => string {
  const { t } = useTranslation('app');
  const { data: platforms } = useQuery(queries.accounts.platforms.queryOptions({ input: {} }));
  return ({ kind, platform }) => {
    const named = platforms?.find(({ id }) => id === platform)?.name ?? platform;
    return [t(`terms.kind.${kind}`), platform === '' ? t('application.preapproved.everyPlatform') : named].join(', ');
  };
}
