import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  CaseEvent,
  CaseState,
  Edition,
  EventBody,
  Workflow,
} from '../../../electron/core/cases/engine/contract.ts';
import {
  CaseState as CaseStateSchema,
  Edition as EditionSchema,
} from '../../../electron/core/cases/engine/contract.ts';
import { derive, standardEdition } from '../../../electron/core/cases/engine/derive.ts';
import { addOfficeDays, officeDayAt } from '../../../electron/core/cases/engine/office-days.ts';
import { faultOf, stateOf } from '../../../electron/core/cases/engine/state.ts';
import { nothing } from '../../../electron/core/cases/closure/left-rules.ts';
import { factsOf, providedGates } from '../../../electron/core/cases/gates.ts';
import {
  ancestors,
  answers,
  Deeds,
  eventsFrom,
  people,
  routineOf,
  shippedWorkflows,
  wholeCase,
} from '../../workflows.ts';

const [karin = '', berit = '', nils = ''] = people;

/** Nothing in it can be changed any more, however deep. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

/** An edition with the words of a routine that was drawn for it; the routine must hold. */
function withRoutine(workflow: Workflow, routine: Parameters<typeof derive>[1]): Edition {
  const { edition, faults } = derive(workflow, routine, providedGates);
  expect(faults).toEqual([]);
  if (edition === null) throw new Error('no edition');
  return edition;
}

/** What a state says, its refused events apart. */
const standing = (state: CaseState) => ({ ...state, refused: [] });

/** Whether somebody has got past a shut gate, reckoned from the standard workflow and the events alone. */
function expectBehindGates(workflow: Workflow, edition: Edition, events: readonly CaseEvent[]): CaseState {
  const state = stateOf(edition, events);
  const refused = new Set(state.refused.map(({ sequence }) => sequence));
  const accepted = events.filter(({ sequence }) => !refused.has(sequence));
  const gatesOf = (id: string) => workflow.steps.find((step) => step.id === id)?.gates ?? [];
  const isOpen = (facts: Record<string, boolean>, gates: readonly string[]) =>
    gates.every((gate) => facts[gate] === true);
  const doneNow = new Map<string, EventBody & { kind: 'done' }>();
  for (const { body } of accepted) {
    if (body.kind === 'done') {
      expect(isOpen(body.facts, gatesOf(body.step))).toBe(true);
      for (const before of ancestors(workflow.steps, body.step))
        if (gatesOf(before).length > 0) expect([before, doneNow.has(before)]).toEqual([before, true]);
      doneNow.set(body.step, body);
    }
    if (body.kind === 'skipped') expect(gatesOf(body.step)).toEqual([]);
    if (body.kind === 'reopened') doneNow.delete(body.step);
    if (body.kind !== 'ended') continue;
    const outcome = workflow.outcomes.find(({ id }) => id === body.outcome);
    expect(isOpen(body.facts, outcome?.gates ?? [])).toBe(true);
    const guarded = [...doneNow.keys()].filter(
      (id) => gatesOf(id).length > 0 || [...ancestors(workflow.steps, id)].some((one) => gatesOf(one).length > 0),
    );
    if (outcome?.stops === true) {
      expect(guarded).toEqual([]);
      continue;
    }
    for (const { id, gates } of workflow.steps)
      if (gates.length > 0) {
        expect([id, doneNow.has(id)]).toEqual([id, true]);
        expect(isOpen(body.facts, gates)).toBe(true);
      }
  }
  return state;
}

describe.each(shippedWorkflows)('$id', (workflow) => {
  const edition = standardEdition(workflow);

  test('no list of events gets past a shut gate, in the standard or in any local routine', () => {
    let ended = 0;
    let refused = 0;
    const judge = (one: Edition, events: readonly CaseEvent[]) => {
      const state = expectBehindGates(workflow, one, events);
      CaseStateSchema.parse(state);
      ended += state.ended === null ? 0 : 1;
      refused += state.refused.length;
    };
    fc.assert(
      fc.property(Deeds, routineOf(workflow), (deeds, routine) => {
        judge(edition, eventsFrom(edition, deeds));
        const local = withRoutine(workflow, routine);
        judge(local, eventsFrom(local, deeds));
      }),
      { numRuns: 60 },
    );
    // The property says something: cases end, and much is refused.
    expect(ended).toBeGreaterThan(2);
    expect(refused).toBeGreaterThan(100);
  });

  test('a case that is done in order ends, and never with one gate shut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 8, maxLength: 8 }), routineOf(workflow), (picks, routine) => {
        for (const one of [edition, withRoutine(workflow, routine)]) {
          let turn = 0;
          const events = wholeCase(one, (options) => (picks[(turn += 1) % picks.length] ?? 0) % Math.max(1, options));
          const last = events.at(-1);
          const state = stateOf(one, events);
          expect([state.refused, state.ended?.stops]).toEqual([[], false]);
          if (last?.body.kind !== 'ended') throw new Error('not ended');
          const outcome = one.outcomes.find(({ id }) => last.body.kind === 'ended' && id === last.body.outcome);
          for (const gate of [...one.steps.flatMap(({ gates }) => gates), ...(outcome?.gates ?? [])]) {
            const shut = { ...last, body: { ...last.body, facts: { ...last.body.facts, [gate]: false } } };
            expect(faultOf(one, events.slice(0, -1), shut)).toMatchObject({ code: 'gate-shut' });
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test('any part of what happened, read again from what is kept, is the same state; what is refused changes nothing', () => {
    fc.assert(
      fc.property(Deeds, routineOf(workflow), (deeds, routine) => {
        const one = frozen(withRoutine(workflow, routine));
        const events = frozen(eventsFrom(one, deeds));
        const kept = EditionSchema.parse(JSON.parse(JSON.stringify(one)));
        for (let length = 0; length <= events.length; length += 1) {
          const part = events.slice(0, length);
          const state = stateOf(one, part);
          const again = stateOf(kept, JSON.parse(JSON.stringify(part)) as CaseEvent[]);
          expect(again).toEqual(state);
          const last = part.at(-1);
          if (last === undefined) continue;
          const before = stateOf(one, part.slice(0, -1));
          const fault = faultOf(one, part.slice(0, -1), last);
          expect(state.refused.length - before.refused.length).toBe(fault === null ? 0 : 1);
          if (fault !== null) expect(standing(state)).toEqual(standing(before));
        }
      }),
      { numRuns: 10 },
    );
  });

  test('a routine changes words, times, roles and order, and leaves gates and what they guard', () => {
    fc.assert(
      fc.property(routineOf(workflow), (routine) => {
        const before = JSON.stringify(workflow);
        const local = withRoutine(workflow, routine);
        expect(JSON.stringify(workflow)).toBe(before);
        expect(local.gates).toEqual(workflow.gates);
        expect(local.outcomes).toEqual(workflow.outcomes);
        for (const { id, gates, requires, otherThan } of workflow.steps) {
          const step = local.steps.find((one) => one.id === id);
          expect(step).toMatchObject({ gates, requires });
          expect(step?.otherThan).toBe(otherThan);
          const guards = (steps: Edition['steps']) =>
            [...ancestors(steps, id)].filter((one) => workflow.steps.some((s) => s.id === one && s.gates.length > 0));
          expect(guards(local.steps)).toEqual(expect.arrayContaining(guards(workflow.steps)));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('every way to end can be reached, with the gates as the app answers them', () => {
    const reached = new Set<string>();
    const accounts = [{ id: karin, name: 'Ängby', platformName: 'Facebook', gaps: [] }];
    const isAll = () => reached.size === edition.outcomes.length;
    let seed = 7;
    const pick = (options: number) => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed % Math.max(1, options);
    };
    for (let trial = 0; trial < 60 && !isAll(); trial += 1) {
      const events: CaseEvent[] = [];
      const next = (body: EventBody): CaseEvent => {
        const at = new Date(Date.UTC(2026, 10, 23, 8 + events.length)).toISOString();
        return {
          sequence: events.length + 1,
          at,
          happenedAt: at,
          personId: events.length % 2 === 0 ? karin : berit,
          body,
        };
      };
      events.push(next({ kind: 'opened' }));
      events.push(next({ kind: 'assigned', role: 'crisis-lead', personId: karin }));
      for (let turn = 0; turn < 30; turn += 1) {
        const state = stateOf(edition, events);
        const facts = factsOf(edition, { state, events, accounts, left: nothing });
        for (const { id } of edition.outcomes)
          if (faultOf(edition, events, next({ kind: 'ended', outcome: id, reason: 'Skäl', facts })) === null)
            reached.add(id);
        const ready = edition.steps.filter((_, n) => state.steps[n]?.standing === 'ready');
        const step = ready[pick(ready.length)];
        if (step === undefined) break;
        const event = next({ kind: 'done', step: step.id, values: answers(step, pick), facts });
        if (faultOf(edition, events, event) === null) events.push(event);
      }
    }
    expect(edition.outcomes.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
  });

  test('an order that moves guarded work in front of its gate is refused by name', () => {
    const gate = workflow.steps.find(({ gates }) => gates.length > 0);
    const guarded = workflow.steps.find(({ id }) => gate !== undefined && ancestors(workflow.steps, id).has(gate.id));
    if (gate === undefined || guarded === undefined) throw new Error('no guarded step');
    const ids = workflow.steps.map(({ id }) => id).filter((id) => id !== guarded.id);
    const order = ids.toSpliced(ids.indexOf(gate.id), 0, guarded.id);
    const base = { id: workflow.id, version: workflow.version };
    const routine = { base, version: 1, source: 'Lokal rutin', add: [], change: [], order };
    expect(derive(workflow, routine, providedGates).faults).toContainEqual({
      step: guarded.id,
      code: 'moved-before-gate',
      values: { name: gate.id },
    });
  });
});

/** A small workflow with everything in it. */
const small: Edition = EditionSchema.parse({
  id: 'small',
  version: 1,
  title: { sv: 'Litet', en: 'Small' },
  summary: { sv: 'Litet', en: 'Small' },
  sources: ['Prov'],
  alwaysHeld: ['crisis-lead'],
  gates: [{ id: 'open', title: { sv: 'Öppen', en: 'Open' }, missing: { sv: 'Saknas', en: 'Missing' } }],
  steps: [
    {
      id: 'ask',
      title: { sv: 'Fråga', en: 'Ask' },
      role: 'it',
      due: { officeDays: 2, from: 'opened' },
      requires: [
        {
          id: 'kind',
          kind: 'choice',
          title: { sv: 'Slag', en: 'Kind' },
          options: ['a', 'b'].map((id) => ({ id, title: { sv: id, en: id } })),
        },
        { id: 'why', kind: 'text', title: { sv: 'Varför', en: 'Why' }, when: { answer: 'kind', is: ['b'] } },
        { id: 'last', kind: 'day', title: { sv: 'Sista dag', en: 'Last day' }, needed: false },
      ],
    },
    {
      id: 'only-b',
      title: { sv: 'Bara b', en: 'Only b' },
      role: 'it',
      after: ['ask'],
      when: { answer: 'ask.kind', is: ['b'] },
    },
    {
      id: 'gated',
      title: { sv: 'Spärr', en: 'Gated' },
      role: 'it',
      after: ['ask'],
      gates: ['open'],
      due: { hours: 72, from: 'opened', ground: 'Lag' },
    },
    { id: 'maybe', title: { sv: 'Kanske', en: 'Maybe' }, role: 'it', after: ['gated'], optional: true },
    {
      id: 'last',
      title: { sv: 'Sist', en: 'Last' },
      role: 'it',
      after: ['maybe', 'only-b', 'ask'],
      otherThan: 'ask',
      due: { days: -2, from: 'ask.last' },
    },
  ],
  outcomes: [
    { id: 'whole', title: { sv: 'Helt', en: 'Whole' } },
    { id: 'no', title: { sv: 'Nej', en: 'No' }, stops: true, after: ['ask'] },
  ],
  local: null,
});

/** Adds events one by one; answers the state and the code of the last one's fault. */
function play(...bodies: ReadonlyArray<EventBody | readonly [EventBody, string | null]>) {
  const events = bodies.map((one, n): CaseEvent => {
    const [body, personId] = 'kind' in one ? [one, karin] : one;
    const at = new Date(Date.UTC(2026, 11, 22, 9 + n)).toISOString();
    return { sequence: n + 1, at, happenedAt: at, personId, body };
  });
  const last = events.at(-1);
  return {
    state: stateOf(small, events),
    code: last === undefined ? null : (faultOf(small, events.slice(0, -1), last)?.code ?? null),
  };
}
const opened: EventBody = { kind: 'opened' };
const ask = (values: Record<string, string>): EventBody => ({ kind: 'done', step: 'ask', values, facts: {} });
const gated = (facts: Record<string, boolean>): EventBody => ({ kind: 'done', step: 'gated', values: {}, facts });
const done = (step: string): EventBody => ({ kind: 'done', step, values: {}, facts: { open: true } });
const end = (outcome: string, open = true, reason = ''): EventBody => ({
  kind: 'ended',
  outcome,
  reason,
  facts: { open },
});

test('a step takes the answers that it asks for, and no others', () => {
  const codeOf = (values: Record<string, string>) => play(opened, ask(values)).code;
  expect(codeOf({})).toBe('value-missing');
  expect(codeOf({ kind: 'c' })).toBe('value-wrong');
  expect(codeOf({ kind: 'a', why: 'x' })).toBe('value-unknown');
  expect(codeOf({ kind: 'b' })).toBe('value-missing');
  expect(codeOf({ kind: 'b', why: '  ' })).toBe('value-wrong');
  expect(codeOf({ kind: 'a', last: '2026-02-30' })).toBe('value-wrong');
  expect(codeOf({ kind: 'a', constructor: 'x' })).toBe('value-unknown');
  expect(codeOf({ kind: 'b', why: 'x', last: '2026-12-28' })).toBeNull();
  expect(play(ask({ kind: 'a' })).code).toBe('not-opened');
  expect(play(opened, opened).code).toBe('opened-already');
  expect(play(opened, ask({ kind: 'a' }), ask({ kind: 'a' })).code).toBe('step-settled');
  expect(play(opened, done('last')).code).toBe('step-waits');
  expect(play(opened, done('nobody')).code).toBe('step-unknown');
});

test('an ordinary step is skipped with a reason, a gate never; what turned out otherwise is not needed', () => {
  const skip = (step: string, reason = 'Skäl'): EventBody => ({ kind: 'skipped', step, reason, approverId: berit });
  const a = ask({ kind: 'a' });
  expect(play(opened, skip('ask', ' ')).code).toBe('reason-missing');
  expect(play(opened, skip('ask')).code).toBeNull();
  expect(play(opened, a, skip('gated')).code).toBe('gate-never-skipped');
  expect(play(opened, a, done('only-b')).code).toBe('step-not-needed');
  expect(play(opened, a, gated({})).code).toBe('gate-shut');
  expect(play(opened, a, gated({ open: false })).code).toBe('gate-shut');
  // An optional step between does not open a way round the gate.
  expect(play(opened, a, [done('last'), berit]).code).toBe('step-waits');
  expect(play(opened, a, gated({ open: true }), [done('last'), berit]).code).toBeNull();
});

test('a step that takes two persons is not skipped on one’s own word, nor on that of whoever did the other step', () => {
  const skip = (step: string, approverId: string): EventBody => ({ kind: 'skipped', step, reason: 'Skäl', approverId });
  const before = [opened, [ask({ kind: 'a' }), berit], gated({ open: true })] as const;
  expect(play(...before, skip('last', karin)).code).toBe('approver-same');
  expect(play(...before, skip('last', berit)).code).toBe('approver-same');
  expect(play(...before, [skip('last', nils), null]).code).toBe('approver-same');
  expect(play(...before, skip('last', nils)).code).toBeNull();
  // The step that the other one looks at takes two as well; any other is approved as before.
  expect(play(opened, skip('ask', karin)).code).toBe('approver-same');
  expect(play(opened, skip('ask', nils)).code).toBeNull();
  expect(play(...before, skip('maybe', karin)).code).toBeNull();
});

test('four eyes are two persons, also when the first step is done anew, and nobody known is nobody', () => {
  const before = [opened, ask({ kind: 'a' }), gated({ open: true })] as const;
  expect(play(...before, done('last')).code).toBe('same-person');
  expect(play(...before, [done('last'), null]).code).toBe('same-person');
  const again: EventBody = { kind: 'reopened', step: 'ask', reason: 'Fel' };
  expect(play(...before, [done('last'), berit], again, [ask({ kind: 'a' }), berit]).code).toBe('same-person');
  expect(play(...before, [done('last'), berit], again, ask({ kind: 'a' })).code).toBeNull();
});

test('a colleague’s word counts as theirs, whoever enters it, and only in a step that takes other eyes', () => {
  const wordOf = (step: string, by: string): EventBody => ({ kind: 'done', step, values: {}, facts: {}, wordOf: by });
  const before = [opened, ask({ kind: 'a' }), gated({ open: true })] as const;
  expect(play(...before, wordOf('last', karin)).code).toBe('same-person');
  expect(play(...before, wordOf('maybe', berit)).code).toBe('word-not-asked');
  const told = play(...before, wordOf('last', berit));
  expect([told.code, told.state.steps.find(({ id }) => id === 'last')]).toMatchObject([
    null,
    { personId: karin, wordOf: berit },
  ]);
  // Whose word it is is who may not do the other step anew.
  const again: EventBody = { kind: 'reopened', step: 'ask', reason: 'Fel' };
  expect(play(...before, wordOf('last', berit), again, [ask({ kind: 'a' }), berit]).code).toBe('same-person');
  expect(play(...before, wordOf('last', berit), again, ask({ kind: 'a' })).code).toBeNull();
});

test('a case ends whole, or stops before any gate; it is resumed with a reason, and notes come also afterwards', () => {
  const before = [opened, ask({ kind: 'a' }), gated({ open: true })] as const;
  const note: EventBody = { kind: 'noted', text: 'Svar i efterhand', corrects: 2 };
  expect(play(opened, end('no', true, 'Skäl')).code).toBe('steps-left');
  expect(play(opened, ask({ kind: 'a' }), end('no')).code).toBe('reason-missing');
  expect(play(opened, ask({ kind: 'a' }), end('no', false, 'Skäl')).code).toBeNull();
  expect(play(...before, end('no', true, 'Skäl')).code).toBe('work-behind-gate');
  expect(play(...before, end('whole')).code).toBe('steps-left');
  expect(play(...before, end('gone')).code).toBe('outcome-unknown');
  const whole = [...before, [done('last'), berit]] as const;
  expect(play(...whole, end('whole', false)).code).toBe('gate-shut');
  const { state, code } = play(...whole, end('whole'));
  expect([code, state.ended?.outcome]).toEqual([null, 'whole']);
  expect(play(...whole, end('whole'), done('maybe')).code).toBe('ended-already');
  expect(play(...whole, end('whole'), note).code).toBeNull();
  expect(play(...whole, end('whole'), { kind: 'registered', dnr: 'KUL 2026/12' }).state.dnr).toBe('KUL 2026/12');
  expect(play(...whole, { kind: 'resumed', reason: 'Skäl' }).code).toBe('not-ended');
  expect(play(...whole, end('whole'), { kind: 'resumed', reason: 'Skäl' }, done('maybe')).code).toBeNull();
  expect(play(opened, { ...note, corrects: 2 }).code).toBe('event-unknown');
});

test('a role that is always held is handed over, never left', () => {
  const lead = (personId: string | null): EventBody => ({ kind: 'assigned', role: 'crisis-lead', personId });
  expect(play(opened, lead(karin), lead(null)).code).toBe('role-empty');
  expect(play(opened, lead(karin), lead(berit)).state.roles).toEqual({ 'crisis-lead': berit });
  expect(
    play(opened, { ...lead(karin), role: 'it' } as EventBody, { ...lead(null), role: 'it' } as EventBody).state.roles,
  ).toEqual({});
});

test('days land on office days of the Swedish year, and clocks of hours do not stop', () => {
  // Opened on Tuesday 22 December 2026; Christmas Eve to Boxing Day are free, and so is the weekend after.
  const { state } = play(opened, ask({ kind: 'b', why: 'x', last: '2026-12-28' }));
  const dueOf = (id: string) => state.steps.find((step) => step.id === id);
  expect(dueOf('ask')?.dueOn).toBe('2026-12-28');
  expect(dueOf('gated')).toMatchObject({ dueOn: '2026-12-25', dueAt: '2026-12-25T09:00:00.000Z' });
  // Two days before Monday 28 December is a Saturday; the office day before it is the 23rd.
  expect(dueOf('last')?.dueOn).toBe('2026-12-23');
  expect(dueOf('only-b')?.dueOn).toBeNull();
  expect(addOfficeDays('2026-04-01', 2)).toBe('2026-04-07');
  expect(addOfficeDays('2026-06-18', 1)).toBe('2026-06-22');
  expect(addOfficeDays('2026-12-24', 0)).toBe('2026-12-28');
  expect(addOfficeDays('2026-05-04', 10)).toBe('2026-05-19');
  expect(officeDayAt('2026-05-14', 'before')).toBe('2026-05-13');
});
