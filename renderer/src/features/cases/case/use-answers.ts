import { useQuery } from '@tanstack/react-query';
import type { Case, Delegation } from '#core/cases/contract.ts';
import { deciderText } from '#core/cases/event-words.ts';
import type { Requirement, Step } from '#core/cases/engine/contract.ts';
import { queries } from '../../../api/client.ts';
import { useToday } from '../../accounts/account/use-today.ts';
import { decisionName, useDecisions } from '../evidence/use-evidence.ts';
import { useCaseWords } from '../words.ts';

/** Every delegation of a case's administration. */
export function useDelegations(administrationId: string): Delegation[] {
  const { data } = useQuery(queries.cases.delegations.queryOptions({ input: { administrationId } }));
  return data ?? [];
}

/** The delegations that hold today for a kind of case. */
export function useDelegationsFor({ administrationId, workflow }: Case): Delegation[] {
  const today = useToday();
  return useDelegations(administrationId).filter(
    ({ fromOn, toOn, workflows }) =>
      fromOn <= today &&
      (toOn === null || toOn >= today) &&
      (workflows.length === 0 || workflows.some((id) => id === workflow)),
  );
}

/** How a delegation is named: who, and by which decision. */
export const delegationName = ({ personName, decision, dnr }: Delegation): string =>
  [personName, decision, dnr].filter(Boolean).join(', ');

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
  const { t, format, say } = useCaseWords();
  const delegations = useDelegations(one.administrationId);
  const decisions = useDecisions(one.administrationId);
  const inWords = ({ id, kind, options }: Requirement, value: string, inPlaceOf: string | null | undefined): string => {
    switch (kind) {
      case 'day':
        return format.day(value);
      case 'person':
        return id === 'decided-by' ? deciderText(one, value, inPlaceOf, t) : (one.names[value] ?? '…');
      case 'confirm':
        return t('ui.yes');
      case 'choice': {
        const chosen = options.find(({ id }) => id === value);
        return chosen === undefined ? value : say(chosen.title);
      }
      case 'delegation': {
        const found = delegations.find(({ id }) => id === value);
        return found === undefined ? '…' : delegationName(found);
      }
      case 'disposal': {
        const found = decisions.find(({ id }) => id === value);
        return found === undefined ? '…' : decisionName(found);
      }
      case 'text':
      case 'log':
      case 'files':
        return value;
    }
  };
  return (step, values, inPlaceOf) =>
    step.requires.flatMap((requirement) => {
      const value = values[requirement.id];
      return value === undefined
        ? []
        : [{ id: requirement.id, question: say(requirement.title), answer: inWords(requirement, value, inPlaceOf) }];
    });
}
