import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { insertAccounts } from '../../electron/core/accounts/repository.ts';
import { accountToWrite, writingDesk } from '../../electron/core/accounts/write-account.ts';
import { addDays } from '../../electron/core/foundation/calendar.ts';
import type { Context, Db } from '../../electron/core/foundation/context.ts';
import { openSqlite } from '../../electron/core/foundation/database/dialect.ts';
import type { LookDraft } from '../../electron/core/rounds/contract.ts';
import { presetPlan } from '../../electron/core/rounds/plan/preset.ts';
import { slotsOfDay } from '../../electron/core/rounds/plan/rules.ts';
import { createAdministration } from '../../electron/core/settings/create-administration.ts';
import { createUnit } from '../../electron/core/people/write-unit.ts';
import { clockAt, draft, openRegister, temporaryFolder } from '../register.ts';
import { type Measure, median } from './bench.ts';
import { inTurns, processor } from './in-turns.ts';

const accounts = 800;
/** Tuesday 5 May 2026, at the beginning of the second round. */
const now = '2026-05-05T09:05:00Z';
const today = '2026-05-05';
const oneYear = '2025-05-05';
/** How often each is measured, in turns. */
const turns = 5;
const years = Number(process.env['BENCH_YEARS'] ?? 10);

async function fill(db: Db, context: Context): Promise<string> {
  const administrationId = await createAdministration(db, context, 'Provförvaltningen');
  const desk = await writingDesk(db, administrationId, []);
  const at = '2010-01-01T00:00:00.000Z';
  const written = Array.from({ length: accounts }, (_, n) =>
    accountToWrite(context, desk, draft(administrationId, { name: `Konto ${n}`, roundsPerDay: 3 }), {
      id: context.ids.next(),
      version: 1,
      status: 'active',
      status_since: null,
      created_at: at,
      imported_text: '{}',
      voided_at: null,
      void_reason: '',
    }),
  );
  await insertAccounts(db, written, () => context.ids.next());
  return administrationId;
}

/** Rounds from one day to before another, straight into the file: three of 800 accounts every office day, one look each. */
function fillPast(file: string, administrationId: string, unitId: string, from: string, before: string): number {
  const connection = openSqlite(file);
  connection.pragma('synchronous = OFF');
  const round = connection.prepare(`insert into round values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'plan', '', ?, 'x')`);
  const look = connection.prepare(
    `insert into look select ? || '-' || rowid, ?, rowid, 'nothing-new', 'extern', '', '', null, ?, ?, null, 'd', null, null from account where administration_id = ?`,
  );
  const lookAccount = connection.prepare(
    `insert into look_account select ? || '-' || rowid, id, ?, 1 from account where administration_id = ? order by 1`,
  );
  const items = connection.prepare(
    `insert into round_item select ?, id, ?, null, null,
      case when rowid % 50 = 0 then '' when rowid % 40 = 0 then 'needs-login' else 'nothing-new' end,
      rowid % 30 = 0 and rowid % 50 <> 0 and rowid % 40 <> 0, rowid % 31 = 0 and rowid % 50 <> 0 and rowid % 40 <> 0, ? || '-' || rowid
      from account where administration_id = ? order by id`,
  );
  let count = 0;
  connection.transaction(() => {
    for (let day = from; day < before; day = addDays(day, 1))
      for (const slot of slotsOfDay({ ...presetPlan, halfDays: 'as-usual' }, day)) {
        const id = `${day}-${slot.slot}`;
        const [opens, closes, grace] = [slot.opensAt, slot.closesAt, slot.graceUntil].map((at) => at.toISOString());
        round.run(id, administrationId, day, slot.slot, slot.from, slot.to, opens, closes, grace, opens);
        count += items.run(id, unitId, id, administrationId).changes;
        // The log of looks itself, of the latest year: the report reads the items, and the queue the latest look.
        if (day >= oneYear) {
          look.run(id, id, opens, opens, administrationId);
          lookAccount.run(id, opens, administrationId);
        }
      }
  })();
  connection.close();
  return count;
}

async function figuresOf(runs: number, work: () => unknown): Promise<number[]> {
  const figures: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work();
    figures.push(performance.now() - started);
  }
  return figures;
}
const p95 = (figures: readonly number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length * 0.95)] ?? 0;

/** What a round costs with 800 accounts, and what a report does of a year among one and among ten. */
export async function bench(): Promise<Measure[]> {
  const { folder, remove } = temporaryFolder();
  const clock = clockAt(now);
  const file = path.join(folder, 'kanalvakt.sqlite');
  const first = await openRegister(folder, { clock });
  const context = await first.core.context();
  const administrationId = await context.db.transaction().execute((db) => fill(db, context));
  const unit = await createUnit(context, administrationId, 'Biblioteken', null);
  // Ten years are to be kept while they are counted.
  const [administration] = await first.client.settings.administrations({});
  if (administration !== undefined) {
    const { id, version, name, settings } = administration;
    const lookYears = { ...settings.lookYears, value: 20 };
    await first.client.settings.updateAdministration({ id, version, name, settings: { ...settings, lookYears } });
  }
  await first.core.close();
  const rows = fillPast(file, administrationId, unit.id, oneYear, today);
  // The other register is the same one with the years before as well.
  const other = temporaryFolder();
  const otherFile = path.join(other.folder, 'kanalvakt.sqlite');
  copyFileSync(file, otherFile);
  const manyRows = rows + fillPast(otherFile, administrationId, unit.id, addDays(oneYear, -365 * (years - 1)), oneYear);

  const one = await opened(folder, clock);
  const many = await opened(other.folder, clock);
  const report = { administrationId, from: oneYear, to: addDays(today, -1) } as const;
  const bare = ({ aggregate }: Opened) => aggregate.all(administrationId, report.from, report.to);
  const results: Measure[] = [];
  for (const [register, title, checks] of [
    [one, 'ett år', rows],
    [many, `${years} år`, manyRows],
  ] as const)
    for (const by of ['administration', 'account', 'unit', 'day'] as const) {
      const ours = () => register.client.coverage.read({ ...report, by });
      const { ratio, detail } = await inTurns(turns, processor, ours, () => bare(register));
      const name = `rapport för ett år bland ${title}, per ${by}, mot en summering i SQL`;
      results.push({ name, ratio, limit: 3, detail: `${detail}, ${checks} kontroller` });
    }
  const amongOne = () => one.client.coverage.read({ ...report, by: 'administration' });
  const amongMany = () => many.client.coverage.read({ ...report, by: 'administration' });
  const { ratio, detail } = await inTurns(turns, processor, amongMany, amongOne);
  results.push({ name: `rapport för ett år bland ${years} år mot bland ett`, ratio, limit: 2, detail });
  results.push(...(await inTheRound(many.client, administrationId)));
  for (const register of [one, many]) await register.close();
  other.remove();
  remove();
  return results;
}

/** One indexed SQL aggregate over the same checks. */
const aggregateOf = (connection: ReturnType<typeof openSqlite>) =>
  connection.prepare(`select round_item.outcome, count(*), sum(late), sum(backfilled) from round join round_item on round_item.round_id = round.id
    where round.administration_id = ? and round.day between ? and ? group by round_item.outcome`);

/** A register with the day's own work done, and a connection of its own beside it for what it is measured against. */
async function opened(folder: string, clock: ReturnType<typeof clockAt>) {
  const { core, client } = await openRegister(folder, { clock });
  await core.dailyWork();
  const connection = openSqlite(path.join(folder, 'kanalvakt.sqlite'), { readonly: true });
  return {
    client,
    aggregate: aggregateOf(connection),
    async close() {
      connection.close();
      await core.close();
    },
  };
}
type Opened = Awaited<ReturnType<typeof opened>>;

type Client = Awaited<ReturnType<typeof openRegister>>['client'];

/** Opening a round, and from a key to what is committed; against what the issue allows, in milliseconds. */
async function inTheRound(client: Client, administrationId: string): Promise<Measure[]> {
  const opening = await figuresOf(10, () => client.rounds.open({ administrationId, tab: 'a' }));
  const round = await client.rounds.open({ administrationId, tab: 'a' });
  const waiting = round.items.filter(({ state }) => state === 'waiting').map(({ accountId }) => accountId);
  const figures: number[] = [];
  for (const accountId of waiting.slice(0, 200)) {
    await client.rounds.claim({ roundId: round.id, tab: 'a', accountIds: [accountId] });
    const look: LookDraft = {
      roundId: round.id,
      tab: 'a',
      accountIds: [accountId],
      outcome: 'nothing-new',
      method: 'extern',
    };
    figures.push(...(await figuresOf(1, () => client.rounds.record(look))));
  }
  const [open, key] = [median(opening), p95(figures)];
  return [
    {
      name: `ronden öppnas, ${round.items.length} konton`,
      ratio: open / 300,
      limit: 1,
      detail: `${open.toFixed(0)} ms`,
    },
    { name: 'tangent till antecknat, p95', ratio: key / 100, limit: 1, detail: `${key.toFixed(1)} ms` },
  ];
}
