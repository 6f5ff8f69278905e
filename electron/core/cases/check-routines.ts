import type { Context } from '../foundation/context.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import { WorkflowId } from './contract.ts';
import { takenBack } from './decide-routine.ts';
import { faultsOfEdition } from './engine/check-edition.ts';
import { Edition, Routine } from './engine/contract.ts';
import { derive } from './engine/derive.ts';
import type { CheckFault } from './engine/faults.ts';
import { providedGates } from './gates.ts';
import { definitionOf, lastRoutine } from './repository.ts';
import { type FileFault, readWorkflow } from './workflows.ts';

/** Checks the routine that each administration follows now, of each kind; one that follows the standard has none. `file` names the administration and the kind. */
export async function checkRoutines(context: Context): Promise<{ workflows: number; errors: FileFault[] }> {
  const { db } = context;
  let workflows = 0;
  const errors: FileFault[] = [];
  for (const { id: administrationId, name } of await readAdministrations(db))
    for (const id of WorkflowId.options) {
      const row = await lastRoutine(db, administrationId, id);
      if (row === undefined || row.routine === takenBack) continue;
      workflows += 1;
      const faults = await faultsOfKept(context, id, row.routine, await definitionOf(db, row.edition_id));
      errors.push(...faults.map((fault) => ({ file: `${name}: ${id}`, ...fault })));
    }
  return { workflows, errors };
}

/** What is wrong with a routine as it is kept: its words against the workflow of today, or, where it was made from an earlier one, the edition that it made. */
async function faultsOfKept(
  context: Context,
  id: WorkflowId,
  kept: string,
  definition: string | undefined,
): Promise<CheckFault[]> {
  const routine = Routine.safeParse(jsonOf(kept));
  const edition = Edition.safeParse(jsonOf(definition ?? ''));
  const notOurs = (where: string): CheckFault => ({ step: null, code: 'wrong', values: { where } });
  if (!routine.success) return [notOurs(placeOf(routine.error.issues[0]?.path, 'routine'))];
  if (!edition.success) return [notOurs(placeOf(edition.error.issues[0]?.path, 'edition'))];
  const workflow = await readWorkflow(context.readResource, id);
  if (routine.data.base.version === workflow.version) return derive(workflow, routine.data, providedGates).faults;
  return faultsOfEdition(edition.data, providedGates);
}

const placeOf = (path: readonly PropertyKey[] | undefined, otherwise: string) =>
  path === undefined || path.length === 0 ? otherwise : path.map(String).join('.');

/** What a text says as JSON; `null` where it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
