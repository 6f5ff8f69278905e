import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { combine } from 'shamir-secret-sharing';
import { expect } from 'vitest';
import { headName, placeInName, readManifest } from '../electron/core/snapshot/manifest.ts';
import { newDeviceKeys } from '../electron/core/vault/device-keys.ts';
import { writeRequest } from '../electron/core/vault/join-vault.ts';
import { kitKeysOf } from '../electron/core/vault/kit.ts';
import { readShare } from '../electron/core/vault/share-text.ts';
import { refusal } from './register.ts';
import type { prepareOffice } from './shared-office.ts';
import { identityAt, openedIn, opens } from './vault-keys.ts';
import { credential, type Desk, printKit } from './vault-office.ts';

const kinds = [
  'unname',
  'name',
  'return',
  'lend',
  'leave',
  'remove',
  'add',
  'add-named',
  'limit',
  'raise',
  'restore',
  'back-up',
  'rotate',
  'new-kit',
  'take-over',
] as const;
type Kind = (typeof kinds)[number];

/** How many deeds a story has: each kind once, and some twice. */
const slots = Array.from({ length: kinds.length + 5 }, (_, n) => n);

/** What happens to a vault on its two computers, in any order; who and which by numbers that are taken modulo what there is. */
const story = fc
  .tuple(
    fc.shuffledSubarray(slots, { minLength: slots.length }),
    fc.array(fc.record({ who: fc.nat(2), which: fc.nat(2) }), { minLength: slots.length, maxLength: slots.length }),
  )
  .map(([order, whom]) => whom.map((one, n) => ({ ...one, what: (order[n] ?? 0) % kinds.length })));

interface Key {
  personId: string;
  identity: string;
  isIn: boolean;
}

/** Who may open what, and what stands in it: told a second time, from the deeds alone and without the code under test. */
interface Told {
  keys: Key[];
  full: Set<string>;
  /** Person and account, person and login. */
  named: Set<string>;
  lent: Set<string>;
  left: Set<string>;
  passwords: Map<string, string>;
  kits: string[];
  backup: { name: string; passwords: Map<string, string>; left: Set<string> } | null;
}

const kitIdentity = async (shares: readonly string[]): Promise<string> => {
  const parts = shares.slice(0, 2).map((share) => {
    const read = readShare(share);
    if ('fault' in read) throw new Error(read.fault);
    return read.bytes;
  });
  return (await kitKeysOf(await combine(parts))).identity;
};

/** One vault, the two computers that write it in turn, and what should be true of it. `accountOf` is each login's account, `''` for one that has none. */
function storyOf(first: Desk, second: Desk, sharedFolder: string, people: readonly string[], told: Told) {
  let [here, there] = [first, second];
  const accountOf = new Map<string, string>();
  let made = 0;

  const isIn = (personId: string) => told.keys.some((key) => key.isIn && key.personId === personId);

  function goes(personId: string): void {
    const { keys, full, named, lent } = told;
    for (const key of keys) if (key.personId === personId) key.isIn = false;
    full.delete(personId);
    for (const set of [named, lent]) for (const pair of set) if (pair.startsWith(personId)) set.delete(pair);
  }

  async function save(accountId: string): Promise<void> {
    const { client, vaultId } = here;
    const accountIds = accountId === '' ? [] : [accountId];
    const { id } = await client.vault.save(credential(vaultId, { accountIds }, { password: 'första' }));
    accountOf.set(id, accountId);
    told.passwords.set(id, 'första');
  }

  /** Does what is asked for with whoever it makes sense for, or the next kind that makes sense, and answers what; what makes sense must go well. */
  async function does({ what, who, which }: { what: number; who: number; which: number }): Promise<Kind> {
    for (const kind of [...kinds.slice(what), ...kinds.slice(0, what)])
      for (const n of people.keys()) if (await doesOne(kind, who + n, which)) return kind;
    throw new Error('A password can always be changed');
  }

  async function doesOne(what: Kind, who: number, which: number): Promise<boolean> {
    const { client, vaultId, administrationId } = here;
    const personId = people[who % people.length] ?? '';
    const id = [...accountOf.keys()][which % accountOf.size] ?? '';
    const accounts = [...accountOf.values()].filter(Boolean);
    const accountId = accounts[which % accounts.length] ?? '';
    const subject = { kind: 'account' as const, id: accountId };
    const isHere = isIn(personId);
    switch (what) {
      case 'add':
      case 'add-named': {
        const standing = what === 'add' ? 'full' : 'named';
        if (told.left.has(personId) || (isHere && told.full.has(personId) !== (standing === 'full'))) return false;
        const { keys, device } = await newDeviceKeys('en dator till');
        const request = writeRequest({ vaultId, personId, device }, keys.signingKey);
        await client.vault.addDevice({ vaultId, request, fingerprint: device.fingerprint, standing });
        told.keys.push({ personId, identity: keys.identity, isIn: true });
        if (standing === 'full') told.full.add(personId);
        return true;
      }
      case 'limit':
      case 'raise': {
        const isFull = told.full.has(personId);
        if (!isHere || isFull !== (what === 'limit')) return false;
        await client.vault.setStanding({ vaultId, personId, standing: isFull ? 'named' : 'full', role: null });
        if (isFull) told.full.delete(personId);
        else told.full.add(personId);
        return true;
      }
      case 'remove':
        if (!isHere) return false;
        await client.vault.removePerson({ vaultId, personId, immediate: false });
        goes(personId);
        return true;
      case 'leave': {
        if (!isHere || told.left.has(personId)) return false;
        const { seen, version } = await client.leaving.get({ personId });
        await client.leaving.depart({ personId, version, seen, reason: 'Slutade hastigt.' });
        goes(personId);
        told.left.add(personId);
        return true;
      }
      case 'name':
        if (!isHere || told.named.has(`${personId} ${accountId}`)) return false;
        await client.vault.namePerson({ vaultId, personId, subject });
        told.named.add(`${personId} ${accountId}`);
        return true;
      case 'unname': {
        const pair = [...told.named][which % Math.max(1, told.named.size)];
        if (pair === undefined) return false;
        const [of = '', about = ''] = pair.split(' ');
        await client.vault.unnamePerson({ vaultId, personId: of, subject: { kind: 'account', id: about } });
        told.named.delete(pair);
        return true;
      }
      case 'lend':
        if (!isHere || told.lent.has(`${personId} ${id}`)) return false;
        await client.vault.lend({ id, personId, until: '2026-05-10', reason: '' });
        told.lent.add(`${personId} ${id}`);
        return true;
      case 'return': {
        const pair = [...told.lent][which % Math.max(1, told.lent.size)];
        if (pair === undefined) return false;
        const [of = '', about = ''] = pair.split(' ');
        await client.vault.returnLoan({ id: about, personId: of });
        told.lent.delete(pair);
        return true;
      }
      case 'rotate': {
        const { version, label } = await client.vault.get({ id });
        const password = `nytt-${(made += 1)}`;
        const accountIds = [accountOf.get(id) ?? ''].filter(Boolean);
        await client.vault.save({ ...credential(vaultId, { label, accountIds }, { password }), id, version });
        told.passwords.set(id, password);
        return true;
      }
      case 'new-kit': {
        const holders = [here.personId, there.personId, ...people].filter((one) => !told.left.has(one));
        if (holders.length < 3) return false;
        told.kits.push(await kitIdentity(await printKit(client, vaultId, holders.slice(0, 3))));
        return true;
      }
      case 'back-up': {
        const { name } = await client.settings.backUpNow({});
        told.backup = { name, passwords: new Map(told.passwords), left: new Set(told.left) };
        return true;
      }
      case 'restore': {
        if (told.backup === null) return false;
        const { name, passwords, left } = told.backup;
        await client.settings.restore({ name });
        await client.vault.unlock({ vaultId, passphrase: null });
        await client.vault.acceptRestored({ vaultId });
        told.passwords = new Map(passwords);
        told.left = new Set(left);
        return true;
      }
      case 'take-over': {
        await client.snapshot.write({});
        const { client: other } = there;
        await other.vault.unlock({ vaultId, passphrase: null });
        expect(await other.snapshot.takeOver({ reason: 'Vi turas om' })).toMatchObject({ side: 'writer' });
        expect(await refusal(client.snapshot.write({}))).toMatchObject({ code: 'register-taken-over' });
        await client.snapshot.open({ folder: sharedFolder, changesEntered: true });
        [here, there] = [there, here];
        await here.client.vault.unlock({ vaultId, passphrase: null });
        // The backup lies on the other computer.
        told.backup = null;
        expect((await here.client.vault.status({ administrationId })).readOnly).toBe('no');
        return true;
      }
    }
  }

  /** Exactly the right keys open exactly the right logins, every login is trusted, and its password is the last one set. */
  async function holds(): Promise<void> {
    const { client, vaultId, folder } = here;
    const { keys, full, named, lent, passwords, kits } = told;
    const db = new Database(path.join(folder, 'kanalvakt.sqlite'), { readonly: true });
    const sealed = new Map(
      (db.prepare('select id, sealed from vault_credential').all() as Array<{ id: string; sealed: string }>).map(
        (row) => [row.id, Buffer.from(row.sealed, 'base64')],
      ),
    );
    db.close();
    const can: Record<string, boolean[]> = {};
    const may: Record<string, boolean[]> = {};
    for (const [id, accountId] of accountOf) {
      const file = sealed.get(id) ?? new Uint8Array();
      can[id] = await Promise.all([...keys.map(({ identity }) => identity), ...kits].map((key) => opens(file, key)));
      may[id] = [
        ...keys.map(
          ({ personId, isIn }) =>
            isIn && (full.has(personId) || named.has(`${personId} ${accountId}`) || lent.has(`${personId} ${id}`)),
        ),
        ...kits.map((_, n) => n === kits.length - 1),
      ];
      expect(await client.vault.reveal({ id, field: 'password', use: 'reveal', reason: 'Prov av valvet' })).toEqual({
        value: passwords.get(id),
      });
    }
    expect(can).toEqual(may);
    const { rows } = await client.vault.list({ vaultId });
    expect(rows.flatMap(({ distrust }) => distrust ?? [])).toEqual([]);
  }

  /**
   * The shared folder when a copy has been written: the register opens for those who open all of it, its extract for those who are only named or have only borrowed;
   * and no file there, however old, for anybody who is not in, nor for an earlier kit, nor more than extracts for somebody who is only named.
   */
  async function copyHolds(): Promise<void> {
    const { client } = here;
    await client.snapshot.write({});
    const { registerId } = await client.snapshot.status({});
    const manifestAt = (name: string) => {
      const manifest = readManifest(readFileSync(path.join(sharedFolder, name), 'utf8'));
      if (typeof manifest === 'string') throw new Error(manifest);
      return manifest;
    };
    const { file, extract } = manifestAt(headName(registerId ?? ''));
    const extracts = readdirSync(sharedFolder)
      .filter((name) => placeInName(registerId ?? '', name)?.kind === 'json')
      .flatMap((name) => manifestAt(name).extract?.file ?? []);
    for (const { personId, identity, isIn } of told.keys) {
      const opened = await openedIn(sharedFolder, identity);
      const isFull = told.full.has(personId);
      expect([opened.includes(file), extract !== undefined && opened.includes(extract.file)]).toEqual([
        isIn && isFull,
        isIn && !isFull,
      ]);
      if (!isIn) expect(opened).toEqual([]);
      else if (!isFull) expect(extracts).toEqual(expect.arrayContaining(opened));
    }
    for (const [n, kit] of told.kits.entries()) {
      const opened = await openedIn(sharedFolder, kit);
      if (n < told.kits.length - 1) expect(opened).toEqual([]);
      else expect(opened).toContain(file);
    }
  }

  return { save, does, holds, copyHolds };
}

/**
 * Adds, removes, limits, names, lends, changes passwords, lets people leave, makes kits, restores backups and takes the register over, in any order;
 * after each, exactly the right keys open exactly the right logins. Answers the kinds of deeds that were never done.
 */
export async function whoOpensAfterAnything(
  prepared: Awaited<ReturnType<typeof prepareOffice>>,
  runs: { numRuns: number; seed: number },
): Promise<Kind[]> {
  const done = new Set<Kind>();
  await fc.assert(
    fc.asyncProperty(story, async (deeds) => {
      const office = await prepared.copy();
      const { one, two, shared, shares, accounts, holders } = office;
      await one.client.vault.unlock({ vaultId: one.vaultId, passphrase: null });
      const own = await Promise.all(
        [one, two].map(async (desk) => ({ personId: desk.personId, identity: await identityAt(desk), isIn: true })),
      );
      const told = storyOf(one, two, shared, holders, {
        keys: own,
        full: new Set([one.personId, two.personId]),
        named: new Set(),
        lent: new Set(),
        left: new Set(),
        passwords: new Map(),
        kits: [await kitIdentity(shares)],
        backup: null,
      });
      for (const account of [accounts[0] ?? '', accounts[1] ?? '', '']) await told.save(account);
      await told.holds();
      for (const [n, next] of deeds.entries()) {
        done.add(await told.does(next));
        await told.holds();
        // Copies of several moments lie there, as they do in the long run.
        if (n === 10) await told.copyHolds();
      }
      await told.copyHolds();
      await office.remove();
    }),
    { ...runs, endOnFailure: true },
  );
  return kinds.filter((kind) => !done.has(kind));
}
