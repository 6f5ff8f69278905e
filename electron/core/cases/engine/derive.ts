import { Edition, type Routine, type Step, type Workflow } from './contract.ts';
import { faultsOfEdition } from './check-edition.ts';
import type { CheckFault } from './faults.ts';
import { gatesBefore } from './structure.ts';

/** A workflow as it comes, without a local routine. */
export const standardEdition = (workflow: Workflow): Edition => ({ ...workflow, local: null });

/**
 * A workflow with an administration's routine: steps added, reworded, given to other roles, re-timed and reordered.
 * Gates stay, and what a gate guards stays behind it; everything that is wrong is told, and then there is no edition.
 */
export function derive(
  workflow: Workflow,
  routine: Routine,
  provided: ReadonlySet<string>,
): { edition: Edition; faults: [] } | { edition: null; faults: CheckFault[] } {
  const faults: CheckFault[] = [];
  const { base } = routine;
  if (base.id !== workflow.id) faults.push({ step: null, code: 'base-unknown', values: { name: base.id } });
  else if (base.version !== workflow.version)
    faults.push({ step: null, code: 'base-version', values: { version: base.version, current: workflow.version } });
  if (faults.length > 0) return { edition: null, faults };
  const changed = changedSteps(workflow, routine, faults);
  const ordered = orderedSteps(workflow.steps, withAdded(changed, routine, faults), routine.order, faults);
  if (faults.length > 0) return { edition: null, faults };
  const edition = { ...workflow, steps: ordered, local: { version: routine.version, source: routine.source } };
  faults.push(...faultsOfEdition(edition, provided));
  return faults.length > 0 ? { edition: null, faults } : { edition: Edition.parse(edition), faults: [] };
}

function changedSteps({ steps }: Workflow, { change }: Routine, faults: CheckFault[]): Step[] {
  for (const { step } of change)
    if (!steps.some(({ id }) => id === step)) faults.push({ step, code: 'unknown-step', values: { name: step } });
  return steps.map((step) =>
    change
      .filter((one) => one.step === step.id)
      .reduce((before, { title, help, role, due }) => {
        // What a law or a decision has timed is re-timed by another one, and never by silence.
        if (due !== undefined && before.due?.ground !== undefined && due?.ground === undefined)
          faults.push({ step: step.id, code: 'ground-needed', values: { ground: before.due.ground } });
        const { due: _, ...rest } = before;
        const timed = due === undefined ? before.due : (due ?? undefined);
        return {
          ...rest,
          ...(timed !== undefined && { due: timed }),
          ...(title !== undefined && { title }),
          ...(help !== undefined && { help }),
          ...(role !== undefined && { role }),
        };
      }, step),
  );
}

/** The steps with those that the routine adds, each behind the one it names. */
function withAdded(steps: readonly Step[], { add }: Routine, faults: CheckFault[]): Step[] {
  const all = [...steps];
  for (const { behind, before, ...step } of add) {
    if (all.some(({ id }) => id === step.id))
      faults.push({ step: step.id, code: 'duplicate', values: { name: step.id } });
    const place = behind === null ? -1 : all.findIndex(({ id }) => id === behind);
    if (behind !== null && place === -1) faults.push({ step: step.id, code: 'unknown-step', values: { name: behind } });
    all.splice(place + 1, 0, step);
    for (const id of before) {
      const at = all.findIndex((one) => one.id === id);
      const waiting = all[at];
      if (waiting === undefined) faults.push({ step: step.id, code: 'unknown-step', values: { name: id } });
      else all[at] = { ...waiting, after: [...waiting.after, step.id] };
    }
  }
  return all;
}

/**
 * The steps in the administration's own order. Where it puts an ordinary step in front of one that it waited for, it no longer waits;
 * for a gate it always does, however many steps there were between.
 */
function orderedSteps(
  standard: readonly Step[],
  steps: readonly Step[],
  order: readonly string[] | undefined,
  faults: CheckFault[],
): Step[] {
  if (order === undefined) return [...steps];
  const byId = new Map(steps.map((step) => [step.id, step]));
  const isWhole =
    order.length === steps.length && new Set(order).size === order.length && order.every((id) => byId.has(id));
  if (!isWhole) {
    const odd = [
      ...steps.map(({ id }) => id).filter((id) => !order.includes(id)),
      ...order.filter((id, place) => !byId.has(id) || order.indexOf(id) !== place),
    ];
    faults.push({ step: null, code: 'order-not-all', values: { steps: [...new Set(odd)].join(', ') } });
    return [...steps];
  }
  const places = new Map(order.map((id, place) => [id, place]));
  const isEarlier = (a: string, b: string) => (places.get(a) ?? 0) < (places.get(b) ?? 0);
  return order.flatMap((id) => {
    const step = byId.get(id);
    if (step === undefined) return [];
    const gates = gatesBefore(steps, id);
    for (const gate of gates)
      if (!isEarlier(gate, id)) faults.push({ step: id, code: 'moved-before-gate', values: { name: gate } });
    const isOurs = (other: string) => standard.some((one) => one.id === other);
    // What a gate guards stays behind what opens it: a step with a gate waits for whatever it waited for.
    const held = step.gates.length > 0 ? step.after.filter((other) => isOurs(other) && !gates.includes(other)) : [];
    for (const other of held)
      if (!isEarlier(other, id)) faults.push({ step: id, code: 'moved-before-waited', values: { name: other } });
    const kept = step.after.filter(
      // A step that the routine itself adds, or that needs other eyes, is waited for whatever the order says.
      (other) => isEarlier(other, id) || !isOurs(other) || !isOurs(id) || step.otherThan === other,
    );
    return [{ ...step, after: [...new Set([...kept, ...gates])] }];
  });
}
