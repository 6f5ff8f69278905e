import type { AccountDraft, AccountKind, AccountStatus, Goal } from '../../accounts/contract.ts';
import { canonicalAccount } from '../../accounts/canonical-account.ts';
import type { Catalogue } from '../../accounts/platforms.ts';
import { sv } from '../../foundation/i18n/sv/index.ts';
import type { ImportField } from '../contract.ts';
import type { TableRow } from '../tables/table.ts';
import type { AccountRow } from './account-per-link.ts';
import { dayWithin, readDayCell } from './days.ts';
import { isSameContact, type NamedPerson, readEmail, readPeople, readPhone } from './people.ts';
import { placeOf } from './row-place.ts';
import { type ChosenColumn, lineLength, nothing, proseLength, RowText } from './row-text.ts';
import {
  isEndedHeading,
  isFormulaError,
  isLinkLabel,
  isNoPlace,
  readAccessModel,
  readArchiveLevel,
  readKind,
  readNorm,
  readStatus,
  readStatusInPassing,
  readYesNo,
  saysMoreThanStatus,
} from './words.ts';

/** The roles that a column can name people for. */
export const roleFields = {
  responsible: 'responsible',
  deputy: 'deputy',
  manager: 'manager',
  editors: 'editor',
  communicator: 'communicator',
  planning: 'planning',
  publishing: 'publishing',
  'follow-up': 'follow-up',
  monitoring: 'monitoring',
  moderation: 'moderation',
} as const satisfies Partial<Record<ImportField, string>>;
type RoleField = keyof typeof roleFields;

/** The draft's fields that a row can say something about; an absent one is not in the row. */
export type RowFields = Partial<
  Pick<
    AccountDraft,
    | 'startedOn'
    | 'startedText'
    | 'endsOn'
    | 'endsText'
    | 'purpose'
    | 'targetGroup'
    | 'benefit'
    | 'planLink'
    | 'contractor'
    | 'contractEndsOn'
    | 'ownerAfterContract'
    | 'accessModel'
    | 'twoStep'
    | 'functionMailbox'
    | 'lastPostOn'
    | 'roundsPerDay'
    | 'norm'
    | 'archiveLevel'
    | 'onPublicList'
    | 'languages'
    | 'note'
  >
>;

/** An account as a row of somebody's list describes it. */
export interface RowAccount {
  row: number;
  /** '' = the administration that the list is read into. */
  administration: string;
  unit: string;
  name: string;
  /** The name stands in the list; otherwise it was made from the handle, the address or the unit. */
  isNamed: boolean;
  platform: string;
  platformName: string;
  url: string;
  handle: string;
  key: string;
  kind: AccountKind | null;
  /** From a column of its own, or said in passing (only for a new account). What the column says and nobody understands is `kept.status`. */
  status: AccountStatus | null;
  statusInPassing: AccountStatus | null;
  /** What says that it has ended, where that gives its status: the heading and the cell ("Avslutad: 2024-05-01"). */
  endedBy: string;
  normInPassing: AccountDraft['norm'] | null;
  fields: RowFields;
  basics: boolean | null;
  picture: boolean | null;
  goals: Goal[];
  people: Partial<Record<RoleField, NamedPerson[]>>;
  /** Names in the row that somebody has said are no person. */
  struck?: readonly string[];
  /** Names in the row that somebody has said are somebody else's for short, and whose. */
  renamed?: ReadonlyArray<{ name: string; as: string }>;
  /** What could not be understood: field → raw text. */
  kept: Record<string, string>;
  /** What is kept on the account as it stands: heading → text. */
  importedText: Record<string, string>;
  /** The fields of headings in it that were to fill one, and were not understood. */
  notUnderstood: Record<string, ImportField>;
  /** The texts of the row by field, to see whether it says anything new, and the headings that they stand under. */
  texts: ReadonlyMap<ImportField, string>;
  headings: ReadonlyMap<ImportField, string>;
  /** What a status column says that nobody understands; '' otherwise. */
  statusWord: string;
  /** The row's Id in our own file tells the account, and its address is a new one: the user name that stands in that. */
  newAddress?: { handle: string };
}

/** A day and the text beside it, from one column or two. */
function days(text: RowText, row: TableRow, columns: readonly ChosenColumn[], field: 'started' | 'ends') {
  let day: string | null = null;
  let rest = '';
  for (const column of columns.filter((one) => one.field === field)) {
    const cell = row.cells[column.index] ?? '';
    if (cell === '' || nothing.test(cell) || isFormulaError(cell)) continue;
    if (field === 'ends' && isEndedHeading(column.plainHeading) && saysEnded(cell) !== null) continue;
    const found = readDayCell(cell, column.dayOrder);
    if (found !== null && day === null) day = found;
    else if (found === null && rest === '') rest = cell;
  }
  if (rest.length > lineLength) {
    text.keep(field, rest);
    rest = `${rest.slice(0, lineLength - 1)}…`;
  } else if (rest !== '') text.kept[field] = rest;
  return { day, rest };
}

/** Whether a cell under "Avslutad" says yes or no and nothing more; `null` for a day or other text. */
function saysEnded(cell: string): boolean | null {
  const status = readStatus(cell);
  return readYesNo(cell) ?? (status === 'closed' ? true : status === 'active' ? false : null);
}

/** What of a column like "Avslutad" says that the account has ended: in a word, or by a day or a year that has passed; '' when nothing does. */
function whatEnded(row: TableRow, columns: readonly ChosenColumn[], today: string): string {
  const found = columns.find(({ index, field, plainHeading, dayOrder }) => {
    const cell = row.cells[index] ?? '';
    if (field !== 'ends' || cell === '' || !isEndedHeading(plainHeading)) return false;
    const day = readDayCell(cell, dayOrder);
    const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(cell)?.[0] ?? '';
    return saysEnded(cell) ?? (day === null ? year !== '' && year < today.slice(0, 4) : day <= today);
  });
  return found === undefined ? '' : `${found.heading}: ${row.cells[found.index] ?? ''}`;
}

/** What the words and a day beside a status say; the day is when the account ended, or is going to. */
function besideStatus(text: RowText, status: AccountStatus | null, columns: readonly ChosenColumn[], today: string) {
  const cell = text.of('status');
  const nothingMore = { status, endsOn: null };
  if (status === null || !saysMoreThanStatus(cell)) return nothingMore;
  text.keep('status');
  const day = dayWithin(cell, columns.find(({ field }) => field === 'status')?.dayOrder);
  if (day === null || today === '' || (status !== 'closed' && status !== 'closing')) return nothingMore;
  if (day > today) return { status: 'closing' as const, endsOn: day };
  return { status, endsOn: status === 'closed' ? day : null };
}

/** How the responsible is reached, by the columns for just that: "Tel / mejl", a column of the one often holds the other, or both. */
function saidInColumns(text: RowText): Record<'email' | 'phone', string | null> {
  const email = text.of('responsible-email');
  const phone = text.of('responsible-phone');
  return { email: readEmail(email) ?? readEmail(phone), phone: readPhone(phone) ?? readPhone(email) };
}

function people(text: RowText): RowAccount['people'] {
  const found: RowAccount['people'] = {};
  const said = saidInColumns(text);
  for (const field of Object.keys(roleFields) as RoleField[]) {
    const cell = text.of(field);
    if (cell === '') continue;
    const { people: named, rest } = readPeople(cell);
    // Copies: what another column says of this row's person is this row's.
    if (named.length > 0) found[field] = named.map((person) => ({ ...person }));
    // What a person's own cell says, where a column for just that says another: the column's is theirs, and this is kept as text.
    const first = field === 'responsible' ? named[0] : undefined;
    const others = (['email', 'phone'] as const).flatMap((contact) => {
      const [own, column] = [first?.[contact] ?? '', said[contact]];
      return own === '' || column === null || isSameContact(own, column) ? [] : [own];
    });
    const beside = [...rest.filter((part) => !/^[-–—.]+$/.test(part)), ...others];
    // Names that were understood, in whatever order and form they stood, are no text that is kept.
    if (beside.length > 0) text.keep(field, cell, beside.join(' · '));
  }
  const first = found.responsible?.[0];
  if (first !== undefined && said.email !== null) first.email = said.email;
  if (first !== undefined && said.phone !== null) first.phone = said.phone;
  for (const field of ['responsible-email', 'responsible-phone'] as const) {
    const cell = text.of(field);
    const contacts = [readEmail(cell), readPhone(cell)].filter((one) => one !== null);
    const isTold =
      first !== undefined &&
      contacts.length > 0 &&
      contacts.every((one) => [said.email, said.phone].some((used) => used !== null && isSameContact(one, used)));
    if (cell !== '' && !nothing.test(cell) && !isTold) text.keep(field);
  }
  return found;
}

function goals(text: RowText): Goal[] {
  const given = text.limited('goals', proseLength);
  if (given === '') return [];
  return given.split('\n').map((line) => {
    const [, kind, goal = line] = /^(Mätbart mål|Effektmål): (.*)$/.exec(line) ?? [];
    return {
      kind: kind === 'Mätbart mål' ? 'measurable' : 'effect',
      text: goal,
      measure: '',
      followUpOn: null,
      result: '',
    };
  });
}

const rest = /^(?:drivs av|drives av|på uppdrag av|utförs av|operated by|run by|entreprenör:?)\s+(.{2,})$/i;

/** The row's words that fill fields of their own. */
function fieldsOf(text: RowText, row: TableRow, columns: readonly ChosenColumn[]): RowFields {
  const fields: RowFields = {};
  const line = (
    field: ImportField,
    name: 'planLink' | 'ownerAfterContract' | 'languages' | 'contractor' | 'functionMailbox',
  ) => {
    const value = text.limited(field, lineLength);
    if (value !== '') fields[name] = value;
  };
  const prose = (field: ImportField, name: 'purpose' | 'targetGroup' | 'benefit' | 'note') => {
    const value = text.limited(field, proseLength);
    if (value !== '') fields[name] = value;
  };
  const started = days(text, row, columns, 'started');
  if (started.day !== null) fields.startedOn = started.day;
  if (started.rest !== '') fields.startedText = started.rest;
  const ends = days(text, row, columns, 'ends');
  if (ends.day !== null) fields.endsOn = ends.day;
  if (ends.rest !== '') fields.endsText = ends.rest;
  prose('purpose', 'purpose');
  prose('target-group', 'targetGroup');
  prose('benefit', 'benefit');
  prose('note', 'note');
  line('plan-link', 'planLink');
  line('owner-after-contract', 'ownerAfterContract');
  line('languages', 'languages');
  line('contractor', 'contractor');
  line('function-mailbox', 'functionMailbox');
  const set = <K extends keyof RowFields>(name: K, value: RowFields[K] | null) => {
    if (value !== null && value !== undefined) fields[name] = value;
  };
  const dayIn = (field: ImportField) =>
    text.understood(field, (value) => readDayCell(value, columns.find((one) => one.field === field)?.dayOrder));
  set('contractEndsOn', dayIn('contract-ends'));
  set('lastPostOn', dayIn('last-post'));
  set('accessModel', text.understood('access-model', readAccessModel));
  set('norm', text.understood('norm', readNorm));
  set('archiveLevel', text.understood('archive-level', readArchiveLevel));
  set('onPublicList', text.understood('on-public-list', readYesNo));
  const twoStep = text.understood('two-step', readYesNo);
  set('twoStep', twoStep === null ? null : twoStep ? 'on' : 'off');
  set(
    'roundsPerDay',
    text.understood('rounds', (value) => (/^\d{1,2}$/.test(value) && Number(value) <= 12 ? Number(value) : null)),
  );
  return fields;
}

/** What the account is called; a word for there being none ("saknas", "används inte") is kept as text. */
function nameIn(text: RowText, isOwn: boolean): string {
  const named = text.limited('name', lineLength);
  if (isOwn || !isNoPlace(named) || readYesNo(named) === true) return named;
  text.keep('name');
  return '';
}

/**
 * Reads a row as an account; `null` when neither a name nor an address or handle can be read. `isOwn`: the file is our own export.
 * Whether a day has passed is judged by `today`; `shared` are the links that several rows have.
 */
export function readRow(
  catalogue: Catalogue,
  { row, columns, isOfLink, besides, unit: unitOfAll }: AccountRow,
  isOwn: boolean,
  today: string,
  shared: ReadonlySet<string>,
): RowAccount | null {
  const text = new RowText(row, columns, isOwn);
  if (unitOfAll !== undefined) text.texts.set('unit', unitOfAll);
  const named = nameIn(text, isOwn);
  if (besides !== undefined) text.keepUnder(besides.heading, besides.text);
  if (besides !== undefined && besides.addresses.length > 0)
    text.kept['second-address'] = besides.addresses.join(' · ');
  const { written, ...place } = placeOf(catalogue, text, row, columns, isOwn, shared);
  const administration = text.limited('administration', lineLength);
  const unitText = text.limited('unit', lineLength);
  const contractorUnit = isOwn || unitOfAll !== undefined ? undefined : rest.exec(unitText)?.[1];
  if (contractorUnit !== undefined) text.keep('unit');
  const unit = contractorUnit === undefined ? unitText : '';
  const ofRow = isOfLink ? unitText || administration : '';
  if ([named, written, place.url, place.handle, ofRow].every((said) => said === '')) return null;
  // An account without a name is called what its handle or address says.
  const label = isLinkLabel(written) ? [unit, place.platformName].filter((part) => part !== '').join(' ') : written;
  const called = (named || ofRow || place.handle || (place.url === '' ? label : '')).slice(0, lineLength);
  const { account, canonicalKey } = canonicalAccount(catalogue, { ...place, name: called, note: '' }, unit);
  const fields = fieldsOf(text, row, columns);
  if (contractorUnit !== undefined && fields.contractor === undefined) fields.contractor = contractorUnit;
  const kind =
    text.understood('kind', readKind) ??
    (fields.contractor !== undefined || /\(entreprenör\)/i.test(named) ? 'contractor' : null);
  const bracket = /\(([^)]+)\)\s*$/.exec(named)?.[1] ?? '';
  const note = fields.note ?? '';
  // A number is no name to recognise an account by.
  const handle = /^\d+$/.test(account.handle) ? '' : account.handle;
  const name = called || handle || [unit, account.platformName].filter((part) => part !== '').join(' ') || account.url;
  const everyone = people(text);
  const understood = text.understood('status', readStatus);
  const { status: said, endsOn } = isOwn
    ? { status: understood, endsOn: null }
    : besideStatus(text, understood, columns, today);
  if (endsOn !== null && fields.endsOn === undefined) {
    fields.endsOn = endsOn;
    text.headings.set('ends', text.headings.get('ends') ?? text.headings.get('status') ?? '');
    text.texts.set('ends', text.texts.get('ends') ?? endsOn);
  }
  // What the list says has ended is not in use, whatever its status column says; nor is it found again where it was lost.
  const endedBy = isOwn || said === 'lost' ? '' : whatEnded(row, columns, today);
  const isClosed = endedBy !== '';
  if (isClosed) text.texts.set('status', sv.terms.status.closed);
  return {
    row: row.row,
    administration,
    unit,
    name: name.slice(0, lineLength),
    isNamed: named !== '',
    platform: account.platform,
    platformName: account.platformName.slice(0, lineLength),
    url: account.url,
    handle: account.handle.slice(0, lineLength),
    key: canonicalKey,
    kind,
    status: isClosed ? 'closed' : said,
    statusInPassing: readStatusInPassing(note) ?? readStatusInPassing(bracket),
    endedBy: said === 'closed' ? '' : endedBy.slice(0, lineLength),
    normInPassing: fields.norm === undefined ? readNorm(note) : null,
    fields,
    basics: text.understood('basics', (value) => (/^delvis|^partly/i.test(value) ? null : readYesNo(value))),
    picture: text.understood('profile-picture', readYesNo),
    goals: goals(text),
    people: everyone,
    kept: text.kept,
    importedText: text.importedText,
    notUnderstood: text.notUnderstood,
    texts: text.texts,
    headings: text.headings,
    statusWord: understood === null ? (text.kept['status'] ?? '') : '',
  };
}
