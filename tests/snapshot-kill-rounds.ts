import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { readManifest } from '../electron/core/snapshot/manifest.ts';
import { openSealed } from '../electron/core/snapshot/open-sealed.ts';
import { killedChild } from './killed-child.ts';
import { prepareOffice } from './shared-office.ts';

/**
 * Kills a process again and again while it writes accounts and snapshots, at moments that `random` chooses. After each, the head in the shared folder
 * points at a whole snapshot that opens, no older than the one before, with every account up to some moment and none after it;
 * and the next process goes on writing, knowing its own work again. Answers how many rounds held.
 */
export async function killWhileSharing(rounds: number, random: () => number): Promise<number> {
  const prepared = await prepareOffice();
  const office = await prepared.copy();
  const { one, two, first, shared, root } = office;
  await one.core.close();
  await two.core.close();
  const keychainFile = path.join(root, 'nyckelring.json');
  writeFileSync(keychainFile, JSON.stringify([...one.keychain.entries]));
  const kept = JSON.parse((await two.keychain.getPassword('se.kanalvakt', two.vaultId)) ?? '') as { keys: string };
  const { identity } = JSON.parse(Buffer.from(kept.keys, 'base64').toString()) as { identity: string };
  const child = await killedChild('snapshot-writer');
  let before = 0;
  for (let round = 0; round < rounds; round += 1) {
    // One snapshot at least gets out in each round: a writer that no longer knew its own work would refuse here.
    await child.once({
      args: [first, keychainFile, one.administrationId],
      until: (line) => line.startsWith('written'),
      after: random() * 400,
    });

    const head = readdirSync(shared).find((name) => /^kanalvakt-[0-9a-f]{8}\.json$/.test(name)) ?? '';
    const manifest = readManifest(readFileSync(path.join(shared, head), 'utf8'));
    if (typeof manifest === 'string') throw new Error(`The head is ${manifest}`);
    expect(manifest.serial).toBeGreaterThan(before);
    before = manifest.serial;
    const target = path.join(root, 'öppnad.sqlite');
    await openSealed({ folder: shared, manifest, identity, target });
    const database = new Database(target, { readonly: true });
    const names = database.prepare("select name from account where name like 'Konto %' order by name").pluck().all();
    database.close();
    rmSync(target);
    const expected = names.map((_, index) => `Konto ${index + 3}`).toSorted();
    expect(names).toEqual(expected);
    const unfinished = readdirSync(shared).filter((name) => name.endsWith('.tmp'));
    expect(unfinished.length).toBeLessThanOrEqual(1);
  }
  await office.remove();
  prepared.remove();
  return rounds;
}
