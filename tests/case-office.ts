import type { WorkflowId } from '../electron/core/cases/contract.ts';
import { evidenceRegister } from './evidence.ts';

/** A register with cases of every kind. Today is Friday 20 November 2026, and Karin sits at it. */
export async function caseOffice(folder: string) {
  const register = await evidenceRegister(folder);
  const { client, administrationId, accounts } = register;
  const open = async (workflow: WorkflowId) =>
    (
      await client.cases.open({
        administrationId,
        workflow,
        title: 'Ängby bibliotek',
        dnr: '',
        happenedAt: null,
        accountIds: accounts.slice(0, 1),
      })
    ).id;
  const end = (id: string, outcome: string) => register.record(id, { kind: 'ended', outcome, reason: 'Skäl' });
  const delegate = (personId: string, fromOn = '2026-01-01') =>
    client.cases.delegate({
      draft: { administrationId, personId, workflows: [], fromOn, decision: 'Delegationsordning', dnr: '' },
    });
  return { ...register, open, end, delegate };
}
