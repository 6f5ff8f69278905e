import type { Day } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { found } from '../../foundation/errors.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import type { Figures } from '../contract.ts';
import { freezeRounds, mayFreeze } from '../freeze-rounds.ts';
import { lastFrozenDay } from '../repository.ts';
import { type RoundAhead, roundsAhead } from '../rounds-ahead.ts';
import { unlooked } from '../rules.ts';
import type { Coverage, CoverageBy, CoverageRow } from './contract.ts';
import { accountNames, countCoverage, type Grouping, unitNames } from './repository.ts';
import { add, isOverTime, partOf, refusePeriod, total } from './rules.ts';

/** The period of a report, and what of it is not frozen yet. */
export interface Period {
  administrationId: string;
  from: Day;
  to: Day;
}

/**
 * The time that the figures are of: on a copy of the register to read, when the copy was made. What has been looked at since then
 * is not known here, so that nothing of it is missed.
 */
export function asOf({ clock, shared }: Context): Date {
  const seen = shared.readsHere ? (shared.side?.seen ?? null) : null;
  return seen === null ? clock.now() : new Date(seen.madeAt);
}

/** What of a period is due and not frozen: today's later windows, the days to come, and for a reader what the writer has not frozen. */
export async function aheadIn(context: Context, { administrationId, from, to }: Period): Promise<RoundAhead[]> {
  const { db } = context;
  if (mayFreeze(context)) await freezeRounds(context, administrationId);
  const last = await lastFrozenDay(db, administrationId);
  if (last !== null && to < last) return [];
  const { rounds } = await roundsAhead(db, context, administrationId, last !== null && from < last ? last : from, to);
  return rounds;
}

/** Adds what is not frozen to the figures. */
function addAhead(rows: Map<string, Figures>, ahead: readonly RoundAhead[], by: CoverageBy, now: Date): void {
  for (const { day, slot, accounts } of ahead) {
    if (isOverTime(by)) add(rows, partOf(day, by), unlooked(accounts.length, slot, now));
    else
      for (const account of accounts)
        add(rows, by === 'account' ? account.id : by === 'unit' ? (account.unitId ?? '') : '', unlooked(1, slot, now));
  }
}

/** The coverage of a period, counted from the log as it stands; never per person. */
export async function readCoverage(context: Context, period: Period, by: CoverageBy): Promise<Coverage> {
  const { db } = context;
  const { administrationId, from, to } = period;
  refusePeriod(from, to);
  const administration = found((await readAdministrations(db)).find(({ id }) => id === administrationId));
  const now = asOf(context);
  const ahead = await aheadIn(context, period);
  const grouping: Grouping = by === 'account' || by === 'unit' ? by : 'day';
  const counted = await countCoverage(db, administrationId, from, to, grouping, now.toISOString());
  const rows = new Map<string, Figures>();
  for (const [key, figures] of counted)
    add(rows, isOverTime(by) ? partOf(key, by) : by === 'administration' ? '' : key, figures);
  addAhead(rows, ahead, by, now);
  return { from, to, by, total: total(rows.values()), rows: await named(context, administration, by, rows) };
}

const bytes = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The rows with names, in Swedish order or in the order of time. */
async function named(
  { db }: Context,
  administration: { id: string; name: string },
  by: CoverageBy,
  rows: ReadonlyMap<string, Figures>,
): Promise<CoverageRow[]> {
  if (by === 'administration')
    return [...rows].map(([, figures]) => ({
      key: administration.id,
      name: administration.name,
      platformName: '',
      ...figures,
    }));
  if (by === 'account') {
    const names = await accountNames(db, administration.id);
    return [...rows]
      .map(([key, figures]) => ({ key, order: names.get(key)?.sort_key ?? '', figures }))
      .toSorted((a, b) => bytes(a.order, b.order) || bytes(a.key, b.key))
      .map(({ key, figures }) => ({
        key,
        name: names.get(key)?.name ?? '',
        platformName: names.get(key)?.platform_name ?? '',
        ...figures,
      }));
  }
  if (by === 'unit') {
    const names = await unitNames(db, administration.id);
    return [...rows]
      .map(([key, figures]) => ({ key, order: names.get(key)?.sort_key ?? '\uffff', figures }))
      .toSorted((a, b) => bytes(a.order, b.order) || bytes(a.key, b.key))
      .map(({ key, figures }) => ({ key, name: names.get(key)?.name ?? '', platformName: '', ...figures }));
  }
  return [...rows]
    .toSorted(([a], [b]) => bytes(a, b))
    .map(([key, figures]) => ({ key, name: key, platformName: '', ...figures }));
}
