import type { DayOrder, ImportField } from '../contract.ts';
import type { TableRow } from '../tables/table.ts';
import { isFormulaError, namePartOf } from './words.ts';

/** A column as it was chosen. */
export interface ChosenColumn {
  index: number;
  heading: string;
  /** The heading as it is compared. */
  plainHeading: string;
  field: ImportField;
  /** How its days between slashes or hyphens are read. */
  dayOrder: DayOrder;
}

/** Text that means that nothing is said. */
export const nothing = /^[-–—?.*]+$/;

/** What the register's fields hold at most (contract `Line`, `Prose`, address). */
export const lineLength = 300;
export const proseLength = 10_000;

/** Whether two columns hold the two halves of one person's name. */
function isOtherHalf(heading: string, other: string): boolean {
  const [one, two] = [namePartOf(heading), namePartOf(other)];
  return one !== null && two !== null && one !== two;
}

/** The texts of one row by field, and what of them is kept as it stands. */
export class RowText {
  readonly kept: Record<string, string> = {};
  readonly importedText: Record<string, string> = {};
  readonly notUnderstood: Record<string, ImportField> = {};
  readonly texts = new Map<ImportField, string>();
  readonly headings = new Map<ImportField, string>();
  /** In our own files a dash is what somebody called the account. */
  readonly #isOwn: boolean;

  constructor(row: TableRow, columns: readonly ChosenColumn[], isOwn: boolean) {
    this.#isOwn = isOwn;
    for (const { index, heading, field } of columns) {
      const text = row.cells[index] ?? '';
      if (text === '' || field === 'ignore') continue;
      const before = this.texts.get(field);
      if (field === 'extra') this.keepUnder(heading, text);
      else if (isFormulaError(text)) {
        this.headings.set(field, this.headings.get(field) ?? heading);
        this.kept[field] ??= text;
        this.keepUnder(heading, text);
      } else if (before === undefined) {
        this.texts.set(field, text);
        this.headings.set(field, heading);
      } else if (isOtherHalf(heading, this.headings.get(field) ?? '')) {
        const name = namePartOf(heading) === 'last' ? [before, text] : [text, before];
        this.texts.set(field, name.filter((half) => !nothing.test(half)).join(' ') || before);
      } else if (field === 'note' || field === 'editors') this.texts.set(field, `${before}\n${text}`);
      else if (before !== text && field !== 'started' && field !== 'ends') this.keepUnder(heading, text);
    }
  }

  /** The text of a field; '' when the row has none. */
  of(field: ImportField): string {
    return this.texts.get(field) ?? '';
  }

  keepUnder(heading: string, text: string): void {
    const before = this.importedText[heading];
    this.importedText[heading] = before === undefined ? text : `${before}\n${text}`;
  }

  /** Keeps a field's text as it stands, for it, or `part` of it, could not be understood, or had no place; `as` is what the part is told as. */
  keep(field: ImportField, text = this.of(field), part = text, as: string = field): void {
    const heading = this.headings.get(field) ?? field;
    this.kept[as] = part;
    this.notUnderstood[heading] = field;
    this.keepUnder(heading, text);
  }

  /** A field's text, at most so long; a longer one is also kept whole. */
  limited(field: ImportField, length: number): string {
    const text = this.of(field);
    if (!this.#isOwn && nothing.test(text)) return '';
    if (text.length <= length) return text;
    this.keep(field);
    return `${text.slice(0, length - 1)}…`;
  }

  /** A field's text as a value; what is not understood is kept. */
  understood<T>(field: ImportField, read: (text: string) => T | null): T | null {
    const text = this.of(field);
    if (text === '') return null;
    const value = read(text);
    if (value === null && !/^[-–—.]+$/.test(text)) this.keep(field);
    return value;
  }
}
