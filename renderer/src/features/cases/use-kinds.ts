import { useQueries } from '@tanstack/react-query';
import { WorkflowId } from '#core/cases/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useCaseWords } from './words.ts';

/** The kinds of case with their names, as the administration follows them now. */
export function useKinds(): Array<{ id: WorkflowId; name: string; summary: string }> {
  const { administration } = usePlace();
  const { say } = useCaseWords();
  const routines = useQueries({
    queries: WorkflowId.options.map((workflow) =>
      queries.cases.routine.queryOptions({ input: { administrationId: administration.id, workflow } }),
    ),
  });
  return WorkflowId.options.flatMap((id, place) => {
    const edition = routines[place]?.data?.edition;
    return edition === undefined ? [] : [{ id, name: say(edition.title), summary: say(edition.summary) }];
  });
}
