import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { startOwner } from './child.ts';
import { killedChild } from './killed-child.ts';
import { leavingRegister } from './leaving.ts';
import { draft, openRegister, temporaryFolder, verifyHere } from './register.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Kills a process again and again while it restores one of two backups after the other, at moments that `random` chooses;
 * after each, the register must be the one or the other, whole, with nothing left over and its log unbroken. Answers how many rounds held.
 */
export async function killWhileRestoring(rounds: number, random: () => number): Promise<number> {
  const { folder, remove } = temporaryFolder();
  const { core, client } = await openRegister(folder);
  const { id } = await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
  await client.accounts.create({ draft: draft(id, { name: 'Ett' }) });
  const one = await client.settings.backUpNow({});
  await client.accounts.create({ draft: draft(id, { name: 'Två' }) });
  const two = await client.settings.backUpNow({});
  await core.close();
  for (let round = 0; round < rounds; round += 1) {
    const owner = await startOwner(folder, 'swap', one.name, two.name);
    expect(await owner.line()).toContain('restoring');
    await pause(random() * 2500);
    await owner.kill();
    const after = await openRegister(folder);
    const { rows } = await after.client.accounts.list({ filter: { administrationId: id } });
    expect([['Ett'], ['Ett', 'Två']]).toContainEqual(rows.map(({ name }) => name));
    expect(await after.client.settings.verify({})).toMatchObject({ ok: true });
    await after.core.close();
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'kanalvakt.sqlite', 'lock.sqlite']);
  }
  remove();
  return rounds;
}

/** Kills a process again and again while it backs up: every backup that is listed can be read, and the register is untouched. Answers how many rounds held. */
export async function killWhileBackingUp(rounds: number, random: () => number): Promise<number> {
  const { folder, remove } = temporaryFolder();
  const { core, client } = await openRegister(folder);
  const { id } = await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
  for (let n = 0; n < 20; n += 1) await client.accounts.create({ draft: draft(id, { name: `Konto ${n}` }) });
  await core.close();
  for (let round = 0; round < rounds; round += 1) {
    const owner = await startOwner(folder, 'back-up');
    await owner.line();
    await pause(random() * 1500);
    await owner.kill();
    const after = await openRegister(folder);
    expect((await after.client.settings.administrations({}))[0]?.accountCount).toBe(20);
    expect((await after.client.settings.verify({})).ok).toBe(true);
    await after.core.close();
  }
  remove();
  return rounds;
}

/**
 * Kills a process again and again while it hands twelve accounts over and takes them back, at moments that `random` chooses;
 * after each, every account is the leaver's or every account is the receiver's, as the handover's own row says, and the log is unbroken. Answers how many rounds held.
 */
export async function killWhileHandingOver(rounds: number, random: () => number): Promise<number> {
  const { folder, remove } = temporaryFolder();
  const { core, leila, nils, accounts } = await leavingRegister(folder, 12);
  await core.close();
  const child = await killedChild('owner');
  for (let round = 0; round < rounds; round += 1) {
    await child.once({ args: [folder, 'hand-over', leila, nils], until: () => true, after: random() * 300 });
    const after = await openRegister(folder);
    const page = await after.client.leaving.get({ personId: leila });
    const isOver = page.made.some(({ undoneAt }) => undoneAt === null);
    const holder = isOver ? nils : leila;
    for (const id of accounts) {
      const { roles, access } = await after.client.accounts.get({ id });
      expect(roles.filter(({ role }) => role === 'responsible')).toEqual([{ role: 'responsible', personId: holder }]);
      expect(access.map(({ personId }) => personId)).toEqual([holder]);
    }
    expect(page.proofs).toHaveLength(isOver ? accounts.length : 0);
    expect(await verifyHere(after.core)).toMatchObject({ ok: true });
    await after.core.close();
  }
  remove();
  return rounds;
}

/**
 * Kills a process again and again while it looks at fifty accounts, twenty of them behind one inbox, at moments that `random` chooses, and lets another resume;
 * everything that was said to be recorded is, once, with its item and its account, the log is unbroken, and the round comes to its end. Answers how many kills held.
 */
export async function killWhileLooking(kills: number, random: () => number): Promise<number> {
  let held = 0;
  while (held < kills) held += await killWithinOneRound(kills - held, random);
  return held;
}

/** One round of fifty accounts with at most ten kills in it. */
async function killWithinOneRound(most: number, random: () => number): Promise<number> {
  const { folder, remove } = temporaryFolder();
  const made = await openRegister(folder);
  const { id: administrationId } = await made.client.settings.createAdministration({ name: 'Kulturförvaltningen' });
  const accountIds: string[] = [];
  for (let n = 0; n < 50; n += 1)
    accountIds.push((await made.client.accounts.create({ draft: draft(administrationId, { name: `Konto ${n}` }) })).id);
  const inbox = { name: 'Inkorg', kind: 'inbox' as const, url: 'https://inkorg.exempel.se', note: '' };
  await made.client.rounds.createPlace({ administrationId, draft: { ...inbox, accountIds: accountIds.slice(0, 20) } });
  await made.core.close();
  const said = new Set<string>();
  let isDone = false;
  const look = async () => {
    const owner = await startOwner(folder, 'look', administrationId);
    owner.lines.on('line', (line) => {
      if (line.startsWith('looked ')) said.add(line.slice('looked '.length));
      if (line === 'done') isDone = true;
    });
    return owner;
  };
  /** What was said, and nothing twice. Answers how many accounts have a look. */
  const check = async (): Promise<number> => {
    const after = await openRegister(folder);
    const { items } = await after.client.rounds.open({ administrationId, tab: 'efter' });
    expect(items).toHaveLength(50);
    const looked = items.filter(({ look: has }) => has !== null);
    expect([...said].filter((id) => !looked.some(({ accountId }) => accountId === id))).toEqual([]);
    const { db } = await after.core.context();
    const pairs = await db.selectFrom('look_account').select(['look_id', 'account_id']).execute();
    expect(pairs.map(({ look_id, account_id }) => `${look_id} ${account_id}`).toSorted()).toEqual(
      looked.map(({ look: has, accountId }) => `${has?.id} ${accountId}`).toSorted(),
    );
    // The inbox is one look: all of its accounts or none.
    expect([0, 20]).toContain(looked.filter(({ placeId }) => placeId !== null).length);
    expect(await after.client.settings.verify({})).toMatchObject({ ok: true });
    await after.core.close();
    return looked.length;
  };
  const kills = Math.min(most, 10);
  for (let kill = 0; kill < kills; kill += 1) {
    const owner = await look();
    expect(await owner.line()).toBe('open');
    // After none, one or two looks of the thirty steps, and somewhere within the next.
    const wanted = said.size + Math.floor(random() * 3);
    while (said.size < wanted) await pause(1);
    await pause(random() * 6);
    // It was killed, and did not end by itself.
    expect(owner.child.exitCode).toBeNull();
    await owner.kill();
    expect(await check()).toBeLessThan(50);
  }
  const last = await look();
  while (!isDone) await pause(10);
  await last.kill();
  expect(await check()).toBe(50);
  remove();
  return kills;
}
