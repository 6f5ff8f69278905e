import { delegate } from '../cases/delegations.ts';
import { type EventDraft, StepRole } from '../cases/engine/contract.ts';
import { openCase } from '../cases/open-case.ts';
import { recordEvent } from '../cases/record-event.ts';
import { showCase } from '../cases/see-case.ts';
import { addDecision } from '../evidence/decisions.ts';
import { keepPack } from '../evidence/keep-pack.ts';
import { addDays, instantOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { type Cast, found } from './cast.ts';
import type { DemoCase, DemoDelegation, DemoDisposal } from './demo-data.ts';

/** Cases in different states, and a delegation that their decisions can name. */
export async function createDemoCases(
  context: Context,
  cast: Cast,
  delegations: readonly DemoDelegation[],
  disposals: readonly DemoDisposal[],
  cases: readonly DemoCase[],
): Promise<void> {
  /** What the cases name by its dnr. */
  const decisions = new Map<string, string>();
  for (const { person, from, decision, dnr } of delegations) {
    const delegation = await delegate(context, {
      administrationId: cast.administrationId,
      personId: found(cast.people, person),
      workflows: [],
      fromOn: addDays(cast.today, from),
      decision,
      dnr,
    });
    decisions.set(dnr, delegation.id);
  }
  for (const { name, dnr, decided, by, what, months } of disposals) {
    const decidedOn = addDays(cast.today, decided);
    const draft = { administrationId: cast.administrationId, name, dnr, decidedBy: by, what, workflows: [], months };
    decisions.set(dnr, (await addDecision(context, { ...draft, decidedOn, fromOn: decidedOn })).id);
  }
  for (const one of cases) await createCase(context, cast, decisions, one);
}

/** As that person would have done it at nine in the morning of that day, or a moment ago if that is to come. */
function asOn(context: Context, { today, people }: Cast, day: number, by: string, turn: number): Context {
  const then = instantOf(addDays(today, day), '09:00', 'earlier').getTime() + turn * 60_000;
  const at = new Date(Math.min(then, context.clock.now().getTime()));
  return { ...context, clock: { now: () => at }, actor: { ...context.actor, personId: found(people, by) } };
}

async function createCase(
  context: Context,
  cast: Cast,
  decisions: ReadonlyMap<string, string>,
  one: DemoCase,
): Promise<void> {
  const { administrationId } = cast;
  let seen = await openCase(asOn(context, cast, one.opened, one.by, 0), {
    administrationId,
    workflow: one.workflow,
    title: one.title,
    dnr: one.dnr,
    happenedAt: null,
    accountIds: one.accounts.map((named) => found(cast.accounts, named.join(' '))),
  });
  for (const [turn, event] of one.events.entries()) {
    const then = asOn(context, cast, event.on, event.by, turn + 1);
    const { id, version } = seen;
    if (event.kept !== undefined) {
      const address = seen.state.steps.find((step) => step.id === 'knowledge')?.values['address'] ?? '';
      const words = { title: '', address, author: event.author, posted: '', text: event.kept };
      await keepPack(then, { caseId: id, what: 'documentation', ...words, files: [], anyway: '' });
      seen = await showCase(then.db, then, { id });
    } else seen = await recordEvent(then, { id, version, happenedAt: null, event: eventOf(event, cast, decisions) });
  }
}

function eventOf(
  event: DemoCase['events'][number],
  { people, today }: Cast,
  decisions: ReadonlyMap<string, string>,
): EventDraft {
  if (event.assigned !== undefined)
    return { kind: 'assigned', role: StepRole.parse(event.assigned), personId: found(people, event.to ?? '') };
  if (event.noted !== undefined)
    return {
      kind: 'noted',
      text: event.noted,
      corrects: null,
      ...(event.step !== undefined && { step: event.step }),
      ...(event.contact !== undefined && { contact: event.contact }),
    };
  if (event.ended !== undefined) return { kind: 'ended', outcome: event.ended, reason: event.reason };
  const inWords = (answer: (typeof event.values)[string]): string => {
    if (typeof answer === 'string') return answer;
    if ('day' in answer) return addDays(today, answer.day);
    return 'person' in answer ? found(people, answer.person) : found(decisions, answer.dnr);
  };
  const values = Object.entries(event.values).map(([id, answer]): [string, string] => [id, inWords(answer)]);
  return { kind: 'done', step: event.done ?? '', values: Object.fromEntries(values) };
}
