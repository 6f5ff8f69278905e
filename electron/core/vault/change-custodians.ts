import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import type { Role } from '../foundation/roles.ts';
import { grantRole } from '../people/keep-keeper.ts';
import { foundVault, verifiedList } from './access.ts';
import type { Rotation, Standing, VaultStatus } from './contract.ts';
import { queueRotations } from './queue-rotations.ts';
import { readStatus } from './read-status.ts';
import { accountFacts, unitNames } from './repository.ts';
import { sayAsCustodian } from './say-as-custodian.ts';
import { sameFingerprint } from './device-keys.ts';
import type { Subject } from './statements.ts';

async function statusOf(context: Context, vaultId: string): Promise<VaultStatus> {
  return await readStatus(context, (await foundVault(context.db, vaultId)).administration_id);
}

/**
 * Puts a person's devices out: everything is sealed anew without them, namings and loans end, and what they could open since the last change enters the queue.
 * What is in somebody's memory is revoked only by a new password. Also for the departure of a person (`cause` left).
 */
export async function removePerson(
  context: Context,
  given: {
    vaultId: string;
    personId: string;
    immediate: boolean;
    cause?: Extract<Rotation['cause'], 'left' | 'removed'>;
  },
): Promise<VaultStatus> {
  const { vaultId, personId, immediate, cause = 'removed' } = given;
  await sayAsCustodian(context, vaultId, {
    say(list) {
      if (!list.standing.has(personId)) throw new Refusal('vault-person-has-no-device');
      return { kind: 'person-removed', personId };
    },
    also: async (db) => {
      await queueRotations(db, context, { vaultId, personId, cause, immediate });
    },
    events: () => [
      { action: 'vault-person-removed', subjectKind: 'vault', subjectId: vaultId, details: { personId, cause } },
    ],
  });
  return await statusOf(context, vaultId);
}

/** Puts one device out, as when a computer is lost; its person keeps the others. */
export async function removeDevice(
  context: Context,
  given: { vaultId: string; fingerprint: string; immediate: boolean },
): Promise<VaultStatus> {
  const { vaultId, immediate } = given;
  const { list } = await verifiedList(context, vaultId);
  const device = [...list.devices.values()].find((one) => sameFingerprint(one.fingerprint, given.fingerprint));
  if (device === undefined) throw new Refusal('not-found');
  const { fingerprint, personId } = device;
  await sayAsCustodian(context, vaultId, {
    say: () => ({ kind: 'device-removed', fingerprint }),
    also: async (db) => {
      await queueRotations(db, context, { vaultId, personId, cause: 'device-removed', immediate, device: fingerprint });
    },
    events: () => [
      { action: 'vault-device-removed', subjectKind: 'vault', subjectId: vaultId, details: { personId, fingerprint } },
    ],
  });
  return await statusOf(context, vaultId);
}

/**
 * Makes a person a full custodian, with a role in the app where one is given, for a custodian without a role can save nothing;
 * or one who opens only what they are named for, and then what they can no longer open enters the queue.
 */
export async function setStanding(
  context: Context,
  given: { vaultId: string; personId: string; standing: Standing; role: Role | null },
): Promise<VaultStatus> {
  const { vaultId, personId, standing, role } = given;
  await sayAsCustodian(context, vaultId, {
    say(list) {
      if (!list.standing.has(personId)) throw new Refusal('vault-person-has-no-device');
      if (list.standing.get(personId) === standing) throw new Refusal('already-exists');
      return { kind: 'standing-set', personId, standing };
    },
    also: async (db, list, next) => {
      const lost = { list, next };
      if (standing === 'named')
        await queueRotations(db, context, { vaultId, personId, cause: 'limited', immediate: false, lost });
      else if (role !== null) await grantRole(db, context, personId, role);
    },
    events: () => [
      { action: 'vault-standing-set', subjectKind: 'vault', subjectId: vaultId, details: { personId, standing } },
    ],
  });
  if (role !== null) context.announce({ room: 'people', ids: [personId] });
  return await statusOf(context, vaultId);
}

/** Names a person for one account or one unit, or no longer; what is taken away enters the queue. */
export async function setNamed(
  context: Context,
  given: { vaultId: string; personId: string; subject: Subject; named: boolean },
): Promise<VaultStatus> {
  const { vaultId, personId, subject, named } = given;
  const name =
    subject.kind === 'account'
      ? (await accountFacts(context.db, [subject.id])).get(subject.id)?.name
      : (await unitNames(context.db, [subject.id])).get(subject.id);
  if (name === undefined) throw new Refusal('not-found');
  await sayAsCustodian(context, vaultId, {
    say(list) {
      if (!list.standing.has(personId)) throw new Refusal('vault-person-has-no-device');
      const isNamed = list.named.some(
        (one) => one.personId === personId && one.subject.kind === subject.kind && one.subject.id === subject.id,
      );
      if (isNamed === named) throw new Refusal(named ? 'already-exists' : 'not-found');
      return { kind: named ? 'named' : 'unnamed', personId, subject };
    },
    also: async (db, list, next) => {
      if (!named)
        await queueRotations(db, context, {
          vaultId,
          personId,
          cause: 'unnamed',
          immediate: false,
          lost: { list, next },
        });
    },
    events: () => [
      {
        action: named ? 'vault-person-named' : 'vault-person-unnamed',
        subjectKind: 'vault',
        subjectId: vaultId,
        details: { personId, subject },
      },
    ],
  });
  return await statusOf(context, vaultId);
}
