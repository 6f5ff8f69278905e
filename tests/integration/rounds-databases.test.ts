import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '../../electron/core/accounts/create-account.ts';
import { addDays, dayOf, instantOf, yearsBefore } from '../../electron/core/foundation/calendar.ts';
import type { Context } from '../../electron/core/foundation/context.ts';
import type { Row, Schema } from '../../electron/core/foundation/database/schema.ts';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { addPerson } from '../../electron/core/people/write-person.ts';
import { jobRunner } from '../../electron/core/foundation/worker/run-job.ts';
import { createUnit } from '../../electron/core/people/write-unit.ts';
import { claimItems } from '../../electron/core/rounds/claim-items.ts';
import { CoverageBy } from '../../electron/core/rounds/coverage/contract.ts';
import { accountFor } from '../../electron/core/rounds/coverage/account-for.ts';
import { exportCoverage } from '../../electron/core/rounds/coverage/export-coverage.ts';
import { readCoverage } from '../../electron/core/rounds/coverage/read-coverage.ts';
import { forgetOldRounds } from '../../electron/core/rounds/forget-rounds.ts';
import { settleRounds } from '../../electron/core/rounds/freeze-rounds.ts';
import { removeRounds } from '../../electron/core/rounds/keeping-repository.ts';
import { listDue } from '../../electron/core/rounds/list-due.ts';
import { openRound } from '../../electron/core/rounds/open-round.ts';
import { listQuestions } from '../../electron/core/rounds/questions/repository.ts';
import { readMyLog } from '../../electron/core/rounds/read-log.ts';
import { dayKind } from '../../electron/core/rounds/plan/calendar.ts';
import { readToday } from '../../electron/core/rounds/read-today.ts';
import { recordLook } from '../../electron/core/rounds/record-look.ts';
import { Figures, LookDraft } from '../../electron/core/rounds/contract.ts';
import { sealRounds } from '../../electron/core/rounds/seal-rounds.ts';
import { undoLook } from '../../electron/core/rounds/undo-look.ts';
import { createPlace } from '../../electron/core/rounds/write-place.ts';
import { createAdministration } from '../../electron/core/settings/create-administration.ts';
import { databaseKinds, emptyRegister } from '../either-database.ts';
import { pdfRuns, workbookRows } from '../report-tables.ts';
import { clockAt, contextOn, coreOptions, draft, refusal, temporaryFolder } from '../register.ts';

/** What somebody does to an item of a round on a day, `after` minutes from the window's opening. */
const Deed = fc.record({
  day: fc.nat(400),
  slot: fc.integer({ min: 1, max: 3 }),
  account: fc.nat(7),
  outcome: fc.constantFrom('nothing-new', 'answered', 'case', 'needs-login', 'not-possible', 'sent-on'),
  after: fc.integer({ min: 0, max: 420 }),
  earlier: fc.integer({ min: 0, max: 120 }),
  does: fc.constantFrom('look', 'look', 'look', 'again', 'undo'),
});
/** What the exports are spread by, one in each year. */
/** What a file is called by what it is spread over. */
const perName: Record<CoverageBy, string> = {
  account: 'konto',
  unit: 'enhet',
  administration: 'forvaltning',
  day: 'dag',
  week: 'vecka',
  month: 'manad',
  year: 'ar',
};
const exported: readonly CoverageBy[] = ['account', 'unit', 'month', 'week'];
type Deed = typeof Deed extends fc.Arbitrary<infer T> ? T : never;

const noFigures = { due: 0, checked: 0, notPossible: 0, missed: 0, waiting: 0, late: 0, backfilled: 0 };

/** The ISO week of a day, by the Thursday of it. */
function weekOf(day: string): string {
  const thursday = new Date(`${day}T12:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1, 12);
  const week = 1 + Math.floor((thursday.getTime() - first) / 86_400_000 / 7);
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

describe.each(databaseKinds)('rounds on %s', (kind) => {
  let db: Kysely<Schema>;
  let base: Context;
  const clock = clockAt('2019-12-30T05:00:00Z');
  const folder = temporaryFolder();
  const units: string[] = [];
  const accounts: string[] = [];
  let administrationId: string;

  beforeAll(async () => {
    db = await emptyRegister(kind, folder.folder);
    const context = contextOn(db, { clock, runJob: jobRunner(coreOptions('').workerEntry) });
    administrationId = await db.transaction().execute((tx) => createAdministration(tx, context, 'Kulturförvaltningen'));
    const person = await db
      .transaction()
      .execute((tx) => addPerson(tx, context, personNamed(administrationId, 'Karin Ekdahl')));
    base = { ...context, actor: { ...context.actor, personId: person.id } };
    for (const name of ['Biblioteken', 'Museerna'])
      units.push((await createUnit(context, administrationId, name, null)).id);
    for (let n = 0; n < 8; n += 1) {
      const account = draft(administrationId, {
        name: `Konto ${n}`,
        unitId: units[n % 3] ?? null,
        roundsPerDay: n === 7 ? 1 : null,
        roles: n % 2 === 0 ? [{ role: 'monitoring', personId: person.id }] : [],
      });
      accounts.push((await createAccount(base, account, 'active')).id);
    }
    // The log begins with the first round that somebody opens.
    clock.set('2020-01-02T08:00:00Z');
    await openRound(base, { administrationId, day: null, slot: null, tab: 'a' });
  });
  afterAll(async () => {
    await db.destroy();
    folder.remove();
  });

  /** Counts the report again from the raw rows, one item at a time. */
  async function counted(from: string, to: string, now: Date): Promise<Map<CoverageBy, Map<string, Figures>>> {
    const rounds = new Map((await db.selectFrom('round').selectAll().execute()).map((round) => [round.id, round]));
    const items = await db.selectFrom('round_item').selectAll().execute();
    const looks = new Map((await db.selectFrom('look').selectAll().execute()).map((look) => [look.id, look]));
    const standing = new Map<string, Row<'look'>>();
    for (const { look_id, account_id } of await db.selectFrom('look_account').selectAll().execute()) {
      const look = looks.get(look_id);
      if (look === undefined || look.undone_at !== null) continue;
      const key = `${look.round_id} ${account_id}`;
      if (look.number > (standing.get(key)?.number ?? 0)) standing.set(key, look);
    }
    const all = new Map<CoverageBy, Map<string, Figures>>(CoverageBy.options.map((by) => [by, new Map()]));
    for (const item of items) {
      const round = rounds.get(item.round_id);
      if (round === undefined || round.day < from || round.day > to) continue;
      const last = standing.get(`${round.id} ${item.account_id}`);
      const isGreen = last !== undefined && last.outcome !== 'needs-login' && last.outcome !== 'not-possible';
      const isOver = Date.parse(round.grace_until) <= now.getTime();
      const one: Figures = {
        due: 1,
        checked: isGreen ? 1 : 0,
        notPossible: last !== undefined && !isGreen ? 1 : 0,
        missed: last === undefined && isOver ? 1 : 0,
        waiting: last === undefined && !isOver ? 1 : 0,
        late: isGreen && Date.parse(last.looked_at) >= Date.parse(round.closes_at) ? 1 : 0,
        backfilled: isGreen && Date.parse(last.entered_at) - Date.parse(last.looked_at) > 900_000 ? 1 : 0,
      };
      const keys: Record<CoverageBy, string> = {
        account: item.account_id,
        unit: item.unit_id ?? '',
        administration: administrationId,
        day: round.day,
        week: weekOf(round.day),
        month: round.day.slice(0, 7),
        year: round.day.slice(0, 4),
      };
      for (const by of CoverageBy.options) {
        const rows = all.get(by) ?? new Map<string, Figures>();
        const before = rows.get(keys[by]) ?? noFigures;
        const names = Object.keys(one) as Array<keyof Figures>;
        rows.set(keys[by], Object.fromEntries(names.map((name) => [name, before[name] + one[name]])) as Figures);
      }
    }
    return all;
  }

  /** The same figures as they stand in each file that leaves the app. */
  async function compareExports(
    by: CoverageBy,
    from: string,
    to: string,
    naive: Awaited<ReturnType<typeof counted>>,
  ): Promise<void> {
    const { rows } = await readCoverage(base, { administrationId, from, to }, by);
    const order = ['due', 'checked', 'late', 'backfilled', 'notPossible', 'missed', 'waiting'] as const;
    const counts = rows.map(({ key }) => order.map((name) => naive.get(by)?.get(key)?.[name] ?? -1));
    const totals = order.map((_, index) => counts.reduce((sum, row) => sum + (row[index] ?? 0), 0));
    const fileOf = async (format: 'xlsx' | 'csv' | 'pdf') => {
      const ready = await exportCoverage(base, { administrationId, from, to, by, format, language: 'sv' });
      expect(ready.name).toContain(`-per-${perName[by]}.`);
      return base.files.take(ready.token)?.bytes ?? new Uint8Array();
    };
    // Of whom and when, so that a file that has lost its name can still be read.
    const of = [...(by === 'administration' ? [] : ['Kulturförvaltningen']), from, to];
    const platform = (name: string) => (by === 'account' ? [name] : []);
    const table = [
      ...rows.map(({ name, platformName }, index) => [
        name || 'Utan enhet',
        ...platform(platformName),
        ...(counts[index] ?? []).map(String),
        ...of,
      ]),
      ['Sammanlagt', ...platform(''), ...totals.map(String), ...of],
    ];
    const csv = Buffer.from(await fileOf('csv')).toString('utf8');
    const lines = csv.trim().split('\r\n');
    expect(lines.slice(1).map((line) => line.split(';'))).toEqual(table);
    expect(workbookRows(await fileOf('xlsx')).slice(1)).toEqual(table);
    // A line that is broken ends with its space.
    const runs = pdfRuns(await fileOf('pdf'))
      .join('|')
      .replaceAll(' |', ' ');
    for (const [index, { name, platformName }] of rows.entries())
      expect(runs).toContain(
        ['', [name || 'Utan enhet', ...platform(platformName)].join(', '), ...(counts[index] ?? []), ''].join('|'),
      );
    expect(runs).toContain(['', 'Sammanlagt', ...totals, ''].join('|'));
  }

  /** Does what people do, as far as the app lets them. */
  async function act(deed: Deed, day: string): Promise<void> {
    const opens = ['08:00', '11:00', '14:00'][deed.slot - 1] ?? '';
    const now = new Date(instantOf(day, opens, 'earlier').getTime() + deed.after * 60_000);
    clock.set(now.toISOString());
    const round = await openRound(base, { administrationId, day, slot: deed.slot, tab: 'a' });
    const [last] = round.undo;
    if (deed.does === 'undo') return last && void (await undoLook(base, { lookId: last.lookId, tab: 'a' }));
    const item = round.items.find(({ accountId }) => accountId === accounts[deed.account]);
    if (item === undefined || (item.look !== null && deed.does !== 'again')) return;
    const lookedAt = new Date(now.getTime() - Math.min(deed.earlier, deed.after) * 60_000);
    await recordLook(
      base,
      LookDraft.parse({
        roundId: round.id,
        tab: 'a',
        accountIds: [item.accountId],
        outcome: deed.outcome,
        method: 'extern',
        reason: deed.outcome === 'not-possible' ? 'blocked' : '',
        lookedAt: lookedAt.toISOString(),
        replaces: item.look?.id ?? null,
      }),
    );
  }

  test('the report of any span of a random year is the count over the raw log, however it is spread', async () => {
    const isWhole = kind === 'sqlite';
    let begun = 2019;
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(Deed, { minLength: isWhole ? 40 : 10, maxLength: isWhole ? 60 : 15 }),
        fc.nat(200),
        async (deeds, cut) => {
          // Each run is a year of its own; what came before it stays in the log and must not be counted.
          begun += 1;
          const first = isWhole ? `${begun}-01-03` : addDays('2020-01-07', 14 * (begun - 2020));
          const sorted = deeds
            .map((deed) => ({ deed, day: addDays(first, isWhole ? deed.day % 365 : deed.day % 12) }))
            .toSorted((a, b) => a.day.localeCompare(b.day) || a.deed.slot - b.deed.slot || a.deed.after - b.deed.after);
          for (const { deed, day } of sorted) if (await hasRound(day, deed.slot)) await act(deed, day);
          const from = addDays(first, cut % (isWhole ? 40 : 4));
          const to = dayOf(clock.now());
          await settleRounds(base, administrationId);
          const now = clock.now();
          // Only what is frozen is in the raw log: the day that is not over is left out.
          const until = addDays(to, -1);
          if (until < from) return;
          const naive = await counted(from, until, now);
          for (const by of CoverageBy.options) {
            const report = await readCoverage(base, { administrationId, from, to: until }, by);
            const rows = report.rows.map((row) => [row.key, Figures.strip().parse(row)] as const);
            expect(new Map(rows)).toEqual(naive.get(by));
            const { due, checked, notPossible, missed, waiting } = report.total;
            seen += checked + notPossible;
            expect(due).toBe(checked + notPossible + missed + waiting);
          }
          if (isWhole) await compareExports(exported[begun % 4] ?? 'day', from, until, naive);
          const account = await accountFor(base, { administrationId, from, to: until });
          const of = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + count, 0);
          expect(of(Object.values(account.outcomes))).toBe(account.total.checked + account.total.notPossible);
          expect(of(account.missed.map(({ count }) => count))).toBe(account.total.missed);
          expect(account.missedList.length + account.missedMore).toBe(account.total.missed);
        },
      ),
      { numRuns: isWhole ? 4 : 2, endOnFailure: true },
    );
    // Something was looked at, or nothing was compared.
    expect(seen).toBeGreaterThan(isWhole ? 100 : 20);
  });

  /** Whether the preset has the round: an office day, and on a half-day only the first. */
  async function hasRound(day: string, slot: number): Promise<boolean> {
    clock.set(instantOf(day, '16:59', 'earlier').toISOString());
    const today = await readToday({ ...base, host: { ...base.host, readOnly: true } }, administrationId, day);
    return today.slots.some((one) => one.slot === slot);
  }

  test('claims, tittställen, Idag, the log, seals and forgetting ask the same of both databases', async () => {
    // An ordinary office day soon after what the other test did.
    let day = addDays(dayOf(clock.now()), 1);
    while (dayKind(day) !== 'office') day = addDays(day, 1);
    clock.set(instantOf(day, '08:30', 'earlier').toISOString());
    const place = await createPlace(base, administrationId, {
      name: 'Inkorg',
      kind: 'inbox',
      url: 'https://inkorg.exempel.se',
      note: '',
      accountIds: accounts.slice(0, 3),
    });
    const round = await openRound(base, { administrationId, day, slot: null, tab: 'a' });
    expect(round.queue[0]).toMatchObject({ placeId: place.id });
    const [one = ''] = accounts;
    const claim = { roundId: round.id, accountIds: [one] };
    await claimItems(base, { ...claim, tab: 'a' }, false);
    const held = await claimItems(base, { ...claim, tab: 'b' }, false);
    expect(held.items[0]?.claim?.isHere).toBe(false);
    const inbox = { roundId: round.id, tab: 'b', placeId: place.id, outcome: 'answered', method: 'extern' };
    expect((await recordLook(base, LookDraft.parse(inbox))).left).toEqual([one]);
    const second = { ...inbox, placeId: null, accountIds: accounts.slice(1, 2) };
    expect((await refusal(recordLook(base, LookDraft.parse(second)))).code).toBe('look-recorded-already');
    expect((await readToday(base, administrationId, null)).slots[0]?.figures).toMatchObject({ checked: 2, due: 8 });
    expect((await listDue(base, administrationId)).length).toBeGreaterThan(0);
    expect(await readMyLog(base, { from: day, to: day, offset: 0, limit: 10 })).toMatchObject({
      total: 1,
      entries: [{ kind: 'look', accounts: 2 }],
    });
    expect(
      await listQuestions(db, { administrationId, states: ['open'], text: 'å', accountId: null, offset: 0, limit: 5 }),
    ).toMatchObject({ total: 0 });
    clock.set(instantOf(addDays(day, 1), '07:00', 'earlier').toISOString());
    expect(await sealRounds(base)).toBeGreaterThan(0);
    expect(await sealRounds(base)).toBe(0);
    await forgetOldRounds(base);
    const oldest = await db
      .selectFrom('round')
      .select((eb) => eb.fn.min('day').as('day'))
      .executeTakeFirst();
    expect((oldest?.day ?? '') >= yearsBefore(addDays(day, 1), 2)).toBe(true);
    expect(await removeRounds(db, [round.id])).toBe(1);
    expect(await db.selectFrom('round_item').selectAll().where('round_id', '=', round.id).execute()).toEqual([]);
  });
});
