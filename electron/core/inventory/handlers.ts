import { implement } from '@orpc/server';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { streamed } from '../foundation/streamed.ts';
import { searchText } from '../foundation/text/swedish.ts';
import { samePerson } from '../people/people-by-name.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import { ImportCounts, type ImportChoice, ImportReport, inventoryContract } from './contract.ts';
import { asSnapshot, compareSnapshots, exportInventory } from './export-inventory.ts';
import { bestSheet, discardList, listBehind, openList } from './open-list.ts';
import { exportPublicList } from './public-list.ts';
import { takeKey } from './import-choices.ts';
import { plain } from './reading/words.ts';
import { sourceWithChoices } from './remembered-choices.ts';
import { importRun, importRuns, listSnapshots } from './repository.ts';
import { type ListToImport, planList, planSummary, runImport } from './run-import.ts';

const room = implement(inventoryContract).$context<Context>();

/** The list that a choice is about, with the administration's name for rows that name none. */
async function chosenList(context: Context, choice: ImportChoice): Promise<ListToImport> {
  const list = await listBehind(context, choice.token);
  const known =
    choice.administrationId === null
      ? undefined
      : found((await readAdministrations(context.db)).find(({ id }) => id === choice.administrationId)).name;
  const administration = known ?? choice.administrationName;
  if (administration === null) throw new Refusal('unknown-administration');
  const takes = new Map(choice.takes.map(({ row, key, take }) => [takeKey(row, key), take]));
  const leftOut = new Set(choice.leftOut.map(({ row, key }) => takeKey(row, key)));
  const statuses = new Map(choice.statusWords.map(({ text, status }) => [plain(text), status]));
  const {
    sheet,
    headerRow,
    columns,
    unit,
    duplicates,
    known: knownRows,
    headingsGiveStatus,
    accountPerLink,
    unsaidStatus,
    unsaidKind,
    contactKind,
    opensAgain,
  } = choice;
  return {
    list,
    chosen: choice,
    sheet,
    headerRow,
    columns,
    unit,
    administration,
    takes,
    duplicates,
    known: knownRows,
    headingsGiveStatus,
    unsaidStatus,
    unsaidKind,
    contactKind,
    accountPerLink,
    leftOut,
    samePeople: new Map(
      [...Map.groupBy(choice.samePeople, (one) => searchText(one.administration))].map(([place, names]) => [
        place,
        new Map(names.map(({ name, as }) => [samePerson(name), as])),
      ]),
    ),
    opensAgain,
    statuses,
    notPeople: new Set(choice.notPeople.map(samePerson)),
  };
}

export const inventoryHandlers = {
  openImport: room.openImport.handler(async ({ input, context }) => {
    const { token, list } = await openList(context, input.file);
    return await sourceWithChoices(context, token, list, bestSheet(context, list));
  }),
  chooseSheet: room.chooseSheet.handler(async ({ input, context }) =>
    sourceWithChoices(context, input.token, await listBehind(context, input.token), input.sheet, input.headerRow),
  ),
  planImport: room.planImport.handler(async ({ input, context }) => {
    const given = await chosenList(context, input);
    return await planSummary(context.db, context, await planList(context.db, context, given), given);
  }),
  runImport: room.runImport.handler(async function* ({ input, context, signal }) {
    const given = await chosenList(context, input);
    yield* streamed(signal, async (watch) => {
      const { counts, runId } = await runImport(context, given, watch);
      return { state: 'done' as const, counts, runId };
    });
  }),
  importRuns: room.importRuns.handler(async ({ input, context }) =>
    (await importRuns(context.db, input.administrationId)).map((run) => ({
      id: run.id,
      fileName: run.file_name,
      sheet: run.sheet,
      counts: ImportCounts.parse(JSON.parse(run.counts)),
      madeAt: run.made_at,
      madeBy: run.made_by,
    })),
  ),
  importReport: room.importReport.handler(async ({ input, context }) => {
    const run = found(await importRun(context.db, input.runId));
    return {
      counts: ImportCounts.parse(JSON.parse(run.counts)),
      ...ImportReport.parse(JSON.parse(run.report)),
    };
  }),
  exportInventory: room.exportInventory.handler(({ input, context }) =>
    exportInventory(context, input.administrationId, input.formats, input.isDated),
  ),
  exportPublicList: room.exportPublicList.handler(({ input, context }) =>
    exportPublicList(context, input.administrationId),
  ),
  snapshots: room.snapshots.handler(async ({ input, context }) =>
    (await listSnapshots(context.db, input.administrationId)).map(asSnapshot),
  ),
  compare: room.compare.handler(({ input, context }) => compareSnapshots(context, input.older, input.newer)),
  discard: room.discard.handler(({ input, context }) => {
    discardList(context, input.token);
    return {};
  }),
};
