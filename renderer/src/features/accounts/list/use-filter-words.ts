import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountFilter } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { useSummary } from '../use-summary.ts';

/** What a filter asks for, in words; empty where it asks for nothing but its view, which stands in the row of views. */
export function useFilterWords(filter: AccountFilter): string {
  const { t } = useTranslation('app');
  const summary = useSummary(filter.administrationId);
  const { personId } = filter;
  const { data: named } = useQuery({
    ...queries.people.named.queryOptions({ input: { ids: personId === null ? [] : [personId] } }),
    enabled: personId !== null,
  });
  return [
    filter.text.trim() === '' ? '' : t('register.quoted', { text: filter.text.trim() }),
    personId === null ? '' : (named?.[0]?.name ?? ''),
    ...filter.platforms.map((id) => summary?.byPlatform.find(({ platform }) => platform === id)?.platformName ?? ''),
    filter.withoutUnit ? t('register.noUnit') : '',
    ...filter.unitIds.map((id) => summary?.byUnit.find(({ unitId }) => unitId === id)?.unitName ?? ''),
    ...filter.kinds.map((kind) => t(`terms.kind.${kind}`)),
    ...filter.statuses.map((status) => t(`terms.status.${status}`)),
    ...filter.gaps.map((gap) => `${t('register.gap')}: ${t(`terms.gap.${gap}`)}`),
  ]
    .filter(Boolean)
    .join(', ');
}
