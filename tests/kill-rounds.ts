import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { startOwner } from './child.ts';
import { draft, openRegister, temporaryFolder } from './register.ts';

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
    const owner = startOwner(folder, 'swap', one.name, two.name);
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
    const owner = startOwner(folder, 'back-up');
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
