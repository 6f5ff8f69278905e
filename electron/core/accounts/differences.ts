import type { Account, AccountDraft } from './contract.ts';

/** One changed field, as the history shows it: values as short text, empty when there was none. */
export interface FieldChange {
  field: string;
  from: string;
  to: string;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.length > 500 ? `${value.slice(0, 500)}…` : value;
  return JSON.stringify(value);
}

/** The fields in which two drafts differ, in the order of the draft. */
export function draftDifferences(before: AccountDraft | Account, after: AccountDraft): FieldChange[] {
  return (Object.keys(after) as Array<keyof AccountDraft>).flatMap((field) => {
    const [from, to] = [shown(before[field]), shown(after[field])];
    return from === to ? [] : [{ field, from, to }];
  });
}
