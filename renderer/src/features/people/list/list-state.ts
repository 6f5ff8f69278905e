import { useMemo } from 'react';
import { z } from 'zod';
import { Lack } from '#core/people/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useAddressState } from '../../../app/use-address-state.ts';

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

const read = (params: URLSearchParams): State =>
  State.parse({
    text: params.get('text') ?? '',
    show: params.get('visa'),
    unitId: params.get('enhet'),
    lacks: params.getAll('saknar'),
    sort: params.get('ordning'),
    descending: params.get('fallande') === '1',
  });

function write(state: State): URLSearchParams {
  const written = new URLSearchParams();
  if (state.text !== '') written.set('text', state.text);
  if (state.show !== 'active') written.set('visa', state.show);
  if (state.unitId !== null) written.set('enhet', state.unitId);
  for (const lack of state.lacks) written.append('saknar', lack);
  if (state.sort !== 'name') written.set('ordning', state.sort);
  if (state.descending) written.set('fallande', '1');
  return written;
}

/** Filter and order of the list of people; both live in the address, so that "back" and reload keep them. */
export function usePeopleState() {
  const { administration } = usePlace();
  const [state, set] = useAddressState(read, write);
  const input = useMemo(() => ({ ...state, administrationId: administration.id }), [state, administration.id]);
  return {
    input,
    set,
    sortBy: (sort: Sort) => set({ sort, descending: state.sort === sort && !state.descending }),
    isFiltered: state.text !== '' || state.unitId !== null || state.lacks.length > 0,
  };
}

export type PeopleState = ReturnType<typeof usePeopleState>;
