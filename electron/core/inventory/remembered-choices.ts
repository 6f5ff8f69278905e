import { sha256 } from '../foundation/audit/chain.ts';
import type { Context, Db } from '../foundation/context.ts';
import { type ImportChoice, type ImportSource, ListChoices } from './contract.ts';
import { headerOf, type OpenList, sourceOf } from './open-list.ts';
import type { FoundHeader } from './reading/header.ts';
import { plain } from './reading/words.ts';
import { importChoices, replaceImportChoice } from './repository.ts';

/** What a list is recognised by when it comes again: its headings, whatever the file and its sheets are called; `null` for one without any. */
function listKey({ columns }: FoundHeader): string | null {
  const headings = columns.map(({ heading }) => plain(heading));
  return headings.every((heading) => heading === '') ? null : sha256(JSON.stringify(headings));
}

/** An open list with what was chosen for it before; where nobody points out the heading, also the row that was pointed out then. */
export async function sourceWithChoices(
  context: Context,
  token: string,
  list: OpenList,
  sheet: number,
  chosenRow: number | null = null,
): Promise<ImportSource> {
  const all = await importChoices(context.db);
  const rowsBefore = chosenRow === null ? new Set(all.map((one) => one.header_row)) : [];
  for (const row of [chosenRow, ...rowsBefore]) {
    const key = listKey(headerOf(context, list, sheet, row));
    const remembered = all.filter((one) => one.list_key === key);
    if (remembered.length > 0)
      return {
        ...sourceOf(context, token, list, sheet, row),
        remembered: remembered.map((one) => ({
          administrationId: one.administration_id,
          chosenAt: one.chosen_at,
          choices: ListChoices.parse(JSON.parse(one.choices)),
        })),
      };
  }
  return sourceOf(context, token, list, sheet, chosenRow);
}

const nothingChosen = JSON.stringify(ListChoices.parse({}));

/** Remembers what was chosen for a list, where it is not what the app proposes by itself; single rows' choices are not. */
export async function rememberChoices(
  db: Db,
  context: Context,
  administrationId: string,
  list: OpenList,
  choice: ImportChoice,
): Promise<void> {
  const header = headerOf(context, list, choice.sheet, choice.headerRow);
  const key = listKey(header);
  if (key === null) return;
  const choices: ListChoices = {
    columns: choice.columns.flatMap(({ index, field }) =>
      header.columns[index]?.field === field ? [] : [{ index, field }],
    ),
    dayOrders: choice.columns.flatMap(({ index, dayOrder }) => (dayOrder === null ? [] : [{ index, order: dayOrder }])),
    duplicates: choice.duplicates,
    known: choice.known,
    headingsGiveStatus: choice.headingsGiveStatus,
    unsaidStatus: choice.unsaidStatus,
    contactKind: choice.contactKind,
    accountPerLink: choice.accountPerLink,
    statusWords: choice.statusWords,
    notPeople: choice.notPeople,
  };
  const text = JSON.stringify(choices);
  await replaceImportChoice(
    db,
    { administration_id: administrationId, list_key: key },
    text === nothingChosen
      ? null
      : { header_row: header.headerRow, choices: text, chosen_at: context.clock.now().toISOString() },
  );
}
