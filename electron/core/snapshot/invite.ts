import { z } from 'zod';
import { publicHalf } from '../foundation/audit/signature.ts';
import type { Context } from '../foundation/context.ts';
import { Id } from '../foundation/contract.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { keepRequest } from './kept-request.ts';
import { fingerprintOf, newDeviceKeys } from '../vault/device-keys.ts';
import { personWhoIsHere, writeRequest } from '../vault/join-vault.ts';
import { keepKeys, openKept, placeForRequest } from '../vault/key-place.ts';
import { recipientOf } from '../vault/sealing.ts';

const Invitation = z.strictObject({ format: z.literal('kanalvakt-invitation/1'), vaultId: Id, personId: Id });

/** What a colleague needs to ask to be let in from a computer that has no register yet: ids only, no secret and no name. */
export async function invite(
  context: Context,
  given: { vaultId: string; personId: string },
): Promise<{ invitation: string }> {
  await personWhoIsHere(context, given.vaultId, given.personId);
  return { invitation: `${JSON.stringify({ format: 'kanalvakt-invitation/1', ...given })}\n` };
}

/**
 * Makes this computer's keys by an invitation and the request that lets it in; the two compare the fingerprint. Whoever asks again with the same
 * PIN gets the same request, for keys that somebody may have let in are never replaced, and never kept in another way than they were.
 */
export async function requestByInvitation(
  context: Context,
  given: { invitation: string; keep: 'keychain' | 'passphrase'; passphrase: string | null },
): Promise<{ request: string; fingerprint: string }> {
  let invitation: z.infer<typeof Invitation>;
  try {
    invitation = Invitation.parse(JSON.parse(given.invitation));
  } catch {
    throw new Refusal('snapshot-invitation-unreadable');
  }
  const { vaultId, personId } = invitation;
  const keys = await inTurn(`vault ${vaultId}`, async () => {
    const { place, kept } = await placeForRequest(context, vaultId, given.keep);
    if (kept !== null) return await openKept(context, kept, given.passphrase);
    const made = await newDeviceKeys(context.actor.osAccount);
    await keepKeys(context, vaultId, place, {
      keys: made.keys,
      fingerprint: made.device.fingerprint,
      passphrase: given.passphrase,
      pin: null,
      next: null,
    });
    return made.keys;
  });
  const recipient = await recipientOf(keys.identity);
  const signingKey = publicHalf(keys.signingKey);
  const fingerprint = fingerprintOf(recipient, signingKey);
  const device = { fingerprint, recipient, signingKey, name: context.actor.osAccount };
  const request = writeRequest({ vaultId, personId, device }, keys.signingKey);
  keepRequest(context.dataDir, { vaultId, request, fingerprint });
  return { request, fingerprint };
}
