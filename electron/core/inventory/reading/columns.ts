import type { Catalogue } from '../../accounts/platforms.ts';
import { platformNamed } from '../../accounts/platforms.ts';
import { readAddress } from '../../accounts/read-address.ts';
import type { ImportField } from '../contract.ts';
import type { TableRow } from '../tables/table.ts';
import { columnWords } from './column-words.ts';
import { readDay } from './days.ts';
import { readEmail, readPerson, readPhone } from './people.ts';
import { isSecretHeading } from './secrets.ts';
import { isWide, linkedPlatformColumns, namedPlatformColumns, type PlatformColumn } from './platform-columns.ts';
import { isEndedHeading, namePartOf, plain, readKind, readYesNo, withoutNamePart } from './words.ts';

/** How surely a heading means a field: 100 the word itself, 50 and up a part of it, 0 not at all. */
export interface HeadingMatch {
  field: ImportField;
  score: number;
}

function scoreOf(heading: string, word: string): number {
  if (heading === word) return 100;
  if (` ${heading} `.includes(` ${word} `)) return 50 + Math.min(word.length, 40);
  return word.length >= 6 && !word.includes(' ') && heading.includes(word) ? 30 + Math.min(word.length, 19) : 0;
}

const fieldsByWord = Map.groupBy(
  [...columnWords].flatMap(([field, words]) => words.map((word) => ({ field, word }))),
  ({ word }) => word,
);

/** Whether a cell is, word for word, what people call a field's column; cheap enough for every row. */
export function isHeadingFor(text: string, field: ImportField): boolean {
  return (fieldsByWord.get(plain(text)) ?? []).some((entry) => entry.field === field);
}

const contactFields: ReadonlySet<ImportField> = new Set(['responsible-email', 'responsible-phone']);
const otherPeople: ReadonlySet<ImportField> = new Set(['deputy', 'manager', 'editors', 'communicator']);

/** Headings judged lately: a sheet is judged several times over while a person chooses. */
const judged = new Map<string, HeadingMatch[]>();
const keptJudgements = 2000;

/** The fields that a heading can mean, surest first. */
export function headingFields(text: string): HeadingMatch[] {
  if (text.length > 100) return [];
  const before = judged.get(text);
  if (before !== undefined) return before;
  if (judged.size >= keptJudgements) judged.clear();
  const fields = judgeHeading(plain(text));
  judged.set(text, fields);
  return fields;
}

function judgeHeading(heading: string): HeadingMatch[] {
  if (heading === '' || heading.length > 80) return [];
  if (namePartOf(heading) !== null) {
    // Whose name it is, the rest of the heading says: "Chefens förnamn".
    const whose = judgeHeading(withoutNamePart(heading))[0]?.field;
    return [{ field: whose !== undefined && otherPeople.has(whose) ? whose : 'responsible', score: 60 }];
  }
  if (isEndedHeading(heading)) return [{ field: 'ends', score: 100 }];
  const found: HeadingMatch[] = [];
  for (const [field, words] of columnWords) {
    const score = Math.max(...words.map((word) => scoreOf(heading, word)));
    if (score > 0) found.push({ field, score });
  }
  const sorted = found.toSorted((a, b) => b.score - a.score);
  // "Förvaltning/enhet" says where in the administration.
  const unit = sorted.find(({ field, score }) => field === 'unit' && score > 50);
  if (sorted[0]?.field === 'administration' && sorted[0].score < 100 && unit !== undefined)
    return [{ ...unit, score: sorted[0].score }];
  // "Ansvarig sociala medier" is somebody who answers for them.
  const person = sorted.find(({ field, score }) => (field === 'responsible' || otherPeople.has(field)) && score >= 50);
  if (sorted[0]?.field === 'platform' && sorted[0].score < 100 && person !== undefined)
    return [
      { ...person, score: sorted[0].score },
      ...sorted.filter(({ field }) => field !== person.field && field !== 'platform'),
    ];
  const contact = sorted.find(({ field, score }) => contactFields.has(field) && score >= 50);
  if (contact === undefined || sorted[0]?.score === 100) return sorted;
  // "Ersättares e-post" is nobody's address that the register has a place for.
  if (sorted.some(({ field, score }) => otherPeople.has(field) && score >= 30)) return [];
  return [contact, ...sorted.filter((match) => match !== contact)];
}

/** What the values of a column look like: shares of its non-empty cells, 0–1. */
export interface ColumnContent {
  filled: number;
  address: number;
  handle: number;
  email: number;
  phone: number;
  platform: number;
  /** An address, or something after a colon or an @. */
  beside: number;
  kind: number;
  day: number;
  yesNo: number;
  number: number;
  person: number;
  distinct: number;
  length: number;
}

/** Whether a cell holds data that no heading holds: an address, a handle, an e-mail address, a day, a number. */
export function looksLikeData(catalogue: Catalogue, text: string): boolean {
  return (
    isAddress(catalogue, text) ||
    /^@\S/.test(text) ||
    readEmail(text) !== null ||
    readDay(text) !== null ||
    /^[\d\s.,/+-]{2,}$/.test(text)
  );
}

/** Whether a text, without anything around it, is an address that somebody wrote or copied. */
export function isAddress(catalogue: Catalogue, text: string): boolean {
  if (/^https?:\/\//i.test(text)) return true;
  const address = readAddress(text);
  return (
    address !== null &&
    (text.includes('/') || text.startsWith('www.') || catalogue.byHost.has(address.host)) &&
    !/^[^/]*@/.test(text)
  );
}

/** How a column is judged: its first values are enough. */
const sampleSize = 300;

/** Judges a column by its values. */
function columnContent(catalogue: Catalogue, rows: readonly TableRow[], column: number): ColumnContent {
  const values: string[] = [];
  for (const row of rows) {
    const value = row.cells[column] ?? '';
    if (value !== '') values.push(value);
    if (values.length === sampleSize) break;
  }
  const share = (test: (value: string) => boolean) =>
    values.length === 0 ? 0 : values.filter((value) => test(value)).length / values.length;
  return {
    filled: values.length,
    address: share((value) => isAddress(catalogue, value)),
    handle: share((value) => /^@[\w.]{2,}/.test(value)),
    email: share((value) => !value.startsWith('@') && readEmail(value) !== null),
    phone: share((value) => readPhone(value) !== null && readDay(value) === null),
    platform: share((value) => platformNamed(catalogue, value) !== undefined),
    beside: share((value) => isAddress(catalogue, value) || /\S(?::\s*|\s@)\S+$/.test(value)),
    kind: share((value) => readKind(value) !== null),
    day: share((value) => readDay(value) !== null),
    yesNo: share((value) => readYesNo(value) !== null),
    number: share((value) => /^\d+([.,]\d*)?$/.test(value)),
    person: share((value) => /^\p{Lu}\p{L}+([ -]\p{Lu}\p{L}+){1,3}$/u.test(value) && readPerson(value) !== null),
    distinct: values.length === 0 ? 0 : new Set(values).size / values.length,
    length: values.length === 0 ? 0 : values.reduce((sum, value) => sum + value.length, 0) / values.length,
  };
}

/** Most of a column is of one kind. */
const most = 0.6;
/** Fields that several columns may fill; on each row the first with content counts. */
const several: ReadonlySet<ImportField> = new Set(['note', 'editors', 'started', 'ends', 'extra', 'ignore']);

/** The field that the values of a column ask for, whatever its heading says; `null` when they ask for none. */
function byContent(content: ColumnContent): ImportField | null {
  if (content.filled === 0) return null;
  if (content.address >= most) return 'address';
  if (content.email >= most) return 'responsible-email';
  if (content.platform >= most) return 'platform';
  if (content.handle >= most) return 'handle';
  // Links on some rows and @names on the others.
  if (content.address > 0 && content.address + content.handle >= most) return 'address';
  return null;
}

/** Corrects what a heading seems to say by what stands below it: a "Typ" of Facebook and Instagram is the platform. */
function corrected(match: HeadingMatch, content: ColumnContent): HeadingMatch {
  const asked = byContent(content);
  const { field, score } = match;
  // "Stand" over days is when the row was written.
  if (field === 'status' && content.day >= most) return { field: 'extra', score };
  if (asked === null || asked === field) return match;
  const because = { score: Math.min(score, 48) };
  if (asked === 'platform' && ['name', 'kind', 'handle', 'unit', 'access-model'].includes(field))
    return { field: 'platform', ...because };
  if (asked === 'address' && ['name', 'platform', 'handle', 'note', 'unit', 'on-public-list'].includes(field))
    return { field: 'address', ...because };
  if (asked === 'handle' && field === 'name') return { field: 'handle', ...because };
  if (asked === 'responsible-email' && field === 'address') return { field: 'responsible-email', ...because };
  return match;
}

/** Fields beside which "Varför" asks for the reason of that. */
const withReasons: ReadonlySet<ImportField> = new Set(['status', 'ends']);

/** Whether a heading that is only "Varför" is something else than why the account is there: beside a status or an end, or where few rows say it. */
function isOtherWhy(heading: string, before: string, content: ColumnContent, rows: number): boolean {
  if (!/^(?:varför|why)$/.test(plain(heading))) return false;
  const [left] = headingFields(before);
  return (left !== undefined && withReasons.has(left.field)) || content.filled * 2 < Math.min(rows, sampleSize);
}

/** A column as it is proposed. */
export interface ProposedColumn {
  heading: string;
  field: ImportField;
}

/** Headings that may stand over accounts, whatever their platform. */
const overAccounts: ReadonlySet<ImportField> = new Set(['address', 'handle', 'name', 'platform']);

/** The columns of a wide list that stand each for a platform: by their headings, or by the links below them. */
function platformColumns(
  catalogue: Catalogue,
  headings: readonly string[],
  below: readonly TableRow[],
  contents: readonly ColumnContent[],
  named: readonly PlatformColumn[],
): number[] {
  // A list with a column that says each row's platform has one account on each row.
  const others = contents.some(({ platform, address }) => platform >= most && address < most)
    ? []
    : [...contents.keys()].filter((column) => {
        const [match] = headingFields(headings[column] ?? '');
        return !named.some((one) => one.column === column) && (match === undefined || overAccounts.has(match.field));
      });
  const found = [...named, ...linkedPlatformColumns(catalogue, others, below)];
  if (!isWide(found)) return [];
  // In such a list a platform's name is enough, whatever else stands in some cells below it.
  const byName = namedPlatformColumns(catalogue, headings, below, 0);
  return [...new Set([...found, ...byName].map(({ column }) => column))];
}

/** Proposes a field for each column: first by headings, then by values where the headings say nothing. */
export function proposeColumns(
  catalogue: Catalogue,
  headings: readonly string[],
  below: readonly TableRow[],
  hasHeader: boolean,
): ProposedColumn[] {
  const width = Math.max(headings.length, ...below.slice(0, 1000).map((row) => row.cells.length));
  const contents = Array.from({ length: width }, (_, column) => columnContent(catalogue, below, column));
  const named = namedPlatformColumns(catalogue, headings, below);
  const wishes = contents.flatMap((content, column) =>
    headingFields(headings[column] ?? '')
      // Corrected or not: should the better place be taken, the heading's own word still holds.
      .flatMap((match) => {
        const [heading = '', before = ''] = [headings[column], headings[column - 1]];
        if (match.field === 'purpose' && isOtherWhy(heading, before, content, below.length))
          return [{ ...match, field: 'extra' as const }];
        const better = corrected(match, content);
        return better === match ? [match] : [better, { ...match, score: 20 }];
      })
      .concat(
        // A heading that names a platform ("Facebook") stands over that platform's addresses.
        platformNamed(catalogue, headings[column] ?? '') !== undefined &&
          (Math.max(content.address, content.handle) >= 0.5 || named.some((one) => one.column === column))
          ? [{ field: 'address' as const, score: 45 }]
          : [],
      )
      // A column without a word in it names no account, and says nothing of where one is.
      .filter(({ field }) => (field !== 'name' && field !== 'address') || content.filled > 0 || below.length === 0)
      .map((match) => ({ column, ...match })),
  );
  const fields = new Map<number, ImportField>();
  const taken = new Set<ImportField>();
  // A list with a row for each unit and a column for each platform: on each row the first with content is the account.
  const ofPlatforms = platformColumns(catalogue, headings, below, contents, named);
  for (const column of ofPlatforms) {
    fields.set(column, 'address');
    taken.add('address');
  }
  const take = (column: number, field: ImportField) => {
    if (fields.has(column) || (taken.has(field) && !several.has(field))) return;
    fields.set(column, field);
    taken.add(field);
  };
  for (const { column, field } of wishes.toSorted((a, b) => b.score - a.score || a.column - b.column))
    take(column, field);
  for (const [column, content] of contents.entries()) {
    const asked = byContent(content);
    if (asked !== null) take(column, asked);
  }
  // Where no column names the account, one that holds it beside its platform's name does: "Instagram: @angby".
  const beside = contents.findIndex((content, column) => fields.get(column) === 'platform' && content.beside >= 0.5);
  if (beside >= 0 && !['name', 'address', 'handle'].some((field) => taken.has(field as ImportField))) {
    fields.set(beside, 'address');
    taken.add('address');
  }
  // Both halves of a name are the same person's.
  const halves = contents.map((_, column) => namePartOf(headings[column] ?? ''));
  for (const [column, half] of halves.entries()) {
    const beside = [column - 1, column + 1].find(
      (other) => halves[other] && halves[other] !== half && fields.has(other),
    );
    const field = beside === undefined ? undefined : fields.get(beside);
    if (half !== null && field !== undefined && !fields.has(column)) fields.set(column, field);
  }
  const isKnown = taken.has('name') || taken.has('address') || taken.has('handle');
  const isUnnamed = ofPlatforms.length > 0 && !taken.has('name') && !taken.has('unit');
  if (!hasHeader || wishes.length === 0 || !isKnown || isUnnamed) guessTexts(contents, taken, take);
  return contents.map((content, column) => ({
    heading: headings[column] ?? '',
    field: isSecretHeading(headings[column] ?? '')
      ? 'ignore'
      : (fields.get(column) ?? (content.filled === 0 ? 'ignore' : 'extra')),
  }));
}

/** Where the headings say nothing: names of accounts differ from row to row, units come again, persons look like persons. */
function guessTexts(
  contents: readonly ColumnContent[],
  taken: ReadonlySet<ImportField>,
  take: (column: number, field: ImportField) => void,
): void {
  const texts = contents
    .map((content, column) => ({ ...content, column }))
    .filter(
      (content) =>
        content.filled > 0 &&
        [
          content.address,
          content.email,
          content.platform,
          content.handle,
          content.day,
          content.yesNo,
          content.number,
          content.phone,
          content.kind,
        ].every((share) => share < most),
    );
  const people = texts.filter((content) => content.person >= most);
  const others = texts.filter((content) => content.person < most && content.length < 80);
  const names = others.toSorted((a, b) => b.distinct - a.distinct || a.column - b.column);
  if (!taken.has('name') && names[0] !== undefined) take(names[0].column, 'name');
  const units = names.slice(1).filter((content) => content.distinct < 0.7);
  if (units[0] !== undefined) take(units[0].column, 'unit');
  if (people[0] !== undefined) take(people[0].column, 'responsible');
  if (people[1] !== undefined) take(people[1].column, 'deputy');
  const kinds = contents.findIndex((content) => content.kind >= most && content.platform < most);
  if (kinds >= 0) take(kinds, 'kind');
}
