import { WorkflowId } from './contract.ts';
import type { Workflow } from './engine/contract.ts';
import { checkRoutine, checkWorkflow, isRoutine } from './engine/check.ts';
import type { CheckFault } from './engine/faults.ts';
import { keptByText } from '../foundation/kept-by-text.ts';
import { providedGates } from './gates.ts';

/** A file of ours in `resources/`, by its name there, as text. */
type ReadResource = (name: string) => Promise<string>;

/** What is wrong with a file, and where. */
export interface FileFault extends CheckFault {
  file: string;
}

const fileOf = (id: WorkflowId) => `workflows/${id}.yaml`;

function checkNamed(
  text: string,
  id: WorkflowId,
): { value: Workflow; faults: [] } | { value: null; faults: CheckFault[] } {
  const checked = checkOwn(text);
  if (checked.value === null || checked.value.id === id) return checked;
  return { value: null, faults: [{ step: null, code: 'file-name', values: { name: checked.value.id, expected: id } }] };
}

const checkOwn = keptByText((text) => checkWorkflow(text, providedGates));

/** A workflow of `resources/workflows/`; throws when the file is not as described, for it is ours. */
export async function readWorkflow(readResource: ReadResource, id: WorkflowId): Promise<Workflow> {
  const { value, faults } = checkNamed(await readResource(fileOf(id)), id);
  if (value === null) throw new Error(`resources/${fileOf(id)}: ${JSON.stringify(faults)}`);
  return value;
}

/** Checks every workflow that comes with the app. */
export async function checkWorkflows(readResource: ReadResource): Promise<{ workflows: number; errors: FileFault[] }> {
  const errors: FileFault[] = [];
  for (const id of WorkflowId.options)
    for (const fault of checkNamed(await readResource(fileOf(id)), id).faults)
      errors.push({ file: fileOf(id), ...fault });
  return { workflows: WorkflowId.options.length, errors };
}

/** Checks one file: a workflow, or a local routine against the workflow that it changes. */
export async function checkWorkflowFile(
  readResource: ReadResource,
  file: string,
  text: string,
): Promise<{ workflows: number; errors: FileFault[] }> {
  const faults = isRoutine(text)
    ? checkRoutine(
        text,
        await Promise.all(WorkflowId.options.map((id) => readWorkflow(readResource, id))),
        providedGates,
      ).faults
    : checkWorkflow(text, providedGates).faults;
  return { workflows: 1, errors: faults.map((fault) => ({ file, ...fault })) };
}
