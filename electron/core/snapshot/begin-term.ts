import { recordEvents } from '../foundation/audit/record-event.ts';
import { publicHalf } from '../foundation/audit/signature.ts';
import type { Context, Db } from '../foundation/context.ts';
import { leftFolders } from './files/left-folders.ts';
import { custodianKeys } from './keys-here.ts';
import { newWriterKey } from './local-side.ts';
import { type Place, signClaim } from './manifest.ts';
import { chainHeads, setSharedRegister } from './repository.ts';

/** A term that begins on this computer. */
export interface NewTerm {
  registerId: string;
  folder: string;
  term: number;
  /** The snapshot whose copy this is; `null` for the first term. */
  from: Place | null;
  /** Serials go on after this. */
  serial: number;
  event: { action: 'register-shared' | 'register-taken-over'; details: Record<string, string | number> };
  /** In the same transaction. */
  also?(db: Db, context: Context): Promise<void>;
}

/** Makes this computer the register's writer: a claim signed with its custodian's key, told in the chain, and only then kept as what this computer is. */
export async function beginTerm(context: Context, begun: NewTerm): Promise<void> {
  const { registerId, term, folder, from } = begun;
  const custodian = await custodianKeys(context);
  const { stored, privateKey } = await newWriterKey(context);
  const writerPublicKey = publicHalf(privateKey);
  const claim = signClaim(
    {
      registerId,
      term,
      vaultId: custodian.vaultId,
      by: custodian.fingerprint,
      writerKey: writerPublicKey,
      from,
      at: context.clock.now().toISOString(),
    },
    custodian.signingKey,
  );
  const heads = await chainHeads(context.db);
  await context.db.transaction().execute(async (db) => {
    await setSharedRegister(db, { id: registerId, term, serial: begun.serial });
    const writing = { ...context, outbox: null };
    await recordEvents(db, writing, [
      {
        action: begun.event.action,
        subjectKind: 'register',
        subjectId: registerId,
        details: { term, ...begun.event.details },
      },
    ]);
    await begun.also?.(db, writing);
  });
  const before = context.shared.side;
  context.shared.keep({
    registerId,
    folder,
    leftFolders: leftFolders(before, registerId, folder),
    side: 'writer',
    isExtract: false,
    term,
    serial: begun.serial,
    claim,
    writerKey: stored,
    writerPublicKey,
    written: [],
    begun: heads,
    pending: [],
    seen: before?.registerId === registerId ? before.seen : null,
    takenOverFrom: null,
    passedOver: before?.registerId === registerId ? before.passedOver : null,
    kitWriter: null,
    putOut: null,
    fingerprint: custodian.fingerprint,
    vaultId: custodian.vaultId,
    deviceId: context.actor.deviceId,
  });
}
