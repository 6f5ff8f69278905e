import type { AccountKind } from '../accounts/contract.ts';
import type { ImportChoices } from './import-choices.ts';
import type { Planned } from './planned-row.ts';
import type { RowAccount } from './reading/read-row.ts';
import { readKind } from './reading/words.ts';

type Rows = ReadonlyArray<{ account: RowAccount | null; accountId: string | null }>;

/** The kind of an account whose row says none: pedagogical in a list of mostly such accounts (R4), official otherwise. */
function listKind(rows: Rows): 'pedagogical' | 'official' {
  const kinds = rows.flatMap(({ account }) => account?.kind ?? []);
  return kinds.length > 0 && kinds.filter((kind) => kind === 'pedagogical').length > kinds.length / 2
    ? 'pedagogical'
    : 'official';
}

/** The kind that new accounts get whose rows say none: what was chosen, or else what most of the list is. */
export const newKind = (rows: Rows, chosen: AccountKind | null | undefined): AccountKind => chosen ?? listKind(rows);

/** Whether the list says nothing that is understood of what kind a new account is. */
const isKindUnsaid = ({ account, accountId }: Rows[number]) => accountId === null && account?.kind === null;

/** Whether it is worth telling: a list that says no account's kind is one of official accounts, as anybody expects. What somebody has chosen is told, whatever it is, so that it can be chosen anew. */
const tellsKind = (rows: Rows, chosen: AccountKind | null | undefined): boolean =>
  (chosen ?? null) !== null ||
  listKind(rows) !== 'official' ||
  rows.some(({ account }) => readKind(account?.texts.get('kind') ?? '') !== null);

/** The rows with the kind that new accounts get where the list says it of others; it depends on them all. */
export function withUnsaidKind(planned: Planned[], { unsaidKind }: ImportChoices): Planned[] {
  if (!tellsKind(planned, unsaidKind)) return planned;
  const kind = newKind(planned, unsaidKind);
  return planned.map((one) => (isKindUnsaid(one) ? { ...one, fate: { ...one.fate, kind } } : one));
}
