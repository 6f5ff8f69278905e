import { appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseName } from '../../electron/core/foundation/data-folder.ts';
import { restoreRegister } from '../../electron/core/restore-register.ts';
import { evidenceRegister, given, grounds, hashOf, screenshot } from '../evidence.ts';
import { damages, fileOf, filesOf, stored } from '../evidence-store.ts';
import { codeOf, coreOptions, openRegister, temporaryFolder, verifyHere } from '../register.ts';
import { here } from './run-cli.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

describe('whoever changes anything is found', () => {
  type Tamper = (input: { hash: string; packId: string; sql: (text: string, ...values: unknown[]) => void }) => void;
  const tampers: Record<string, [Tamper, string[]]> = {
    'a byte': [
      ({ hash }) => (chmodSync(fileOf(folder, hash), 0o600), appendFileSync(fileOf(folder, hash), 'x')),
      ['bytes-changed'],
    ],
    'a file that is gone': [({ hash }) => rmSync(fileOf(folder, hash)), ['file-missing']],
    'another name': [
      ({ hash }) =>
        renameSync(fileOf(folder, hash), fileOf(folder, `${hash.slice(0, -1)}${hash.endsWith('0') ? '1' : '0'}`)),
      ['bytes-changed', 'file-missing'],
    ],
    'another folder': [
      ({ hash }) => renameSync(fileOf(folder, hash), path.join(filesOf(folder), hash)),
      ['file-missing', 'file-unknown'],
    ],
    'a file that is added': [
      ({ hash }) => writeFileSync(path.join(path.dirname(fileOf(folder, hash)), 'bild.png'), 'x'),
      ['file-unknown'],
    ],
    'a file that is added by its right name': [
      () => {
        const hash = hashOf('ny');
        mkdirSync(path.dirname(fileOf(folder, hash)), { recursive: true });
        writeFileSync(fileOf(folder, hash), 'ny');
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
    if (expected.includes('bytes-changed') && existsSync(fileOf(folder, pack?.manifest?.parts[0]?.sha256 ?? '')))
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
  expect([stored(folder).length, await damages(core)]).toEqual([2, []]);
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
  expect(stored(folder)).toHaveLength(1);
  clock.set('2028-01-10T08:00:00Z');
  await core.dailyWork();
  expect(stored(folder)).toEqual([]);
  expect(await damages(core)).toEqual([]);
  await core.close();
});

test('what a crash leaves between the files and their row is gone at the next start', async () => {
  const { core, client, post } = await evidenceRegister(folder);
  const id = await post();
  await client.evidence.keep(given(id, [screenshot(1)]));
  await core.close();
  const left = hashOf('halvvägs');
  mkdirSync(path.dirname(fileOf(folder, left)), { recursive: true });
  writeFileSync(fileOf(folder, left), 'halvvägs');
  const incoming = path.join(folder, 'evidence', 'incoming');
  mkdirSync(incoming, { recursive: true });
  writeFileSync(path.join(incoming, 'a.json'), JSON.stringify([left]));
  writeFileSync(path.join(incoming, 'b'), 'halv');
  const { core: again } = await openRegister(folder);
  await again.dailyWork();
  expect([stored(folder).length, existsSync(incoming), await damages(again)]).toEqual([1, false, []]);
  await again.close();
});

test('the command line says which pack is damaged, and ends with 1', async () => {
  const { core, client, post } = await evidenceRegister(folder);
  const id = await post();
  const [pack] = (await client.evidence.keep(given(id, [screenshot(1)]))).packs;
  await core.close();
  const run = (...more: string[]) => here('evidence', 'verify', '--data', folder, ...more);
  const whole = await run('--json');
  expect([whole.code, JSON.parse(whole.out)]).toEqual([
    0,
    { packs: 1, disposed: 0, destroyed: 0, ok: true, damaged: [] },
  ]);
  const hash = pack?.manifest?.parts[0]?.sha256 ?? '';
  chmodSync(fileOf(folder, hash), 0o600);
  appendFileSync(fileOf(folder, hash), 'x');
  const broken = await run('--json');
  expect([broken.code, JSON.parse(broken.out)]).toEqual([
    1,
    {
      packs: 1,
      disposed: 0,
      destroyed: 0,
      ok: false,
      damaged: [{ code: 'bytes-changed', packId: pack?.id, caseNumber: 'KV-1', file: hash }],
    },
  ]);
  expect((await run()).out).toContain('KV-1');
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
