import type { AccountKind, AccountStatus } from '../accounts/contract.ts';
import { type Catalogue, platformNamed, recogniseAddress } from '../accounts/platforms.ts';
import type { Day } from '../foundation/calendar.ts';
import { searchText } from '../foundation/text/swedish.ts';
import { samePerson } from '../people/people-by-name.ts';
import { accountsById, type ById } from './account-by-id.ts';
import type { DayOrder, ImportCounts, ImportField, ImportPlan, PlannedRow, Take } from './contract.ts';
import { furtherEditors } from './draft-of-row.ts';
import { leftOutFate } from './left-out.ts';
import { withSamePeople } from './like-people.ts';
import { isKindUnsaid, newKind, tellsKind } from './new-kind.ts';
import { newStatus } from './new-status.ts';
import { detailsOf } from './details-of-row.ts';
import { withoutPeople } from './not-people.ts';
import { type AccountRow, accountPerLink } from './reading/account-per-link.ts';
import { bareNames } from './reading/bare-names.ts';
import { isAddress, isHeadingFor, isSecretHeading, looksLikeData } from './reading/columns.ts';
import { dayOrders } from './reading/day-order.ts';
import { saysNoAccount, saysNothing } from './reading/platform-columns.ts';
import { readRow, type RowAccount } from './reading/read-row.ts';
import { remembered } from './reading/remembered.ts';
import { sharedLinks } from './reading/row-place.ts';
import type { ChosenColumn } from './reading/row-text.ts';
import { rowWithoutSecrets } from './reading/secrets.ts';
import { isDitto, isFormulaError, plain, sectionWords, sumWords, titleWords } from './reading/words.ts';
import { rowDifferences, rowToTake } from './repeated-row.ts';
import { inventoryColumns, isOwnHeading } from './schema.ts';
import {
  type SaidStatus,
  saysStatus,
  type StatusHeading,
  statusHeading,
  statusTaken,
  withHeading,
  withStatusDifference,
} from './status-heading.ts';
import type { Table, TableRow } from './tables/table.ts';

type RowReason = PlannedRow['reason'];

/** What a list is to be read as. */
export interface ImportChoices {
  headerRow: number;
  columns: ReadonlyArray<{ index: number; field: ImportField; dayOrder?: DayOrder | null }>;
  /** The administration of rows that name none. */
  administration: string;
  /** The unit of every row, where no column is the unit; none where nothing is chosen. */
  unit?: string;
  /** What was chosen for duplicates and for rows of registered accounts, by `takeKey`. */
  takes?: ReadonlyMap<string, Take>;
  /** Which holds of later rows of registered accounts, by `takeKey`, where one of their rows says what the register says already and nothing is chosen. */
  asRegistered?: ReadonlyMap<string, Take>;
  /** What holds for the other duplicates; the first row where nothing is chosen. */
  duplicates?: Take;
  /** What holds for the other rows of registered accounts; the list's word where nothing is chosen. */
  known?: Take;
  /** Whether a heading within the list gives the accounts under it their status; it does where nothing is chosen. */
  headingsGiveStatus?: boolean;
  /** The status of new accounts that the list says none of; in use where nothing is chosen. */
  unsaidStatus?: AccountStatus;
  /** The kind of new accounts that the list says none of; what most of the list is where nothing is chosen. */
  unsaidKind?: AccountKind | null;
  /** Whether each link of a wide list's rows is an account of its own; of each row the first one is where nothing is chosen. */
  accountPerLink?: boolean;
  /** What words of a status column mean that the app does not understand, as `plain` writes them. */
  statuses?: ReadonlyMap<string, AccountStatus>;
  /** The day that "Avslutad 2025-05-01" is held against; without one only a word ends an account. */
  today?: Day;
  /** Names that are no person, as `samePerson` writes them. */
  notPeople?: ReadonlySet<string>;
  /** Names that are somebody else's for short, as `samePerson` writes them, and whose; by administration, as `searchText` writes it. */
  samePeople?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The accounts that are left out, by `takeKey`. */
  leftOut?: ReadonlySet<string>;
  /** Whether the list's status opens accounts again that somebody has ended in the app; it does not where nothing is chosen. */
  opensAgain?: boolean;
}

/** What the plan needs to know of the register: the keys of each administration (normalised name → key → account id). */
export type KnownKeys = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Which account of which row something was chosen for; without a key it is the row's own. A row may give several accounts. */
export const takeKey = (row: number, key = '') => `${row} ${key}`;

/** What was chosen for an account of a row; `undefined` when nothing was. */
export const takeFor = ({ takes }: ImportChoices, row: number, key: string): Take | undefined =>
  takes?.get(takeKey(row, key)) ?? takes?.get(takeKey(row));

/** A row of the list, or one account of it, and what becomes of it; `account` where something does. */
export interface Planned {
  fate: PlannedRow;
  /** How many links to accounts in a wide list it stands for. */
  links: number;
  account: RowAccount | null;
  /** The registered account that the row is about. */
  accountId: string | null;
  administration: string;
  /** The status that the heading above it in the list tells, where the row says none. */
  headingStatus: AccountStatus | null;
  /** Somebody has ended the registered account in the app, and what is taken of the row says that it has not ended. */
  opensAgain?: boolean;
  /** For a row that repeats a registered account and says something else: what it and the first row say, each by itself. */
  repeats?: { first: RowAccount; own: RowAccount; accountId: string; administration: string };
}

/** A row that becomes or changes an account. */
export type Taken = Planned & { account: RowAccount };

const nobody: ReadonlySet<string> = new Set();
const administrationKey = remembered(searchText);
const filled = (row: TableRow) => row.cells.filter((cell) => cell !== '');
/** A figure, also with what it counts after it: "58 Kanäle". */
const numeric = /^[\d\s.,%]+(?:\p{L}+\.?)?$/u;

/** Whether a row repeats the heading, in its own words or in another language's for the same columns. */
function repeatsHeading(catalogue: Catalogue, row: TableRow, columns: readonly ChosenColumn[]): boolean {
  const cells = filled(row);
  // Headings are short; a long cell, as every address is, ends the question for most rows.
  if (cells.length < 2 || cells.every((cell) => cell.length > 60)) return false;
  // "Facebook" under Facebook, with a link behind it, is an account.
  if (columns.some(({ index }) => row.links?.[index] !== undefined)) return false;
  let same = 0;
  let other = 0;
  for (const { index, heading, plainHeading, field } of columns) {
    const cell = row.cells[index] ?? '';
    if (cell === '') continue;
    if (cell === heading || (cell.length <= heading.length + 5 && plain(cell) === plainHeading)) same += 1;
    else if (other === 0 && (!isHeadingFor(cell, field) || platformNamed(catalogue, cell) !== undefined)) other += 1;
  }
  return (same >= 2 && same >= cells.length / 2) || other === 0;
}

/** What else of an account the names of its columns are, in a row of a form: "Plattform | Facebook". */
const labelled: readonly ImportField[] = [
  'platform',
  'address',
  'responsible',
  'responsible-email',
  'deputy',
  'status',
];

/** Whether a row only says what one thing about an account is, in the place of an account's name. */
function isLabelled(catalogue: Catalogue, row: TableRow, columns: readonly ChosenColumn[]): boolean {
  const name = row.cells[columns.find(({ field }) => field === 'name')?.index ?? -1] ?? '';
  const found = name === '' || filled(row).length > 2 ? undefined : labelled.find((field) => isHeadingFor(name, field));
  return found !== undefined && (found === 'address' || !filled(row).some((cell) => isAddress(catalogue, cell)));
}

/** Fields that a lone text is no account by. */
const placeless: ReadonlySet<ImportField> = new Set(['extra', 'ignore', 'platform', 'unit', 'administration', 'kind']);

/** Words and a full stop after them: what people write about a list. */
const sentence = /^\p{Lu}\S*(?: \S+){3,}\p{L}\.$/u;
const placing: ReadonlySet<ImportField> = new Set(['platform', 'address', 'handle']);

/** A row that says something about the list instead of an account; `null` for a row that may be an account. */
function aboutTheList(
  catalogue: Catalogue,
  row: TableRow,
  before: number,
  isFirst: boolean,
  columns: readonly ChosenColumn[],
): RowReason | null {
  const cells = filled(row);
  const [first = '', ...others] = cells;
  const isSum = others.every((cell) => numeric.test(cell)) && sumWords.test(plain(first));
  if (isSum || cells.every((cell) => numeric.test(cell) && cell.length < 8)) return 'sum-row';
  if (repeatsHeading(catalogue, row, columns) || isLabelled(catalogue, row, columns)) return 'repeated-header';
  if (cells.length > 1 || looksLikeData(catalogue, first)) return null;
  if (titleWords.test(plain(first)) || first.startsWith('*')) return 'title-row';
  // On a sheet that says nowhere where an account is, a sentence is no account's name.
  if (sentence.test(first) && !columns.some(({ field }) => placing.has(field))) return 'title-row';
  const wide = columns.length > 2;
  // One lone text among rows of many cells: drawn over the row, after a gap, ending in a colon, or "övriga".
  // In a column that names no account ("No.", a unit), it can be nothing else; nor where it says "Stängda konton".
  const field = columns.find(({ index }) => (row.cells[index] ?? '') !== '')?.field ?? 'extra';
  const isAside = placeless.has(field) && platformNamed(catalogue, first) === undefined;
  const stands =
    row.merged === true ||
    (wide && (isAside || statusHeading(cells) !== null)) ||
    (wide && (row.row > before + 1 || isFirst)) ||
    first.endsWith(':') ||
    sectionWords.test(plain(first));
  return stands ? 'section-row' : null;
}

/** Puts what stands above in the place of a mark for "the same", row by row; an address or a user name is never another row's. */
function withoutDittos(columns: readonly ChosenColumn[]): (row: TableRow) => TableRow {
  const above = new Map<number, string>();
  const mayRepeat = columns.filter(({ field }) => field !== 'address' && field !== 'handle').map(({ index }) => index);
  return (row) => {
    const repeats = mayRepeat.filter((index) => isDitto(row.cells[index] ?? '') && above.has(index));
    const cells = repeats.length === 0 ? row.cells : row.cells.slice();
    for (const index of repeats) cells[index] = above.get(index) ?? '';
    // A heading between the accounts stands in one cell, and is above nothing.
    if (filled(row).length > 1) for (const index of mayRepeat) above.set(index, cells[index] ?? '');
    return repeats.length === 0 ? row : { ...row, cells };
  };
}

/** An account of the list, with the row that came first of it and what holds of its rows so far. */
interface TakenSoFar {
  planned: Planned;
  address: string;
  first: TableRow;
  /** What the first row says of its status. */
  said: SaidStatus;
  now: AccountRow;
  /** The rows whose words hold so far. */
  holds: NonNullable<PlannedRow['holds']>;
  /** The heading that says the status that holds so far. */
  under: StatusHeading | null;
}

/** The columns as chosen, with their headings; a heading that is missing is called by its number. */
function chosenColumns(table: Table, choices: ImportChoices, headings: readonly string[]): ChosenColumn[] {
  const below = table.rows.filter((row) => row.row > choices.headerRow);
  const orders = dayOrders(below, Math.max(0, ...choices.columns.map(({ index }) => index + 1)));
  return choices.columns.map(({ index, field, dayOrder }) => ({
    index,
    // A password column stays in the file whatever was chosen: secrets have their own place, and this is not it.
    field: isSecretHeading(headings[index] ?? '') ? 'ignore' : field,
    heading: (headings[index] ?? '') || `Kolumn ${index + 1}`,
    plainHeading: plain(headings[index] ?? ''),
    dayOrder: dayOrder ?? orders[index]?.order ?? 'day-first',
  }));
}

const idColumn = inventoryColumns.findIndex(({ key }) => key === 'id');

/** Which accounts the rows of our own file are by their Ids, where their keys do not tell it. */
function readIds(
  { rows }: Table,
  { headerRow, administration }: ImportChoices,
  known: KnownKeys,
  read: (row: TableRow) => RowAccount | null,
): Map<number, ById> {
  const own = rows.flatMap((row) => {
    const account = row.row > headerRow ? read(row) : null;
    if (account === null) return [];
    const place = administrationKey(account.administration || administration);
    return [{ row: row.row, id: row.cells[idColumn] ?? '', administration: place, key: account.key }];
  });
  return accountsById(own, known);
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
  const columns = chosenColumns(table, choices, headings);
  const secret = new Set(headings.flatMap((text, index) => (isSecretHeading(text) ? [index] : [])));
  /** What of a row may be told: a row that is not taken in has its passwords too. */
  const toTell = (row: TableRow) => row.cells.filter((cell, index) => cell !== '' && !secret.has(index));
  const isOwn = isOwnHeading(headings);
  const isWideList = !isOwn && columns.filter(({ field }) => field === 'address').length > 1;
  const taken = new Map<string, TakenSoFar>();
  let heading: StatusHeading | null = null;
  const shared = sharedLinks(catalogue, table.rows, columns);
  const perLink = accountPerLink(catalogue, columns);
  const unit = columns.some(({ field }) => field === 'unit') ? '' : (choices.unit ?? '');
  // Where a platform's column says that there is no account, the row is another one's, or is called something else.
  const isWithout = (row: TableRow, { field, index }: ChosenColumn) =>
    field === 'address' && row.links?.[index] === undefined && saysNoAccount(row.cells[index] ?? '');
  /** What a wide list's row says of accounts that it has not ("lukket 2021"): it is kept as text on those that it has, and told. */
  const keptOfNone = (row: TableRow): Record<string, string> => {
    if (!isWideList) return {};
    const kept: Record<string, string> = {};
    for (const column of columns) {
      const cell = row.cells[column.index] ?? '';
      if (!isWithout(row, column) || saysNothing(cell)) continue;
      kept[column.heading] = [kept[column.heading] ?? [], cell].flat().join(' · ');
    }
    return kept;
  };
  const read = (of: AccountRow, ofAll = unit): RowAccount | null => {
    const stands = readRow(catalogue, ofAll === '' ? of : { ...of, unit: ofAll }, isOwn, choices.today ?? '', shared);
    if (stands === null) return null;
    const same = choices.samePeople?.get(administrationKey(stands.administration || choices.administration));
    const told = { ...stands, kept: { ...keptOfNone(of.row), ...stands.kept } };
    const people = withoutPeople(told, choices.notPeople ?? nobody);
    const account = same === undefined ? people : withSamePeople(people, same);
    const said = choices.statuses?.get(plain(account.statusWord));
    // What has ended is not in use, whatever a word of its status column means.
    if (said === undefined || account.endedBy !== '') return account;
    const { status: _, ...kept } = account.kept;
    return { ...account, status: said, kept };
  };
  const inFull = isOwn ? (row: TableRow) => row : withoutDittos(columns);
  const ids = isOwn
    ? readIds({ ...table, rows: table.rows.map(rowWithoutSecrets) }, choices, known, (row) =>
        read({ row, columns, isOfLink: false }),
      )
    : new Map<number, ById>();
  let rowBefore = choices.headerRow;
  let isFirst = true;
  const lines = table.rows
    .filter((row) => row.row > choices.headerRow)
    .map((written) => {
      const told = rowWithoutSecrets(written);
      const row = inFull(told);
      const about = isOwn ? null : aboutTheList(catalogue, row, rowBefore, isFirst, columns);
      rowBefore = row.row;
      isFirst = false;
      return { row, about, isAbout: about !== null, hasSecret: told !== written && hasSecretBeside(written, secret) };
    });
  const bare = isOwn ? new Set<number>() : bareNames(lines, columns);
  const planned = lines.flatMap(({ row, about, hasSecret }): Planned[] => {
    const fate = (reason: RowReason, more: Partial<PlannedRow> = {}): PlannedRow => ({
      row: row.row,
      fate: fateOf[reason],
      reason,
      name: '',
      platform: '',
      key: '',
      address: '',
      firstRow: null,
      differs: [],
      take: 'first',
      unchanged: false,
      unit: '',
      responsible: '',
      furtherEditors: [],
      ownDeputy: false,
      firstAddress: '',
      ignoresDots: false,
      kept: {},
      status: null,
      kind: null,
      statusInPassing: null,
      endedBy: '',
      underHeading: '',
      formulaErrors: [],
      details: [],
      leftOut: null,
      onlyName: false,
      hasSecret,
      text: '',
      ...more,
    });
    const left = (planned: PlannedRow, links = 0): Planned => ({
      fate: planned,
      links,
      account: null,
      accountId: null,
      administration: '',
      headingStatus: null,
    });
    const wording = toTell(row).join(' · ').slice(0, 300);
    // A sum or a title ends what the heading is about; the columns' own headings come again under it.
    if (about !== null && about !== 'repeated-header')
      heading = about === 'section-row' ? statusHeading(toTell(row)) : null;
    if (about !== null) return [left(fate(about, { text: wording }))];
    const ofLinks = isOwn ? [] : perLink(row).filter(({ isOfLink }) => isOfLink);
    const whole = {
      row,
      columns: isWideList
        ? columns.map((one) => (isWithout(row, one) ? { ...one, field: 'extra' as const } : one))
        : columns,
      isOfLink: false,
    };
    const planOne = (of: AccountRow, links: number): Planned => {
      const stands = read(of);
      if (stands === null) return left(fate('no-name-or-address', { text: wording }), links);
      const under = saysStatus(stands) ? null : heading;
      const gives = choices.headingsGiveStatus === false ? null : under;
      const byId = ids.get(row.row);
      const account = byId === undefined ? withHeading(stands, gives) : withNewAddress(catalogue, stands);
      const administration = account.administration || choices.administration;
      const ownKey = administrationKey(administration);
      const place = `${ownKey}\n${account.key}`;
      const before = taken.get(place);
      const told = toldOf(account);
      if (byId?.reason !== undefined) return left(fate(byId.reason, { ...told, firstRow: byId.row }), links);
      if (before === undefined) {
        const keys = known.get(ownKey);
        // Without an address, an account that was read in before its unit was said has a key without it.
        const unsaid = () => (unit === '' ? undefined : keys?.get(read(of, '')?.key ?? ''));
        const accountId = byId?.accountId ?? keys?.get(account.key) ?? unsaid() ?? null;
        const planned = {
          links,
          fate: fate(accountId === null ? 'new' : 'known-key', {
            ...told,
            ...(accountId === null && statusTold(account, choices)),
            onlyName: accountId === null && bare.has(row.row),
            ...(accountId === null && under !== null && { underHeading: under.text }),
          }),
          account,
          accountId,
          administration,
          headingStatus: accountId === null ? (under?.status ?? null) : null,
        };
        const said = { account, under: accountId === null ? gives : null };
        const holds: TakenSoFar['holds'] = { rows: [of.row.row], take: 'second' };
        taken.set(place, { planned, address: told.address, first: of.row, said, now: of, holds, under: said.under });
        return planned;
      }
      // Of a registered account no heading says the status.
      const said = { account, under: before.planned.accountId === null ? gives : null };
      const differs = withStatusDifference(rowDifferences(before.first, of.row, columns), before.said, said);
      const standing = choices.asRegistered?.get(takeKey(row.row, account.key)) ?? choices.duplicates ?? 'first';
      const take = differs.length === 0 ? 'first' : (takeFor(choices, row.row, account.key) ?? standing);
      const now = { ...(take === 'second' ? of : before.now), row: rowToTake(take, before.now.row, of.row, columns) };
      const holds = take === 'first' ? null : read(now);
      if (holds !== null && holds.key === account.key) {
        const { planned } = before;
        if (take === 'second') before.holds.rows = [row.row];
        else if (now.row.cells.some((cell, index) => cell !== (before.now.row.cells[index] ?? '')))
          before.holds.rows.push(row.row);
        const first = { account: planned.account ?? account, under: before.under };
        const after = statusTaken(take, first, said, holds);
        Object.assign(before, { now, under: after.under });
        planned.account = after.account;
        Object.assign(planned.fate, toldOf(after.account));
        if (planned.accountId === null) Object.assign(planned.fate, statusTold(after.account, choices));
        // A heading that gives no status is still told, so that it can be let to.
        if (choices.headingsGiveStatus !== false) {
          planned.headingStatus = after.under?.status ?? null;
          planned.fate.underHeading = after.under?.text ?? '';
        }
      }
      const { accountId } = before.planned;
      if (differs.length > 0) before.planned.fate.holds = before.holds;
      const repeated = left(
        fate('same-key-in-file', {
          ...told,
          firstRow: before.planned.fate.row,
          firstAddress: before.address,
          ignoresDots: differsByDots(before.address, told.address),
          differs,
          take,
          ...(differs.length > 0 && { holds: before.holds }),
        }),
        links,
      );
      return accountId === null || differs.length === 0
        ? repeated
        : { ...repeated, repeats: { first: before.said.account, own: stands, accountId, administration } };
    };
    return choices.accountPerLink === true && ofLinks.length > 0
      ? ofLinks.map((of) => planOne(of, 1))
      : [planOne(whole, ofLinks.length)];
  });
  return withUnsaidKind(
    choices.leftOut === undefined ? planned : planned.map((one) => withoutLeftOut(one, choices)),
    choices,
  );
}

/** Whether a password stands in a row's text outside the columns that are never read, and are told as such. */
const hasSecretBeside = (row: TableRow, secret: ReadonlySet<number>) =>
  rowWithoutSecrets({ ...row, cells: row.cells.map((cell, index) => (secret.has(index) ? '' : cell)) }).cells.some(
    (cell, index) => !secret.has(index) && cell !== row.cells[index],
  );

/** The row with nothing coming of it where somebody has left it out; what repeats it is a duplicate of it still. */
const withoutLeftOut = (planned: Planned, { leftOut }: ImportChoices): Planned =>
  planned.account !== null && leftOut?.has(takeKey(planned.fate.row, planned.fate.key)) === true
    ? { ...planned, account: null, headingStatus: null, fate: leftOutFate(planned.fate) }
    : planned;

/** The rows with the kind that new accounts get where the list says it of others; it depends on them all. */
function withUnsaidKind(planned: Planned[], { unsaidKind }: ImportChoices): Planned[] {
  if (!tellsKind(planned, unsaidKind)) return planned;
  const kind = newKind(planned, unsaidKind);
  return planned.map((one) => (isKindUnsaid(one) ? { ...one, fate: { ...one.fate, kind } } : one));
}

const differsByDots = (a: string, b: string) => a !== b && a.replaceAll('.', '') === b.replaceAll('.', '');

/** The row's account, that its Id tells, with what its new address says. */
const withNewAddress = (catalogue: Catalogue, account: RowAccount): RowAccount => ({
  ...account,
  newAddress: { handle: recogniseAddress(catalogue, account.url, account.platform)?.handle ?? '' },
});

/** Whether one person is named as responsible and as deputy. */
const isOwnDeputy = ({ responsible, deputy }: RowAccount['people']) =>
  responsible?.[0] !== undefined &&
  deputy?.[0] !== undefined &&
  samePerson(responsible[0].name) === samePerson(deputy[0].name);

/** What is told of the account that a row is about. */
export const toldOf = ({
  name,
  platformName,
  key,
  url,
  handle,
  unit,
  people,
  kept,
  status,
  statusInPassing,
}: RowAccount) => ({
  name,
  unit,
  responsible: people.responsible?.[0]?.name ?? '',
  furtherEditors: furtherEditors(people),
  ownDeputy: isOwnDeputy(people),
  platform: platformName,
  key,
  address: url.replace(/^https?:\/\/(?:www\.)?|\/$/g, '') || handle,
  kept,
  statusInPassing: status === null ? statusInPassing : null,
  formulaErrors: Object.keys(kept).filter((field) => isFormulaError(kept[field] ?? '')),
});

/** What is told of a new account's status. */
const statusTold = (account: RowAccount, { unsaidStatus = 'active' }: ImportChoices) => ({
  status: newStatus(account, unsaidStatus),
  endedBy: account.status === 'closed' ? account.endedBy : '',
});

const fateOf: Record<RowReason, PlannedRow['fate']> = {
  new: 'imported',
  'known-key': 'updated',
  'same-key-in-file': 'duplicate',
  'no-name-or-address': 'rejected',
  'address-of-another': 'rejected',
  'address-in-other-row': 'rejected',
  'id-in-other-row': 'rejected',
  'title-row': 'skipped',
  'section-row': 'skipped',
  'sum-row': 'skipped',
  'repeated-header': 'skipped',
  'left-out': 'skipped',
};

/** Counts the fates; the sum is the number of rows by construction. */
export function countFates(planned: ReadonlyArray<Pick<PlannedRow, 'row' | 'fate' | 'unchanged'>>): ImportCounts {
  const of = (fate: PlannedRow['fate']) => planned.filter((row) => row.fate === fate).length;
  const fileRows = new Set(planned.map(({ row }) => row)).size;
  return {
    rows: planned.length,
    ...(fileRows < planned.length && { fileRows }),
    imported: of('imported'),
    updated: of('updated'),
    duplicates: of('duplicate'),
    rejected: of('rejected'),
    skipped: of('skipped'),
    unchanged: planned.filter(({ unchanged }) => unchanged).length,
  };
}

/** The rows that a person wants to see: the first that were taken, new ones with what else is saved of them, and every one that was not. */
export function shownRows(planned: readonly Planned[], atMost = 500): PlannedRow[] {
  let taken = 0;
  return planned.flatMap(({ fate, account }) => {
    if (fate.fate !== 'imported' && fate.fate !== 'updated') return [fate];
    taken += 1;
    if (taken > atMost) return [];
    return [account === null || fate.fate === 'updated' ? fate : { ...fate, details: detailsOf(account) }];
  });
}

/** How many accounts the links of a wide list's rows are, and in how many rows; `null` for another list. */
export function linksOf(planned: readonly Planned[]): ImportPlan['wide'] {
  const having = planned.filter(({ links }) => links > 0);
  const links = having.reduce((sum, one) => sum + one.links, 0);
  return links === 0 ? null : { links, rows: new Set(having.map(({ fate }) => fate.row)).size };
}
