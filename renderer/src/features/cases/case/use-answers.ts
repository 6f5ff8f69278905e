import { useQuery } from '@tanstack/react-query';
import type { Case, Delegation } from '#core/cases/contract.ts';
import { answerText } from '#core/cases/answer-words.ts';
import type { Step } from '#core/cases/engine/contract.ts';
import { queries } from '../../../api/client.ts';
import { decisionName, useDecisions } from '../evidence/use-evidence.ts';
import { useCaseWords } from '../words.ts';

/** Every delegation of a case's administration. */
export function useDelegations(administrationId: string): Delegation[] {
  const { data } = useQuery(queries.cases.delegations.queryOptions({ input: { administrationId } }));
  return data ?? [];
}

/** The delegations that hold on a day for a kind of case. */
export function useDelegationsFor({ administrationId, workflow }: Case, on: string): Delegation[] {
  return useDelegations(administrationId).filter(
    ({ fromOn, toOn, workflows }) =>
      fromOn <= on &&
      (toOn === null || toOn >= on) &&
      (workflows.length === 0 || workflows.some((id) => id === workflow)),
  );
}

/** The answers of a step in words, in the order of its questions. */
export function useAnswers(one: Case): (
  step: Step,
  values: Readonly<Record<string, string>>,
  inPlaceOf?: string | null,
) => Array<{
  id: string;
  question: string;
  answer: string;
}> {
  const { t, format, say, language } = useCaseWords();
  const delegations = useDelegations(one.administrationId);
  const decisions = useDecisions(one.administrationId);
  const disposals = new Map(decisions.map((decision) => [decision.id, decisionName(decision)]));
  const named = { language, words: t, day: format.day, delegations, disposals };
  return (step, values, inPlaceOf) =>
    step.requires.flatMap((requirement) => {
      const { id, title } = requirement;
      const value = values[id];
      return value === undefined
        ? []
        : [{ id, question: say(title), answer: answerText(one, requirement, value, inPlaceOf, named) }];
    });
}
