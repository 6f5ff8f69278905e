import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { headName, manifestName, readManifest } from '../../electron/core/snapshot/manifest.ts';
import { filesUnder } from '../canaries.ts';
import { given, grounds, postCases, screenshot } from '../evidence.ts';
import { personDraft } from '../leaving.ts';
import { draft, memoryKeychain, refusal, verifyHere } from '../register.ts';
import { officeForEach } from '../office-for-each.ts';
import { letIn, passwordOf, type SharedOffice } from '../shared-office.ts';
import { identityAt, openedIn } from '../vault-keys.ts';
import { sitDown } from '../vault-office.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

// Whoever may not open the register any more opens nothing in the shared folder either: every file there is tried with their key.

let office: SharedOffice;
officeForEach((copy) => {
  office = copy;
}, 'hemligt-ett');
beforeEach(async () => {
  for (const { client, vaultId } of [office.one, office.two]) await client.vault.unlock({ vaultId, passphrase: null });
});

const manifestOf = (name: string) => {
  const manifest = readManifest(readFileSync(path.join(office.shared, name), 'utf8'));
  if (typeof manifest === 'string') throw new Error(manifest);
  return manifest;
};
async function head() {
  const { registerId } = await office.one.client.snapshot.status({});
  return manifestOf(headName(registerId ?? ''));
}
/** So many copies, each of something more. */
async function writeMore(times = 1): Promise<void> {
  const { client, administrationId } = office.one;
  for (let n = 0; n < times; n += 1) {
    await client.accounts.create({ draft: draft(administrationId, { name: `Konto ${(made += 1)}` }) });
    await client.snapshot.write({});
  }
}
let made = 0;
const copies = () => filesUnder(office.shared).filter((file) => /-\d{8}-[0-9a-f]{12}\.age$/.test(file)).length;

test('a key holder who is limited to what is named opens the extract alone, within a minute: no older copy, and no file of a case', async () => {
  const { one, two, accounts } = office;
  const { client, administrationId, vaultId } = one;
  const post = await postCases(client, administrationId, accounts).post(grounds.threat);
  await client.evidence.keep(given(post, [screenshot()], { what: 'file' }));
  await writeMore(2);
  await one.core.snapshots();
  const siv = await identityAt(two);
  const opened = await openedIn(office.shared, siv);
  expect(opened.length).toBeGreaterThan(3);
  expect(opened.some((name) => /^[0-9a-f]{64}\.age$/.test(name))).toBe(true);

  await client.vault.setStanding({ vaultId, personId: two.personId, standing: 'named', role: null });
  // Not the five minutes of everything else.
  one.clock.set('2026-05-04T10:01:00Z');
  await one.core.snapshots();
  expect(await openedIn(office.shared, siv)).toEqual([(await head()).extract?.file]);
  expect(await two.client.snapshot.refresh({})).toMatchObject({ side: 'reader', isExtract: true });
  expect((await verifyHere(one.core)).parts.filter(({ ok }) => !ok)).toEqual([]);
  // With nothing more taken away the next copies stay, as before.
  await writeMore(2);
  expect(copies()).toBe(6);
});

test('who is put out opens nothing there, also of what they wrote themselves before somebody took over', async () => {
  const { one, two } = office;
  await writeMore();
  await two.client.snapshot.takeOver({ reason: 'Vi turas om' });
  await refusal(one.client.snapshot.write({}));
  const karin = await identityAt(one);
  expect((await openedIn(office.shared, karin)).length).toBeGreaterThan(1);
  await two.client.vault.removePerson({ vaultId: two.vaultId, personId: one.personId });
  await two.client.snapshot.write({});
  expect(await openedIn(office.shared, karin)).toEqual([]);
  expect(copies()).toBe(1);
  expect((await verifyHere(two.core)).parts.filter(({ ok }) => !ok)).toEqual([]);
  // The key holder who stays, and the kit, go on.
  expect(await passwordOf(two, office.credentialId)).toBe('hemligt-ett');
});

test('one of two computers is put out: it opens nothing there, and its person’s other computer goes on', async () => {
  const { one, two, root, trust } = office;
  const { client, vaultId } = one;
  const [folder, keychain] = [path.join(root, 'dator-3'), memoryKeychain()];
  mkdirSync(folder);
  const other = await sitDown(folder, 'siv@hemma', keychain);
  await letIn(one, other.client, two.personId);
  await client.snapshot.write({});
  const lost = (await client.vault.custodians({ vaultId }))
    .flatMap(({ devices }) => devices)
    .find(({ name }) => name === 'siv@biblioteket');
  await client.vault.removeDevice({ vaultId, fingerprint: lost?.fingerprint ?? '' });
  await client.snapshot.write({});
  expect(await openedIn(office.shared, await identityAt(two))).toEqual([]);
  expect(await openedIn(office.shared, await identityAt({ keychain, vaultId }))).toEqual([(await head()).file]);
  expect(await other.client.snapshot.open({ folder: office.shared, trust })).toMatchObject({ side: 'reader' });
  await other.core.close();
});

test('somebody who is named no longer, has given back or is put out: no older extract opens', async () => {
  const { one, root, accounts, credentialId } = office;
  const { client, administrationId, vaultId } = one;
  const { id: personId } = await client.people.create({ draft: personDraft(administrationId, { name: 'Eva Nord' }) });
  const [folder, keychain] = [path.join(root, 'dator-3'), memoryKeychain()];
  mkdirSync(folder);
  const eva = await sitDown(folder, 'eva@angby', keychain);
  await letIn(one, eva.client, personId, 'named');
  await eva.core.close();
  const key = await identityAt({ keychain, vaultId });
  const of = { vaultId, personId, subject: { kind: 'account' as const, id: accounts[0] ?? '' } };
  const given = { id: credentialId, personId };
  const changes = [
    [() => client.vault.namePerson(of), () => client.vault.unnamePerson(of)],
    [() => client.vault.lend({ ...given, until: '2026-06-01', reason: '' }), () => client.vault.returnLoan(given)],
  ] as const;
  for (const [give, take] of changes) {
    await give();
    await writeMore(2);
    expect((await openedIn(office.shared, key)).length).toBeGreaterThan(1);
    await take();
    await client.snapshot.write({});
    expect(await openedIn(office.shared, key)).toEqual([(await head()).extract?.file]);
  }
  await client.vault.removePerson({ vaultId, personId });
  await client.snapshot.write({});
  expect(await openedIn(office.shared, key)).toEqual([]);
});

test('a copy that will not go is named until it has, and a folder that was away is put right when it answers', async () => {
  const { one, two, shared } = office;
  const { client, vaultId } = one;
  await writeMore();
  const { file } = await head();
  await client.vault.removePerson({ vaultId, personId: two.personId });
  renameSync(shared, `${shared}-borta`);
  expect(await refusal(client.snapshot.write({}))).toMatchObject({ code: 'snapshot-folder-missing' });
  renameSync(`${shared}-borta`, shared);
  // What is no file is not removed as one; on Windows, neither is one that somebody has open.
  renameSync(path.join(shared, file), path.join(shared, 'undan'));
  mkdirSync(path.join(shared, file));
  expect(await refusal(client.snapshot.write({}))).toMatchObject({
    code: 'snapshot-folder-keeps-old',
    values: { folder: shared, files: file },
  });
  expect(await client.snapshot.status({})).toMatchObject({
    waiting: false,
    trouble: { code: 'snapshot-folder-keeps-old' },
  });
  expect(await client.snapshot.due({})).toMatchObject([{ kind: 'trouble', severity: 'bad' }]);
  rmSync(path.join(shared, file), { recursive: true });
  renameSync(path.join(shared, 'undan'), path.join(shared, file));
  one.clock.set('2026-05-04T10:05:00Z');
  await one.core.snapshots();
  expect(await client.snapshot.status({})).toMatchObject({ trouble: null });
  expect(await openedIn(shared, await identityAt(two))).toEqual([]);
});

test('copies by a computer that was put out, in a later term, are not the writer’s to take away', async () => {
  const { one, two, shared, root } = office;
  await writeMore();
  const before = filesUnder(shared);
  await one.client.vault.removePerson({ vaultId: one.vaultId, personId: two.personId });
  // It never sees the folder again, and goes on in one of its own.
  const own = path.join(root, 'egen mapp');
  mkdirSync(own);
  renameSync(shared, `${shared}-borta`);
  await two.client.snapshot.takeOver({ reason: 'Jag vill in igen', folder: own });
  renameSync(`${shared}-borta`, shared);
  const theirs = filesUnder(own).filter((file) => !/kanalvakt-[0-9a-f]{8}\.json$/.test(file));
  for (const file of theirs) renameSync(file, path.join(shared, path.basename(file)));
  await one.client.snapshot.write({});
  const there = new Set(filesUnder(shared).map((file) => path.basename(file)));
  for (const file of theirs) expect(there).toContain(path.basename(file));
  for (const file of before.filter((one) => one.endsWith('.age'))) {
    expect(there).not.toContain(path.basename(file));
    expect(there).not.toContain(manifestName(path.basename(file)));
  }
  expect(await one.client.snapshot.due({})).toMatchObject([{ kind: 'passed-over' }]);
});
