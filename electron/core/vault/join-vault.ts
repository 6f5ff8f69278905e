import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { Id } from '../foundation/contract.ts';
import { Refusal } from '../foundation/errors.ts';
import type { Role } from '../foundation/roles.ts';
import { inTurn } from '../foundation/turns.ts';
import { grantRole, rolesOfPerson } from '../people/keep-keeper.ts';
import { asCustodian, foundVault, verifiedList } from './access.ts';
import type { Standing, VaultStatus } from './contract.ts';
import { fingerprintOf, newDeviceKeys, sameFingerprint } from './device-keys.ts';
import { actingPerson } from './found-vault.ts';
import { keepKeys, type KeyPlace, placeForRequest } from './key-place.ts';
import { readStatus } from './read-status.ts';
import { peopleByIds } from './repository.ts';
import { sayAsCustodian } from './say-as-custodian.ts';
import { seal } from './sealing.ts';
import { PublicDevice } from './statements.ts';

const Request = z.strictObject({
  format: z.literal('kanalvakt-join-request/1'),
  vaultId: Id,
  personId: Id,
  device: PublicDevice,
  /** By the device's own key, over everything above: whoever asks holds it. */
  signature: z.string(),
});
type Request = z.infer<typeof Request>;

const signedText = ({ format, vaultId, personId, device }: Request) =>
  Buffer.from(JSON.stringify({ format, vaultId, personId, device }));

/** Makes this computer's keys and the request that another custodian takes in; the two compare the fingerprint by voice or side by side. */
export async function requestToJoin(
  context: Context,
  given: { vaultId: string; keep: 'keychain' | 'passphrase'; passphrase: string | null },
): Promise<{ request: string; fingerprint: string }> {
  const { vaultId } = given;
  const personId = actingPerson(context);
  await foundVault(context.db, vaultId);
  const { keys, device } = await inTurn(`vault ${vaultId}`, async () => {
    const place = await placeForNewKeys(context, vaultId, given.keep);
    const made = await newDeviceKeys(context.actor.osAccount);
    await keepKeys(context, vaultId, place, {
      keys: made.keys,
      fingerprint: made.device.fingerprint,
      passphrase: given.passphrase,
      pin: null,
      next: null,
    });
    return made;
  });
  context.vaults.lock(vaultId, 'asked');
  context.announce({ room: 'vault', ids: [] });
  const request = writeRequest({ vaultId, personId, device }, keys.signingKey);
  return { request, fingerprint: device.fingerprint };
}

/** A request as a file, signed with the key of the device that asks. */
export function writeRequest(of: Pick<Request, 'vaultId' | 'personId' | 'device'>, signingKey: string): string {
  const { vaultId, personId, device } = of;
  const unsigned: Request = { format: 'kanalvakt-join-request/1', vaultId, personId, device, signature: '' };
  const key = createPrivateKey({ key: Buffer.from(signingKey, 'base64'), type: 'pkcs8', format: 'der' });
  const signature = sign(null, signedText(unsigned), key).toString('base64');
  return `${JSON.stringify({ ...unsigned, signature }, null, 2)}\n`;
}

/** Keys that are in use, or have been and were not put out, are never replaced by new ones; keys that wait to be let in may be. */
async function placeForNewKeys(context: Context, vaultId: string, keep: 'keychain' | 'passphrase'): Promise<KeyPlace> {
  const { place, kept } = await placeForRequest(context, vaultId, keep);
  if (kept === null) return place;
  const { fingerprint, pin } = kept;
  const { list } = await verifiedList(context, vaultId);
  // A list without a device that has opened the vault is an older one, unless it says that the device was put out.
  if (list.devices.has(fingerprint) || (pin !== null && !list.removed.has(fingerprint)))
    throw new Refusal('vault-keys-exist', { fingerprint });
  return place;
}

/** Reads a request to any vault; refuses one that is not ours, was changed on the way, or has a key that nothing can be sealed to. */
export async function signedRequest(text: string): Promise<Omit<Request, 'signature'>> {
  let request: Request;
  try {
    request = Request.parse(JSON.parse(text));
  } catch {
    throw new Refusal('vault-request-unreadable');
  }
  const { device, signature } = request;
  let holds = fingerprintOf(device.recipient, device.signingKey) === device.fingerprint;
  try {
    const key = createPublicKey({ key: Buffer.from(device.signingKey, 'base64'), type: 'spki', format: 'der' });
    holds &&= verify(null, signedText(request), key, Buffer.from(signature, 'base64'));
    // Some points of the curve are recipients in form and cannot be sealed to.
    await seal('', [device.recipient]);
  } catch {
    holds = false;
  }
  if (!holds) throw new Refusal('vault-request-unreadable');
  return request;
}

async function parseRequest(vaultId: string, text: string): Promise<Omit<Request, 'signature'>> {
  const request = await signedRequest(text);
  if (request.vaultId !== vaultId) throw new Refusal('vault-request-other-vault');
  return request;
}

/** A person of the vault's administration who has not left: nobody else is invited or let in. */
export async function personWhoIsHere(context: Context, vaultId: string, personId: string): Promise<{ shown: string }> {
  const vault = await foundVault(context.db, vaultId);
  const person = (await peopleByIds(context.db, [personId])).get(personId);
  if (person?.administration_id !== vault.administration_id) throw new Refusal('unknown-person');
  if (person.leaves_on !== null && person.leaves_on < dayOf(context.clock.now()))
    throw new Refusal('vault-person-has-left', { name: person.shown });
  return person;
}

/** What a request says, for the one who is about to let it in. */
export async function readRequest(context: Context, vaultId: string, text: string) {
  const { personId, device } = await parseRequest(vaultId, text);
  const person = await personWhoIsHere(context, vaultId, personId);
  const roles = await rolesOfPerson(context, personId);
  return {
    personId,
    personName: person.shown,
    roles: [...roles],
    deviceName: device.name,
    fingerprint: device.fingerprint,
  };
}

/** Lets a device in, after two people have compared its fingerprint; a device that was removed never comes back. */
export async function addDevice(
  context: Context,
  given: { vaultId: string; request: string; fingerprint: string; standing: Standing; role: Role | null },
): Promise<VaultStatus> {
  const { vaultId, standing, role } = given;
  await asCustodian(context, vaultId);
  const { personId, device } = await parseRequest(vaultId, given.request);
  if (!sameFingerprint(device.fingerprint, given.fingerprint)) throw new Refusal('vault-fingerprint-differs');
  const vault = await foundVault(context.db, vaultId);
  await personWhoIsHere(context, vaultId, personId);
  await sayAsCustodian(context, vaultId, {
    say(list) {
      if (list.devices.has(device.fingerprint) || list.removed.has(device.fingerprint))
        throw new Refusal('vault-device-known');
      const before = list.standing.get(personId);
      if (before !== undefined && before !== standing) throw new Refusal('vault-standing-differs');
      return { kind: 'device-added', personId, standing, device };
    },
    async also(db) {
      if (role !== null && standing === 'full') await grantRole(db, context, personId, role);
    },
    events: () => [
      {
        action: 'vault-device-added',
        subjectKind: 'vault',
        subjectId: vaultId,
        details: { personId, fingerprint: device.fingerprint, standing },
      },
    ],
  });
  if (role !== null) context.announce({ room: 'people', ids: [personId] });
  return await readStatus(context, vault.administration_id);
}
