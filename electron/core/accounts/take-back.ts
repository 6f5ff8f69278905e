import { isSeveral } from './bulk-rules.ts';
import type { AccountDraft } from './contract.ts';

type Fields = { [F in keyof AccountDraft]?: AccountDraft[F] | undefined };
type Lists = Pick<AccountDraft, 'roles' | 'access' | 'checks'>;

/** The lists of which a change reaches a part alone, and which part an entry belongs to: a role, one person's way in, an item. */
const partIn: { [F in keyof Lists]: (entry: Lists[F][number]) => string } = {
  roles: ({ role, personId }) => (isSeveral(role) ? `${role} ${personId}` : role),
  access: ({ personId }) => personId,
  checks: ({ item }) => item,
};
const isList = (field: keyof AccountDraft): field is keyof Lists => field in partIn;

/** The same whatever order the object's names stand in: one has been in the log, the other in the database. */
function same(first: unknown, second: unknown): boolean {
  const sorted = (_: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(first, sorted) === JSON.stringify(second, sorted);
}

/** The fields with those who have become another's row since as who they are now: each once, as a merge leaves them. */
export function withPeople<F extends Fields>(fields: F, now: (id: string) => string): F {
  const renewed = <E extends { personId: string }>(entries: readonly E[], part: (entry: E) => string): E[] =>
    [
      ...Map.groupBy(
        entries.map((entry) => ({ ...entry, personId: now(entry.personId) })),
        part,
      ).values(),
    ].flatMap((alike) => alike.slice(0, 1));
  const { roles, access } = fields;
  return {
    ...fields,
    ...(roles !== undefined && { roles: renewed(roles, ({ role, personId }) => `${role} ${personId}`) }),
    ...(access !== undefined && { access: renewed(access, partIn.access) }),
  };
}

const entriesIn = (field: keyof Lists, of: Fields): unknown[] => of[field] ?? [];
const partOf = (field: keyof Lists, entry: unknown): string => (partIn[field] as (entry: unknown) => string)(entry);
const grouped = (field: keyof Lists, of: Fields) => Map.groupBy(entriesIn(field, of), (entry) => partOf(field, entry));

/** The parts of a list that a change reached. */
function partsChanged(field: keyof Lists, before: Fields, after: Fields): Set<string> {
  const [first, second] = [grouped(field, before), grouped(field, after)];
  return new Set([...first.keys(), ...second.keys()].filter((part) => !same(first.get(part), second.get(part))));
}

const fieldsOf = (fields: Fields) => Object.keys(fields) as Array<keyof AccountDraft>;

/** Whether everything that a change made of an account stands as it left it; what else has happened to the account is no matter. */
export function isAsLeft(now: AccountDraft, before: Fields, after: Fields): boolean {
  return fieldsOf(after).every((field) => {
    if (!isList(field)) return same(now[field], after[field]);
    const [left, stands] = [grouped(field, after), grouped(field, now)];
    return [...partsChanged(field, before, after)].every((part) => same(left.get(part), stands.get(part)));
  });
}

/** The account with what a change made of it as it stood before, and everything else as it is now. */
export function takenBack(now: AccountDraft, before: Fields, after: Fields): Fields {
  const lists = fieldsOf(before)
    .filter(isList)
    // Untouched since, it gets its order back too.
    .filter((field) => !same(now[field], after[field]))
    .map((field) => {
      const parts = partsChanged(field, before, after);
      const others = entriesIn(field, now).filter((entry) => !parts.has(partOf(field, entry)));
      const restored = entriesIn(field, before).filter((entry) => parts.has(partOf(field, entry)));
      return [field, [...others, ...restored]];
    });
  return { ...now, ...before, ...Object.fromEntries(lists) };
}
