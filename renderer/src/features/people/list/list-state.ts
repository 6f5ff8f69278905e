import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { Lack } from '#core/people/contract.ts';
import { usePlace } from '../../../app/administration.tsx';

export const Show = z.enum(['active', 'leaving', 'ended', 'all']);
export type Show = z.infer<typeof Show>;
const Sort = z.enum(['name', 'unit', 'accounts', 'leaves']);
export type Sort = z.infer<typeof Sort>;

/** What the address says of the list; whatever is missing or odd is as in an untouched list. */
const State = z.object({
  text: z.string().max(200).catch(''),
  show: Show.catch('active'),
  unitId: z.uuid().nullable().catch(null),
  lacks: z.array(Lack).catch([]),
  sort: Sort.catch('name'),
  descending: z.boolean().catch(false),
});
type State = z.infer<typeof State>;

/** Filter and order of the list of people; both live in the address, so that "back" and reload keep them. */
export function usePeopleState() {
  const { administration } = usePlace();
  const [params, setParams] = useSearchParams();
  const state = useMemo(
    () =>
      State.parse({
        text: params.get('text') ?? '',
        show: params.get('visa'),
        unitId: params.get('enhet'),
        lacks: params.getAll('saknar'),
        sort: params.get('ordning'),
        descending: params.get('fallande') === '1',
      }),
    [params],
  );
  const input = useMemo(() => ({ ...state, administrationId: administration.id }), [state, administration.id]);
  const set = useCallback(
    (change: Partial<State>) => {
      const next = { ...state, ...change };
      const written = new URLSearchParams();
      if (next.text !== '') written.set('text', next.text);
      if (next.show !== 'active') written.set('visa', next.show);
      if (next.unitId !== null) written.set('enhet', next.unitId);
      for (const lack of next.lacks) written.append('saknar', lack);
      if (next.sort !== 'name') written.set('ordning', next.sort);
      if (next.descending) written.set('fallande', '1');
      setParams(written, { replace: true });
    },
    [state, setParams],
  );
  return {
    input,
    set,
    sortBy: (sort: Sort) => set({ sort, descending: state.sort === sort && !state.descending }),
    isFiltered: state.text !== '' || state.unitId !== null || state.lacks.length > 0,
  };
}

export type PeopleState = ReturnType<typeof usePeopleState>;
