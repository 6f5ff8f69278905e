import type { Context, Db } from '../context.ts';
import { KeychainUnavailable } from '../ports.ts';
import { type Head, keyMadeAction, signedAction } from './chain.ts';
import { type DeviceSecret, deviceSecret, writeDeviceSecret } from './device-secret.ts';
import { recordEvents } from './record-event.ts';
import { lastLink, linkAt, setSignature, setSigningKey, signingKeyOf } from './repository.ts';
import { publicHalf, signHash } from './signature.ts';

/** What is about to leave the register or to be kept: the moment at which the chain is signed. */
export type SigningPurpose = 'backup' | 'export' | 'report' | 'restore' | 'disposal';

/** How signing went; everything but `signed` leaves the register as it was. */
export type SigningOutcome = 'signed' | 'no-keychain' | 'read-only' | 'tail-missing';

/**
 * Signs this device's chain up to now with its own key, and pins the place in the keychain.
 * Call it outside a transaction, at each backup, export and report (`design.md` §3). Without a keychain nothing is signed, and `verify` says so.
 * A chain that lacks what was signed before is not signed again, since that would hide the loss; after a restore it is expected.
 */
export async function signHead(context: Context, purpose: SigningPurpose): Promise<SigningOutcome> {
  const { keychain, actor } = context;
  if (context.host.readOnly) return 'read-only';
  if (keychain === null) return 'no-keychain';
  try {
    const secret = await deviceSecret(keychain, actor.deviceId);
    if (purpose !== 'restore' && secret.head !== null && !(await holds(context, secret.head))) return 'tail-missing';
    const head = await context.db.transaction().execute((db) => sign(db, context, secret, purpose));
    await writeDeviceSecret(keychain, actor.deviceId, { ...secret, head });
    return 'signed';
  } catch (error) {
    if (!(error instanceof KeychainUnavailable)) throw error;
    context.log.info('The chain was not signed: no keychain', { reason: error.message });
    return 'no-keychain';
  }
}

async function holds(context: Context, head: Head): Promise<boolean> {
  return (await linkAt(context.db, context.actor.deviceId, head.sequence))?.hash === head.hash;
}

async function sign(db: Db, context: Context, secret: DeviceSecret, purpose: SigningPurpose): Promise<Head> {
  const { actor } = context;
  const subject = { subjectKind: 'device', subjectId: actor.deviceId };
  const publicKey = publicHalf(secret.privateKey);
  if ((await signingKeyOf(db, actor.deviceId)) !== publicKey) {
    await setSigningKey(db, actor.deviceId, publicKey);
    await recordEvents(db, context, [{ action: keyMadeAction, ...subject, details: { publicKey } }]);
  }
  await recordEvents(db, context, [{ action: signedAction, ...subject, details: { purpose } }]);
  const head = await lastLink(db, actor.deviceId);
  if (head === undefined) throw new Error('An event was recorded and the chain is empty');
  await setSignature(db, actor.deviceId, head.sequence, signHash(secret.privateKey, head.hash));
  return head;
}
