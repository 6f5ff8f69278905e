import { useCallback, useEffect, useMemo, useRef } from 'react';
import { z } from 'zod';
import { AccountFilter, AccountSort } from '#core/accounts/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useParamsAhead } from '../../../app/params-ahead.ts';
import { rememberedOf, usePreference } from '../../../app/preferences.ts';
import { askAhead } from './use-rows.ts';

/** What rows can be gathered under; the list is then sorted by the same. */
export const Group = z.enum(['none', 'unit', 'platform', 'responsible', 'status', 'kind']);
export type Group = z.infer<typeof Group>;

const Order = z.object({ sort: AccountSort, descending: z.boolean(), group: Group });
type Order = z.infer<typeof Order>;
const firstOrder: Order = { sort: 'name', descending: false, group: 'none' };

/** The filter in the address, so that "back" and links from Idag work: only what differs from nothing is written. */
export function filterToParams(filter: Partial<AccountFilter>): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.view !== undefined && filter.view !== 'all') params.set('view', filter.view);
  if (filter.text) params.set('text', filter.text);
  if (filter.personId) params.set('personId', filter.personId);
  if (filter.withoutUnit === true) params.set('withoutUnit', 'ja');
  for (const key of ['platforms', 'unitIds', 'kinds', 'statuses', 'gaps'] as const)
    for (const value of filter[key] ?? []) params.append(key, value);
  return params;
}

function paramsToFilter(params: URLSearchParams, administrationId: string): AccountFilter {
  const given = {
    administrationId,
    view: params.get('view') ?? undefined,
    text: params.get('text') ?? undefined,
    personId: params.get('personId') ?? undefined,
    platforms: params.getAll('platforms'),
    unitIds: params.getAll('unitIds'),
    withoutUnit: params.has('withoutUnit'),
    kinds: params.getAll('kinds'),
    statuses: params.getAll('statuses'),
    gaps: params.getAll('gaps'),
  };
  const parsed = AccountFilter.safeParse(given);
  return parsed.success ? parsed.data : AccountFilter.parse({ administrationId });
}

/** Where this computer remembers the order of the list. */
const lastOrder = ['last-list', Order, firstOrder] as const;

/** Asks for the list that an address wants, in the order that is remembered, before anything of it is drawn. */
export function askForList(
  administrationId: string,
  params: URLSearchParams,
  preferences: Parameters<typeof rememberedOf>[0],
): Promise<void> {
  return askAhead(paramsToFilter(params, administrationId), rememberedOf(preferences, ...lastOrder));
}

/** Where this tab remembers whose list it shows, and in what order. */
const shownHere = 'kanalvakt-list';
const Shown = z.object({ administrationId: z.string(), order: Order });

/** Asks for the list that this tab showed before it was loaded anew, before it is known whether it still shows that: most often it does. */
export function askForListShown(params: URLSearchParams): void {
  const shown = Shown.safeParse(JSON.parse(sessionStorage.getItem(shownHere) ?? 'null'));
  if (shown.success) void askAhead(paramsToFilter(params, shown.data.administrationId), shown.data.order);
}

/** The filter that each administration's list was left with, in this window's memory. */
const left = new Map<string, string>();

/** What the list of an administration was last asked for in this window, as it stands in the address; empty: everything. */
export const lastFilter = (administrationId: string): string => left.get(administrationId) ?? '';

/** The row that was opened last, and of which list, in this window's memory: back from its account it is current again. */
const lastRow = { list: '', index: 0 };
const nameOf = (filter: AccountFilter, order: Order): string => JSON.stringify([filter, order]);

/** The index of the row that was opened last in a list; the first in another list. */
export const rowLeft = (filter: AccountFilter, order: Order): number =>
  lastRow.list === nameOf(filter, order) ? lastRow.index : 0;

/** Remembers which row of a list is opened. */
export function leaveAt(filter: AccountFilter, order: Order, index: number): void {
  Object.assign(lastRow, { list: nameOf(filter, order), index });
}

/** How long the answer is waited for before the list shows that it is on its way, in milliseconds. */
const lateAfter = 500;

/** Filter, order and grouping of the list; the filter lives in the address, the order is remembered on this computer. */
export function useListState() {
  const { administration } = usePlace();
  const { params, setParams, setAhead, settle } = useParamsAhead();
  const [order, setOrder] = usePreference(...lastOrder);
  const filter = useMemo(
    () => paramsToFilter(new URLSearchParams(params), administration.id),
    [params, administration.id],
  );
  useEffect(
    () => sessionStorage.setItem(shownHere, JSON.stringify({ administrationId: administration.id, order })),
    [administration.id, order],
  );
  // What was asked for last: it may be a letter ahead of what is shown. An answer that is shown meanwhile does not take it back,
  // another address does.
  const wanted = useRef(filter);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => void (isHere.current = false);
  }, []);
  const answered = useRef('');
  useEffect(() => {
    if (params !== answered.current) wanted.current = filter;
    left.set(administration.id, filterToParams(filter).toString());
  }, [administration.id, filter, params]);
  // The core answers a choice or a letter before the window could draw the list as it was: it is drawn once, with the answer. One that is
  // late is waited for as everywhere: the list says that it answers something else.
  const show = useCallback(
    async (change: Partial<AccountFilter>, say: (next: URLSearchParams) => void) => {
      const next = filterToParams({ ...wanted.current, ...change });
      const asked = paramsToFilter(next, administration.id);
      wanted.current = asked;
      left.set(administration.id, next.toString());
      await Promise.race([askAhead(asked, order), new Promise((late) => setTimeout(late, lateAfter))]);
      // Whoever has gone elsewhere since has another address; the choice is there when they come back.
      if (wanted.current !== asked || !isHere.current) return;
      answered.current = next.toString();
      say(next);
    },
    [order, administration.id],
  );
  const setFilter = useCallback((change: Partial<AccountFilter>) => void show(change, setParams), [show, setParams]);
  const setText = useCallback((text: string) => void show({ text }, setAhead), [show, setAhead]);
  return useMemo(
    () => ({
      filter,
      setFilter,
      setText,
      settle,
      order,
      sortBy: (sort: AccountSort) =>
        setOrder({
          sort,
          descending: order.sort === sort && !order.descending,
          group: order.group === sort ? order.group : 'none',
        }),
      groupBy: (group: Group) => setOrder({ group, sort: group === 'none' ? 'name' : group, descending: false }),
    }),
    [filter, setFilter, setText, settle, order, setOrder],
  );
}

export type ListState = ReturnType<typeof useListState>;
