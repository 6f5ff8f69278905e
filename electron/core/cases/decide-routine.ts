import { sha256 } from '../foundation/audit/chain.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { type Language, wordsIn } from '../foundation/i18n/index.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { RoutineSeen, WorkflowId } from './contract.ts';
import { type Edition, Routine, type Workflow } from './engine/contract.ts';
import { derive, standardEdition } from './engine/derive.ts';
import { routineFaultText } from './fault-words.ts';
import { providedGates } from './gates.ts';
import { editionById, insertRoutine, keepEdition, lastRoutine } from './repository.ts';
import { readWorkflow } from './workflows.ts';

/** What is kept of a routine that was taken back: the standard, in whatever version it has. */
export const takenBack = 'null';

/** What an administration follows in new cases of a kind. */
export async function readRoutine(
  db: Db,
  context: Context,
  administrationId: string,
  id: WorkflowId,
): Promise<RoutineSeen> {
  const workflow = await readWorkflow(context.readResource, id);
  const standard = standardEdition(workflow);
  const row = await lastRoutine(db, administrationId, id);
  if (row === undefined || row.routine === takenBack)
    return { seen: row?.sequence ?? 0, routine: null, edition: standard, standard, isOutdated: false };
  const edition = await editionById(db, row.edition_id);
  return {
    seen: row.sequence,
    routine: Routine.parse(JSON.parse(row.routine)),
    edition,
    standard,
    isOutdated: edition.version !== workflow.version,
  };
}

/** Keeps an edition by its content, within a transaction; answers its id. */
export async function keptEdition(db: Db, context: Context, edition: Edition): Promise<string> {
  const definition = JSON.stringify(edition);
  const id = sha256(definition);
  await keepEdition(db, { id, workflow: edition.id, definition, created_at: context.clock.now().toISOString() });
  return id;
}

function derived(workflow: Workflow, routine: Routine | null): Edition {
  if (routine === null) return standardEdition(workflow);
  const { edition, faults } = derive(workflow, routine, providedGates);
  if (edition !== null) return edition;
  const [fault] = faults;
  const said = (language: Language) =>
    fault === undefined
      ? ''
      : routineFaultText(workflow, routine, fault, { words: wordsIn(language), language, isAlone: true });
  throw new Refusal('case-routine-faulty', { fault: said('sv'), faultEn: said('en') });
}

/** Decides an administration's routine for new cases, or goes back to the standard. Refuses one that breaks a gate, or that was made from another version. */
export async function decideRoutine(
  context: Context,
  input: { administrationId: string; workflow: WorkflowId; seen: number; routine: Routine | null },
): Promise<RoutineSeen> {
  const { administrationId, workflow: id, seen, routine } = input;
  const edition = derived(await readWorkflow(context.readResource, id), routine);
  const decided = await context.db.transaction().execute(async (db) => {
    await readSettings(db, administrationId);
    const last = await lastRoutine(db, administrationId, id);
    if ((last?.sequence ?? 0) !== seen) throw new Refusal('changed-meanwhile');
    const editionId = await keptEdition(db, context, edition);
    await insertRoutine(db, {
      id: context.ids.next(),
      administration_id: administrationId,
      workflow: id,
      sequence: seen + 1,
      routine: JSON.stringify(routine),
      edition_id: editionId,
      made_at: context.clock.now().toISOString(),
      made_by: context.actor.personId,
    });
    await recordEvents(db, context, [
      {
        action: 'routine-decided',
        subjectKind: 'administration',
        subjectId: administrationId,
        details: { workflow: id, number: seen + 1, edition: editionId, source: routine?.source ?? '' },
      },
    ]);
    return await readRoutine(db, context, administrationId, id);
  });
  context.announce({ room: 'cases', ids: [administrationId] });
  return decided;
}
