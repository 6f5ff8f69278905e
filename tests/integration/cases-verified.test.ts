import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { timelineOf } from '../../electron/core/cases/timeline.ts';
import { databaseName } from '../../electron/core/foundation/data-folder.ts';
import { wordsIn } from '../../electron/core/foundation/i18n/index.ts';
import { caseOffice } from '../case-office.ts';
import { given, screenshot } from '../evidence.ts';
import { openRegister, temporaryFolder, verifyHere } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const office = () => caseOffice(folder);

describe('verify finds a case that somebody has changed outside the app', () => {
  const tampers: Record<string, [string, string]> = {
    'who decided': [
      "update case_event set body = replace(body, '@arg', '@snäll') where body like '%knowledge%'",
      'cases-changed',
    ],
    'when it happened': [
      "update case_event set happened_at = '2026-11-19T10:00:00.000Z' where sequence = 3",
      'cases-changed',
    ],
    'who did it': ['update case_event set person_id = null where sequence = 3', 'cases-changed'],
    'something that is added': [
      `insert into case_event select case_id, sequence + 1, at, happened_at, person_id, '{"kind":"noted","text":"x","corrects":null}' from case_event order by sequence desc limit 1`,
      'cases-changed',
    ],
    'something that is removed': ['delete from case_event where sequence = 4', 'cases-gone'],
    'what it is called': ["update cases set title = 'Något annat'", 'cases-changed'],
    'which workflow it is': ["update cases set workflow = 'crisis'", 'cases-changed'],
    'which edition it follows': [
      "update cases set edition_id = (select id from case_edition where workflow = 'closure')",
      'cases-changed',
    ],
    'a case without a word': [
      "insert into cases select 'x', administration_id, number + 9, workflow, edition_id, title, search_text, opened_at, dnr, ended_at, outcome, next_step, due_on, due_at, holder_id, version from cases limit 1",
      'cases-changed',
    ],
    'what the questions were': [
      "update case_edition set definition = replace(definition, 'Bedöm grunden', 'Bedöm')",
      'cases-changed',
    ],
  };
  test.each(Object.entries(tampers))('%s', async (_name, [sql, expected]) => {
    const { core, post, open } = await office();
    await post();
    await open('closure');
    const partOf = async (at: typeof core) => (await verifyHere(at)).parts.find(({ part }) => part === 'cases');
    expect(await partOf(core)).toMatchObject({ ok: true, code: 'cases-ok', values: { count: 2 } });
    await core.close();
    const database = new Database(path.join(folder, databaseName));
    database.pragma('foreign_keys = off');
    expect(database.prepare(sql).run().changes).toBeGreaterThan(0);
    database.close();
    const { core: again } = await openRegister(folder, { readOnly: true, osAccount: 'karin@kontoret' });
    expect(await partOf(again)).toMatchObject({ ok: false, code: expected });
    await again.close();
  });
});

test('a clock that is set back is told where it was, and nothing that was written is another', async () => {
  const { core, client, clock, administrationId, open, record } = await office();
  const id = await open('closure');
  clock.set('2026-11-20T10:30:00Z');
  const note = { kind: 'noted', text: 'Ringde', corrects: null } as const;
  // What is entered afterwards, or half a minute by another computer's clock, is no clock that went back.
  await record(id, note, '2026-11-19T08:00:00Z');
  clock.set('2026-11-20T10:29:31Z');
  expect((await record(id, note)).clockBack).toEqual([]);
  expect((await verifyHere(core)).parts).toContainEqual(expect.objectContaining({ code: 'cases-ok' }));
  clock.set('2026-11-20T10:10:00Z');
  const back = await record(id, note);
  expect([back.clockBack, back.events.at(-1)?.at]).toEqual([[back.version], '2026-11-20T10:10:00.000Z']);
  expect(timelineOf(back, wordsIn('sv'), 'sv').find(({ sequence }) => sequence === back.version)?.clockBack).toBe(true);
  // In a case where nothing was entered meanwhile, what the computer did elsewhere tells.
  clock.set('2026-11-25T10:00:00Z');
  const other = await open('post');
  clock.set('2026-11-26T10:00:00Z');
  await client.people.createUnit({ administrationId, name: 'Arkivet', parentId: null });
  clock.set('2026-11-25T11:00:00Z');
  const seen = await record(other, note);
  expect(seen.clockBack).toEqual([seen.version]);
  const { ok, parts } = await verifyHere(core);
  expect([ok, parts.find(({ part }) => part === 'cases')]).toMatchObject([
    true,
    { ok: true, code: 'cases-clock', values: { case: 'KV-1', sequence: back.version } },
  ]);
  await core.close();
});

describe('verify finds files of cases that somebody has changed the words about', () => {
  const tampers: Record<string, string> = {
    'words in the log that are no longer words of ours':
      "update audit_detail set details = 'x' where details like '%\"parts\"%'",
    'the case of a pack that is gone':
      'update evidence_pack set case_id = (select id from cases where number = 2) where gone_at is not null',
    'a file of a pack that is gone': "update evidence_part set sha256 = replace(sha256, substr(sha256, 1, 4), 'ffff')",
  };
  test.each(Object.entries(tampers))('%s', async (_name, sql) => {
    const { core, client, post } = await office();
    const id = await post();
    await post();
    await client.evidence.keep(given(id, [screenshot()]));
    await client.evidence.destroy({ caseId: id });
    await core.close();
    const database = new Database(path.join(folder, databaseName));
    database.pragma('foreign_keys = off');
    expect(database.prepare(sql).run().changes).toBeGreaterThan(0);
    database.close();
    const { core: again, client: reader } = await openRegister(folder, { readOnly: true, osAccount: 'karin@kontoret' });
    expect((await reader.evidence.verify({})).damaged.map(({ code }) => code)).toEqual(['row-changed']);
    await again.close();
  });
});
