import type { ContactKind } from '../foundation/contract.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { type Words, wordsIn } from '../foundation/i18n/index.ts';
import { searchText } from '../foundation/text/swedish.ts';
import { samePerson } from '../people/people-by-name.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import { dayFields, type ImportField, type ImportPlan, type PlannedRow } from './contract.ts';
import { bestSheet, headerOf, type OpenList, readList } from './open-list.ts';
import type { Planned } from './planned-row.ts';
import { countFates, linksOf } from './rows-of-plan.ts';
import { type KeptColumn, keptColumnsIn, knownOfList, secretRowsIn } from './notes-of-plan.ts';
import type { FoundHeader } from './reading/header.ts';
import { titledAdministration } from './reading/titled-administration.ts';
import { isSecretHeading } from './reading/secrets.ts';
import { type ColumnOrder, dayOrders } from './reading/day-order.ts';
import {
  headingsOf,
  type ImportResult,
  kindUnsaidIn,
  type ListToImport,
  planList,
  runImport,
  statusUnsaidIn,
  statusWordsOf,
} from './run-import.ts';
import { likeName } from '../foundation/text/like-name.ts';

/** A row of a list that was not taken in, as the command line lists it. */
export interface LeftRow {
  row: number;
  reason: string;
  name: string;
  /** The account's platform, where one row may give several accounts. */
  platform?: string;
  message: string;
  /** For a duplicate: what it says that the first row does not. */
  differs?: PlannedRow['differs'];
}

/** A registered account that a list changes: what the register said (`first`) and what the list says (`second`). */
interface ChangedRow {
  row: number;
  name: string;
  platform?: string;
  changes: PlannedRow['differs'];
}

/** A new account of the list, by its row. */
type NewAccount = Pick<LeftRow, 'row' | 'name' | 'platform'>;

/** What the command line says of an import. */
export interface ImportedList {
  rows: number;
  /** Rows of the file, where `rows` counts each link of a row as an account of its own. */
  fileRows?: number;
  /** In a list with a column for each platform: those columns, the accounts that the links of its rows are, in how many rows, and whether each became one. */
  wide: { columns: string[]; links: number; rows: number; accountPerLink: boolean } | null;
  imported: number;
  updated: number;
  duplicates: LeftRow[];
  rejected: LeftRow[];
  skipped: LeftRow[];
  /** The row of the headings; 0 where none was found, and what the columns are was told by what stands in them. */
  headerRow: number;
  /** What each column was read as; one of passwords never is. */
  columns: Array<{ heading: string; field: ImportField; isSecret: boolean }>;
  /** The sheet that was read, and others of the workbook that were not. */
  sheet: string;
  otherSheets: string[];
  /** Sheets with rows that are hidden in the workbook; they are never read. */
  hiddenSheets: string[];
  /** Of the updated, how many the list says nothing new about, and what changes on the others. */
  unchanged: number;
  changed: ChangedRow[];
  /** Accounts that were ended in the app and that the list says have not ended: what both say. They stay as the app has them; none where the list's status was asked for. */
  endedInApp: Array<Omit<ChangedRow, 'changes'> & { register: string; list: string }>;
  /** New accounts whose address another administration has in the register. */
  elsewhere: Array<NewAccount & { administration: string }>;
  /** New accounts that were voided in the register; they come in anew. */
  voided: NewAccount[];
  /** New accounts at the address that an account which is not in the list had before, and what that one is called: it may be the same. */
  moved: Array<NewAccount & { account: string }>;
  /** Registered accounts that are not in the list, where it has at least half of them; they stay as they are. */
  absent: Array<{ id: string; name: string }>;
  /** New accounts that the list says nothing at all of the status of; they are taken to be in use. */
  statusUnsaid: number;
  /** People of new accounts whose e-mail or phone the list has, where nobody has said whose those are: they stay out of the inventory. */
  contactsUnsaid: number;
  /** New accounts of rows that have nothing but a name: each may be a heading within the list. */
  onlyNames: Array<{ row: number; name: string }>;
  /** Rows that a password was left out of. */
  secretRows: number[];
  /** New accounts that the list says nothing understandable of the kind of, although it says it of others, and the kind that they get. */
  kindUnsaid: ImportPlan['kindUnsaid'];
  /** Words of the status column that were not understood: their accounts get an unknown status. */
  statusWords: ImportPlan['statusWords'];
  /** Columns whose text some accounts keep as it stands, for it could not be understood or has no place of its own, in how many rows. */
  keptAsText: KeptColumn[];
  /** Headings within the list that gave the new accounts under them their status. */
  headings: ImportPlan['headings'];
  /** How the days of each column were read where their numbers could stand in more than one order; one that is not sure is worth a look. */
  dayOrders: Array<{ heading: string } & ColumnOrder>;
  /** Administrations that were not there before, each with one that is called nearly the same, if any. */
  newAdministrations: Array<{ name: string; like: string | null }>;
}

/** The administration of a list that nobody has said: the only one there is, the one its title names, or a new one. */
async function unsaidAdministration(
  context: Context,
  list: OpenList,
  sheet: number,
  headerRow: number,
): Promise<string> {
  const administrations = await readAdministrations(context.db);
  const only = administrations.length === 1 ? administrations[0] : undefined;
  if (only !== undefined) return only.name;
  const titled = titledAdministration(list.tables.sheets[sheet]?.rows ?? [], headerRow);
  if (titled !== '') return titled;
  if (administrations.length > 1) throw new Refusal('unknown-administration');
  return 'Förvaltningen';
}

/** The administration that somebody names, also by its short name, as the other commands take it. */
async function namedAdministration(context: Context, name: string): Promise<string> {
  const known = await readAdministrations(context.db);
  const isShort = ({ settings }: (typeof known)[number]) => searchText(settings.shortName) === searchText(name);
  return known.some((one) => searchText(one.name) === searchText(name)) ? name : (known.find(isShort)?.name ?? name);
}

/** Reads a list from the command line: sheet, heading and columns are found by themselves. `dryRun` plans and writes nothing. */
export async function importAccounts(
  context: Context,
  given: {
    fileName: string;
    bytes: Uint8Array;
    administrationName?: string | undefined;
    dryRun?: boolean | undefined;
    /** Each link of a wide list's rows becomes an account; else the first of each row does. */
    accountPerLink?: boolean | undefined;
    /** Whose the list's e-mail addresses and phone numbers are; unknown where nobody says. */
    contactKind?: ContactKind | undefined;
    /** The list's status opens accounts again that were ended in the app; else they stay ended. */
    opensAgain?: boolean | undefined;
    signal?: AbortSignal | undefined;
  },
): Promise<ImportedList> {
  const list = await readList(context, given, given.signal);
  const sheet = bestSheet(context, list);
  const header = headerOf(context, list, sheet);
  if (header.score === 0) throw new Refusal('file-without-header', { file: list.fileName });
  const choices: ListToImport = {
    list,
    sheet,
    headerRow: header.headerRow,
    columns: header.columns.map(({ field }, index) => ({ index, field })),
    administration:
      given.administrationName === undefined
        ? await unsaidAdministration(context, list, sheet, header.headerRow)
        : await namedAdministration(context, given.administrationName),
    accountPerLink: given.accountPerLink === true,
    opensAgain: given.opensAgain === true,
    ...(given.contactKind !== undefined && { contactKind: given.contactKind }),
  };
  const before = (await readAdministrations(context.db)).map(({ name }) => name);
  const { planned, known } =
    given.dryRun === true ? await tried(context, choices) : await runImport(context, choices, { signal: given.signal });
  const named = planned.flatMap(({ account, administration }) => (account === null ? [] : [administration]));
  const counts = countFates(planned.map(({ fate }) => fate));
  const words = wordsIn('sv');
  const wide = linksOf(planned);
  const isPerLink = wide !== null && choices.accountPerLink === true;
  const platformOf = ({ platform }: PlannedRow) => (isPerLink && platform !== '' ? { platform } : {});
  const newAccount = (fate: PlannedRow): NewAccount => ({ row: fate.row, name: fate.name, ...platformOf(fate) });
  const left = (fate: PlannedRow['fate']): LeftRow[] =>
    planned
      .filter((row) => row.fate.fate === fate)
      .map(({ fate: row }) => ({
        row: row.row,
        reason: row.reason,
        name: row.name || row.text,
        ...platformOf(row),
        message: reasonText(row, words),
        ...(fate === 'duplicate' && { differs: row.differs }),
      }));
  const addresses = header.columns.flatMap(({ heading, field }) => (field === 'address' ? [heading] : []));
  return {
    rows: counts.rows,
    ...(counts.fileRows !== undefined && { fileRows: counts.fileRows }),
    wide: wide === null ? null : { columns: addresses, ...wide, accountPerLink: isPerLink },
    imported: counts.imported,
    updated: counts.updated,
    duplicates: left('duplicate'),
    rejected: left('rejected'),
    skipped: left('skipped'),
    headerRow: header.headerRow,
    columns: header.columns.map(({ heading, field }) => ({ heading, field, isSecret: isSecretHeading(heading) })),
    sheet: list.tables.sheets[sheet]?.name ?? '',
    otherSheets: list.tables.sheets
      .filter((other, index) => index !== sheet && other.rows.length > 0)
      .map(({ name }) => name),
    hiddenSheets: list.tables.hiddenSheets,
    unchanged: counts.unchanged ?? 0,
    changed: planned
      .filter(({ fate }) => fate.fate === 'updated' && fate.unchanged !== true)
      .map(({ fate }) => ({
        row: fate.row,
        name: fate.name,
        ...platformOf(fate),
        changes: fate.differs.filter(({ stands }) => stands !== true),
      })),
    endedInApp: planned.flatMap(({ fate }) =>
      fate.differs.flatMap(({ stands, first, second }) =>
        stands === true ? [{ row: fate.row, name: fate.name, ...platformOf(fate), register: first, list: second }] : [],
      ),
    ),
    elsewhere: known.elsewhere.map(({ fate, administration }) => ({ ...newAccount(fate), administration })),
    voided: known.voided.map(newAccount),
    moved: known.moved.map(({ fate, account }) => ({ ...newAccount(fate), account })),
    absent: known.absent,
    statusUnsaid: statusUnsaidIn(planned),
    contactsUnsaid: given.contactKind === undefined ? newContactsIn(planned) : 0,
    onlyNames: planned.flatMap(({ fate }) => (fate.onlyName ? [{ row: fate.row, name: fate.name }] : [])),
    secretRows: secretRowsIn(planned),
    kindUnsaid: kindUnsaidIn(planned),
    statusWords: statusWordsOf(planned, choices.statuses),
    keptAsText: keptColumnsIn(planned),
    headings: headingsOf(planned),
    dayOrders: ordersOf(list, sheet, header),
    newAdministrations: newNames(named.length === 0 ? [choices.administration] : named, before).map((name) => ({
      name,
      like: likeName(name, before),
    })),
  };
}

/** How many people of new accounts have an e-mail address or a phone number in the list. */
function newContactsIn(planned: readonly Planned[]): number {
  const people = planned.flatMap(({ account, accountId }) =>
    account === null || accountId !== null ? [] : Object.values(account.people).flat(),
  );
  return new Set(people.filter(({ email, phone }) => email !== '' || phone !== '').map(({ name }) => samePerson(name)))
    .size;
}

/** What a run would do and find, with nothing written. */
async function tried(context: Context, choices: ListToImport): Promise<Pick<ImportResult, 'planned' | 'known'>> {
  const planned = await planList(context.db, context, choices);
  return { planned, known: await knownOfList(context.db, context.catalogue, planned) };
}

/** The order that the days of each column of days were read in. */
function ordersOf(list: OpenList, sheet: number, { headerRow, columns }: FoundHeader): ImportedList['dayOrders'] {
  const below = (list.tables.sheets[sheet]?.rows ?? []).filter((row) => row.row > headerRow);
  return dayOrders(below, columns.length).flatMap((order, index) => {
    const { heading = '', field = 'ignore' } = columns[index] ?? {};
    return order === null || !dayFields.includes(field) ? [] : [{ heading, ...order }];
  });
}

/** Why a row was not taken in; for a duplicate also what tells that it is one, and what it says else. */
function reasonText(row: PlannedRow, words: Words): string {
  const at = { row: row.firstRow ?? 0, address: row.firstAddress };
  const other = row.firstAddress === row.address || row.firstAddress === '';
  const because = other
    ? []
    : [words('inventory.sameAccount.address', at), ...(row.ignoresDots ? [words('inventory.sameAccount.dots')] : [])];
  const reason =
    row.differs.length === 0
      ? words(`inventory.reason.${row.reason}`, at)
      : words('inventory.reason.same-key-differs', {
          ...at,
          held: row.holds?.rows.join(', ') || at.row,
          fields: row.differs.map(({ field, heading }) => heading || words(`importing.field.${field}`)).join(', '),
        });
  return [reason, ...because].join('. ');
}

function newNames(names: readonly string[], before: readonly string[]): string[] {
  const known = new Set(before.map((name) => searchText(name)));
  return [...new Map(names.map((name) => [searchText(name), name])).entries()].flatMap(([key, name]) =>
    known.has(key) ? [] : [name],
  );
}
