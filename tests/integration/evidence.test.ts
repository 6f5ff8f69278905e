import { execFile } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Core } from '../../electron/core/create-core.ts';
import type { AccountViews } from '../../electron/core/foundation/ports.ts';
import { readReceipts } from '../../electron/core/evidence/receipts.ts';
import { verifyEvidence } from '../../electron/core/evidence/verify-evidence.ts';
import type { RunJob } from '../../electron/core/foundation/worker/run-job.ts';
import { jobs } from '../../electron/core/foundation/worker/jobs.ts';
import { databaseName } from '../../electron/core/foundation/data-folder.ts';
import { restoreRegister } from '../../electron/core/restore-register.ts';
import { newSigningKey, signHash } from '../../electron/core/foundation/audit/signature.ts';
import { evidenceRegister, given, grounds, hashOf, imageFixture, png, screenshot } from '../evidence.ts';
import { coreOptions, memoryKeychain, openRegister, refusal, temporaryFolder, verifyHere } from '../register.ts';
import { runCommand } from '../../electron/cli/run-command.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const run = promisify(execFile);
const codeOf = async (call: Promise<unknown>) => (await refusal(call)).code;
const files = (dataDir = folder) => path.join(dataDir, 'evidence', 'files');
/** Everything that lies in the store, by name. */
const stored = (dataDir = folder): string[] =>
  existsSync(files(dataDir))
    ? readdirSync(files(dataDir), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .toSorted()
    : [];
const fileOf = (hash: string, dataDir = folder) => path.join(files(dataDir), hash.slice(0, 2), hash);

/** What is wrong, without a worker. */
async function damages(core: Core): Promise<string[]> {
  const runJob: RunJob = async (name, input) => (await jobs[name](input as never, () => {})) as never;
  const { ok, damaged } = await verifyEvidence({ ...(await core.context()), runJob });
  expect(ok).toBe(damaged.length === 0);
  return damaged.map(({ code }) => code).toSorted();
}

/** Every byte of a data folder but its lock, as text: what is not there is nowhere. */
function everything(dataDir: string): string {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('lock'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');
}

test('a post is documented with image, text and saved page; each can be had again as it was, and opens the gate', async () => {
  const { core, client, post, done } = await evidenceRegister(folder);
  const id = await post(grounds.rules);
  expect(await codeOf(done(id, 'act', { action: 'hide' }))).toBe('case-gate-shut');
  const shot = screenshot();
  const html = `<!doctype html><html><body><p>${'Köp nu, bara i dag. '.repeat(10)}</p><script>alert(1)</script></body></html>`;
  const page = new File([html], 'inlägg?.html');
  const seen = await client.evidence.keep(given(id, [shot, page], { text: 'Köp nu!', author: '@spam' }));
  expect(seen.held).toBeNull();
  const [pack] = seen.packs;
  expect(pack?.manifest).toMatchObject({
    caseNumber: 'KV-1',
    address: 'https://social.exempel.se/p/1',
    author: '@spam',
    posted: '20 november 9.12',
    keptAt: '2026-11-20T10:00:00.000Z',
    personName: 'Karin Åkesson',
    appVersion: '0.0.0',
    parts: [
      { place: 1, kind: 'image', name: 'skarm-1.png', type: 'image/png', how: 'given' },
      { place: 2, kind: 'page', name: 'inlägg_.html', type: 'text/html' },
      { place: 3, kind: 'text', name: 'inlagg.txt', bytes: 8 },
    ],
  });
  // On the disk once, by name, to be read by its owner only and written by nobody.
  const bytes = new Uint8Array(await shot.arrayBuffer());
  expect(stored()).toEqual([hashOf(bytes), hashOf(html), hashOf('Köp nu!')].toSorted());
  expect(statSync(fileOf(hashOf(bytes))).mode & 0o777).toBe(0o400);
  const image = await client.evidence.image({ packId: pack?.id ?? '', place: 1 });
  expect([image.type, hashOf(new Uint8Array(await image.file.arrayBuffer()))]).toEqual(['image/png', hashOf(bytes)]);
  // A page is only ever downloaded.
  expect(await codeOf(client.evidence.image({ packId: pack?.id ?? '', place: 2 }))).toBe('evidence-not-an-image');
  const ready = await client.evidence.download({ packId: pack?.id ?? '', place: 2 });
  expect([ready.name, ready.sha256]).toEqual(['inlägg_.html', hashOf(html)]);
  expect(Buffer.from(core.takeFile(ready.token)?.bytes ?? []).toString()).toBe(html);

  const acted = await done(id, 'act', { action: 'hide' });
  expect(acted.state.packs).toEqual([{ id: pack?.id, what: 'documentation', gone: null }]);
  expect(acted.events.map(({ body }) => body.kind)).toEqual(['opened', 'linked', 'done', 'done', 'filed', 'done']);
  // The same picture in another case is the same file.
  const other = await post(grounds.rules);
  await client.evidence.keep(given(other, [screenshot()]));
  expect(stored()).toHaveLength(3);
  expect(await damages(core)).toEqual([]);
  const report = await verifyHere(core);
  expect(report.parts.find(({ part }) => part === 'evidence')?.values).toEqual({ count: 2, disposed: 0 });
  expect(report.ok).toBe(true);
  await core.close();
});

test('a capture is the page on screen, known by its bytes; a login, a blank page and a case that takes no file are refused before it is kept', async () => {
  const words = 'En kommentar om simhallen. '.repeat(20);
  const page = {
    address: 'https://social.exempel.se/p/9',
    title: 'Inlägg',
    image: png(60, 40, (x, y) => x + y),
    page: Buffer.from(
      `From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\r\n<html><p>${words}</p></html>\r\n--x`,
    ),
    signs: 500,
    asksForPassword: false,
  };
  let shown: Awaited<ReturnType<AccountViews['capture']>> = page;
  let asked = 0;
  const views = {
    capture: async () => ((asked += 1), shown),
    keepPartitions: async () => {},
    hide: async () => {},
    listen: () => {},
  } satisfies Partial<AccountViews> as unknown as AccountViews;
  const { core, client, post, accounts } = await evidenceRegister(folder, { accountViews: views });
  const id = await post();
  const capture = (caseId = id) => client.evidence.capture({ caseId, accountId: accounts[0] ?? '' });
  for (const [more, code] of [
    [{ asksForPassword: true, signs: 200 }, 'evidence-login-wall'],
    [{ address: 'https://www.facebook.com/login/' }, 'evidence-login-wall'],
    [{ signs: 3 }, 'evidence-blank'],
    [{ image: png(60, 40, () => 250) }, 'evidence-blank'],
  ] as const) {
    shown = { ...page, ...more };
    expect(await codeOf(capture())).toBe(code);
  }
  shown = { refused: 'asleep' };
  expect(await codeOf(capture())).toBe('views-not-shown');
  const before = asked;
  expect(await codeOf(capture(await post(grounds.abuse)))).toBe('evidence-child-abuse');
  expect(await codeOf(capture(await post(null)))).toBe('evidence-assess-first');
  expect(asked).toBe(before);
  shown = page;
  const taken = await capture();
  expect([taken.address, taken.image.name.replace(/-.*/u, ''), stored()]).toEqual([
    page.address,
    'social.exempel.se',
    [],
  ]);
  const changed = new File([png(60, 40, (x, y) => x + y + 1)], taken.image.name);
  const [pack] = (await client.evidence.keep(given(id, [taken.image, taken.page, changed]))).packs;
  expect(pack?.manifest?.parts.map(({ kind, how, address }) => [kind, how, address])).toEqual([
    ['image', 'captured', page.address],
    ['page', 'captured', page.address],
    // The same name makes no other file a capture.
    ['image', 'given', ''],
  ]);
  await core.close();
});

test('any file of a case is kept in the same store; what is not one is refused by name, and nothing is written', async () => {
  const { core, client, administrationId, post } = await evidenceRegister(folder);
  const closure = await client.cases.open({
    administrationId,
    workflow: 'closure',
    title: 'Badhuset',
    dnr: '',
    happenedAt: null,
    accountIds: [],
  });
  const pdf = new File(['%PDF-1.7\nbeslut'], 'beslut.pdf');
  const kept = await client.evidence.keep(given(closure.id, [pdf], { what: 'file', title: 'Beslut', address: '' }));
  expect(kept.packs[0]?.manifest).toMatchObject({ what: 'file', title: 'Beslut', parts: [{ kind: 'file' }] });
  const id = await post(grounds.rules);
  const keep = (more: File[], fields: object = {}) => codeOf(client.evidence.keep(given(id, more, fields)));
  const before = stored();
  const html = (body: string) => new File([`<html><body>${body}</body></html>`], 'sida.html');
  expect({
    exe: await keep([new File(['MZ\0\0'], 'bild.png')]),
    svg: await keep([new File(['<svg onload="alert(1)"/>'], 'bild.svg')]),
    // One that is refused takes the others along.
    second: await keep([screenshot(), new File(['<html>'], 'bild.png')]),
    login: await keep([html('<input type="password"> Logga in')]),
    blank: await keep([html('<div></div>')]),
    white: await keep([new File([png(300, 200, () => 255)], 'vit.png')]),
    photo: await keep([imageFixture('blank.jpeg')]),
    web: await keep([imageFixture('blank.webp')]),
    moving: await keep([imageFixture('blank.gif')]),
    address: await keep([screenshot()], { address: '' }),
    loginAddress: await keep([screenshot()], { address: 'https://www.facebook.com/login/' }),
    nothing: await keep([]),
    asText: await keep([], { text: `data:image/png;base64,${'A'.repeat(50)}` }),
  }).toEqual({
    exe: 'evidence-type-unknown',
    svg: 'evidence-type-unknown',
    second: 'evidence-type-differs',
    login: 'evidence-login-wall',
    blank: 'evidence-blank',
    white: 'evidence-blank',
    photo: 'evidence-blank',
    web: 'evidence-blank',
    moving: 'evidence-blank',
    address: 'evidence-address-needed',
    loginAddress: 'evidence-login-wall',
    nothing: 'evidence-nothing-given',
    asText: 'case-text-carries-file',
  });
  expect([stored(), (await client.evidence.list({ caseId: id })).packs]).toEqual([before, []]);
  expect(await codeOf(client.evidence.list({ caseId: '00000000-0000-4000-8000-0000000000ff' }))).toBe('not-found');
  expect(await damages(core)).toEqual([]);
  await core.close();
});

describe('suspected child-abuse material', () => {
  const canary = 'KANALVAKT-KANARIE-5521';

  test('is kept by no door: upload, page, text, words of the case, its name, and not before a ground is chosen', async () => {
    const { core, client, post, done, record, administrationId, karin } = await evidenceRegister(folder);
    const unsure = await post(null);
    expect((await client.evidence.list({ caseId: unsure })).held).toBe('assess-first');
    expect(await codeOf(client.evidence.keep(given(unsure, [screenshot()])))).toBe('evidence-assess-first');
    const id = await post(grounds.abuse);
    expect((await client.evidence.list({ caseId: id })).held).toBe('child-abuse');
    const txt = new File([canary], 'lista.txt');
    for (const [fields, list] of [
      [{}, [screenshot()]],
      [{ what: 'file' }, [txt]],
      [{ text: canary }, []],
      [{}, [new File([`<html><p>${canary.repeat(9)}`], 'sida.html')]],
    ] as const)
      expect(await codeOf(client.evidence.keep(given(id, [...list], fields)))).toBe('evidence-child-abuse');
    // Nor does a host that shows pages take one.
    const { accounts } = await client.cases.get({ id });
    expect(await codeOf(client.evidence.capture({ caseId: id, accountId: accounts[0]?.id ?? '' }))).toBe(
      'evidence-child-abuse',
    );
    // Words: no description, no file written as text, in any case.
    expect(await codeOf(record(id, { kind: 'noted', text: canary, corrects: null }))).toBe('case-only-facts');
    const long = { kind: 'skipped' as const, step: 'police', reason: `${canary} `.repeat(40), approverId: karin };
    expect(await codeOf(record(id, long))).toBe('case-only-facts');
    const carried = `data:image/png;base64,${Buffer.from(canary.repeat(9)).toString('base64')}`;
    expect(await codeOf(record(unsure, { kind: 'noted', text: carried, corrects: null }))).toBe(
      'case-text-carries-file',
    );
    expect(await codeOf(done(id, 'police', { made: 'no', 'why-not': carried }))).toBe('case-text-carries-file');
    const opening = { administrationId, workflow: 'post' as const, dnr: '', happenedAt: null, accountIds: [] };
    expect(await codeOf(client.cases.open({ ...opening, title: `${carried}`.slice(0, 300) }))).toBe(
      'case-text-carries-file',
    );
    // Where, when, who and the report's number are.
    await done(id, 'police', { made: 'yes', number: '5000-K123-26' });
    expect(stored()).toEqual([]);
    expect(existsSync(path.join(folder, 'evidence', 'incoming'))).toBe(false);
    await core.close();
    expect(everything(folder)).not.toContain(canary);
  });

  test('found in a case that was something else: its files are gone at once, here and in every other case that has them', async () => {
    const { core, client, post, done, record } = await evidenceRegister(folder);
    const one = await post();
    const other = await post(grounds.rules);
    const shared = screenshot(3);
    await client.evidence.keep(given(one, [screenshot(2), shared], { text: 'Samma ord' }));
    await client.evidence.keep(given(other, [shared]));
    await client.evidence.keep(given(other, [screenshot(4)], { text: 'Samma ord' }));
    expect(stored()).toHaveLength(4);
    const packId = (await client.evidence.list({ caseId: one })).packs[0]?.id ?? '';
    const ready = await client.evidence.download({ packId, place: 1 });
    await record(one, { kind: 'reopened', step: 'assess', reason: 'Bilden ser ut att visa ett barn' });
    expect(await codeOf(client.evidence.keep(given(one, [screenshot(9)])))).toBe('evidence-assess-first');
    const judged = await done(one, 'assess', grounds.abuse);
    // Nor is one left that somebody was about to download.
    expect(core.takeFile(ready.token)).toBeNull();
    // What another post says in the same words is another's.
    expect(stored()).toEqual(
      [hashOf(new Uint8Array(await screenshot(4).arrayBuffer())), hashOf('Samma ord')].toSorted(),
    );
    expect(judged.state.packs.map(({ gone }) => gone)).toEqual(['child-abuse']);
    expect(judged.gates).toMatchObject({ 'documented-or-explained': true });
    const { packs } = await client.evidence.list({ caseId: other });
    expect(packs.map(({ gone }) => gone?.why ?? null)).toEqual(['child-abuse', null]);
    expect(packs[0]?.manifest).toBeNull();
    expect(await codeOf(client.evidence.image({ packId: packs[0]?.id ?? '', place: 1 }))).toBe('evidence-gone');
    // The other case is what it was, and goes on; the first takes no file even when it is assessed anew.
    await client.evidence.keep(given(other, [screenshot(5)])).catch((error: unknown) => {
      throw error;
    });
    await record(one, { kind: 'reopened', step: 'assess', reason: 'Fel' });
    await done(one, 'assess', grounds.threat);
    expect(await codeOf(client.evidence.keep(given(one, [screenshot(9)])))).toBe('evidence-child-abuse');
    expect([await damages(core), (await verifyHere(core)).ok]).toEqual([[], true]);
    await core.close();
  });

  test('any case, also one that has ended, loses its files by one press', async () => {
    const { core, client, administrationId, done, record } = await evidenceRegister(folder);
    const { id } = await client.cases.open({
      administrationId,
      workflow: 'hijacked',
      title: 'Falsk sida',
      dnr: '',
      happenedAt: null,
      accountIds: [],
    });
    await client.evidence.keep(given(id, [screenshot()]));
    await done(id, 'what', { kind: 'false-account', address: 'https://x.se', seen: 'I går' });
    await record(id, { kind: 'ended', outcome: 'false-alarm', reason: 'Det var vi' });
    const after = await client.evidence.destroy({ caseId: id });
    expect([after.held, after.packs[0]?.gone?.why, stored()]).toEqual(['child-abuse', 'child-abuse', []]);
    expect(await codeOf(client.evidence.keep(given(id, [screenshot()])))).toBe('evidence-child-abuse');
    expect(await client.evidence.destroy({ caseId: id })).toEqual(after);
    expect(await damages(core)).toEqual([]);
    await core.close();
  });

  test('a restore from before it was known brings no file back, and the case stays shut', async () => {
    const { core, client, post, done, record } = await evidenceRegister(folder);
    const id = await post();
    await client.evidence.keep(given(id, [screenshot()]));
    const backup = await client.settings.backUpNow({});
    await record(id, { kind: 'reopened', step: 'assess', reason: 'Ny bedömning' });
    await done(id, 'assess', grounds.abuse);
    expect(stored()).toEqual([]);
    await client.settings.restore({ name: backup.name });
    const { packs, held } = await client.evidence.list({ caseId: id });
    expect([held, packs.map(({ gone }) => gone?.why), stored()]).toEqual(['child-abuse', ['child-abuse'], []]);
    expect(await codeOf(client.evidence.keep(given(id, [screenshot()])))).toBe('evidence-child-abuse');
    expect([await damages(core), (await verifyHere(core)).ok]).toEqual([[], true]);
    await core.close();
    // Nor does the same backup in another folder, with a copy of the files of then.
    const { folder: elsewhere, remove: removeElsewhere } = temporaryFolder();
    const hash = hashOf(new Uint8Array(await screenshot().arrayBuffer()));
    mkdirSync(path.dirname(fileOf(hash)), { recursive: true });
    writeFileSync(fileOf(hash), new Uint8Array(await screenshot().arrayBuffer()));
    await restoreRegister(coreOptions(elsewhere), path.join(folder, 'backups', backup.name));
    expect(stored(elsewhere)).toEqual([]);
    removeElsewhere();
  });
});

test('gallring: by a decision in force, when its time has passed, by two; the files go, the receipt stays, and verify says gallrad', async () => {
  const { core, client, clock, post, done, administrationId, berit, karin } = await evidenceRegister(folder, {
    keychain: memoryKeychain(),
  });
  const id = await post(grounds.rules);
  const [pack] = (await client.evidence.keep(given(id, [screenshot()], { text: 'Reklam' }))).packs;
  const draft = {
    administrationId,
    name: 'Gallring av handlingar av liten betydelse',
    dnr: 'KUL 2026/7',
    decidedOn: '2026-01-15',
    decidedBy: 'Kulturnämnden',
    what: 'Borttagna inlägg',
    months: 6,
    fromOn: '2026-02-01',
  };
  const decision = await client.evidence.addDecision({ draft });
  expect(await client.evidence.decisions({ administrationId })).toEqual([decision]);
  await done(id, 'act', { action: 'hide' });
  const chosen = { how: 'dispose', decision: decision.id, on: '2027-05-20' };
  expect(await codeOf(done(id, 'gallring', { ...chosen, decision: karin }))).toBe('case-disposal-unknown');
  await done(id, 'gallring', chosen);
  const dispose = (more: object = {}) =>
    client.evidence.dispose({
      caseId: id,
      packIds: [pack?.id ?? ''],
      decisionId: decision.id,
      on: '2026-11-20',
      protocol: 'Protokoll 3/2027',
      witnessId: berit,
      ...more,
    });
  expect(await refusal(dispose())).toMatchObject({ code: 'disposal-too-early', values: { day: '2027-05-20' } });
  expect(await client.evidence.due({ administrationId })).toEqual([]);
  clock.set('2027-05-20T09:00:00Z');
  expect(await client.evidence.due({ administrationId })).toMatchObject([{ caseNumber: 'KV-1', kind: 'dispose' }]);
  const on = '2027-05-20';
  expect(await codeOf(dispose({ on, witnessId: karin }))).toBe('evidence-witness-same');
  expect(await codeOf(dispose({ on: '2027-05-21' }))).toBe('disposal-ahead');
  const backup = await client.settings.backUpNow({});
  const after = await dispose({ on });
  expect(after.packs).toMatchObject([{ id: pack?.id, manifest: null, gone: { why: 'disposed' } }]);
  expect(stored()).toEqual([]);
  expect(await codeOf(dispose({ on }))).toBe('evidence-gone');
  expect(await client.evidence.due({ administrationId })).toEqual([]);
  const one = await client.cases.get({ id });
  expect(one.events.at(-1)?.body).toMatchObject({
    kind: 'unfiled',
    why: 'disposed',
    decision: 'Gallring av handlingar av liten betydelse, KUL 2026/7, 2026-01-15',
    protocol: 'Protokoll 3/2027 (2027-05-20, Berit Holm)',
  });
  // What was documented then still is: the gate does not shut behind it.
  expect(one.gates['documented-or-explained']).toBe(true);
  const { token, name } = await client.evidence.protocol({ caseId: id });
  expect(name).toBe('gallringsprotokoll-kv-1.pdf');
  const paper = path.join(folder, name);
  writeFileSync(paper, core.takeFile(token)?.bytes ?? '');
  const { stdout } = await run('pdftotext', ['-layout', paper, '-']);
  const printed = stdout.replaceAll(/\s+/gu, ' ');
  for (const said of ['Protokoll 3/2027 (2027-05-20, Berit Holm)', 'KUL 2026/7', 'Karin Åkesson', 'underskrift'])
    expect(printed).toContain(said);
  rmSync(paper);
  const report = await verifyHere(core);
  expect([report.ok, report.parts.find(({ part }) => part === 'evidence')?.values]).toEqual([
    true,
    { count: 0, disposed: 1 },
  ]);
  // A register from before it hears of it, and misses nothing.
  await client.settings.restore({ name: backup.name });
  expect((await client.evidence.list({ caseId: id })).packs).toEqual(after.packs);
  expect([await damages(core), stored()]).toEqual([[], []]);
  // What nobody signed, or somebody unknown, disposes of nothing in a register from before: it is named as unsure until it is settled again.
  const journal = path.join(folder, 'evidence', 'gone.jsonl');
  const signed = readFileSync(journal, 'utf8');
  const stranger = newSigningKey();
  for (const signature of [null, (hash: string) => signHash(stranger, hash)]) {
    const lines = readReceipts(folder).map((receipt) => ({
      receipt,
      signature: signature === null ? null : signature(hashOf(JSON.stringify(receipt))),
    }));
    writeFileSync(journal, lines.map((line) => JSON.stringify(line)).join('\n'));
    await client.settings.restore({ name: backup.name });
    expect((await client.evidence.list({ caseId: id })).packs).toMatchObject([{ id: pack?.id, gone: null }]);
    expect(await damages(core)).toEqual(['gone-unsure']);
    writeFileSync(journal, signed);
  }
  await dispose({ on });
  expect(await damages(core)).toEqual([]);
  // A decision that has ended is chosen by nobody.
  await client.evidence.endDecision({ id: decision.id, toOn: '2027-05-19' });
  expect((await client.evidence.decisions({ administrationId }))[0]?.toOn).toBe('2027-05-19');
  await core.close();
});

test('a receipt is signed where there is a keychain; one that is changed is nobody’s, and is written anew', async () => {
  const { core, client, post } = await evidenceRegister(folder, { keychain: memoryKeychain() });
  const id = await post();
  await client.evidence.keep(given(id, [screenshot()]));
  // The first signature makes the key.
  await client.settings.backUpNow({});
  await client.evidence.destroy({ caseId: id });
  const journal = path.join(folder, 'evidence', 'gone.jsonl');
  const text = readFileSync(journal, 'utf8');
  expect(text).toMatch(/"signature":"ed25519:/u);
  expect(readReceipts(folder).map(({ caseId, why }) => [caseId, why])).toEqual([[id, 'child-abuse']]);
  writeFileSync(journal, text.replace('"why":"child-abuse"', '"why":"disposed"'));
  expect(readReceipts(folder)).toEqual([]);
  // Half a line of a crash stands in nobody's way.
  appendFileSync(journal, '{"receipt":{"packId":');
  await core.dailyWork();
  expect(readReceipts(folder).map(({ why }) => why)).toEqual(['child-abuse']);
  expect(await damages(core)).toEqual([]);
  await core.close();
});

test('a block is reviewed on its day, also when the case has ended, until it is ended', async () => {
  const { core, client, clock, post, done, record, administrationId } = await evidenceRegister(folder);
  const due = async () =>
    (await client.evidence.due({ administrationId })).map(({ kind, on, caseNumber }) => [kind, on, caseNumber]);
  const id = await post();
  const block = { 'block-ground': 'Hot', 'review-on': '2026-12-20', objection: 'Skriv till registrator' };
  expect(await codeOf(done(id, 'act', { action: 'block', 'block-ground': 'Hot' }))).toBe('case-value-missing');
  await done(id, 'act', { action: 'block', ...block });
  expect(await due()).toEqual([]);
  clock.set('2026-12-20T08:00:00Z');
  expect(await due()).toEqual([['review-block', '2026-12-20', 'KV-1']]);
  await done(id, 'review-block', { kept: 'kept', why: 'Fortsätter', 'again-on': '2027-03-20' });
  expect(await due()).toEqual([]);
  clock.set('2027-03-22T08:00:00Z');
  expect(await due()).toEqual([['review-block', '2027-03-20', 'KV-1']]);
  await record(id, { kind: 'reopened', step: 'review-block', reason: 'Ny omprövning' });
  await done(id, 'review-block', { kept: 'ended' });
  expect(await due()).toEqual([]);
  await core.close();
});

describe('whoever changes anything is found', () => {
  type Tamper = (input: { hash: string; packId: string; sql: (text: string, ...values: unknown[]) => void }) => void;
  const tampers: Record<string, [Tamper, string[]]> = {
    'a byte': [({ hash }) => (chmodSync(fileOf(hash), 0o600), appendFileSync(fileOf(hash), 'x')), ['bytes-changed']],
    'a file that is gone': [({ hash }) => rmSync(fileOf(hash)), ['file-missing']],
    'another name': [
      ({ hash }) => renameSync(fileOf(hash), fileOf(`${hash.slice(0, -1)}${hash.endsWith('0') ? '1' : '0'}`)),
      ['bytes-changed', 'file-missing'],
    ],
    'another folder': [
      ({ hash }) => renameSync(fileOf(hash), path.join(files(), hash)),
      ['file-missing', 'file-unknown'],
    ],
    'a file that is added': [
      ({ hash }) => writeFileSync(path.join(path.dirname(fileOf(hash)), 'bild.png'), 'x'),
      ['file-unknown'],
    ],
    'a file that is added by its right name': [
      () => {
        const hash = hashOf('ny');
        mkdirSync(path.dirname(fileOf(hash)), { recursive: true });
        writeFileSync(fileOf(hash), 'ny');
      },
      ['file-unknown'],
    ],
    'what a row says': [
      ({ sql }) => sql("update evidence_pack set manifest = replace(manifest, '@arg', '@snäll')"),
      ['row-changed'],
    ],
    'what a row and its sum say': [
      ({ sql, packId }) => {
        const database = new Database(path.join(folder, databaseName));
        const old = database.prepare('select manifest from evidence_pack where id = ?').pluck().get(packId) as string;
        database.close();
        const manifest = old.replace('@arg', '@snäll');
        sql('update evidence_pack set manifest = ?, manifest_sha256 = ?', manifest, hashOf(manifest));
      },
      ['row-changed'],
    ],
    'when it was kept': [
      ({ sql }) => sql("update evidence_pack set kept_at = '2020-01-01T00:00:00.000Z'"),
      ['row-changed'],
    ],
    'a part': [({ sql }) => sql('delete from evidence_part where place = 2'), ['file-unknown', 'row-changed']],
    'a row that is removed': [
      ({ sql }) => (sql('delete from evidence_part'), sql('delete from evidence_pack')),
      ['file-unknown', 'file-unknown', 'row-missing'],
    ],
    'a row that is added': [
      ({ sql, packId }) =>
        sql(
          `insert into evidence_pack select ?, case_id, what, manifest, manifest_sha256, kept_at, gone_at, gone_why from evidence_pack where id = ?`,
          '00000000-0000-4000-8000-0000000000aa',
          packId,
        ),
      ['row-unknown'],
    ],
    'a row said to be gallrad': [
      ({ sql }) =>
        sql("update evidence_pack set manifest = '', gone_at = '2026-11-20T10:00:00.000Z', gone_why = 'disposed'"),
      ['file-should-be-gone', 'file-should-be-gone', 'gone-without-receipt'],
    ],
    'what the log says of it': [
      ({ sql, packId }) =>
        sql(
          `update audit_detail set details = replace(details, '"parts":2', '"parts":1') where (device_id, sequence) in (select device_id, sequence from audit where subject_id = ?)`,
          packId,
        ),
      ['row-changed'],
    ],
  };

  test.each(Object.entries(tampers))('%s', async (_name, [tamper, expected]) => {
    const { core, client, post } = await evidenceRegister(folder);
    const id = await post();
    const [pack] = (await client.evidence.keep(given(id, [screenshot()], { text: 'Ord' }))).packs;
    await core.close();
    tamper({
      hash: pack?.manifest?.parts[0]?.sha256 ?? '',
      packId: pack?.id ?? '',
      sql: (text, ...values) => {
        const database = new Database(path.join(folder, databaseName));
        database.prepare(text).run(...values);
        database.close();
      },
    });
    const { core: again, client: reader } = await openRegister(folder, { readOnly: true, osAccount: 'karin@kontoret' });
    expect(await damages(again)).toEqual(expected);
    if (expected.includes('bytes-changed') && existsSync(fileOf(pack?.manifest?.parts[0]?.sha256 ?? '')))
      expect(await codeOf(reader.evidence.image({ packId: pack?.id ?? '', place: 1 }))).toBe('evidence-file-damaged');
    expect((await verifyHere(again)).ok).toBe(false);
    await again.close();
  });
});

test('a pack survives a restore, on this computer and from a copy of the data folder on another', async () => {
  const { core, client, post } = await evidenceRegister(folder);
  const id = await post();
  await client.evidence.keep(given(id, [screenshot(1)]));
  const backup = await client.settings.backUpNow({});
  const kept = await client.evidence.keep(given(id, [screenshot(2)]));
  await client.settings.restore({ name: backup.name });
  expect((await client.evidence.list({ caseId: id })).packs).toEqual(kept.packs.slice(0, 1));
  // What came after is the other register's, which is a backup now, and is neither lost nor unknown.
  expect([stored().length, await damages(core)]).toEqual([2, []]);
  const aside = (await client.settings.backups({})).find(({ reason }) => reason === 'before-restore');
  await client.settings.restore({ name: aside?.name ?? '' });
  expect((await client.evidence.list({ caseId: id })).packs).toEqual(kept.packs);
  expect(await damages(core)).toEqual([]);
  await core.close();

  const { folder: copy, remove: removeCopy } = temporaryFolder();
  const { folder: fresh, remove: removeFresh } = temporaryFolder();
  for (const part of ['backups', 'evidence'])
    cpSync(path.join(folder, part), path.join(copy, part), { recursive: true });
  await restoreRegister(coreOptions(fresh), path.join(copy, 'backups', aside?.name ?? ''));
  const { core: other, client: there } = await openRegister(fresh);
  expect((await there.evidence.list({ caseId: id })).packs).toEqual(kept.packs);
  const image = await there.evidence.image({ packId: kept.packs[1]?.id ?? '', place: 1 });
  expect(image.file.size).toBeGreaterThan(100);
  expect(await damages(other)).toEqual([]);
  await other.close();
  removeCopy();
  removeFresh();
});

test('files that only old backups name go with the last of them', async () => {
  const { core, client, clock, post } = await evidenceRegister(folder);
  const id = await post();
  await client.settings.backUpNow({});
  const before = await client.settings.backups({});
  await client.evidence.keep(given(id, [screenshot(1)]));
  await client.settings.restore({ name: before[0]?.name ?? '' });
  expect(stored()).toHaveLength(1);
  clock.set('2028-01-10T08:00:00Z');
  await core.dailyWork();
  expect(stored()).toEqual([]);
  expect(await damages(core)).toEqual([]);
  await core.close();
});

test('what a crash leaves between the files and their row is gone at the next start', async () => {
  const { core, client, post } = await evidenceRegister(folder);
  const id = await post();
  await client.evidence.keep(given(id, [screenshot(1)]));
  await core.close();
  const left = hashOf('halvvägs');
  mkdirSync(path.dirname(fileOf(left)), { recursive: true });
  writeFileSync(fileOf(left), 'halvvägs');
  const incoming = path.join(folder, 'evidence', 'incoming');
  mkdirSync(incoming, { recursive: true });
  writeFileSync(path.join(incoming, 'a.json'), JSON.stringify([left]));
  writeFileSync(path.join(incoming, 'b'), 'halv');
  const { core: again } = await openRegister(folder);
  await again.dailyWork();
  expect([stored().length, existsSync(incoming), await damages(again)]).toEqual([1, false, []]);
  await again.close();
});

test('the command line says which pack is damaged, and ends with 1', async () => {
  const { core, client, post } = await evidenceRegister(folder);
  const id = await post();
  const [pack] = (await client.evidence.keep(given(id, [screenshot(1)]))).packs;
  await core.close();
  const run = async (...more: string[]) => {
    let stdout = '';
    const output = { out: (text: string) => void (stdout += text), error: () => {} };
    const code = await runCommand(
      ['evidence', 'verify', '--data', folder, ...more],
      output,
      new AbortController().signal,
    );
    return { code, stdout };
  };
  const whole = await run('--json');
  expect([whole.code, JSON.parse(whole.stdout)]).toEqual([0, { packs: 1, disposed: 0, ok: true, damaged: [] }]);
  const hash = pack?.manifest?.parts[0]?.sha256 ?? '';
  chmodSync(fileOf(hash), 0o600);
  appendFileSync(fileOf(hash), 'x');
  const broken = await run('--json');
  expect([broken.code, JSON.parse(broken.stdout)]).toEqual([
    1,
    {
      packs: 1,
      disposed: 0,
      ok: false,
      damaged: [{ code: 'bytes-changed', packId: pack?.id, caseNumber: 'KV-1', file: hash }],
    },
  ]);
  expect((await run()).stdout).toContain('KV-1');
});

test('whatever is done in whatever order: no file lies there that no case holds, a stopped case holds none, and every look says so', async () => {
  const { core, client, post, record, administrationId, berit, clock } = await evidenceRegister(folder);
  const decision = await client.evidence.addDecision({
    draft: {
      administrationId,
      name: 'Beslut',
      dnr: 'KUL 1',
      decidedOn: '2026-01-01',
      decidedBy: 'Nämnden',
      what: 'Inlägg',
      months: 0,
      fromOn: '2026-01-01',
    },
  });
  const ids = [await post(), await post(grounds.rules), await post(null)];
  const refused = (error: unknown) => {
    if ((error as { code?: string }).code !== 'REFUSED') throw error;
  };
  const deeds = fc.sample(
    fc.record({
      does: fc.constantFrom('keep', 'keep', 'keep', 'dispose', 'destroy', 'reassess', 'abuse', 'backup', 'restore'),
      which: fc.nat(2),
      n: fc.integer({ min: 1, max: 5 }),
    }),
    { numRuns: 36, seed: 11 },
  );
  const done = new Set<string>();
  for (const { does, which, n } of deeds) {
    const id = ids[which] ?? '';
    const before = await client.evidence.list({ caseId: id });
    const live = before.packs.filter(({ gone }) => gone === null).map((pack) => pack.id);
    const work = async () => {
      if (does === 'keep') await client.evidence.keep(given(id, [screenshot(n)], { text: `Ord ${n}` }));
      if (does === 'destroy' && n === 5) await client.evidence.destroy({ caseId: id });
      if (does === 'dispose' && live.length > 0)
        await client.evidence.dispose({
          caseId: id,
          packIds: live.slice(0, 1),
          decisionId: decision.id,
          on: '2026-11-20',
          protocol: 'P',
          witnessId: berit,
        });
      if (does === 'reassess' || (does === 'abuse' && n === 1)) {
        await record(id, { kind: 'reopened', step: 'assess', reason: 'Nytt' }).catch(refused);
        const values = does === 'abuse' ? grounds.abuse : grounds.rules;
        await record(id, { kind: 'done', step: 'assess', values });
      }
      if (does === 'backup') await client.settings.backUpNow({});
      if (does === 'restore') {
        const backups = await client.settings.backups({});
        const asked = backups.filter(({ reason }) => reason === 'asked');
        if (asked.length > 0) await client.settings.restore({ name: asked[n % asked.length]?.name ?? '' });
      }
      done.add(does);
    };
    await work().catch(refused);
    clock.set(new Date((await core.context()).clock.now().getTime() + 1000).toISOString());
    expect(await damages(core), `${does} ${which} ${n}`).toEqual([]);
    for (const caseId of ids) {
      const { packs, held } = await client.evidence.list({ caseId });
      if (held === 'child-abuse') expect(packs.every(({ gone }) => gone !== null)).toBe(true);
    }
  }
  expect([...done].toSorted()).toEqual(['abuse', 'backup', 'destroy', 'dispose', 'keep', 'reassess', 'restore']);
  await core.close();
});
