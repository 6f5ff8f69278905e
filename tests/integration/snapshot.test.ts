import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { RunJob } from '../../electron/core/foundation/worker/run-job.ts';
import { writeSnapshot } from '../../electron/core/snapshot/write-snapshot.ts';
import { draft, refusal } from '../register.ts';
import { officeForEach } from '../office-for-each.ts';
import { meanwhile, passwordOf, type SharedOffice } from '../shared-office.ts';
import { handOver, personDraft } from '../leaving.ts';
import { here, runCli } from './run-cli.ts';
import { credential, printKit } from '../vault-office.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let office: SharedOffice;
officeForEach((copy) => {
  office = copy;
}, 'hemligt-ett');

/** Gives a person skyddade personuppgifter: from now on the title stands for the name. */
async function protectedAs({ core }: SharedOffice['one'], personId: string, title: string): Promise<void> {
  const { db } = await core.context();
  await db.updateTable('person').set({ protected_identity: 1, title }).where('id', '=', personId).execute();
}

test('computer 1 is destroyed: on computer 2 a colleague opens a login without the kit', async () => {
  const { one, two, credentialId } = office;
  await one.core.close();
  rmSync(one.folder, { recursive: true });
  expect(await passwordOf(two, credentialId)).toBe('hemligt-ett');
  expect(await two.client.snapshot.status({})).toMatchObject({ side: 'reader', writer: 'karin@kontoret' });
  expect((await two.client.people.me({})).name).toBe('Siv Dal');
});

test('a copy is only read: what would write is refused with who writes and how old the copy is', async () => {
  const { two } = office;
  const make = two.client.accounts.create({ draft: draft(two.administrationId, { name: 'Nytt' }) });
  expect(await refusal(make)).toEqual({
    code: 'register-read-here',
    values: { computer: 'karin@kontoret', at: '2026-05-04 12:00' },
  });
  expect((await two.client.accounts.list({ filter: { administrationId: two.administrationId } })).total).toBe(3);
  await two.client.vault.unlock({ vaultId: two.vaultId, passphrase: null });
  const saving = two.client.vault.save(credential(two.vaultId));
  expect(await refusal(saving)).toMatchObject({ code: 'register-read-here' });
});

test('the copies in the shared folder that an earlier recovery key still opens are listed until another is there; a folder that is gone says nothing', async () => {
  const { one, holders, shared } = office;
  const { client, vaultId } = one;
  await client.vault.unlock({ vaultId, passphrase: null });
  expect(await client.snapshot.oldCopies({ vaultId })).toEqual([]);
  await printKit(client, vaultId, holders);
  const old = await client.snapshot.oldCopies({ vaultId });
  expect(old?.length).toBeGreaterThan(0);
  expect(new Set(old?.map(({ kitNumber }) => kitNumber))).toEqual(new Set([1]));
  await client.snapshot.write({});
  expect(await client.snapshot.oldCopies({ vaultId })).toEqual([]);
  renameSync(shared, `${shared}-borta`);
  expect(await client.snapshot.oldCopies({ vaultId })).toBeNull();
});

test('a newer snapshot replaces the copy; the choices that this computer remembers stay', async () => {
  const { one, two } = office;
  await two.client.settings.setPreference({ key: 'density', value: 'compact' });
  await one.client.accounts.create({ draft: draft(one.administrationId, { name: 'Nytt i dag' }) });
  await one.client.snapshot.write({});
  const before = await two.client.snapshot.status({});
  const after = await two.client.snapshot.refresh({});
  expect(after.last?.serial).toBeGreaterThan(before.last?.serial ?? 0);
  const { rows } = await two.client.accounts.list({ filter: { administrationId: two.administrationId } });
  expect(rows.map(({ name }) => name)).toContain('Nytt i dag');
  expect(await two.client.settings.preferences({})).toMatchObject({ density: 'compact' });
});

test('what a reader opens is in its own log, and the writer takes it in once, as the reader’s', async () => {
  const { one, two, credentialId } = office;
  await protectedAs(one, two.personId, 'Bibliotekarie');
  two.clock.set('2026-05-05T08:30:00Z');
  await passwordOf(two, credentialId);
  await two.core.snapshots();
  await one.client.vault.unlock({ vaultId: one.vaultId, passphrase: null });
  // The reader is taken out before the log has been heard of, and the row is closed as never opened: it comes back.
  const rotations = () => one.client.vault.rotations({ vaultId: one.vaultId });
  await one.client.vault.removePerson({ vaultId: one.vaultId, personId: two.personId });
  const [row] = await rotations();
  // Until then it is not said that nobody opened it.
  expect(row).toMatchObject({ credentialId, basis: 'could-open', awaitsLogs: true, logsReadAt: null });
  const close = () => one.client.vault.closeUnopened({ ids: [row?.id ?? ''], reason: 'Datorn har legat i skåpet' });
  expect(await refusal(close())).toMatchObject({ code: 'vault-rotation-logs' });
  // The log is slow to reach the folder, and those that are there are read.
  const [log = ''] = readdirSync(office.shared).filter((name) => name.includes('-log-'));
  renameSync(path.join(office.shared, log), path.join(office.root, log));
  await one.client.snapshot.write({});
  await close();
  renameSync(path.join(office.root, log), path.join(office.shared, log));
  for (const _ of [1, 2]) await one.client.snapshot.write({});
  expect(await rotations()).toMatchObject([
    {
      credentialId,
      basis: 'opened',
      openedAt: '2026-05-05T08:30:00.000Z',
      closedAt: null,
      awaitsLogs: false,
      logsReadAt: one.clock.now().toISOString(),
    },
  ]);
  const uses = await one.client.vault.useLog({ vaultId: one.vaultId });
  expect(uses.filter(({ action }) => action === 'reveal')).toEqual([
    expect.objectContaining({
      at: '2026-05-05T08:30:00.000Z',
      personName: 'Bibliotekarie',
      osAccount: 'siv@biblioteket',
      credentialId,
      reason: 'Datorn är borta',
    }),
  ]);
  expect((await one.client.snapshot.status({})).readers).toMatchObject([
    { personName: 'Bibliotekarie', deviceName: 'siv@biblioteket', takenIn: 1, fault: null },
  ]);
  expect((await one.client.settings.verify({})).parts.filter(({ ok }) => !ok)).toEqual([]);
});

test('an opening that is heard of when both the login and its reader are gone is asked about all the same', async () => {
  const { one, two, credentialId } = office;
  await passwordOf(two, credentialId);
  await two.core.snapshots();
  const { client, vaultId } = one;
  one.clock.set('2026-05-05T08:30:00Z');
  await client.vault.unlock({ vaultId, passphrase: null });
  await client.vault.remove({ id: credentialId, version: 1, reason: 'Behövs inte' });
  await client.vault.removePerson({ vaultId, personId: two.personId });
  expect(await client.vault.rotations({ vaultId })).toEqual([]);
  for (const _ of [1, 2]) await client.snapshot.write({});
  expect(await client.vault.rotations({ vaultId })).toMatchObject([
    { credentialId, personId: two.personId, basis: 'opened', removedAt: '2026-05-05T08:30:00.000Z' },
  ]);
});

test('a shared folder that moves gets the whole of a reader’s log', async () => {
  const { two, credentialId, shared, root } = office;
  await passwordOf(two, credentialId);
  const logs = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  await vi.waitFor(() => expect(logs(shared)).toHaveLength(1));
  const moved = path.join(root, 'flyttad mapp');
  mkdirSync(moved);
  for (const name of readdirSync(shared))
    if (!name.endsWith('.jsonl')) cpSync(path.join(shared, name), path.join(moved, name));
  await two.client.snapshot.open({ folder: moved });
  await two.core.snapshots();
  expect(logs(moved)).toEqual(logs(shared));
});

test('Ta över registret: computer 2 writes from now on; computer 1 turns read-only and lists what it had not put out', async () => {
  const { one, two } = office;
  await two.client.vault.unlock({ vaultId: two.vaultId, passphrase: null });
  const taken = await two.client.snapshot.takeOver({ reason: 'Karins dator är sönder' });
  expect(taken).toMatchObject({ side: 'writer', term: 2, trouble: null });
  await two.client.accounts.create({ draft: draft(two.administrationId, { name: 'Skrivet på dator 2' }) });
  await two.client.snapshot.write({});

  await protectedAs(one, one.personId, 'Kommunikatör');
  await one.client.accounts.create({ draft: draft(one.administrationId, { name: 'Skrivet på dator 1' }) });
  expect(await refusal(one.client.snapshot.write({}))).toMatchObject({ code: 'register-taken-over' });
  expect(await one.client.snapshot.status({})).toMatchObject({ side: 'former', writer: 'siv@biblioteket' });
  const changes = await one.client.snapshot.ownChanges({});
  expect(changes.map(({ action, subjectName, personName }) => [action, subjectName, personName])).toEqual([
    ['account-created', 'Skrivet på dator 1', 'Kommunikatör'],
  ]);
  const more = one.client.accounts.create({ draft: draft(one.administrationId, { name: 'Till' }) });
  expect(await refusal(more)).toMatchObject({ code: 'register-taken-over', values: { computer: 'siv@biblioteket' } });
  expect((await one.client.snapshot.due({})).map(({ kind }) => kind)).toEqual(['taken-over']);

  const open = { folder: office.shared };
  expect(await refusal(one.client.snapshot.open(open))).toMatchObject({ code: 'snapshot-changes-first' });
  await one.client.snapshot.open({ ...open, changesEntered: true });
  const { rows } = await one.client.accounts.list({ filter: { administrationId: one.administrationId } });
  expect(rows.map(({ name }) => name)).toContain('Skrivet på dator 2');
  expect(rows.map(({ name }) => name)).not.toContain('Skrivet på dator 1');
  expect((await one.client.settings.backups({})).some(({ reason }) => reason === 'before-restore')).toBe(true);
});

test('taken over while the one that wrote seals its copy: the head is the new writer’s, and every reader goes on from there', async () => {
  const { one, two } = office;
  await two.client.vault.unlock({ vaultId: two.vaultId, passphrase: null });
  await one.client.accounts.create({ draft: draft(one.administrationId, { name: 'Skrivet på dator 1' }) });
  const takeOver = async () => {
    await two.client.snapshot.takeOver({ reason: 'Karins dator är sönder' });
  };
  const writing = writeSnapshot(meanwhile(await one.core.context(), 'writeSealed', takeOver));
  expect(await refusal(writing)).toMatchObject({ code: 'register-taken-over' });
  expect(await one.client.snapshot.status({})).toMatchObject({ side: 'former', writer: 'siv@biblioteket' });
  expect((await one.client.snapshot.ownChanges({})).map(({ subjectName }) => subjectName)).toEqual([
    'Skrivet på dator 1',
  ]);
  await one.client.snapshot.open({ folder: office.shared, changesEntered: true });
  expect(await one.client.snapshot.status({})).toMatchObject({ side: 'reader' });
});

test('overtaken by one that is gone again, the writer goes on and takes its own copy for nobody else’s; rubbish with a later term in its name stops nothing', async () => {
  const { one, two, shared } = office;
  await two.client.vault.unlock({ vaultId: two.vaultId, passphrase: null });
  const inFolder = () => new Map(readdirSync(shared).map((name) => [name, readFileSync(path.join(shared, name))]));
  const before = inFolder();
  const context = await one.core.context();
  const overtaken = async <T>(write: () => Promise<T>): Promise<T> => {
    await two.client.snapshot.takeOver({ reason: 'Karins dator är sönder' });
    const theirs = inFolder();
    try {
      return await write();
    } finally {
      // A folder that was put back as it was before somebody took over.
      for (const file of theirs.keys()) if (!before.has(file)) rmSync(path.join(shared, file));
      for (const [file, bytes] of before) writeFileSync(path.join(shared, file), bytes);
    }
  };
  const runJob: RunJob = (name, input, options) => {
    const work = () => context.runJob(name, input, options);
    return name === 'writeSealed' ? overtaken(work) : work();
  };
  expect(await refusal(writeSnapshot({ ...context, runJob }))).toMatchObject({ code: 'snapshot-overtaken' });
  expect([...inFolder().keys()].filter((name) => !before.has(name) && name.endsWith('.json'))).toEqual([]);
  const [head = ''] = [...before.keys()].filter((name) => /^kanalvakt-[0-9a-f]{8}\.json$/.test(name));
  writeFileSync(path.join(shared, head.replace('.json', '-0009-00000001-0123456789ab.json')), 'skräp');
  expect(await one.client.snapshot.write({})).toMatchObject({ side: 'writer', term: 1, trouble: null });
});

test('a proof of access made on the reader’s computer is done by the writer, once and only the reader’s own', async () => {
  const { one, two } = office;
  const { administrationId } = one;
  const leila = await one.client.people.create({
    draft: personDraft(administrationId, { name: 'Leila Yilmaz', leavesOn: '2026-05-30' }),
  });
  const access = [{ personId: leila.id, canLogIn: true, canClose: false, verifiedOn: '2026-05-01' }];
  const { id } = await one.client.accounts.create({ draft: draft(administrationId, { name: 'Leilas konto', access }) });
  await handOver(one.client, leila.id, two.personId);
  await one.client.snapshot.write({});
  await two.client.snapshot.refresh({});
  const [proof] = await two.client.leaving.proofs({ administrationId });
  const told = { proofId: proof?.id ?? '', on: '2026-05-04', canClose: false };
  expect(await refusal(two.client.leaving.prove(told))).toMatchObject({ code: 'register-read-here' });
  expect(await refusal(two.client.snapshot.proveAccess(told))).toMatchObject({ code: 'vault-locked' });
  await two.client.vault.unlock({ vaultId: two.vaultId, passphrase: null });
  for (const _ of [1, 2]) await two.client.snapshot.proveAccess(told);
  await two.core.snapshots();

  await one.client.vault.unlock({ vaultId: one.vaultId, passphrase: null });
  await one.client.snapshot.write({});
  expect(await one.client.leaving.proofs({ administrationId })).toEqual([]);
  const account = await one.client.accounts.get({ id });
  expect(account.access.find(({ personId }) => personId === two.personId)).toMatchObject({
    canLogIn: true,
    verifiedOn: '2026-05-04',
  });
  expect((await one.client.snapshot.status({})).readers).toMatchObject([{ takenIn: 2, fault: null }]);
});

test('a computer that was put out proves no access by its log, and what it opened is heard of', async () => {
  const { one, two, credentialId } = office;
  const { client, administrationId, vaultId } = one;
  const { id: leila } = await client.people.create({
    draft: personDraft(administrationId, { name: 'Leila Yilmaz', leavesOn: '2026-05-30' }),
  });
  const access = [{ personId: leila, canLogIn: true, canClose: false, verifiedOn: '2026-05-01' }];
  const { id } = await client.accounts.create({ draft: draft(administrationId, { name: 'Leilas konto', access }) });
  await handOver(client, leila, two.personId);
  await client.snapshot.write({});
  await two.client.snapshot.refresh({});
  await passwordOf(two, credentialId);
  const [proof] = await two.client.leaving.proofs({ administrationId });
  await two.client.snapshot.proveAccess({ proofId: proof?.id ?? '', on: '2026-05-04', canClose: false });
  await two.core.snapshots();
  await client.vault.unlock({ vaultId, passphrase: null });
  await client.vault.removePerson({ vaultId, personId: two.personId });
  await client.snapshot.write({});
  expect(await client.leaving.proofs({ administrationId })).toMatchObject([{ id: proof?.id }]);
  const account = await client.accounts.get({ id });
  expect(account.access.find(({ personId }) => personId === two.personId)?.verifiedOn ?? null).toBeNull();
  expect((await client.vault.useLog({ vaultId })).map(({ action }) => action)).toContain('reveal');
});

test('the command line tells how it stands, writes, and takes over, with one JSON answer each', async () => {
  const { one, first, root } = office;
  await one.core.close();
  const kanalvakt = async (...args: string[]) => {
    const line = ['snapshot', ...args, '--data', first, '--json'];
    // What a program of its own writes, where there is no keychain to ask; the rest needs none.
    const ended = args[0] === 'write' ? await runCli(root, line) : await here(...line);
    return { ...ended, json: ended.out === '' ? null : (JSON.parse(ended.out) as Record<string, unknown>) };
  };
  expect(await kanalvakt('status')).toMatchObject({
    code: 0,
    json: { side: 'writer', trouble: null, folder: office.shared },
  });
  // No keychain here: the key that signs is out of reach, and nothing was written.
  expect(await kanalvakt('write')).toMatchObject({ code: 1, json: null, error: expect.stringContaining('nyckelring') });
  expect(await kanalvakt('take-over')).toMatchObject({ code: 2, json: null });
  const locked = await kanalvakt('take-over', '--reason', 'Prov');
  expect(locked).toMatchObject({ code: 1, json: null });
  expect(await kanalvakt('open', office.shared)).toMatchObject({ code: 1, json: null });
});
