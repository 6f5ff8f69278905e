import { z } from 'zod';
import { StepRole } from '../cases/engine/contract.ts';
import { caseTiesOf, casesChangedSince, handOverCases, takeBackCases } from '../cases/hand-over-cases.ts';
import { communicators } from './account-ties.ts';
import type { Proposal } from './contract.ts';
import { ownTie } from './own-tie.ts';
import type { TieProvider } from './tie-provider.ts';

const Kept = z.object({
  roles: z.array(z.object({ caseId: z.string(), role: StepRole, receiverId: z.string().nullable() })),
  delegations: z.array(z.object({ id: z.string(), toOnBefore: z.string().nullable(), givenId: z.string().nullable() })),
});

/** Roles in cases that are open, and decisions that are delegated: each of them gets a receiver, or ends. */
export const casePart: TieProvider = {
  name: 'cases',
  async list(db, _context, scene) {
    const { roles, delegations } = await caseTiesOf(db, scene.administrationId, scene.leaver.id, scene.today);
    const communicator = communicators(scene)[0];
    const proposal: Proposal | null =
      communicator === undefined ? null : { personId: communicator.id, ground: 'communicator' };
    return [
      ...roles.map(({ caseId, number, title, role, dueOn }) =>
        ownTie('case-role', `${caseId}:${role}`, `${role};${number} ${title}`, [role], { day: dueOn, proposal }),
      ),
      // A decision that delegates names whom it delegates to: nobody is proposed.
      ...delegations.map((delegation) => ownTie('delegation', delegation.id, delegation.decision, delegation, {})),
    ];
  },
  async carryOut(db, context, { administrationId, leaver, today }, { kind, decided }) {
    const receivers = new Map(decided.map(({ tie: { key }, decision }) => [key, decision.receiverId]));
    return await handOverCases(db, context, {
      administrationId,
      personId: leaver.id,
      today,
      lastDay: kind === 'abrupt' ? today : (leaver.leavesOn ?? today),
      receiverOf: (tie) =>
        receivers.get('role' in tie ? `case-role:${tie.caseId}:${tie.role}` : `delegation:${tie.id}`) ?? null,
      isDecided: (tie) => receivers.has('role' in tie ? `case-role:${tie.caseId}:${tie.role}` : `delegation:${tie.id}`),
    });
  },
  changedSince: (db, _context, kept) => casesChangedSince(db, Kept.parse(kept)),
  takeBack: (db, context, { personId, leave }, kept) => takeBackCases(db, context, personId, leave, Kept.parse(kept)),
};
