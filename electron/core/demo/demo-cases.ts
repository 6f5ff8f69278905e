import { delegate } from '../cases/delegations.ts';
import { type EventDraft, StepRole } from '../cases/engine/contract.ts';
import { openCase } from '../cases/open-case.ts';
import { recordEvent } from '../cases/record-event.ts';
import { addDays, instantOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { type Cast, found } from './cast.ts';
import type { DemoCase, DemoDelegation } from './demo-data.ts';

/** Cases in different states, and a delegation that their decisions can name. */
export async function createDemoCases(
  context: Context,
  cast: Cast,
  delegations: readonly DemoDelegation[],
  cases: readonly DemoCase[],
): Promise<void> {
  for (const { person, from, decision, dnr } of delegations)
    await delegate(context, {
      administrationId: cast.administrationId,
      personId: found(cast.people, person),
      workflows: [],
      fromOn: addDays(cast.today, from),
      decision,
      dnr,
    });
  for (const one of cases) await createCase(context, cast, one);
}

/** As that person would have done it at nine in the morning of that day, or a moment ago if that is to come. */
function asOn(context: Context, { today, people }: Cast, day: number, by: string, turn: number): Context {
  const then = instantOf(addDays(today, day), '09:00', 'earlier').getTime() + turn * 60_000;
  const at = new Date(Math.min(then, context.clock.now().getTime()));
  return { ...context, clock: { now: () => at }, actor: { ...context.actor, personId: found(people, by) } };
}

async function createCase(context: Context, cast: Cast, one: DemoCase): Promise<void> {
  const { administrationId } = cast;
  let seen = await openCase(asOn(context, cast, one.opened, one.by, 0), {
    administrationId,
    workflow: one.workflow,
    title: one.title,
    dnr: one.dnr,
    happenedAt: null,
    accountIds: one.accounts.map((named) => found(cast.accounts, named.join(' '))),
  });
  for (const [turn, event] of one.events.entries())
    seen = await recordEvent(asOn(context, cast, event.on, event.by, turn + 1), {
      id: seen.id,
      version: seen.version,
      happenedAt: null,
      event: eventOf(event, cast),
    });
}

function eventOf(event: DemoCase['events'][number], { people, today }: Cast): EventDraft {
  if (event.assigned !== undefined)
    return { kind: 'assigned', role: StepRole.parse(event.assigned), personId: found(people, event.to ?? '') };
  if (event.noted !== undefined)
    return {
      kind: 'noted',
      text: event.noted,
      corrects: null,
      ...(event.step !== undefined && { step: event.step }),
    };
  if (event.ended !== undefined) return { kind: 'ended', outcome: event.ended, reason: event.reason };
  const values = Object.entries(event.values).map(([id, answer]): [string, string] => [
    id,
    typeof answer === 'string' ? answer : 'day' in answer ? addDays(today, answer.day) : found(people, answer.person),
  ]);
  return { kind: 'done', step: event.done ?? '', values: Object.fromEntries(values) };
}
