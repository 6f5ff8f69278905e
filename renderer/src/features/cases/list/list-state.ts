import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { WorkflowId } from '#core/cases/contract.ts';
import { usePlace } from '../../../app/administration.tsx';

export const Show = z.enum(['open', 'ended', 'all']);

/** What the address says of the list; whatever is missing or odd is as in an untouched list. */
const State = z.object({
  text: z.string().max(200).catch(''),
  show: Show.catch('open'),
  workflows: z.array(WorkflowId).catch([]),
  accountId: z.uuid().nullable().catch(null),
});
type State = z.infer<typeof State>;

/** The filter of the list of cases, in the address, so that "back" and reload keep it. */
export function useCasesState() {
  const { administration } = usePlace();
  const [params, setParams] = useSearchParams();
  const state = useMemo(
    () =>
      State.parse({
        text: params.get('text') ?? '',
        show: params.get('visa'),
        workflows: params.getAll('slag'),
        accountId: params.get('konto'),
      }),
    [params],
  );
  const input = useMemo(() => ({ ...state, administrationId: administration.id }), [state, administration.id]);
  const set = useCallback(
    (change: Partial<State>) => {
      const next = { ...state, ...change };
      const written = new URLSearchParams();
      if (next.text !== '') written.set('text', next.text);
      if (next.show !== 'open') written.set('visa', next.show);
      for (const workflow of next.workflows) written.append('slag', workflow);
      if (next.accountId !== null) written.set('konto', next.accountId);
      setParams(written, { replace: true });
    },
    [state, setParams],
  );
  return { input, set, isFiltered: state.text !== '' || state.workflows.length > 0 || state.accountId !== null };
}

export type CasesState = ReturnType<typeof useCasesState>;
