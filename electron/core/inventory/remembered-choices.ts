import { sha256 } from '../foundation/audit/chain.ts';
import type { Context, Db } from '../foundation/context.ts';
import { samePerson } from '../people/people-by-name.ts';
import { type ImportChoice, type ImportSource, ListChoices } from './contract.ts';
import { headerOf, type OpenList, sourceOf } from './open-list.ts';
import { dayOrders } from './reading/day-order.ts';
import type { FoundHeader } from './reading/header.ts';
import { plain } from './reading/words.ts';
import { importChoices, replaceImportChoice } from './repository.ts';

/** What a list is recognised by when it comes again: its headings, whatever the file and its sheets are called; `null` for one without any. */
function listKey({ columns }: FoundHeader): string | null {
  const headings = columns.map(({ heading }) => plain(heading));
  return headings.every((heading) => heading === '') ? null : sha256(JSON.stringify(headings));
}

/** What was chosen for lists before. What another version kept and this one cannot read is as if nothing was. */
async function readChoices(db: Db) {
  return (await importChoices(db)).flatMap((one) => {
    const { data: choices } = ListChoices.safeParse(JSON.parse(one.choices));
    return choices === undefined ? [] : [{ ...one, choices }];
  });
}

/** An open list with what was chosen for it before; where nobody points out the heading, also the row that was pointed out then. */
export async function sourceWithChoices(
  context: Context,
  token: string,
  list: OpenList,
  sheet: number,
  chosenRow: number | null = null,
): Promise<ImportSource> {
  const all = await readChoices(context.db);
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
          choices: one.choices,
        })),
      };
  }
  return sourceOf(context, token, list, sheet, chosenRow);
}

const nothingChosen = JSON.stringify(ListChoices.parse({}));

/** Whether there is nothing in the choices that was not chosen before: a word or a name that the list lacks this time is no new choice. */
function isAsBefore(choices: ListChoices, before: ListChoices): boolean {
  const parts = ({ dayOrders: days, statusWords, notPeople, ...rest }: ListChoices) => ({
    rest: JSON.stringify(rest),
    single: [
      ...days.map(({ index, order }) => `${index} ${order}`),
      ...statusWords.map(({ text, status }) => `${plain(text)} ${status}`),
      ...notPeople.map(samePerson),
    ],
  });
  const [now, then] = [parts(choices), parts(before)];
  return now.rest === then.rest && now.single.every((one) => then.single.includes(one));
}

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
  const rows = list.tables.sheets[choice.sheet]?.rows ?? [];
  const orders = dayOrders(
    rows.filter((row) => row.row > header.headerRow),
    header.columns.length,
  );
  const choices: ListChoices = {
    columns: choice.columns.flatMap(({ index, field }) =>
      header.columns[index]?.field === field ? [] : [{ index, field }],
    ),
    dayOrders: choice.columns.flatMap(({ index, dayOrder: order }) =>
      order === null || order === orders[index]?.order ? [] : [{ index, order }],
    ),
    duplicates: choice.duplicates,
    known: choice.known,
    headingsGiveStatus: choice.headingsGiveStatus,
    unsaidStatus: choice.unsaidStatus,
    unsaidKind: choice.unsaidKind,
    contactKind: choice.contactKind,
    accountPerLink: choice.accountPerLink,
    statusWords: choice.statusWords,
    notPeople: choice.notPeople,
  };
  const text = JSON.stringify(choices);
  const before = (await readChoices(db)).find(
    (one) => one.administration_id === administrationId && one.list_key === key,
  );
  // The day is that of the choice: reading the list in again with the same does not renew it.
  const chosenAt =
    before !== undefined && isAsBefore(choices, before.choices) ? before.chosen_at : context.clock.now().toISOString();
  await replaceImportChoice(
    db,
    { administration_id: administrationId, list_key: key },
    text === nothingChosen ? null : { header_row: header.headerRow, choices: text, chosen_at: chosenAt },
  );
}
