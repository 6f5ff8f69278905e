import { WorkflowId } from '#core/cases/contract.ts';
import { caseIcons } from './words.ts';

/** The picture of a case, whose kind a register may name that this version does not know. */
export function CaseIcon({ workflow }: { workflow: string }) {
  const Icon = caseIcons[WorkflowId.safeParse(workflow).data ?? 'start'];
  return <Icon aria-hidden />;
}
