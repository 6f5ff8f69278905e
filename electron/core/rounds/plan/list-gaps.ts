import { addDays, type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { handlesHandovers } from '../../permissions.ts';
import type { Gap, PlanDue } from './contract.ts';
import { daysFrom, gapsAhead } from './picture.ts';
import { readOffice } from './read-office.ts';

/** How far ahead Idag looks. */
const daysOnToday = 7;
const namedInRow = 5;

/** Gaps and too much from today on. */
export async function listGaps(context: Context, administrationId: string, days: number): Promise<Gap[]> {
  const now = context.clock.now();
  const today = dayOf(now);
  const office = await readOffice(context.db, context, administrationId, today, addDays(today, days - 1));
  return gapsAhead(office, daysFrom(today, days), now);
}

function rowOf(kind: PlanDue['kind'], gaps: readonly Gap[], key: string, soon: Day): PlanDue[] {
  const [first] = gaps;
  if (first === undefined) return [];
  return [
    {
      key,
      kind,
      severity: kind === 'nobody' && first.day <= soon ? 'bad' : 'warn',
      day: first.day,
      rounds: new Set(gaps.map(({ day, slot }) => `${day} ${slot}`)).size,
      days: new Set(gaps.map(({ day }) => day)).size,
      names: [...new Set(gaps.flatMap(({ accountNames }) => accountNames))].slice(0, namedInRow),
      accounts: Math.max(...gaps.map(({ accounts }) => accounts)),
      person: kind === 'nobody' ? '' : first.personName,
    },
  ];
}

/** Rows of Idag for those who coordinate: the rounds within a week that nobody has, in one row, and one for each person with too much. */
export async function listPlanDue(context: Context, administrationId: string): Promise<PlanDue[]> {
  if (!handlesHandovers(context.actor.roles)) return [];
  const gaps = await listGaps(context, administrationId, daysOnToday);
  const tomorrow = addDays(dayOf(context.clock.now()), 1);
  const uncovered = gaps.filter(({ kind }) => kind === 'nobody');
  const crowded = Map.groupBy(
    gaps.filter(({ kind }) => kind === 'too-many'),
    ({ personId }) => personId,
  );
  return [
    ...rowOf('nobody', uncovered, 'nobody', tomorrow),
    ...[...crowded].flatMap(([personId, of]) => rowOf('too-many', of, `too-many:${personId}`, tomorrow)),
  ];
}
