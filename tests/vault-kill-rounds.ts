import path from 'node:path';
import { expect } from 'vitest';
import { credentialRow } from '../electron/core/vault/repository.ts';
import { openRow } from '../electron/core/vault/credential-row.ts';
import { newDeviceKeys } from '../electron/core/vault/device-keys.ts';
import { writeRequest } from '../electron/core/vault/join-vault.ts';
import { killedChild } from './killed-child.ts';
import { openRegister, temporaryFolder, verifyHere } from './register.ts';
import { credential, fileKeychain, foundOfficeAnew } from './vault-office.ts';

/** What a round begins with, and how long it may go on before it is killed; milliseconds, a little more than the work takes. */
const atMost = { kit: 600, save: 200, lend: 500, name: 500 };
type Work = keyof typeof atMost;

/**
 * Kills a process again and again while it seals everything anew to a new kit, changes passwords, lends and takes back or names and names no longer, in turn; at moments that
 * `random` chooses. After each, the list is the one before or the one after, every credential opens with a password that was set, and for the person who is not a full custodian
 * just where the list says that it is lent to them, or that they are named for its account; verify holds, and the shares of the kit in force are the kit's. Answers how many rounds held.
 */
export async function killWhileWorking(works: readonly Work[], rounds: number, random: () => number): Promise<number> {
  const { folder, remove } = temporaryFolder();
  const data = path.join(folder, 'data');
  const keychainFile = path.join(folder, 'keychain.json');
  const keychain = fileKeychain(keychainFile);
  const office = await foundOfficeAnew(data, { keychain });
  const { client, core, vaultId, administrationId } = office;
  const [personId = ''] = office.holders;
  const borrower = await newDeviceKeys('åsa@hemma');
  const { fingerprint } = borrower.device;
  const request = writeRequest({ vaultId, personId, device: borrower.device }, borrower.keys.signingKey);
  await client.vault.addDevice({ vaultId, request, fingerprint, standing: 'named' });
  for (let n = 0; n < 8; n += 1)
    await client.vault.save(
      credential(
        vaultId,
        { label: `Konto ${n}`, accountIds: office.accounts.slice(n, n + 1) },
        { password: `Konto ${n}-1` },
      ),
    );
  await core.close();
  const kits = new Map<number, string[]>([[1, office.shares]]);
  const epochs: number[] = [];
  const child = await killedChild('vault-work');
  // A machine that is busy gets no kit made in the time of a free one.
  let stretch = 1;
  for (let round = 0; round < rounds; round += 1) {
    const work = works[round % works.length] ?? 'save';
    const said = await child.once({
      args: [data, keychainFile, vaultId, personId, work],
      until: () => true,
      after: random() * atMost[work] * stretch,
    });
    const offered = new Map<number, string[]>();
    for (const line of said) {
      const { kitNumber, shares } = JSON.parse(line) as { kitNumber?: number; shares?: string[] };
      if (kitNumber !== undefined && shares !== undefined) offered.set(kitNumber, shares);
    }
    const again = await openRegister(data, { keychain });
    const there = again.client.vault;
    const status = await there.unlock({ vaultId, passphrase: null });
    expect(status).toMatchObject({ readOnly: 'no', untrusted: 0, credentials: 8, here: 'full' });
    const parts = (await verifyHere(again.core)).parts;
    expect(parts.filter(({ ok }) => !ok)).toEqual([]);
    const named = (await there.custodians({ vaultId })).find((one) => one.personId === personId)?.namedFor ?? [];
    for (const { id, label, version, loan, accounts } of (await there.list({ vaultId })).rows) {
      const reveal = { id, field: 'password' as const, use: 'reveal' as const, reason: 'Efter avbrott' };
      expect(await there.reveal(reveal)).toEqual({ value: `${label}-${version}` });
      const row = await credentialRow((await again.core.context()).db, id);
      const forBorrower = row === undefined ? 'cannot-open' : await openRow(row, borrower.keys.identity);
      const isNamed = accounts.some((account) => named.some((one) => one.id === account.id));
      expect(typeof forBorrower === 'string').toBe(loan === null && !isNamed);
    }
    const number = status.kit?.number ?? 0;
    const shares = offered.get(number) ?? kits.get(number) ?? [];
    kits.set(number, shares);
    expect((await there.drill({ vaultId, shares: shares.slice(1) })).result).toBe('passed');
    epochs.push((await there.status({ administrationId })).epoch);
    if (round % 5 === 4 && epochs.at(-1) === epochs.at(-5)) stretch *= 2;
    await again.core.close();
  }
  // It was killed at work: new kits came into force.
  if (rounds >= 10 && works.includes('kit')) expect(epochs.at(-1)).toBeGreaterThan(2);
  expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
  remove();
  return rounds;
}
