import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { type Manifest, placeInName, readManifest, type Sealed } from '../electron/core/snapshot/manifest.ts';
import { openSealed } from '../electron/core/snapshot/open-sealed.ts';
import { newDeviceKeys } from '../electron/core/vault/device-keys.ts';
import { writeRequest } from '../electron/core/vault/join-vault.ts';
import { personDraft } from './leaving.ts';
import { killedChild } from './killed-child.ts';
import { prepareOffice } from './shared-office.ts';
import { identityAt, openedIn, opens } from './vault-keys.ts';
import { credential, fileKeychain, sitDown } from './vault-office.ts';

/**
 * An office whose writer is another process that is killed. Eva, who is only named, is named for one account, and by turns for another or not:
 * each account has a login of its own.
 */
export async function officeToKill() {
  const prepared = await prepareOffice();
  const office = await prepared.copy();
  const { one, two, first, shared, root, accounts } = office;
  const { client, vaultId, administrationId } = one;
  await client.vault.unlock({ vaultId, passphrase: null });
  await client.vault.save(credential(vaultId, { accountIds: accounts.slice(1, 2) }));
  const { id: personId } = await client.people.create({ draft: personDraft(administrationId, { name: 'Eva Nord' }) });
  const { keys, device } = await newDeviceKeys('eva@angby');
  const request = writeRequest({ vaultId, personId, device }, keys.signingKey);
  await client.vault.addDevice({ vaultId, request, fingerprint: device.fingerprint, standing: 'named' });
  await client.vault.namePerson({ vaultId, personId, subject: { kind: 'account', id: accounts[0] ?? '' } });
  await one.core.close();
  await two.core.close();
  const keychainFile = path.join(root, 'nyckelring.json');
  writeFileSync(keychainFile, JSON.stringify([...one.keychain.entries]));
  const siv = await identityAt(two);
  const child = await killedChild('snapshot-writer');
  const args = [first, keychainFile, vaultId, personId, accounts[1] ?? ''];

  const names = () => readdirSync(shared);
  const manifestAt = (name: string): Manifest => {
    const manifest = readManifest(readFileSync(path.join(shared, name), 'utf8'));
    if (typeof manifest === 'string') throw new Error(`${name} is ${manifest}`);
    return manifest;
  };
  const manifests = () => names().filter((name) => nameOf(name)?.kind === 'json');
  const head = () => manifestAt(names().find((name) => /^kanalvakt-[0-9a-f]{8}\.json$/.test(name)) ?? '');
  const nameOf = (name: string) => placeInName(head().registerId, name);
  /** Sealed files that no manifest names. */
  const unnamed = () => {
    const named = manifests().flatMap((name) => [manifestAt(name).file, manifestAt(name).extract?.file]);
    return names().filter((name) => nameOf(name)?.kind === 'age' && !named.includes(name));
  };

  /** Reads something out of a sealed copy. */
  async function within<T>(sealed: Sealed, identity: string, read: (database: Database.Database) => T): Promise<T> {
    const target = path.join(root, 'öppnad.sqlite');
    await openSealed({ folder: shared, manifest: sealed, identity, target });
    const database = new Database(target, { readonly: true });
    const result = read(database);
    database.close();
    rmSync(target);
    return result;
  }

  /** The newest copy opens whole, with every account up to some moment; and Eva opens its extract, and in it just the logins of the accounts that she is named for there. */
  async function holds(): Promise<Manifest> {
    const manifest = head();
    const made = await within(manifest, siv, (database) =>
      database.prepare("select name from account where name like 'Konto %' order by name").pluck().all(),
    );
    expect(made).toEqual(made.map((_, index) => `Konto ${index + 3}`).toSorted());
    const { extract } = manifest;
    if (extract === undefined) throw new Error('No extract for Eva');
    const isHers = (bytes: Uint8Array) => opens(bytes, keys.identity);
    expect(await isHers(readFileSync(path.join(shared, manifest.file)))).toBe(false);
    const inside = await within({ ...manifest, ...extract }, keys.identity, (database) => ({
      logins: database
        .prepare(
          'select c.sealed, a.account_id as account from vault_credential c join vault_credential_account a on a.credential_id = c.id',
        )
        .all() as Array<{ sealed: string; account: string }>,
      said: (database.prepare('select body from vault_statement order by sequence').pluck().all() as string[]).map(
        (body) => (JSON.parse(body) as { said: { kind: string; subject?: { id: string } } }).said,
      ),
    }));
    const namedFor = new Set<string>();
    for (const { kind, subject } of inside.said)
      if (kind === 'named') namedFor.add(subject?.id ?? '');
      else if (kind === 'unnamed') namedFor.delete(subject?.id ?? '');
    expect(inside.logins).toHaveLength(2);
    for (const { sealed, account } of inside.logins)
      expect(await isHers(Buffer.from(sealed, 'base64'))).toBe(namedFor.has(account));
    return manifest;
  }

  /** Goes on in this process, which takes what is left of the last killing away: every sealed file is named, and of them Eva opens extracts alone. */
  async function settles(): Promise<void> {
    const again = await sitDown(first, 'karin@kontoret', fileKeychain(keychainFile));
    await again.client.snapshot.write({});
    await again.core.close();
    expect(unnamed()).toEqual([]);
    const extracts = manifests().map((name) => manifestAt(name).extract?.file);
    expect(extracts).toEqual(expect.arrayContaining(await openedIn(shared, keys.identity)));
    await holds();
  }

  return {
    child,
    args,
    holds,
    settles,
    unnamed,
    serialOf: (name: string) => nameOf(name)?.serial,
    unfinished: () => names().filter((name) => name.endsWith('.tmp')),
    remove: async () => {
      await office.remove();
      prepared.remove();
    },
  };
}

/**
 * Kills a process again and again while it writes accounts, names and snapshots, at moments that `random` chooses. After each, the head in the shared folder
 * points at a whole snapshot that opens, no older than the one before, with every account up to some moment and none after it, and what is named opens for whom it is named;
 * and the next process goes on writing, knowing its own work again and taking away what the killed one left. Answers how many rounds held.
 */
export async function killWhileSharing(rounds: number, random: () => number): Promise<number> {
  const { child, args, holds, settles, unnamed, serialOf, unfinished, remove } = await officeToKill();
  let before = 0;
  for (let round = 0; round < rounds; round += 1) {
    // One snapshot at least gets out in each round: a writer that no longer knew its own work would refuse here.
    await child.once({ args, until: (line) => line.startsWith('written'), after: random() * 600 });
    const { serial } = await holds();
    expect(serial).toBeGreaterThan(before);
    before = serial;
    for (const name of unnamed()) expect(serialOf(name)).toBe(serial + 1);
    expect(unfinished().length).toBeLessThanOrEqual(1);
  }
  await settles();
  await remove();
  return rounds;
}
