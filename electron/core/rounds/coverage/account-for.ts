import { addDays, type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { found } from '../../foundation/errors.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import type { LookMethod, LookOutcome, NotPossibleReason } from '../contract.ts';
import { holding } from '../plan/read-office.ts';
import { presetPlan } from '../plan/preset.ts';
import { plansOf, type StoredPlan } from '../plan/repository.ts';
import { windowState } from '../rules.ts';
import { type Names, namesIn } from '../see-items.ts';
import type { CoverageAccount, MissedWhy } from './contract.ts';
import { aheadIn, asOf, type Period, readCoverage } from './read-coverage.ts';
import { countMissed, countOutcomes, countScope, extraRounds, listMissed } from './repository.ts';

/** Missed items that the page lists; the rest are counted. */
const mostListed = 1000;

/** The versions of the plan that held some day of a period, with the days between which each did. */
function plansIn(plans: readonly StoredPlan[], from: Day, to: Day, names: Names): CoverageAccount['plans'] {
  const starts = [...new Set([from, ...plans.map(({ valid_from }) => valid_from)])]
    .filter((day) => day >= from && day <= to)
    .toSorted();
  const held = starts.map((day) => ({ day, plan: holding(plans, day) }));
  // A day on which the same version goes on begins nothing.
  const changes = held.filter(({ plan }, index) => index === 0 || plan?.id !== held[index - 1]?.plan?.id);
  return changes.map(({ day, plan }, index) => {
    const next = changes[index + 1]?.day;
    const { windows, graceMinutes, officeDays, ground, groundNote } = plan?.plan ?? presetPlan;
    const madeBy = plan?.made_by ?? null;
    return {
      validFrom: plan?.valid_from ?? day,
      until: next === undefined ? null : addDays(next, -1),
      isPreset: plan === undefined,
      windows,
      graceMinutes,
      officeDays,
      madeOn: plan === undefined ? null : dayOf(new Date(plan.made_at)),
      madeBy: madeBy === null ? '' : (names.get(madeBy)?.name ?? ''),
      ground,
      groundNote,
      note: plan?.note ?? '',
    };
  });
}

/** What a lawyer reads of a period: which duty, which plan, what was done, what was missed and why. */
export async function accountFor(context: Context, period: Period): Promise<CoverageAccount> {
  const { db } = context;
  const { administrationId, from, to } = period;
  const now = asOf(context);
  const at = now.toISOString();
  const { total } = await readCoverage(context, period, 'administration');
  const administration = found((await readAdministrations(db)).find(({ id }) => id === administrationId));
  const plans = await plansOf(db, administrationId);
  const outcomes: Partial<Record<LookOutcome, number>> = {};
  const methods: Partial<Record<LookMethod, number>> = {};
  const notPossible = new Map<string, CoverageAccount['notPossible'][number]>();
  for (const row of await countOutcomes(db, administrationId, from, to)) {
    const outcome = row.outcome as LookOutcome;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + row.count;
    methods[row.method as LookMethod] = (methods[row.method as LookMethod] ?? 0) + row.count;
    if (outcome !== 'needs-login' && outcome !== 'not-possible') continue;
    const key = `${outcome} ${row.reason}`;
    notPossible.set(key, {
      reason: row.reason as NotPossibleReason,
      needsLogin: outcome === 'needs-login',
      count: (notPossible.get(key)?.count ?? 0) + row.count,
    });
  }
  const missed = await countMissed(db, administrationId, from, to, at);
  // What nobody has frozen was missed because nobody had the register open.
  const unopened = (await aheadIn(context, period)).filter(
    ({ slot, accounts }) => accounts.length > 0 && windowState(slot, now) === 'over',
  );
  const unfrozen = unopened.reduce((count, { accounts }) => count + accounts.length, 0);
  if (unfrozen > 0) missed.set('not-opened', (missed.get('not-opened') ?? 0) + unfrozen);
  const { roundsDone, roundsUndone, accountIds } = await countScope(db, administrationId, from, to, at);
  const listed = await listMissed(db, administrationId, from, to, at, mostListed);
  return {
    administrationName: administration.name,
    from,
    to,
    madeAt: at,
    duties: plans.some(({ valid_from }) => valid_from <= to) ? ['bbs-4', 'policy', 'plan'] : ['bbs-4', 'policy'],
    plans: plansIn(plans, from, to, await namesIn(db, context, administrationId)),
    extra: (await extraRounds(db, administrationId, from, to)).map((row) => ({
      day: row.day,
      from: row.from_time,
      to: row.to_time,
      decision: row.decision,
    })),
    total,
    roundsDone,
    roundsUndone: roundsUndone + unopened.length,
    accounts: new Set([...accountIds, ...unopened.flatMap(({ accounts }) => accounts.map(({ id }) => id))]).size,
    outcomes,
    methods,
    notPossible: [...notPossible.values()].toSorted((a, b) => b.count - a.count),
    missed: [...missed].map(([why, count]) => ({ why: why as MissedWhy, count })).toSorted((a, b) => b.count - a.count),
    missedList: listed.map((row) => ({
      day: row.day,
      from: row.from_time,
      to: row.to_time,
      accountId: row.account_id,
      name: row.name,
      platformName: row.platform_name,
      unitName: row.unit_name ?? '',
      why: row.why as MissedWhy,
    })),
    missedMore: Math.max(0, total.missed - listed.length),
  };
}
