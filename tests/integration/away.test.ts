import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Core } from '../../electron/core/create-core.ts';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { addPerson } from '../../electron/core/people/write-person.ts';
import { type AnswerLook, answerText } from '../../electron/core/rounds/away/answer.ts';
import { checkOf } from '../../electron/core/foundation/text/check-of.ts';
import { codeOf } from '../../electron/core/foundation/text/code-of.ts';
import { type Client, clockAt, draft, openRegister, refusal, type TestClock, temporaryFolder } from '../register.ts';

/** Monday 4 May 2026; windows 08–10, 11–13, 14–16 in Stockholm, which is two hours before UTC then. */
const at = (time: string, day = '2026-05-04') => `${day}T${time}:00+02:00`;

let clock: TestClock;
let client: Client;
let core: Core;
let close: () => Promise<void>;
let administrationId: string;
let me: string;
let leila: string;
let accounts: string[];

beforeEach(async () => {
  const { folder, remove } = temporaryFolder();
  clock = clockAt(at('07:00'));
  ({ client, core } = await openRegister(folder, { clock }));
  close = async () => {
    await core.close();
    remove();
  };
  const introduced = await client.people.introduce({
    administrationName: 'Kulturförvaltningen',
    name: 'Karin Ekdahl',
    title: '',
    email: 'karin@exempel.se',
    roles: ['communicator'],
  });
  me = introduced.personId ?? '';
  administrationId = introduced.administrationId ?? '';
  leila = await colleague('Leila Sund');
  accounts = [];
  for (const [name, owner] of [
    ['Konsthallen', me],
    ['Museet <i>', me],
    ['Zinken', me],
    ['Ängby bibliotek', leila],
  ] as const)
    accounts.push(
      (
        await client.accounts.create({
          draft: draft(administrationId, {
            name,
            platform: 'instagram',
            platformName: '',
            url: `https://www.instagram.com/${codeOf(name).toLowerCase()}/`,
            functionMailbox: 'brevladan@exempel.se',
            note: 'Ring Pelle på jobbet',
            roles: [{ role: 'monitoring', personId: owner }],
          }),
        })
      ).id,
    );
});

afterEach(() => close());

/** A colleague who has not been here. */
async function colleague(name: string): Promise<string> {
  const context = await core.context();
  const person = await context.db
    .transaction()
    .execute((db) => addPerson(db, context, personNamed(administrationId, name)));
  return person.id;
}

const row = (account: number, time: string, fields: Partial<AnswerLook> = {}): AnswerLook => ({
  slot: 1,
  code: codeOf(accounts[account] ?? ''),
  at: new Date(at(time)).toISOString().replace('.000', ''),
  word: 'ingetnytt',
  name: 'Vad som helst',
  note: '',
  ...fields,
});
const answer = (
  looks: readonly AnswerLook[],
  fields: { day?: string; person?: string; administration?: string } = {},
) =>
  answerText(
    { administration: codeOf(administrationId), person: codeOf(me), day: '2026-05-04', ...fields },
    looks,
    checkOf,
  );
const read = (text: string) => client.away.read({ administrationId, text });
const take = (text: string, reason = '') => client.away.take({ administrationId, text, reason });
const fates = ({ rows }: Awaited<ReturnType<typeof read>>) => rows.map(({ fate }) => fate);
const countLooks = async () => (await (await core.context()).db.selectFrom('look').selectAll().execute()).length;
const list = (fields: { day?: string; slot?: number; whose?: 'mine' | 'all' } = {}) =>
  client.away.list({ administrationId, whose: 'mine', ...fields });
const namesOf = (steps: ReadonlyArray<{ accounts: ReadonlyArray<{ name: string }> }>) =>
  steps.flatMap(({ accounts: listed }) => listed.map(({ name }) => name));
const round = async (slot = 1) => await client.rounds.open({ administrationId, slot, tab: 'a' });

test('the list has what waits in the rounds that are not over, mine or everybody’s, also of the days to come', async () => {
  const early = await list();
  expect(early.rounds.map(({ slot, steps }) => [slot, namesOf(steps)])).toEqual([
    [1, ['Konsthallen', 'Museet <i>', 'Zinken']],
    [2, ['Konsthallen', 'Museet <i>', 'Zinken']],
    [3, ['Konsthallen', 'Museet <i>', 'Zinken']],
  ]);
  expect(early).toMatchObject({ madeFor: 'Karin Ekdahl', personCode: codeOf(me), code: codeOf(administrationId) });
  expect(early.rounds[0]?.steps[0]?.accounts[0]?.parts.length).toBeGreaterThan(1);
  expect((await list({ whose: 'all' })).rounds[0]?.steps).toHaveLength(4);
  clock.set(at('08:30'));
  const { id } = await round();
  await client.rounds.record({
    roundId: id,
    tab: 'a',
    accountIds: [accounts[0] ?? ''],
    outcome: 'nothing-new',
    method: 'extern',
  });
  expect((await list({ slot: 1 })).rounds.map(({ steps }) => namesOf(steps))).toEqual([['Museet <i>', 'Zinken']]);
  clock.set(at('11:30'));
  expect((await list()).slots).toEqual([2, 3]);
  expect((await list({ day: '2026-05-05' })).slots).toEqual([1, 2, 3]);
  expect((await refusal(list({ day: '2026-05-03' }))).code).toBe('away-list-day');
  expect((await refusal(list({ day: '2026-05-12' }))).code).toBe('away-list-day');
});

test('the file holds the list and nothing secret, and its policy names its one script and its one style', async () => {
  const ready = await client.away.file({ administrationId, whose: 'all' });
  expect(ready.name).toBe('bevakning-2026-05-04.html');
  const html = Buffer.from((await core.context()).files.take(ready.token)?.bytes ?? []).toString('utf8');
  for (const shown of ['Ängby bibliotek', 'Museet &lt;i&gt;', 'Karin Ekdahl', 'Nya kommentarer'.toLowerCase()])
    expect(html).toContain(shown);
  for (const hidden of ['Museet <i>', 'exempel.se', 'Pelle', 'Leila', accounts[0] ?? '', administrationId, me])
    expect(html).not.toContain(hidden);
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => match[1] ?? '');
  expect(scripts).toHaveLength(1);
  expect(policy).toBe(
    `default-src 'none'; script-src ${hash(scripts[0] ?? '')}; style-src ${hash(styles[0] ?? '')}; base-uri 'none'; form-action 'none'`,
  );
  // Nothing is loaded, and no markup escapes both hashes.
  expect(html).not.toMatch(/\s(?:src|srcset|style|on\w+)=/);
  expect(html).not.toMatch(/<(?:img|iframe|object|embed|form|meta http-equiv="refresh")/);
  clock.set(at('18:00'));
  expect((await refusal(client.away.file({ administrationId, whose: 'all' }))).code).toBe('away-list-empty');
});

test('an answer is recorded with when it was looked at and when it was entered, once however often it is pasted', async () => {
  clock.set(at('09:50'));
  const text = answer([
    row(0, '08:10', { note: 'Allt lugnt' }),
    row(1, '08:12', { word: 'nere' }),
    row(2, '09:48', { word: 'inloggning' }),
  ]);
  const mailed = `Hej\r\n${text.replace(/^/gm, '> ').replaceAll('\n', '\r\n\r\n')}\r\nHälsningar`;
  const preview = await read(mailed);
  expect(preview).toMatchObject({ day: '2026-05-04', by: 'Karin Ekdahl', isMine: true, taken: 3, needsReason: false });
  expect(preview.rows[1]).toMatchObject({
    name: 'Museet <i>',
    platformName: 'Instagram',
    outcome: 'not-possible',
    reason: 'site-down',
    lookedAt: '2026-05-04T06:12:00.000Z',
  });
  expect(await countLooks()).toBe(0);
  expect((await take(mailed)).taken).toBe(3);
  const { items, slot } = await round();
  const stands = new Map(items.map(({ name, look, state }) => [name, { look, state }]));
  expect(stands.get('Konsthallen')).toMatchObject({
    state: 'checked',
    look: {
      method: 'away',
      note: 'Allt lugnt',
      lookedAt: '2026-05-04T06:10:00.000Z',
      enteredAt: '2026-05-04T07:50:00.000Z',
      backfilled: true,
      late: false,
      by: 'Karin Ekdahl',
    },
  });
  expect(stands.get('Museet <i>')).toMatchObject({ state: 'not-possible', look: { reason: 'site-down' } });
  expect(slot.figures).toMatchObject({ due: 4, checked: 1, notPossible: 2, waiting: 1, backfilled: 1 });
  for (const again of [text, mailed, text.toString()])
    expect(fates(await take(again))).toEqual(['taken-already', 'taken-already', 'taken-already']);
  expect(await countLooks()).toBe(3);
  // More of the same list later: what is there stays, the rest is taken, and what could not be checked is gone on from.
  const more = answer([
    row(0, '08:10', { note: 'Allt lugnt' }),
    row(1, '09:49'),
    row(2, '09:47', { word: 'besvarat' }),
  ]);
  const { rows } = await take(more);
  expect(rows.map(({ fate, standsSince }) => [fate, standsSince])).toEqual([
    ['taken-already', null],
    ['taken', null],
    ['looked-already', '2026-05-04T07:48:00.000Z'],
  ]);
  expect((await round()).slot.figures).toMatchObject({ checked: 2, notPossible: 1 });
  expect((await client.rounds.myLog({ from: '2026-05-04', to: '2026-05-04' })).total).toBe(4);
  // Everybody's report counts it, and the chain and the log agree.
  clock.set(at('08:00', '2026-05-05'));
  await core.dailyWork();
  expect((await client.settings.verify({})).parts.every(({ ok }) => ok)).toBe(true);
});

test('each row that cannot be true or is somebody else’s says why, and the others are taken', async () => {
  clock.set(at('08:30'));
  const { id } = await round();
  await client.rounds.record({
    roundId: id,
    tab: 'a',
    accountIds: [accounts[0] ?? ''],
    outcome: 'answered',
    method: 'extern',
  });
  const created = await client.accounts.create({ draft: draft(administrationId, { name: 'Ny i dag' }) });
  clock.set(at('08:50'));
  const text = answer([
    row(0, '08:40'),
    row(1, '08:41'),
    row(1, '08:42', { word: 'besvarat' }),
    row(2, '08:55'),
    row(3, '07:59'),
    row(3, '08:45', { slot: 2 }),
    row(3, '08:45', { slot: 7 }),
    row(0, '08:45', { code: codeOf('ingen'), name: 'Okänt konto' }),
    row(0, '08:46', { code: codeOf(created.id) }),
  ]);
  const preview = await take(text);
  expect(fates(preview)).toEqual([
    'looked-already',
    'taken',
    'twice',
    'in-future',
    'before-window',
    'not-begun',
    'no-round',
    'unknown-account',
    'not-in-round',
  ]);
  // The round is told when it begins, not that there is none.
  expect(preview.rows.map(({ beginsAt }) => beginsAt).filter((begins) => begins !== null)).toEqual([
    new Date(at('11:00')).toISOString(),
  ]);
  expect(preview.rows[7]?.name).toBe('Okänt konto');
  expect(await countLooks()).toBe(2);
  const yesterday = answer([{ ...row(2, '08:45'), at: '2026-05-03T08:00:00Z' }]);
  expect(fates(await take(yesterday))).toEqual(['before-window']);
  // Another computer has the account open: it keeps it, and the answer can be pasted again.
  const { db } = await core.context();
  const claim = { round_id: id, account_id: accounts[3] ?? '', person_id: null, until: '2026-05-04T07:00:00.000Z' };
  const device = await db.selectFrom('device').selectAll().executeTakeFirstOrThrow();
  await db
    .insertInto('device')
    .values({ ...device, id: '00000000-0000-4000-8000-00000000d001', os_account: 'leila@kontoret' })
    .execute();
  await db
    .insertInto('round_claim')
    .values({ ...claim, device_id: '00000000-0000-4000-8000-00000000d001', tab: 'x' })
    .execute();
  const open = answer([row(3, '08:47')]);
  expect(fates(await take(open))).toEqual(['open-elsewhere']);
  clock.set(at('09:10'));
  expect(fates(await take(open))).toEqual(['taken']);
});

test('an answer of an earlier day needs a word on why, and is told in the chain', async () => {
  clock.set(at('08:30'));
  await round();
  clock.set(at('09:00', '2026-05-05'));
  await core.dailyWork();
  const text = answer([row(0, '08:40'), row(1, '08:41', { note: 'Lugnt' })]);
  expect((await read(text)).needsReason).toBe(true);
  expect((await refusal(take(text))).code).toBe('reason-needed');
  expect(await countLooks()).toBe(0);
  await take(text, 'Var på mässa.');
  const { db } = await core.context();
  const looks = await db.selectFrom('look').selectAll().orderBy('number').execute();
  expect(looks.map(({ note }) => note)).toEqual(['Var på mässa.', 'Lugnt']);
  const actions = (await db.selectFrom('audit').select('action').execute()).map(({ action }) => action);
  expect(actions.filter((action) => action === 'look-entered-later')).toHaveLength(2);
  expect(actions).toContain('away-answer-taken');
  expect((await client.settings.verify({})).parts.every(({ ok }) => ok)).toBe(true);
  const coverage = await client.coverage.read({
    administrationId,
    from: '2026-05-04',
    to: '2026-05-04',
    by: 'administration',
  });
  expect(coverage.total).toMatchObject({ due: 12, checked: 2, backfilled: 2, missed: 10 });
});

test('a colleague’s answer stands on the colleague; one of another administration or an unknown person is refused', async () => {
  clock.set(at('08:50'));
  const text = answer([row(3, '08:30')], { person: codeOf(leila) });
  expect(await take(text)).toMatchObject({ by: 'Leila Sund', isMine: false, taken: 1 });
  const look = await (await core.context()).db.selectFrom('look').selectAll().executeTakeFirstOrThrow();
  expect(look).toMatchObject({ person_id: leila, method: 'away' });
  expect((await refusal(take(answer([row(0, '08:30')], { person: codeOf('ingen') })))).code).toBe('away-answer-person');
  expect((await refusal(take(answer([row(0, '08:30')], { administration: codeOf('annan') })))).code).toBe(
    'away-answer-elsewhere',
  );
  expect((await refusal(take('Hej'))).code).toBe('away-answer-none');
  await expect(take('x'.repeat(200_001))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await countLooks()).toBe(1);
});

test('one tap at a tittställe records its accounts that wait; what is said of an account by itself goes before', async () => {
  const place = await client.rounds.createPlace({
    administrationId,
    draft: {
      name: 'Metas inkorg',
      kind: 'inbox',
      url: 'https://business.facebook.com/latest/inbox',
      note: 'Logga in som Pelle',
      // Somebody else's account too: whoever looks at the inbox sees it.
      accountIds: [accounts[1] ?? '', accounts[2] ?? '', accounts[3] ?? ''],
    },
  });
  clock.set(at('08:30'));
  const inbox = { place: { code: codeOf(place.id), name: 'Metas inkorg', url: place.url } };
  const ready = await client.away.file({ administrationId, whose: 'mine', slot: 1 });
  const html = Buffer.from((await core.context()).files.take(ready.token)?.bytes ?? []).toString('utf8');
  expect(html).toContain('En titt gäller 3 konton');
  // Ängby bibliotek is somebody else's, and comes along.
  expect(html).toContain('1 konto på listan är inte ditt.');
  expect([(await list({ slot: 1 })).others, (await list({ whose: 'all' })).others]).toEqual([1, 0]);
  expect(html).not.toContain('Pelle');
  const listed = (await list({ slot: 1 })).rounds[0]?.steps ?? [];
  expect(listed).toMatchObject([{ place: null }, inbox]);
  expect(listed[1]?.accounts.map(({ name }) => name)).toEqual(['Museet <i>', 'Zinken', 'Ängby bibliotek']);
  // The same of a round that has not begun.
  expect((await list({ slot: 3 })).rounds[0]?.steps).toMatchObject([{ place: null }, inbox]);

  clock.set(at('08:50'));
  const text = answer([
    row(0, '08:40', { code: codeOf(place.id) }),
    row(2, '08:41', { word: 'arende', note: 'Hot i en kommentar' }),
  ]);
  const preview = await take(text);
  expect(preview).toMatchObject({ taken: 3 });
  expect(preview.rows).toMatchObject([
    { name: 'Metas inkorg', covers: ['Museet <i>', 'Ängby bibliotek'], fate: 'taken' },
    { name: 'Zinken', covers: [], fate: 'taken' },
  ]);
  const looked = new Map((await round()).items.map(({ name, look }) => [name, look]));
  expect(looked.get('Konsthallen')).toBeNull();
  expect(looked.get('Zinken')).toMatchObject({ outcome: 'case', lookedAt: '2026-05-04T06:41:00.000Z' });
  const atInbox = { outcome: 'nothing-new', lookedAt: '2026-05-04T06:40:00.000Z', method: 'away' };
  for (const name of ['Museet <i>', 'Ängby bibliotek']) expect(looked.get(name)).toMatchObject(atInbox);
  // One look, at the tittställe.
  expect(looked.get('Museet <i>')?.id).toBe(looked.get('Ängby bibliotek')?.id);
  const { db } = await core.context();
  const places = await db.selectFrom('look').select('place_id').execute();
  expect(places).toHaveLength(2);
  expect(new Set(places.map(({ place_id }) => place_id))).toEqual(new Set([place.id, null]));
  expect(fates(await take(text))).toEqual(['taken-already', 'taken-already']);
  expect(await countLooks()).toBe(2);
  // A question is of one account, and a tittställe of a round that is not there records nothing.
  const question = { to: 'Någon', answerBy: '', text: 'Fråga' };
  expect(fates(await take(answer([row(0, '08:45', { code: codeOf(place.id), word: 'skickat', question })])))).toEqual([
    'unknown-account',
  ]);
  expect(fates(await take(answer([row(0, '08:45', { code: codeOf(place.id), slot: 2 })])))).toEqual(['not-begun']);
});

test('a question that was sent on from the phone waits, as sent then by whoever looked', async () => {
  clock.set(at('08:50'));
  const question = { to: 'Simhallen', answerBy: '2026-05-05', text: 'När öppnar ni på söndag?' };
  const text = answer([row(3, '08:40', { word: 'skickat', question })], { person: codeOf(leila) });
  expect((await read(text)).rows[0]?.question).toEqual({ ...question, address: '' });
  await take(text);
  await take(text);
  const { rows } = await client.questions.list({ administrationId });
  expect(rows).toMatchObject([
    {
      accountName: 'Ängby bibliotek',
      ...question,
      state: 'open',
      sentAt: '2026-05-04T06:40:00.000Z',
      sentBy: 'Leila Sund',
      isMine: false,
    },
  ]);
  expect((await round()).items.find(({ name }) => name === 'Ängby bibliotek')).toMatchObject({
    state: 'checked',
    openQuestions: 1,
  });
});

test('nothing of an answer is written when one of its looks cannot be', async () => {
  clock.set(at('08:50'));
  await round();
  const { db } = await core.context();
  await db.schema.createTable('stop').addColumn('x', 'integer').execute();
  const { sql } = await import('kysely');
  await sql`create trigger stops before insert on look when new.number = 2 begin select raise(abort, 'stopped'); end`.execute(
    db,
  );
  expect((await refusal(take(answer([row(0, '08:30'), row(1, '08:31'), row(2, '08:32')])))).code).toBe('internal');
  expect(await countLooks()).toBe(0);
  expect((await round()).slot.figures).toMatchObject({ waiting: 4, checked: 0 });
});
