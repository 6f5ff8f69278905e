import type { z } from 'zod';
import { faultsOfEdition } from './check-edition.ts';
import { type Edition, Routine, Workflow } from './contract.ts';
import { derive, standardEdition } from './derive.ts';
import { CheckCode, type CheckFault } from './faults.ts';
import { readYaml } from './read-yaml.ts';

type Checked<T> = { value: T; faults: [] } | { value: null; faults: CheckFault[] };

/** Reads a workflow file, or everything that is wrong with it. */
export function checkWorkflow(text: string, provided: ReadonlySet<string>): Checked<Workflow> {
  const read = fitted(Workflow, readYaml(text));
  if (read.value === null) return read;
  const faults = faultsOfEdition(standardEdition(read.value), provided);
  return faults.length > 0 ? { value: null, faults } : read;
}

/** Reads the file of a local routine against the workflows that it may change. */
export function checkRoutine(
  text: string,
  workflows: readonly Workflow[],
  provided: ReadonlySet<string>,
): Checked<{ routine: Routine; edition: Edition }> {
  const read = fitted(Routine, readYaml(text));
  if (read.value === null) return read;
  const { base } = read.value;
  const workflow = workflows.find(({ id }) => id === base.id);
  if (workflow === undefined)
    return { value: null, faults: [{ step: null, code: 'base-unknown', values: { name: base.id } }] };
  const { edition, faults } = derive(workflow, read.value, provided);
  return edition === null ? { value: null, faults } : { value: { routine: read.value, edition }, faults: [] };
}

/** Whether a file says that it is a local routine; one that cannot be read says nothing. */
export function isRoutine(text: string): boolean {
  const { data } = readYaml(text);
  return typeof data === 'object' && data !== null && Object.hasOwn(data, 'base');
}

function fitted<T>(schema: z.ZodType<T>, read: ReturnType<typeof readYaml>): Checked<T> {
  if (read.data === null) return { value: null, faults: read.faults };
  const parsed = schema.safeParse(read.data);
  if (parsed.success) return { value: parsed.data, faults: [] };
  return { value: null, faults: parsed.error.issues.flatMap((issue) => faultsOfIssue(issue, read.data)) };
}

/** A few of many: a file that is wrong all over is told so, not recited. */
const mostKeys = 5;

function faultsOfIssue(issue: z.core.$ZodIssue, data: unknown): CheckFault[] {
  const step = stepAt(data, issue.path);
  const where = placeOf(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, mostKeys)
      .map((key) => ({ step, code: 'unknown-key', values: { where, key: shown(key) } }));
  if (issue.code === 'custom') {
    const code = CheckCode.safeParse(issue.params?.['code']);
    if (code.success) return [{ step, code: code.data, values: { where } }];
  }
  if (issue.code === 'too_big') return [{ step, code: 'too-long', values: { where, limit: Number(issue.maximum) } }];
  const value = issue.path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    data,
  );
  return [{ step, code: value === undefined || value === null ? 'missing' : 'wrong', values: { where } }];
}

const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)} …` : text);

/** Where in the file, as one would point: `steps.3.due`. */
const placeOf = (path: readonly PropertyKey[]) =>
  shown(path.map((part) => (typeof part === 'number' ? String(part + 1) : String(part))).join('.'));

/** The step that a place in the file lies in, by the name that it has there. */
function stepAt(data: unknown, [list, index]: readonly PropertyKey[]): string | null {
  if ((list !== 'steps' && list !== 'add' && list !== 'change') || typeof index !== 'number') return null;
  const steps: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, list) : undefined;
  const step: unknown = Array.isArray(steps) ? steps[index] : undefined;
  if (typeof step !== 'object' || step === null) return String(index + 1);
  const id: unknown = Reflect.get(step, list === 'change' ? 'step' : 'id');
  return typeof id === 'string' ? shown(id) : String(index + 1);
}
