import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { removePerson, setNamed } from '../vault/change-custodians.ts';
import { listCredentials } from '../vault/read-credentials.ts';
import { readCustodians } from '../vault/read-custodians.ts';
import { readStatus } from '../vault/read-status.ts';
import { listCredentialsOfPerson, nameOfSubject, readOpeners } from '../vault/tied-to-person.ts';
import { listRotations } from '../vault/work-rotations.ts';
import type { VaultPart } from './contract.ts';
import { plainTie } from './plain-tie.ts';
import type { Decision, ListedTie, Scene } from './scene.ts';
import type { TieProvider } from './tie-provider.ts';

/** More logins than any administration has; names are read for them all at once. */
const allCredentials = 100_000;

async function listVaultTies(db: Db, context: Context, scene: Scene): Promise<ListedTie[]> {
  // The same connection: a vault is read in the handover's own transaction.
  const inside: Context = { ...context, db };
  const { vaultId } = await readStatus(inside, scene.administrationId);
  if (vaultId === null) return [];
  const personId = scene.leaver.id;
  const tied = (await listCredentialsOfPerson(inside, personId)).find((one) => one.vaultId === vaultId);
  if (tied === undefined) return [];
  const custodians = await readCustodians(inside, vaultId);
  const own = custodians.find((one) => one.personId === personId);
  const { rows } = await listCredentials(inside, {
    vaultId,
    text: '',
    accountId: null,
    unitId: null,
    offset: 0,
    limit: allCredentials,
  });
  const credentials = new Map(rows.map((row) => [row.id, row]));
  const labelOf = (id: string) => credentials.get(id)?.label ?? '';
  const ties: ListedTie[] = [];
  if (tied.standing !== null) {
    const isAlone =
      tied.standing === 'full' &&
      !custodians.some((one) => one.personId !== personId && one.standing === 'full' && one.active);
    ties.push(
      plainTie(`vault-custodian:${vaultId}`, 'vault-custodian', tied.standing, {
        warnings: isAlone ? ['only-bearer'] : [],
        othersRemain: !isAlone,
      }),
    );
  }
  for (const { kind, id } of own?.namedFor ?? []) ties.push(await namedTie(db, kind, id));
  for (const { credentialId, until } of tied.loans)
    ties.push(plainTie(`vault-loan:${credentialId}`, 'vault-loan', labelOf(credentialId), { day: until }));
  for (const id of tied.contactFor) {
    const isFactor = credentials.get(id)?.secondFactorPersonId === personId;
    if (isFactor)
      ties.push(plainTie(`vault-second-factor:${id}`, 'vault-second-factor', labelOf(id), { needsChoice: true }));
    if (credentials.get(id)?.recoveryPersonId === personId)
      ties.push(plainTie(`vault-recovery:${id}`, 'vault-recovery', labelOf(id), { needsChoice: true }));
  }
  for (const id of tied.couldOpen)
    if ((credentials.get(id)?.toolCount ?? 0) > 0) ties.push(plainTie(`vault-tools:${id}`, 'vault-tools', labelOf(id)));
  for (const { id, label, removedAt } of tied.knownRemoved)
    ties.push(plainTie(`vault-removed:${id}`, 'vault-removed', label, { day: dayOf(new Date(removedAt)) }));
  if (tied.kitPage !== null) ties.push(plainTie(`vault-share:${vaultId}`, 'vault-share', String(tied.kitPage)));
  return ties;
}

/** One that somebody is named for. */
const namedTie = async (db: Db, kind: string, id: string): Promise<ListedTie> =>
  plainTie(`vault-named:${kind}:${id}`, 'vault-named', await nameOfSubject(db, id), { needsChoice: true });

/**
 * What a made handover has given to somebody who cannot open it yet, and that the vault no longer lists since the leaver is out of it:
 * it stays until they can, or have left themselves.
 */
export async function waitingTies(
  db: Db,
  context: Context,
  scene: Scene,
  settled: ReadonlyMap<string, Decision>,
): Promise<ListedTie[]> {
  const { named } = await readOpeners(db, context, scene.administrationId);
  const ties: ListedTie[] = [];
  for (const [key, { receiverId }] of settled) {
    const [part, kind, id] = key.split(':');
    if (part !== 'vault-named' || receiverId === null || kind === undefined || id === undefined) continue;
    if (scene.cast.get(receiverId)?.active !== true || scene.vault.get(receiverId) === 'full') continue;
    const isNamed = named.some(
      (one) => one.personId === receiverId && one.subject.kind === kind && one.subject.id === id,
    );
    if (!isNamed) ties.push(await namedTie(db, kind, id));
  }
  return ties;
}

/**
 * What the vault ties a person with. A handover decides of it and carries nothing out in its own transaction: everything is sealed anew by the vault,
 * outside any transaction and only while it is open. Until then the rows stay, for they are listed from the vault itself.
 */
export const vaultPart: TieProvider = {
  name: 'vault',
  list: listVaultTies,
  carryOut: () => Promise.resolve(null),
  changedSince: () => Promise.resolve([]),
  takeBack: () => Promise.resolve(),
};

/** How the vault's part of a handover stands; `ties` as they are listed now, and what made handovers have `settled` of them. */
export async function readVaultPart(
  db: Db,
  context: Context,
  { scene, ties, settled }: { scene: Scene; ties: readonly ListedTie[]; settled: ReadonlyMap<string, Decision> },
  isMade: boolean,
): Promise<VaultPart> {
  const inside: Context = { ...context, db };
  const { vaultId, unlocked } = await readStatus(inside, scene.administrationId);
  if (vaultId === null)
    return {
      state: 'none',
      vaultId: null,
      open: 0,
      hasKeys: false,
      isTheirComputer: false,
      isTheirRegister: false,
      kitPage: null,
      waiting: [],
      rotations: 0,
    };
  const rotations = await listRotations(inside, vaultId, 'open');
  const isTheirComputer = (await readCustodians(inside, vaultId)).some(
    ({ personId, devices }) => personId === scene.leaver.id && devices.some(({ here }) => here),
  );
  const page = isMade ? ties.find(({ kind }) => kind === 'vault-share') : undefined;
  return {
    state: unlocked ? 'open' : 'locked',
    vaultId,
    open: isMade
      ? ties.filter(({ kind }) => kind.startsWith('vault-') && !['vault-tools', 'vault-removed'].includes(kind)).length
      : 0,
    hasKeys: isMade && ties.some(({ kind }) => kind === 'vault-custodian'),
    isTheirComputer,
    isTheirRegister: isTheirComputer && context.shared.side?.side === 'writer',
    kitPage: page === undefined ? null : Number(page.what),
    waiting: ties.flatMap(({ key, kind, what }) => {
      const receiverId = kind === 'vault-named' ? (settled.get(key)?.receiverId ?? null) : null;
      if (!isMade || receiverId === null) return [];
      return [{ name: scene.cast.get(receiverId)?.name ?? '', what, hasComputer: scene.vault.has(receiverId) }];
    }),
    rotations: rotations.filter(({ personId }) => personId === scene.leaver.id).length,
  };
}

/**
 * Does in the vault what a handover decided: names the receivers, and puts the leaver's devices out, so that what they could open enters "Lösenord att byta".
 * Refuses a locked vault. A receiver without a device in the vault cannot be named and waits for one; the rest is done all the same.
 */
export async function finishInVault(
  context: Context,
  scene: Scene,
  settled: ReadonlyMap<string, Decision>,
  immediate: boolean,
): Promise<void> {
  const { vaultId, unlocked } = await readStatus(context, scene.administrationId);
  if (vaultId === null) return;
  if (!unlocked) throw new Refusal('vault-locked');
  const personId = scene.leaver.id;
  for (const [key, { receiverId }] of settled) {
    const [kind, subject, id] = key.split(':');
    if (kind !== 'vault-named' || receiverId === null || id === undefined) continue;
    if (subject !== 'account' && subject !== 'unit') continue;
    try {
      await setNamed(context, { vaultId, personId: receiverId, subject: { kind: subject, id }, named: true });
    } catch (error) {
      const isKnown = error instanceof Refusal && ['already-exists', 'vault-person-has-no-device'].includes(error.code);
      if (!isKnown) throw error;
    }
  }
  const isIn = (await readCustodians(context, vaultId)).some((one) => one.personId === personId);
  if (isIn) await removePerson(context, { vaultId, personId, immediate, cause: 'left' });
}
