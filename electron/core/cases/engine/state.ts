import { z } from 'zod';
import { addDays, type Day, dayOf } from '../../foundation/calendar.ts';
import type {
  CaseEvent,
  CaseState,
  Due,
  Edition,
  EventBody,
  EventFault,
  Requirement,
  Step,
  StepState,
} from './contract.ts';
import { areFiles } from './file-lines.ts';
import { addOfficeDays, officeDayAt } from './office-days.ts';
import { areAddresses, isNumber } from '../../foundation/text/looks.ts';
import { answerNamed, askedOf, gatesBefore, gatesOfOutcome, isGuarded } from './structure.ts';

/** An event that cannot be, and what stands in its way. */
export interface Fault {
  code: EventFault;
  /** The step or the outcome that it concerns. */
  at?: string;
  /** What is lacking: steps, gates or answers, by id. */
  lacks?: readonly string[];
}

/** What is settled of a step; what is not here is not. */
type Settled = Pick<StepState, 'personId' | 'wordOf' | 'values' | 'reason' | 'approverId' | 'inPlaceOf'> & {
  standing: 'done' | 'skipped';
  at: string;
};

/** A case while its events are read, one after another. */
interface Reading {
  edition: Edition;
  openedAt: string | null;
  title: string | null;
  settled: ReadonlyMap<string, Settled>;
  accountIds: ReadonlySet<string>;
  /** By step and account. */
  checks: ReadonlyMap<string, CaseState['checks'][number]>;
  logged: CaseState['logged'];
  roles: CaseState['roles'];
  dnr: string;
  packs: CaseState['packs'];
  ended: CaseState['ended'];
  refused: CaseState['refused'];
}

const blank = (edition: Edition): Reading => ({
  edition,
  openedAt: null,
  title: null,
  settled: new Map(),
  accountIds: new Set(),
  checks: new Map(),
  logged: [],
  roles: {},
  dnr: '',
  packs: [],
  ended: null,
  refused: [],
});

/**
 * How a case stands: its workflow and everything that has happened, in order, and nothing else. The same events always give the same state.
 * An event that cannot be changes nothing and is told in `refused`, so that no list of events, however it came to be, gets past a shut gate.
 */
export function stateOf(edition: Edition, events: readonly CaseEvent[]): CaseState {
  return told(read(edition, events));
}

/** Why an event cannot come after these; `null` when it can. */
export function faultOf(edition: Edition, events: readonly CaseEvent[], next: CaseEvent): Fault | null {
  return faultIn(read(edition, events), next);
}

function read(edition: Edition, events: readonly CaseEvent[]): Reading {
  return events.reduce((reading, event) => {
    const fault = faultIn(reading, event);
    return fault === null
      ? after(reading, event)
      : { ...reading, refused: [...reading.refused, { sequence: event.sequence, fault: fault.code }] };
  }, blank(edition));
}

const stepNamed = ({ edition }: Reading, id: string) => edition.steps.find((step) => step.id === id);

/** Whether the case turned out so that the step is one of its steps; what is not answered yet may still ask for it. */
function isNeeded(reading: Reading, { when }: Step): boolean {
  const answer = when === undefined ? undefined : answerOf(reading, when.answer);
  return when === undefined || answer === undefined || when.is.includes(answer);
}

/** What `step.question` is answered with. What files were destroyed as goes before it, where the question has that among its choices. */
function answerOf({ edition, settled, packs }: Reading, name: string): string | undefined {
  const named = answerNamed(edition.steps, name);
  if (named === undefined) return undefined;
  const found = packs.find(({ gone }) => named.requirement.options.some(({ id }) => id === gone))?.gone;
  return found ?? settled.get(named.step.id)?.values[named.requirement.id];
}

const isSettled = (reading: Reading, id: string) => {
  const step = stepNamed(reading, id);
  return step !== undefined && (reading.settled.has(id) || !isNeeded(reading, step));
};

/** Steps that are to be settled first. Every gate on the way is one of them, also where the step between is optional or not needed. */
function waitsFor(reading: Reading, step: Step): string[] {
  const steps = step.after.filter((id) => !isSettled(reading, id) && stepNamed(reading, id)?.optional !== true);
  const gates = gatesBefore(reading.edition.steps, step.id).filter((id) => !reading.settled.has(id));
  return [...new Set([...steps, ...gates])];
}

/** Steps that a case cannot end without, and that are left. */
const stepsLeft = (reading: Reading) =>
  reading.edition.steps.filter((step) => !step.optional && !isSettled(reading, step.id)).map(({ id }) => id);

function isAnswer({ kind, options, looks }: Requirement, value: string): boolean {
  switch (kind) {
    case 'day':
      return z.iso.date().safeParse(value).success;
    case 'person':
    case 'delegation':
    case 'disposal':
      return z.uuid().safeParse(value).success;
    case 'confirm':
      return value === 'yes';
    case 'choice':
      return options.some(({ id }) => id === value);
    case 'files':
      return areFiles(value);
    case 'text':
      return value.trim() !== '' && looksAs(looks, value);
    case 'log':
      return value.trim() !== '';
  }
}

function looksAs(looks: Requirement['looks'], value: string): boolean {
  switch (looks) {
    case 'addresses':
      return areAddresses(value);
    case 'number':
      return isNumber(value);
    case undefined:
      return true;
  }
}

/** What is wrong with the answers that a step is done with. */
function answersFault(step: Step, values: Readonly<Record<string, string>>): Fault | null {
  const asked = askedOf(step.requires, values);
  const ids = new Set(asked.map(({ id }) => id));
  const unknown = Object.keys(values).filter((id) => !ids.has(id));
  if (unknown.length > 0) return { code: 'value-unknown', at: step.id, lacks: unknown };
  const missing = asked.filter(({ id, needed }) => needed && values[id] === undefined).map(({ id }) => id);
  if (missing.length > 0) return { code: 'value-missing', at: step.id, lacks: missing };
  const wrong = asked.filter((one) => values[one.id] !== undefined && !isAnswer(one, values[one.id] ?? ''));
  return wrong.length === 0 ? null : { code: 'value-wrong', at: step.id, lacks: wrong.map(({ id }) => id) };
}

/** Who did a step: whoever's word it is, or else whoever entered it. */
const handsOf = (one: Pick<StepState, 'personId' | 'wordOf'> | undefined) => one?.wordOf ?? one?.personId;

/** The step that must be done by another, and was done by the same person; also where that one is done anew. */
function sameHands({ edition, settled }: Reading, step: Step, personId: string | null): string | undefined {
  const others = [
    ...(step.otherThan === undefined ? [] : [step.otherThan]),
    ...edition.steps.filter(({ otherThan }) => otherThan === step.id).map(({ id }) => id),
  ];
  // Nobody known is nobody that can be told from another.
  return others.find(
    (id) => settled.has(id) && (personId === null || (handsOf(settled.get(id)) ?? personId) === personId),
  );
}

/** Whether a step that takes two persons is skipped on the word of one: of whoever skips it, or of whoever did the other step. */
function isOwnApproval(reading: Reading, step: Step, approverId: string, personId: string | null): boolean {
  const { edition } = reading;
  const takesTwo = step.otherThan !== undefined || edition.steps.some(({ otherThan }) => otherThan === step.id);
  return (
    takesTwo && (personId === null || approverId === personId || sameHands(reading, step, approverId) !== undefined)
  );
}

const shut = (gates: readonly string[], facts: Readonly<Record<string, boolean>>) =>
  gates.filter((gate) => !Object.hasOwn(facts, gate) || facts[gate] !== true);

function stepFault(
  reading: Reading,
  body: Extract<EventBody, { step: string }>,
  personId: string | null,
): Fault | null {
  const step = stepNamed(reading, body.step);
  if (step === undefined) return { code: 'step-unknown', at: body.step };
  const at = step.id;
  if (body.kind === 'reopened') return reading.settled.has(at) ? null : { code: 'step-not-settled', at };
  if (body.kind === 'checked' && !step.perAccount) return { code: 'step-not-per-account', at };
  if (reading.settled.has(at)) return { code: 'step-settled', at };
  if (!isNeeded(reading, step)) return { code: 'step-not-needed', at };
  const waits = waitsFor(reading, step);
  if (waits.length > 0) return { code: 'step-waits', at, lacks: waits };
  if (body.kind === 'checked') {
    const unknown = body.accountIds.filter((id) => !reading.accountIds.has(id));
    return unknown.length === 0 ? null : { code: 'account-unknown', at, lacks: unknown };
  }
  if (body.kind === 'skipped') {
    if (step.gates.length > 0) return { code: 'gate-never-skipped', at };
    if (body.reason.trim() === '') return { code: 'reason-missing', at };
    return isOwnApproval(reading, step, body.approverId, personId) ? { code: 'approver-same', at } : null;
  }
  const gates = shut(step.gates, body.facts);
  if (gates.length > 0) return { code: 'gate-shut', at, lacks: gates };
  if (body.wordOf !== undefined && step.otherThan === undefined) return { code: 'word-not-asked', at };
  const same = sameHands(reading, step, body.wordOf ?? personId);
  if (same !== undefined) return { code: 'same-person', at, lacks: [same] };
  const left = step.perAccount ? [...reading.accountIds].filter((id) => !reading.checks.has(`${at} ${id}`)) : [];
  if (left.length > 0) return { code: 'accounts-left', at, lacks: left };
  return answersFault(step, body.values);
}

function endFault(reading: Reading, body: Extract<EventBody, { kind: 'ended' }>): Fault | null {
  const { edition, settled } = reading;
  const at = body.outcome;
  const outcome = edition.outcomes.find(({ id }) => id === at);
  if (outcome === undefined) return { code: 'outcome-unknown', at };
  const gates = shut(gatesOfOutcome(edition, outcome), body.facts);
  if (outcome.stops) {
    if (body.reason.trim() === '') return { code: 'reason-missing', at };
    const left = outcome.after.filter((id) => settled.get(id)?.standing !== 'done');
    if (left.length > 0) return { code: 'steps-left', at, lacks: left };
    const guarded = [...settled].filter(([id, { standing }]) => standing === 'done' && isGuarded(edition.steps, id));
    if (guarded.length > 0) return { code: 'work-behind-gate', at, lacks: guarded.map(([id]) => id) };
  } else {
    const left = stepsLeft(reading);
    if (left.length > 0) return { code: 'steps-left', at, lacks: left };
  }
  return gates.length === 0 ? null : { code: 'gate-shut', at, lacks: gates };
}

/** Neither are files that come late, those that have served their time, and what the app itself saw. */
function comesAlsoAfterwards(
  body: EventBody,
): body is Extract<EventBody, { kind: 'registered' | 'titled' | 'logged' | 'filed' | 'unfiled' }> {
  return ['registered', 'titled', 'logged', 'filed', 'unfiled'].includes(body.kind);
}

function faultIn(reading: Reading, { body, personId, sequence }: CaseEvent): Fault | null {
  if (body.kind === 'opened') return reading.openedAt === null ? null : { code: 'opened-already' };
  if (reading.openedAt === null) return { code: 'not-opened' };
  // What is said of a case, what it is called and which dnr it got, is also said afterwards.
  if (body.kind === 'noted')
    return body.corrects === null || body.corrects < sequence ? null : { code: 'event-unknown' };
  if (body.kind === 'resumed') return reading.ended === null ? { code: 'not-ended' } : null;
  if (comesAlsoAfterwards(body)) return null;
  if (body.kind === 'misfiled') {
    const pack = reading.packs.find(({ id }) => id === body.packId);
    return pack === undefined || pack.gone !== null || pack.misfiled !== undefined ? { code: 'files-unknown' } : null;
  }
  if (reading.ended !== null) return { code: 'ended-already' };
  switch (body.kind) {
    case 'done':
    case 'skipped':
    case 'reopened':
    case 'checked':
      return stepFault(reading, body, personId);
    case 'ended':
      return endFault(reading, body);
    case 'assigned':
      return body.personId === null &&
        reading.edition.alwaysHeld.includes(body.role) &&
        reading.roles[body.role] !== undefined
        ? { code: 'role-empty', at: body.role }
        : null;
    case 'linked':
      return null;
  }
}

/** The case after an event that can be. */
function after(reading: Reading, { body, happenedAt, personId, sequence }: CaseEvent): Reading {
  switch (body.kind) {
    case 'opened':
      return { ...reading, openedAt: happenedAt, title: body.about?.title ?? null };
    case 'done': {
      const { values, inPlaceOf = null, wordOf = null } = body;
      const by = { at: happenedAt, personId, wordOf, approverId: null, inPlaceOf };
      const one = { standing: 'done' as const, ...by, values, reason: '' };
      return { ...reading, settled: new Map(reading.settled).set(body.step, one) };
    }
    case 'skipped': {
      const { reason, approverId } = body;
      const by = { at: happenedAt, personId, wordOf: null, approverId, inPlaceOf: null };
      const one = { standing: 'skipped' as const, ...by, values: {}, reason };
      return { ...reading, settled: new Map(reading.settled).set(body.step, one) };
    }
    case 'reopened': {
      const settled = new Map(reading.settled);
      settled.delete(body.step);
      return { ...reading, settled };
    }
    case 'assigned': {
      const { [body.role]: _, ...roles } = reading.roles;
      return { ...reading, roles: body.personId === null ? roles : { ...roles, [body.role]: body.personId } };
    }
    case 'registered':
      return { ...reading, dnr: body.dnr };
    case 'titled':
      return { ...reading, title: body.title };
    case 'filed':
      return { ...reading, packs: [...reading.packs, { id: body.packId, what: body.what, gone: null }] };
    case 'misfiled': {
      const misfiled = { at: happenedAt, personId, reason: body.reason };
      return {
        ...reading,
        packs: reading.packs.map((pack) => (pack.id === body.packId ? { ...pack, misfiled } : pack)),
      };
    }
    case 'unfiled':
      return {
        ...reading,
        packs: reading.packs.map((pack) =>
          body.packIds.includes(pack.id) ? { ...pack, gone: pack.gone ?? body.why } : pack,
        ),
      };
    case 'ended': {
      const stops = reading.edition.outcomes.find(({ id }) => id === body.outcome)?.stops ?? false;
      return { ...reading, ended: { outcome: body.outcome, stops, at: happenedAt, personId, reason: body.reason } };
    }
    case 'resumed':
      return { ...reading, ended: null };
    case 'checked': {
      const { step, accountIds, standing } = body;
      const checks = new Map(reading.checks);
      for (const accountId of accountIds)
        if (standing === 'undone') checks.delete(`${step} ${accountId}`);
        else checks.set(`${step} ${accountId}`, { step, accountId, standing, at: happenedAt, personId });
      return { ...reading, checks };
    }
    case 'logged': {
      const { what, values } = body;
      return { ...reading, logged: [...reading.logged, { sequence, at: happenedAt, personId, what, values }] };
    }
    case 'linked': {
      if (body.what !== 'account') return reading;
      const accountIds = new Set(reading.accountIds);
      if (body.removed) accountIds.delete(body.id);
      else accountIds.add(body.id);
      return { ...reading, accountIds };
    }
    case 'noted':
      return reading;
  }
}

/** When it became known: what the case was opened for, or what the step that starts the clock says, whichever is earlier. */
function knownAt({ edition, openedAt, settled }: Reading): string | null {
  const said = edition.steps.flatMap(({ id, startsClock }) =>
    startsClock === true && settled.get(id)?.standing === 'done' ? (settled.get(id)?.at ?? []) : [],
  );
  return openedAt === null ? null : ([openedAt, ...said].toSorted()[0] ?? null);
}

/** What a step's time is counted from; `null` until that is known. */
function startOf(reading: Reading, from: string): { instant: string | null; day: Day } | null {
  const known = (instant: string | null | undefined) =>
    instant === null || instant === undefined ? null : { instant, day: dayOf(new Date(instant)) };
  if (from === 'opened') return known(knownAt(reading));
  if (!from.includes('.')) return known(reading.settled.get(from)?.at);
  const named = answerNamed(reading.edition.steps, from);
  const day = named === undefined ? undefined : reading.settled.get(named.step.id)?.values[named.requirement.id];
  return day === undefined ? null : { instant: null, day };
}

const hour = 3_600_000;

/** A step's time: the first of its urgent ones that an answer asks for, or its own. */
const dueIn = (reading: Reading, { due, urgent = [] }: Step) =>
  urgent.find(({ when }) => when.is.includes(answerOf(reading, when.answer) ?? ''))?.due ?? due;

function dueOf(reading: Reading, due: Due | undefined): Pick<StepState, 'dueOn' | 'dueAt'> {
  const start = due === undefined ? null : startOf(reading, due.from);
  if (due === undefined || start === null) return { dueOn: null, dueAt: null };
  if (due.hours !== undefined) {
    if (start.instant === null) return { dueOn: null, dueAt: null };
    // A clock that runs does not stop for the weekend.
    const at = new Date(Date.parse(start.instant) + due.hours * hour);
    return { dueOn: dayOf(at), dueAt: at.toISOString() };
  }
  if (due.officeDays !== undefined) return { dueOn: addOfficeDays(start.day, due.officeDays), dueAt: null };
  const days = due.days ?? 0;
  return { dueOn: officeDayAt(addDays(start.day, days), days < 0 ? 'before' : 'after'), dueAt: null };
}

function told(reading: Reading): CaseState {
  return {
    openedAt: knownAt(reading),
    title: reading.title,
    steps: reading.edition.steps.map((step) => {
      const settled = reading.settled.get(step.id);
      const waits = settled === undefined ? waitsFor(reading, step) : [];
      const standing =
        settled?.standing ?? (!isNeeded(reading, step) ? 'not-needed' : waits.length > 0 ? 'waiting' : 'ready');
      return {
        id: step.id,
        standing,
        at: settled?.at ?? null,
        personId: settled?.personId ?? null,
        wordOf: settled?.wordOf ?? null,
        values: settled?.values ?? {},
        reason: settled?.reason ?? '',
        approverId: settled?.approverId ?? null,
        inPlaceOf: settled?.inPlaceOf ?? null,
        ...dueOf(reading, dueIn(reading, step)),
        notBefore: step.notBefore === undefined ? null : (startOf(reading, step.notBefore)?.day ?? null),
        waitsFor: standing === 'waiting' ? waits : [],
      };
    }),
    checks: [...reading.checks.values()].filter(({ accountId }) => reading.accountIds.has(accountId)),
    logged: reading.logged,
    roles: reading.roles,
    dnr: reading.dnr,
    packs: reading.packs,
    ended: reading.ended,
    refused: reading.refused,
  };
}
