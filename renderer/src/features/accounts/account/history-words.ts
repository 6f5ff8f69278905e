import { z } from 'zod';
import {
  AccessEntry,
  AccessModel,
  type AccountDraft,
  AccountKind,
  AccountRole,
  AccountStatus,
  Check,
  CheckItem,
  Goal,
  PublishingNorm,
  UnknownField,
} from '#core/accounts/contract.ts';
import type { Words } from '#core/foundation/i18n/index.ts';
import { type Part, peopleWith } from './draft.ts';
import { fieldName } from './part-name.ts';

/** One line of the history: what was changed, from what, to what; empty where there was nothing. */
export interface ChangeLine {
  label: string;
  from: string;
  to: string;
}

/** How ids and days are said. */
export interface Saying {
  t: Words;
  day: (day: string | null) => string;
  person: (id: string) => string;
  unit: (id: string) => string;
}

const Roles = z.array(z.object({ role: AccountRole, personId: z.string() }));
const days = new Set(['startedOn', 'endsOn', 'contractEndsOn', 'onBehalfCheckedOn', 'lastPostOn']);

/** Reads a stored list; what cannot be read counts as empty, for the history must always show. */
function listOf<T extends z.ZodType>(schema: T, text: string): Array<z.output<T>> {
  try {
    const parsed = z.array(schema).safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

function lines(
  keys: readonly string[],
  label: (key: string) => string,
  say: (key: string, side: 'from' | 'to') => string,
): ChangeLine[] {
  return keys.flatMap((key) => {
    const [from, to] = [say(key, 'from'), say(key, 'to')];
    return from === to ? [] : [{ label: label(key), from, to }];
  });
}

function roleLines(from: string, to: string, { t, person }: Saying): ChangeLine[] {
  const sides = { from: rolesOf(from), to: rolesOf(to) };
  return AccountRole.options.flatMap((role) =>
    lines(
      [role],
      () => t(`terms.accountRole.${role}`),
      (_, side) =>
        sides[side]
          .filter((entry) => entry.role === role)
          .map((entry) => person(entry.personId))
          .join(', '),
    ),
  );
}

function rolesOf(text: string): z.infer<typeof Roles> {
  return listOf(Roles.element, text);
}

function accessLines(from: string, to: string, { t, day, person }: Saying): ChangeLine[] {
  const sides = { from: listOf(AccessEntry, from), to: listOf(AccessEntry, to) };
  const answer = (value: boolean | null) => t(`accounts.answer.${value === null ? 'unknown' : value ? 'yes' : 'no'}`);
  const ids = [...new Set([...sides.from, ...sides.to].map(({ personId }) => personId))];
  return lines(
    ids,
    (id) => t('accounts.history.accessOf', { name: person(id) }),
    (id, side) => {
      const entry = sides[side].find(({ personId }) => personId === id);
      return entry === undefined
        ? ''
        : t('accounts.history.access', {
            logIn: answer(entry.canLogIn),
            close: answer(entry.canClose),
            day: entry.verifiedOn === null ? t('accounts.history.never') : day(entry.verifiedOn),
          });
    },
  );
}

function checkLines(from: string, to: string, saying: Saying): ChangeLine[] {
  const sides = { from: listOf(Check, from), to: listOf(Check, to) };
  return CheckItem.options.flatMap((item) =>
    lines(
      [item],
      () => saying.t(`terms.checkItem.${item}`),
      (_, side) =>
        checkWords(
          sides[side].find((each) => each.item === item),
          saying,
        ),
    ),
  );
}

function checkWords(check: Check | undefined, { t, day }: Saying): string {
  if (check === undefined) return '';
  return [t(check.ok ? 'accounts.history.present' : 'accounts.history.lacking'), day(check.checkedOn)]
    .filter(Boolean)
    .join(', ');
}

function goalLines(from: string, to: string, { t, day }: Saying): ChangeLine[] {
  const sides = { from: listOf(Goal, from), to: listOf(Goal, to) };
  const numbers = Array.from({ length: Math.max(sides.from.length, sides.to.length) }, (_, index) => String(index));
  return lines(
    numbers,
    (index) => t('accounts.purpose.goal', { number: Number(index) + 1 }),
    (index, side) => {
      const goal = sides[side][Number(index)];
      return goal === undefined
        ? ''
        : [t(`terms.goalKind.${goal.kind}`), goal.text, goal.measure, day(goal.followUpOn), goal.result]
            .filter(Boolean)
            .join(' · ');
    },
  );
}

function normWords(text: string, t: Words): string {
  const norm = listOf(PublishingNorm, `[${text}]`)[0];
  if (norm === undefined) return '';
  const figure =
    norm.posts === null || norm.per === '' ? '' : t(`accounts.norm.every.${norm.per}`, { count: norm.posts });
  const season =
    norm.seasonFrom === null ? '' : t('accounts.history.months', { from: norm.seasonFrom, to: norm.seasonTo ?? '' });
  return [t(`accounts.history.norm.${norm.preset}`), figure, season].filter(Boolean).join(', ');
}

/** A value of one field as people say it. */
function valueWords(field: string, value: string, saying: Saying): string {
  const { t, day, unit } = saying;
  if (value === '') return '';
  if (days.has(field)) return day(value);
  const choice = <T extends string>(schema: z.ZodType<T>, say: (chosen: T) => string) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? say(parsed.data) : value;
  };
  switch (field) {
    case 'unitId':
      return unit(value);
    case 'kind':
      return choice(AccountKind, (kind) => t(`terms.kind.${kind}`));
    case 'status':
      return choice(AccountStatus, (status) => t(`terms.status.${status}`));
    case 'accessModel':
      return choice(AccessModel, (model) => t(`terms.accessModel.${model}`));
    case 'twoStep':
      return choice(z.enum(['unknown', 'on', 'off']), (state) => t(`terms.twoStep.${state}`));
    case 'archiveLevel':
      return choice(z.enum(['overview', 'unique', 'full']), (level) => t(`terms.archiveLevel.${level}`));
    case 'graphicRule':
      return choice(z.enum(['city', 'own']), (rule) =>
        t(rule === 'city' ? 'accounts.contract.graphicCity' : 'accounts.contract.graphicOwn'),
      );
    case 'onPublicList':
      return t(value === 'true' ? 'ui.yes' : 'ui.no');
    case 'norm':
      return normWords(value, t);
    case 'unknownFields':
      return listOf(UnknownField, value)
        .map((each) => t(`terms.gap.${each}`))
        .join(', ');
    default:
      return value;
  }
}

/** One stored change as lines for people: lists are shown by what differs in them, ids by their names. */
export function changeLines(change: { field: string; from: string; to: string }, saying: Saying): ChangeLine[] {
  const { field, from, to } = change;
  if (field === 'roles') return roleLines(from, to, saying);
  if (field === 'access') return accessLines(from, to, saying);
  if (field === 'checks') return checkLines(from, to, saying);
  if (field === 'goals') return goalLines(from, to, saying);
  const label =
    field === 'status'
      ? saying.t('accounts.status.status')
      : field === 'voidReason'
        ? saying.t('accounts.status.reason')
        : field === 'importedText'
          ? saying.t('accounts.fromList')
          : fieldName(field, saying.t);
  return [{ label, from: valueWords(field, from, saying), to: valueWords(field, to, saying) }];
}

/** One part of a draft as people say it; empty when there is nothing. */
export function partWords(part: Part, draft: AccountDraft, saying: Saying): string {
  const [field, key] = part.split('.');
  const role = AccountRole.safeParse(key);
  if (field === 'roles' && role.success) return peopleWith(draft, role.data).map(saying.person).join(', ');
  if (field === 'checks')
    return checkWords(
      draft.checks.find(({ item }) => item === key),
      saying,
    );
  const value = draft[part as keyof AccountDraft];
  const stored = value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return changeLines({ field: part, from: '', to: stored }, saying)
    .map(({ label, to }) => (part === 'access' || part === 'goals' ? `${label}: ${to}` : to))
    .join(' · ');
}

/** Everybody whom a stored change names. */
export function peopleInChange(change: { field: string; from: string; to: string }): string[] {
  const Named = z.object({ personId: z.string() });
  return change.field === 'roles' || change.field === 'access'
    ? [...listOf(Named, change.from), ...listOf(Named, change.to)].map(({ personId }) => personId)
    : [];
}
