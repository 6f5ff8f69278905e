import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { WorkflowId } from '../electron/core/cases/contract.ts';
import {
  type CaseEvent,
  type Edition,
  type EventBody,
  Routine,
  type Step,
  StepRole,
  type Workflow,
} from '../electron/core/cases/engine/contract.ts';
import { standardEdition } from '../electron/core/cases/engine/derive.ts';
import { stateOf } from '../electron/core/cases/engine/state.ts';
import { readWorkflow } from '../electron/core/cases/workflows.ts';
import { projectRoot } from './register.ts';

const readResource = (name: string) => readFile(path.join(projectRoot, 'resources', name), 'utf8');

/** Every workflow that comes with the app. */
export const shippedWorkflows: readonly Workflow[] = await Promise.all(
  WorkflowId.options.map((id) => readWorkflow(readResource, id)),
);
export const shippedEditions: readonly Edition[] = shippedWorkflows.map(standardEdition);

export const shippedText = (id: WorkflowId) =>
  readFileSync(path.join(projectRoot, `resources/workflows/${id}.yaml`), 'utf8');
export const ostermalmFile = path.join(projectRoot, 'tests/fixtures/workflows/ostermalm-start.yaml');

/** People of a case. */
export const people = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const [someone = ''] = people;

/** Steps that come before a step as the file says it, found by walking back from it; the tests' own reckoning. */
export function ancestors(steps: ReadonlyArray<Pick<Step, 'id' | 'after'>>, id: string): Set<string> {
  const found = new Set<string>();
  const walk = (at: string): void => {
    for (const before of steps.find((step) => step.id === at)?.after ?? [])
      if (!found.has(before)) {
        found.add(before);
        walk(before);
      }
  };
  walk(id);
  return found;
}

/** Answers that a step takes: `pick` decides every choice. */
export function answers(step: Step, pick: (options: number) => number): Record<string, string> {
  const given: Record<string, string> = {};
  for (const { id, kind, options, needed, when } of step.requires) {
    if (when !== undefined && !when.is.includes(given[when.answer] ?? '')) continue;
    if (!needed && pick(2) === 0) continue;
    given[id] = {
      text: 'Ängby',
      log: '14 nov.: ringde, inget svar',
      day: '2026-12-01',
      person: someone,
      delegation: someone,
      disposal: someone,
      files: `${'0a'.repeat(32)}  sida.html`,
      confirm: 'yes',
      choice: options[pick(options.length)]?.id ?? '',
    }[kind];
  }
  return given;
}

/** What somebody tries in a case: mostly what can be done next, and sometimes anything at all. */
const Deed = fc.record({
  does: fc.constantFrom(
    'advance',
    'advance',
    'advance',
    'advance',
    'done',
    'skip',
    'reopen',
    'end',
    'end',
    'role',
    'note',
    'resume',
    'open',
  ),
  which: fc.nat(97),
  person: fc.nat(2),
  picks: fc.array(fc.nat(20), { minLength: 6, maxLength: 6 }),
  /** Which gates are shut: mostly none. */
  shut: fc.constantFrom('none', 'none', 'none', 'all', 'some', 'unsaid'),
  sound: fc.constantFrom(true, true, true, false),
});
export const Deeds = fc.array(Deed, { minLength: 5, maxLength: 70 });

/** The events of such deeds, also those that cannot be. */
export function eventsFrom(
  edition: Edition,
  deeds: ReadonlyArray<typeof Deed extends fc.Arbitrary<infer T> ? T : never>,
): CaseEvent[] {
  const events: CaseEvent[] = [];
  const add = (body: EventBody, personId: string | null) => {
    const at = new Date(Date.UTC(2026, 10, 23, 8) + events.length * 3_600_000).toISOString();
    events.push({ sequence: events.length + 1, at, happenedAt: at, personId, body });
  };
  add({ kind: 'opened' }, someone);
  for (const { does, which, person, picks, shut, sound } of deeds) {
    let turn = 0;
    const pick = (options: number) => (picks[(turn += 1) % picks.length] ?? 0) % Math.max(1, options);
    const facts = Object.fromEntries(
      edition.gates.flatMap(({ id }, n) =>
        shut === 'unsaid' ? [] : [[id, shut === 'none' || (shut === 'some' && n % 2 === which % 2)]],
      ),
    );
    const by = people[person] ?? null;
    const { steps } = stateOf(edition, events);
    const ready = edition.steps.filter((_, n) => steps[n]?.standing === 'ready');
    const anyStep = edition.steps[which % edition.steps.length];
    const step = does === 'advance' ? (ready[which % Math.max(1, ready.length)] ?? anyStep) : anyStep;
    if (step === undefined) continue;
    const values = sound ? answers(step, pick) : { [step.requires[0]?.id ?? 'odd']: ' ', constructor: 'x' };
    const reason = sound ? 'Skäl' : ' ';
    if (does === 'advance' || does === 'done') add({ kind: 'done', step: step.id, values, facts }, by);
    if (does === 'skip') add({ kind: 'skipped', step: step.id, reason, approverId: someone }, by);
    if (does === 'reopen') add({ kind: 'reopened', step: step.id, reason }, by);
    if (does === 'end')
      add({ kind: 'ended', outcome: edition.outcomes[which % edition.outcomes.length]?.id ?? '', reason, facts }, by);
    if (does === 'role')
      add(
        {
          kind: 'assigned',
          role: StepRole.options[which % StepRole.options.length] ?? 'it',
          personId: sound ? by : null,
        },
        by,
      );
    if (does === 'note') add({ kind: 'noted', text: 'Ring igen', corrects: sound ? null : which }, by);
    if (does === 'resume' && which % 4 === 0) add({ kind: 'resumed', reason }, by);
    if (does === 'open') add({ kind: 'opened' }, by);
  }
  return events;
}

/** A case that goes all the way, everything sound and every gate open; then ended in the first way that completes it. */
export function wholeCase(edition: Edition, pick: (options: number) => number): CaseEvent[] {
  const events: CaseEvent[] = [];
  const facts = Object.fromEntries(edition.gates.map(({ id }) => [id, true]));
  const add = (body: EventBody, personId: string) => {
    const at = new Date(Date.UTC(2026, 10, 23, 8) + events.length * 3_600_000).toISOString();
    events.push({ sequence: events.length + 1, at, happenedAt: at, personId, body });
  };
  add({ kind: 'opened' }, someone);
  for (let left = 200; left > 0; left -= 1) {
    const { steps } = stateOf(edition, events);
    const step = edition.steps.find((one, n) => steps[n]?.standing === 'ready' && !one.optional);
    if (step === undefined) break;
    add({ kind: 'done', step: step.id, values: answers(step, pick), facts }, someone);
  }
  const outcome = edition.outcomes.find(({ stops }) => !stops);
  add({ kind: 'ended', outcome: outcome?.id ?? '', reason: '', facts }, someone);
  return events;
}

/**
 * A local routine of a workflow that keeps to the rules: steps added, reworded, re-timed and given to others, and an order that only
 * leaves steps behind the gates, the answers and the other eyes that they need.
 */
export const routineOf = (workflow: Workflow): fc.Arbitrary<Routine> =>
  fc
    .record({
      adds: fc.array(
        fc.record({
          behind: fc.nat(60),
          after: fc.nat(60),
          before: fc.nat(60),
          optional: fc.boolean(),
          waits: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
      changes: fc.array(fc.record({ step: fc.nat(60), days: fc.nat(30), role: fc.nat(12) }), { maxLength: 6 }),
      places: fc.array(fc.nat(1000), { minLength: 90, maxLength: 90 }),
      reorders: fc.boolean(),
    })
    .map(({ adds, changes, places, reorders }) => {
      const { steps } = workflow;
      const at = (n: number) => steps[n % steps.length]?.id ?? '';
      const placeOf = (id: string) => steps.findIndex((step) => step.id === id);
      const add = adds.map(({ behind, after, before, optional, waits }, n) => {
        const place = behind % steps.length;
        return {
          id: `local-${n}`,
          title: { sv: `Eget steg ${n}` },
          role: 'communicator' as const,
          optional,
          behind: at(place),
          after: [at(after % (place + 1))],
          before: waits && place + 1 < steps.length ? [at(place + 1 + (before % (steps.length - place - 1)))] : [],
        };
      });
      const change = changes.map(({ step, days, role }) => ({
        step: at(step),
        title: { sv: `Eget ord för ${at(step)}` },
        role: StepRole.options[role] ?? ('it' as const),
        due: { officeDays: days, from: 'opened', ground: 'Nämndens beslut' },
      }));
      const base = { id: workflow.id, version: workflow.version };
      const draft = { base, version: 1, source: 'Lokal rutin', add, change };
      if (!reorders) return Routine.parse(draft);
      // What must stay behind what: gates, answers, other eyes, and what the routine's own steps wait for.
      const gated = new Set(steps.filter(({ gates }) => gates.length > 0).map(({ id }) => id));
      const extra = (id: string) => add.filter(({ before }) => before.includes(id)).map((one) => one.id);
      const all = [
        ...steps.map(({ id, after }) => ({ id, after: [...after, ...extra(id)] })),
        ...add.map(({ id, after }) => ({ id, after })),
      ];
      const needs = new Map(
        all.map(({ id, after }) => {
          const step = steps[placeOf(id)];
          const hard =
            step === undefined
              ? after
              : [
                  ...extra(id),
                  ...(gated.has(id) ? step.after : []),
                  ...(step.otherThan ?? []).toString().split(','),
                ].filter((one) => one !== '');
          const condition = step?.when?.answer.split('.')[0];
          return [
            id,
            new Set([
              ...hard,
              ...[...ancestors(all, id)].filter((one) => gated.has(one)),
              ...(condition === undefined ? [] : [condition]),
            ]),
          ];
        }),
      );
      const order: string[] = [];
      const left = all.map(({ id }, n) => ({ id, place: places[n] ?? 0 })).toSorted((a, b) => a.place - b.place);
      while (left.length > 0) {
        const next = left.findIndex(({ id }) => [...(needs.get(id) ?? [])].every((one) => order.includes(one)));
        order.push(...left.splice(Math.max(0, next), 1).map(({ id }) => id));
      }
      return Routine.parse({ ...draft, order });
    });
