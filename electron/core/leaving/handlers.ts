import { implement } from '@orpc/server';
import type { Context } from '../foundation/context.ts';
import { chooseReceivers, discardDraft } from './choose-receivers.ts';
import { confirmDeparture, decidedDeparture, waitingDeparture } from './confirm-departure.ts';
import { leavingContract } from './contract.ts';
import { leaveVault, leaveVaultIfOpen } from './leave-vault.ts';
import { listLeavingDue, listProofs } from './list-due.ts';
import { depart, makeHandover } from './make-handover.ts';
import { proveAccess } from './prove-access.ts';
import { readLeaving, tiesOf } from './read-leaving.ts';
import { byDevice, byShare, type Proving } from './second-person.ts';
import { byFile, decisionFile, signDecision } from './signed-decision.ts';
import { undoHandover } from './undo-handover.ts';
import { writeReceipt } from './write-receipt.ts';

const room = implement(leavingContract).$context<Context>();

export const leavingHandlers = {
  get: room.get.handler(({ input, context }) => readLeaving(context, input.personId)),
  ties: room.ties.handler(({ input, context }) => tiesOf(context, input.personId)),
  choose: room.choose.handler(async ({ input, context }) => {
    await chooseReceivers(context, input.personId, input.version, input.choices);
    return await readLeaving(context, input.personId);
  }),
  discard: room.discard.handler(async ({ input, context }) => {
    await discardDraft(context, input.personId, input.version);
    return await readLeaving(context, input.personId);
  }),
  make: room.make.handler(async ({ input, context }) => {
    await makeHandover(context, input);
    return await readLeaving(context, input.personId);
  }),
  depart: room.depart.handler(async ({ input, context }) => {
    await depart(context, input);
    await leaveVaultIfOpen(context, input.personId);
    return await readLeaving(context, input.personId);
  }),
  confirm: room.confirm.handler(async ({ input, context }) =>
    readLeaving(context, await confirmDeparture(context, input.handoverId, byDevice)),
  ),
  decisionFile: room.decisionFile.handler(async ({ input, context }) =>
    decisionFile(context, decidedDeparture(await waitingDeparture(context.db, input.handoverId))),
  ),
  signDecision: room.signDecision.handler(({ input, context }) => signDecision(context, input.file)),
  confirmByFile: room.confirmByFile.handler(async ({ input, context }) => {
    const prove: Proving = (inside, decided) => byFile(inside, decided, input.file);
    return await readLeaving(context, await confirmDeparture(context, input.handoverId, prove));
  }),
  confirmByShare: room.confirmByShare.handler(async ({ input, context }) => {
    const prove: Proving = (inside, decided) => byShare(inside, decided, input.share);
    return await readLeaving(context, await confirmDeparture(context, input.handoverId, prove));
  }),
  undo: room.undo.handler(async ({ input, context }) =>
    readLeaving(context, await undoHandover(context, input.handoverId, input.reason, input.leaveChanged)),
  ),
  leaveVault: room.leaveVault.handler(async ({ input, context }) => {
    await leaveVault(context, input.personId);
    return await readLeaving(context, input.personId);
  }),
  prove: room.prove.handler(async ({ input, context }) => {
    await proveAccess(context, input.proofId, input.on, input.canClose);
    return {};
  }),
  receipt: room.receipt.handler(({ input, context }) => writeReceipt(context, input.handoverId, input.format)),
  due: room.due.handler(({ input, context }) => listLeavingDue(context, input.administrationId)),
  proofs: room.proofs.handler(({ input, context }) => listProofs(context, input.administrationId)),
};
