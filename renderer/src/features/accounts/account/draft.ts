import {
  type Account,
  AccountDraft,
  type AccountKind,
  AccountRole,
  CheckItem,
  type Goal,
} from '#core/accounts/contract.ts';
import { emptyDraft as nothingSaid } from '#core/accounts/empty-draft.ts';

/**
 * A part of the draft that is compared, undone and merged by itself: a field, one role's people (`roles.deputy`),
 * or one item of basinformation (`checks.terms`).
 */
export type Part = string;

const wholeFields = (Object.keys(AccountDraft.shape) as Array<keyof AccountDraft>).filter(
  (field) => field !== 'roles' && field !== 'checks',
);

/** The account's fields, without what the core derives. */
export function draftOf(account: Account): AccountDraft {
  return Object.fromEntries(
    Object.keys(AccountDraft.shape).map((field) => [field, account[field as keyof AccountDraft]]),
  ) as AccountDraft;
}

/** A draft with nothing in it, for a new account. */
export function emptyDraft(administrationId: string, kind: AccountKind): AccountDraft {
  return {
    ...nothingSaid,
    administrationId,
    name: '',
    kind,
    platform: 'other',
    platformName: '',
    url: '',
    handle: '',
  };
}

/** A goal to fill in. */
export function emptyGoal(kind: Goal['kind']): Goal {
  return { kind, text: '', measure: '', followUpOn: null, result: '' };
}

/** The persons with a role, in order. */
export function peopleWith(draft: AccountDraft, role: AccountRole): string[] {
  return draft.roles.filter((entry) => entry.role === role).map((entry) => entry.personId);
}

/** The draft's roles with one role given to these persons instead. */
export function withRole(draft: AccountDraft, role: AccountRole, personIds: readonly string[]): AccountDraft['roles'] {
  return AccountRole.options.flatMap((each) =>
    (each === role ? [...new Set(personIds)] : peopleWith(draft, each)).map((personId) => ({ role: each, personId })),
  );
}

function parts(draft: AccountDraft): Map<Part, unknown> {
  return new Map<Part, unknown>([
    ...wholeFields.map((field): [Part, unknown] => [field, draft[field]]),
    ...AccountRole.options.map((role): [Part, unknown] => [`roles.${role}`, peopleWith(draft, role)]),
    ...CheckItem.options.map((item): [Part, unknown] => [
      `checks.${item}`,
      draft.checks.find((check) => check.item === item) ?? null,
    ]),
  ]);
}

/** The parts in which two drafts differ. */
export function changedParts(before: AccountDraft, after: AccountDraft): Part[] {
  const now = parts(after);
  return [...parts(before)].flatMap(([part, value]) =>
    JSON.stringify(value) === JSON.stringify(now.get(part)) ? [] : [part],
  );
}

/** `into` with one part as it is in `from`. */
export function withPart(into: AccountDraft, part: Part, from: AccountDraft): AccountDraft {
  const [field, key] = part.split('.');
  if (field === 'roles') {
    const role = AccountRole.parse(key);
    return { ...into, roles: withRole(into, role, peopleWith(from, role)) };
  }
  if (field === 'checks')
    return {
      ...into,
      checks: CheckItem.options.flatMap((item) =>
        (item === key ? from : into).checks.filter((check) => check.item === item),
      ),
    };
  return { ...into, [part]: from[part as keyof AccountDraft] };
}

/** My changes since `base`, put on top of what somebody else saved meanwhile. Where both changed the same part theirs stands, and the part is named. */
export function rebase(
  base: AccountDraft,
  mine: AccountDraft,
  theirs: AccountDraft,
): { draft: AccountDraft; clashes: Part[] } {
  const theirChanges = new Set(changedParts(base, theirs));
  const unlike = new Set(changedParts(mine, theirs));
  let draft = theirs;
  const clashes: Part[] = [];
  for (const part of changedParts(base, mine))
    if (!theirChanges.has(part)) draft = withPart(draft, part, mine);
    else if (unlike.has(part)) clashes.push(part);
  return { draft, clashes };
}

/** The draft as the core keeps it: people and items in their stored order, so that the history shows only what was changed. */
export function toSend(draft: AccountDraft): AccountDraft {
  return {
    ...draft,
    access: draft.access.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)),
    checks: draft.checks.toSorted((a, b) => (a.item < b.item ? -1 : 1)),
  };
}
