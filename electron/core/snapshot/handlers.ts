import { implement } from '@orpc/server';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { fetchByHand } from './files/fetch-by-hand.ts';
import { giveUpFolder } from './files/left-folders.ts';
import { inSharedFolder } from './in-folder.ts';
import { snapshotContract } from './contract.ts';
import { invite, requestByInvitation } from './invite.ts';
import { dropRequest, waitingRequest } from './kept-request.ts';
import { hasKeys } from './keys-here.ts';
import { readManifest } from './manifest.ts';
import { listOldCopies } from './old-copies.ts';
import { openShared, refreshCopy } from './open-shared.ts';
import { openWithKit } from './open-with-kit.ts';
import { listOwnChanges } from './own-changes.ts';
import { listSnapshotDue, readSnapshotStatus } from './read-status.ts';
import { shareRegister } from './share-register.ts';
import { takeInLogs } from './take-in-logs.ts';
import { tellProof } from './tell-proof.ts';
import { takeOver } from './take-over.ts';
import { noteOthers } from './snapshot-work.ts';
import { writeSnapshot } from './write-snapshot.ts';

const room = implement(snapshotContract).$context<Context>();

/** What somebody asked for by hand: its refusal is theirs, and is no longer, or from now on, what status says. */
async function asked(context: Context, work: () => Promise<unknown>) {
  try {
    await work();
    context.shared.note(null, context.clock.now());
  } catch (error) {
    if (error instanceof Refusal && error.code.startsWith('snapshot-folder-') && context.shared.side !== null)
      context.shared.note(error, context.clock.now());
    throw error;
  }
  return await readSnapshotStatus(context);
}

async function registersIn(context: Context, folder: string) {
  const heads = await inSharedFolder(context, 'findSharedHeads', { folder }, 20_000);
  const registers = [];
  for (const text of heads) {
    const manifest = readManifest(text);
    if (typeof manifest === 'string') continue;
    const { registerId, serial, madeAt, vaultIds } = manifest;
    const keys = await Promise.all(vaultIds.map((id) => hasKeys(context, id)));
    registers.push({ registerId, serial, madeAt, vaultIds, keysHere: keys.includes(true) });
  }
  return registers;
}

export const snapshotHandlers = {
  status: room.status.handler(({ context }) => readSnapshotStatus(context)),
  oldCopies: room.oldCopies.handler(({ input, context }) => listOldCopies(context, input.vaultId)),
  due: room.due.handler(({ context }) => listSnapshotDue(context)),
  share: room.share.handler(({ input, context }) => asked(context, () => shareRegister(context, input.folder))),
  write: room.write.handler(({ context }) =>
    asked(context, async () => {
      if (context.host.readOnly) throw new Refusal('read-only-beside-running-app');
      await takeInLogs(context);
      await writeSnapshot(context);
    }),
  ),
  fetchFiles: room.fetchFiles.handler(({ input, context }) => asked(context, () => fetchByHand(context, input.shares))),
  look: room.look.handler(({ input, context }) => registersIn(context, input.folder)),
  open: room.open.handler(({ input, context }) => asked(context, () => openShared(context, input))),
  openWithKit: room.openWithKit.handler(({ input, context }) => asked(context, () => openWithKit(context, input))),
  refresh: room.refresh.handler(({ input, context }) => asked(context, () => refreshCopy(context, input.passphrase))),
  see: room.see.handler(async ({ input, context }) => {
    const side = context.shared.chosen;
    const part = input.what === 'passed-over' ? 'passedOver' : 'kitWriter';
    if (side[part] !== null) context.shared.keep({ ...side, [part]: { ...side[part], isSeen: true } });
    context.announce({ room: 'snapshot', ids: [] });
    return await readSnapshotStatus(context);
  }),
  giveUpFolder: room.giveUpFolder.handler(async ({ input, context }) => {
    await giveUpFolder(context, input);
    return await readSnapshotStatus(context);
  }),
  takeOver: room.takeOver.handler(async ({ input, context }) => {
    await takeOver(context, input);
    return await readSnapshotStatus(context);
  }),
  lookAgain: room.lookAgain.handler(async ({ context }) => {
    await noteOthers(context);
    return await readSnapshotStatus(context);
  }),
  ownChanges: room.ownChanges.handler(({ context }) => listOwnChanges(context)),
  proveAccess: room.proveAccess.handler(async ({ input, context }) => {
    await tellProof(context, input);
    return {};
  }),
  invite: room.invite.handler(({ input, context }) => invite(context, input)),
  requestToJoin: room.requestToJoin.handler(({ input, context }) => requestByInvitation(context, input)),
  waitingRequest: room.waitingRequest.handler(({ context }) => {
    const kept = waitingRequest(context);
    return kept === null ? null : { request: kept.request, fingerprint: kept.fingerprint };
  }),
  dropRequest: room.dropRequest.handler(async ({ context }) => {
    await dropRequest(context);
    return {};
  }),
};
