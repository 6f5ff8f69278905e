import { useMemo } from 'react';
import { z } from 'zod';
import { WorkflowId } from '#core/cases/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useAddressState } from '../../../app/use-address-state.ts';

export const Show = z.enum(['open', 'ended', 'all']);

/** What the address says of the list; whatever is missing or odd is as in an untouched list. */
const State = z.object({
  text: z.string().max(200).catch(''),
  show: Show.catch('open'),
  workflows: z.array(WorkflowId).catch([]),
  accountId: z.uuid().nullable().catch(null),
});
type State = z.infer<typeof State>;

const read = (params: URLSearchParams): State =>
  State.parse({
    text: params.get('text') ?? '',
    show: params.get('visa'),
    workflows: params.getAll('slag'),
    accountId: params.get('konto'),
  });

function write(state: State): URLSearchParams {
  const written = new URLSearchParams();
  if (state.text !== '') written.set('text', state.text);
  if (state.show !== 'open') written.set('visa', state.show);
  for (const workflow of state.workflows) written.append('slag', workflow);
  if (state.accountId !== null) written.set('konto', state.accountId);
  return written;
}

/** The filter of the list of cases, in the address, so that "back" and reload keep it. */
export function useCasesState() {
  const { administration } = usePlace();
  const [state, set] = useAddressState(read, write);
  const input = useMemo(() => ({ ...state, administrationId: administration.id }), [state, administration.id]);
  return { input, set, isFiltered: state.text !== '' || state.workflows.length > 0 || state.accountId !== null };
}

export type CasesState = ReturnType<typeof useCasesState>;
