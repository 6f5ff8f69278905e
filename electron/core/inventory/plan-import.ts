import type { Catalogue } from '../accounts/platforms.ts';
import { type ById, idsOfLines, withNewAddress } from './account-by-id.ts';
import { type AccountReader, accountReader } from './account-reader.ts';
import { administrationKey, type ImportChoices, type KnownKeys } from './import-choices.ts';
import { withoutLeftOut } from './left-out.ts';
import { withUnsaidKind } from './new-kind.ts';
import { fateOfLine, type Planned, statusTold, toldOf, withoutAccount } from './planned-row.ts';
import { type AccountRow, accountPerLink } from './reading/account-per-link.ts';
import { bareNames } from './reading/bare-names.ts';
import { type ChosenColumns, chosenColumns, toldCells } from './reading/chosen-columns.ts';
import { type Line, readLines } from './reading/lines.ts';
import { wholeRow } from './reading/whole-row.ts';
import { firstOfAccount, planRepeated, type ReadLine, type TakenSoFar } from './repeated-account.ts';
import { saysStatus, type StatusHeading, statusHeading, withHeading } from './status-heading.ts';
import type { Table, TableRow } from './tables/table.ts';

/** What the rows of a list share while they are planned. */
interface List extends ChosenColumns {
  catalogue: Catalogue;
  choices: ImportChoices;
  known: KnownKeys;
  reader: AccountReader;
  /** Which accounts the rows of our own file are by their Ids, by row. */
  ids: ReadonlyMap<number, ById>;
  /** The rows that have nothing but a name. */
  bare: ReadonlySet<number>;
  /** The list's accounts so far, by administration and key. */
  taken: Map<string, TakenSoFar>;
}

/**
 * Decides the fate of every non-empty row below the heading, without touching the register:
 * rows = imported + updated + duplicates + rejected + skipped, always (issue 2, point 5). Where each link is an account of its own,
 * a row that gives several counts as so many. A password that stands in a row's text is left out of it before anything is read.
 */
export function planImport(
  catalogue: Catalogue,
  table: Table,
  headings: readonly string[],
  choices: ImportChoices,
  known: KnownKeys,
): Planned[] {
  const chosen = chosenColumns(table, headings, choices);
  const { columns, isOwn, isWide } = chosen;
  const lines = readLines(catalogue, table, choices.headerRow, chosen);
  const reader = accountReader(catalogue, table, chosen, choices);
  const list: List = {
    ...chosen,
    catalogue,
    choices,
    known,
    reader,
    ids: isOwn ? idsOfLines(lines, columns, reader, choices, known) : new Map(),
    bare: isOwn ? new Set() : bareNames(lines, columns),
    taken: new Map(),
  };
  const perLink = accountPerLink(catalogue, columns);
  let heading: StatusHeading | null = null;
  const planned = lines.flatMap((line): Planned[] => {
    const { row, about } = line;
    // A sum or a title ends what the heading is about; the columns' own headings come again under it.
    if (about !== null && about !== 'repeated-header')
      heading = about === 'section-row' ? statusHeading(toldCells(row, list.secret)) : null;
    if (about !== null) return [withoutAccount(fateOfLine(line, about, { text: wordingOf(row, list) }))];
    const ofLinks = isOwn ? [] : perLink(row).filter(({ isOfLink }) => isOfLink);
    if (choices.accountPerLink === true && ofLinks.length > 0)
      return ofLinks.map((of) => planAccount(list, line, of, 1, heading));
    const whole = isWide ? wholeRow(row, columns) : { row, columns, isOfLink: false };
    return [planAccount(list, line, whole, ofLinks.length, heading)];
  });
  return withUnsaidKind(withoutLeftOut(planned, choices), choices);
}

/** A row that is no account, as it is told. */
const wordingOf = (row: TableRow, { secret }: List) => toldCells(row, secret).join(' · ').slice(0, 300);

/** The fate of a row that may be an account, or of one account of it, under a heading of the list: by itself, by its Id, and by the rows before it. */
function planAccount(list: List, line: Line, of: AccountRow, links: number, heading: StatusHeading | null): Planned {
  const { choices, taken } = list;
  const stands = list.reader.read(of);
  if (stands === null)
    return withoutAccount(fateOfLine(line, 'no-name-or-address', { text: wordingOf(line.row, list) }), links);
  const under = saysStatus(stands) ? null : heading;
  const gives = choices.headingsGiveStatus === false ? null : under;
  const byId = list.ids.get(line.row.row);
  const account = byId === undefined ? withHeading(stands, gives) : withNewAddress(list.catalogue, stands);
  if (byId?.reason !== undefined) {
    const fate = fateOfLine(line, byId.reason, { ...toldOf(account), firstRow: byId.row });
    // The account is in the list, though nothing is taken of its row.
    return { ...withoutAccount(fate, links), accountId: byId.accountId };
  }
  const administration = account.administration || choices.administration;
  const read = { line, of, links, stands, account, administration, under, gives };
  const place = `${administrationKey(administration)}\n${account.key}`;
  const before = taken.get(place);
  if (before !== undefined) return planRepeated(list, read, before);
  const planned = planFirst(list, read, byId?.accountId ?? registeredAs(list, read));
  taken.set(place, firstOfAccount(read, planned));
  return planned;
}

/** The registered account that a row is about, by its key; also one that was read in before its unit was said. */
function registeredAs({ known, reader }: List, { of, account, administration }: ReadLine): string | null {
  const keys = known.get(administrationKey(administration));
  const registered = keys?.get(account.key);
  if (keys === undefined || registered !== undefined) return registered ?? null;
  return keys.get(reader.keyWithoutUnit(of) ?? '') ?? null;
}

/** The fate of the first row of an account: new, or a registered account's. */
function planFirst({ choices, bare }: List, read: ReadLine, accountId: string | null): Planned {
  const { line, links, account, administration, under } = read;
  const told = toldOf(account);
  const fate =
    accountId === null
      ? fateOfLine(line, 'new', {
          ...told,
          ...statusTold(account, choices),
          onlyName: bare.has(line.row.row),
          underHeading: under?.text ?? '',
        })
      : fateOfLine(line, 'known-key', told);
  const headingStatus = accountId === null ? (under?.status ?? null) : null;
  return { links, fate, account, accountId, administration, headingStatus };
}
