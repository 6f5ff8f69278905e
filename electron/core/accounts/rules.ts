import { addDays, daysBetween, type Day, monthsBefore } from '../foundation/calendar.ts';
import type { AdministrationSettings } from '../settings/contract.ts';
import type { AccountDraft, AccountStatus, ClosureReason, DerivedFacts, Duty, Gap } from './contract.ts';

/** What the rules need to know of a person: whether they are here, until when, and whether they are a communicator. */
export interface PersonFacts {
  leavesOn: Day | null;
  isCommunicator: boolean;
  isManager: boolean;
}

/** Everything the derived facts follow from; nothing else may influence them. */
export interface AccountFacts {
  draft: AccountDraft;
  status: AccountStatus;
  people: ReadonlyMap<string, PersonFacts>;
  settings: AdministrationSettings;
  today: Day;
}

/** Statuses in which an account is live and the policy's demands count. */
export function isLive(status: AccountStatus): boolean {
  return status === 'active' || status === 'dormant' || status === 'closing' || status === 'lost';
}

/** A person counts until and including the last day. */
export function isActive(person: PersonFacts | undefined, today: Day): boolean {
  return person !== undefined && (person.leavesOn === null || person.leavesOn >= today);
}

interface Counts {
  canLogIn: number | null;
  canClose: number | null;
  changesOn: Day | null;
  communicator: boolean | null;
  /** Whether the administration's rule for people with access holds; `null` when nobody knows. */
  ruleMet: boolean | null;
}

type Ability = 'canLogIn' | 'canClose';

/** The ways in of the people who are here, as somebody has seen them: a yes counts for as long as the administration has decided. */
function judgedAccess({ draft, people, settings, today }: AccountFacts) {
  const oldest = addDays(today, -settings.verifiedWithinDays.value);
  return draft.access
    .filter((entry) => isActive(people.get(entry.personId), today))
    .map((entry) => {
      const isVerified = entry.verifiedOn !== null && entry.verifiedOn >= oldest && entry.verifiedOn <= today;
      const answer = (ability: Ability) => (entry[ability] === true && !isVerified ? null : entry[ability]);
      return { personId: entry.personId, canLogIn: answer('canLogIn'), canClose: answer('canClose') };
    });
}

/** Yes if one is, no if none is, unknown as long as one of those who are not a yes could be. */
function any(answers: ReadonlyArray<boolean | null>): boolean | null {
  return answers.includes(true) ? true : answers.includes(null) ? null : false;
}

/**
 * The two counts of R9 and what follows from them: persons who are here and whose way in somebody has seen work.
 * Nothing known is unknown, never zero; zero is when every answer is a no, or everybody who was listed has left.
 */
function countAccess(facts: AccountFacts): Counts {
  const { draft, people, settings } = facts;
  const judged = judgedAccess(facts);
  const isListed = draft.access.length > 0;
  const count = (ability: Ability) => {
    const answers = judged.map((entry) => entry[ability]);
    const yes = answers.filter((answer) => answer === true).length;
    return yes > 0 ? yes : isListed && any(answers) === false ? 0 : null;
  };
  const canLogIn = count('canLogIn');
  const known = canLogIn !== null;
  const communicators = judged.filter(({ personId }) => people.get(personId)?.isCommunicator === true);
  const isKeeper = (personId: string) =>
    people.get(personId)?.isCommunicator === true ||
    people.get(personId)?.isManager === true ||
    draft.roles.some((role) => role.personId === personId && (role.role === 'manager' || role.role === 'communicator'));
  const keepers = judged.filter(({ personId }) => isKeeper(personId));
  const rule = settings.accessRule.value;
  const leaving = judged
    .filter((entry) => entry.canLogIn === true || entry.canClose === true)
    .flatMap(({ personId }) => people.get(personId)?.leavesOn ?? []);
  return {
    canLogIn,
    canClose: count('canClose'),
    changesOn: leaving.toSorted()[0] ?? null,
    communicator: known ? any(communicators.map((entry) => entry.canLogIn)) : null,
    ruleMet: !known
      ? null
      : rule.kind === 'count'
        ? canLogIn >= rule.people
        : any(keepers.map((entry) => entry.canLogIn)),
  };
}

const duties: readonly Duty[] = ['planning', 'publishing', 'follow-up', 'monitoring', 'moderation'];

function rolesOf(facts: AccountFacts): Set<string> {
  return new Set(
    facts.draft.roles
      .filter(({ personId }) => isActive(facts.people.get(personId), facts.today))
      .map(({ role }) => role),
  );
}

/** A pedagogical account is a notice (R4): unit, address, responsible, purpose, end date; a field marked "okänt" is no gap. */
function pedagogicalGaps(facts: AccountFacts): Gap[] {
  const { draft } = facts;
  const missing: Array<[Gap & AccountDraft['unknownFields'][number], boolean]> = [
    ['unit', draft.unitId === null],
    ['address', draft.url === '' && draft.handle === ''],
    ['responsible', !rolesOf(facts).has('responsible')],
    ['purpose', draft.purpose === ''],
    ['end-date', draft.endsOn === null],
  ];
  return missing
    .filter(([field, isMissing]) => isMissing && !draft.unknownFields.includes(field))
    .map(([field]) => field);
}

/** Each duty points at an active person or shows as a gap (R6); there is no path around it. */
function dutyGaps(roles: Set<string>): Gap[] {
  return duties.filter((duty) => !roles.has(duty)).map((duty) => `duty-${duty}` as const);
}

function officialGaps(facts: AccountFacts, counts: Counts): Gap[] {
  const { draft, today } = facts;
  const roles = rolesOf(facts);
  const gaps: Gap[] = [];
  const need = (gap: Gap, isMissing: boolean) => {
    if (isMissing) gaps.push(gap);
  };
  need('unit', draft.unitId === null);
  need('address', draft.url === '' && draft.handle === '');
  need('responsible', !roles.has('responsible'));
  need('deputy', !roles.has('deputy'));
  need('manager', !roles.has('manager'));
  gaps.push(...dutyGaps(roles));
  need('purpose', draft.purpose === '');
  need('target-group', draft.targetGroup === '');
  need('goals', draft.goals.length === 0);
  need(
    'goal-follow-up',
    draft.goals.some((goal) => goal.followUpOn === null || (goal.followUpOn < today && goal.result === '')),
  );
  need('access-model', draft.accessModel === 'unknown');
  need('access-unknown', counts.ruleMet === null);
  need('access-few', counts.ruleMet === false);
  need('communicator-access', counts.communicator === false);
  need('two-step', draft.twoStep !== 'on');
  // Guidance, security rule 8: a shared login belongs to a mailbox that outlives the person.
  need('function-mailbox', draft.accessModel === 'shared' && draft.functionMailbox === '');
  for (const item of ['sender', 'expectation', 'terms', 'contact', 'website', 'privacy', 'profile-picture'] as const)
    need(`check-${item}`, !draft.checks.some((check) => check.item === item && check.ok));
  // A norm of one's own says how much; without a figure the administration's would silently hold.
  need('norm', draft.norm.preset === 'own' && (draft.norm.posts === null || draft.norm.per === ''));
  need('norm', draft.norm.preset === 'season' && (draft.norm.seasonFrom === null || draft.norm.seasonTo === null));
  if (draft.kind === 'contractor') {
    need('contract-end', draft.contractEndsOn === null);
    need('contractor-contact', draft.contractorContact === '');
    need('owner-after-contract', draft.ownerAfterContract === '');
    need('on-behalf', draft.onBehalfCheckedOn === null);
    need('graphic-rule', draft.graphicRule === '');
  }
  if (draft.kind === 'project') need('end-date', draft.endsOn === null && !draft.unknownFields.includes('end-date'));
  return gaps;
}

const daysPer = { week: 7, month: 30, quarter: 91 } as const;

/** Days between posts that the account's own norm allows; `null` when it has none to hold (R8: not one rule for all). */
export function daysBetweenPosts({ draft, status, settings, today }: AccountFacts): number | null {
  const { norm } = draft;
  // A resting account is meant to be silent.
  if (draft.kind === 'pedagogical' || status === 'dormant' || norm.preset === 'none') return null;
  if (norm.preset === 'season' && !inSeason(norm.seasonFrom, norm.seasonTo, today)) return null;
  if (norm.posts !== null && norm.per !== '') return norm.posts === 0 ? null : daysPer[norm.per] / norm.posts;
  return settings.postsPerWeek.value === 0 ? null : 7 / settings.postsPerWeek.value;
}

function inSeason(from: number | null, to: number | null, today: Day): boolean {
  if (from === null || to === null) return true;
  const month = Number(today.slice(5, 7));
  return from <= to ? month >= from && month <= to : month >= from || month <= to;
}

/** The day from which silence counts: the last post, or the season's first day if that is later; `null` when the last post is unknown or it is not the season. */
function silentSince({ draft, today }: AccountFacts): Day | null {
  const { lastPostOn, norm } = draft;
  if (lastPostOn === null || norm.preset !== 'season') return lastPostOn;
  if (!inSeason(norm.seasonFrom, norm.seasonTo, today)) return null;
  if (norm.seasonFrom === null) return lastPostOn;
  const year = Number(today.slice(0, 4)) - (norm.seasonFrom > Number(today.slice(5, 7)) ? 1 : 0);
  const opened = `${year}-${String(norm.seasonFrom).padStart(2, '0')}-01`;
  return lastPostOn > opened ? lastPostOn : opened;
}

/** A norm is broken when the silence is more than twice the allowed interval, at least two weeks. */
function isBelowNorm(facts: AccountFacts, since: Day): boolean {
  const interval = daysBetweenPosts(facts);
  return interval !== null && daysBetween(since, facts.today) > Math.max(14, 2 * interval);
}

/** Why the account is a candidate for closure (R12); unknown facts are no reason. */
function closureReasons(facts: AccountFacts, counts: Counts): ClosureReason[] {
  const { draft, status, settings, today } = facts;
  if (!isLive(status) || status === 'closing') return [];
  const reasons: ClosureReason[] = [];
  const since = silentSince(facts);
  if (since !== null && since < monthsBefore(today, settings.unusedMonths.value)) reasons.push('no-post-half-year');
  if (since !== null && isBelowNorm(facts, since)) reasons.push('below-own-norm');
  if (counts.canLogIn === 0 || status === 'lost') reasons.push('nobody-can-log-in');
  // Somebody was responsible and has left; an account where nobody has been named yet is only incomplete.
  const wasResponsible = draft.roles.some(({ role }) => role === 'responsible');
  if (draft.kind !== 'pedagogical' && wasResponsible && !rolesOf(facts).has('responsible'))
    reasons.push('no-responsible');
  if (draft.endsOn !== null && draft.endsOn < today) reasons.push('end-date-passed');
  if (draft.kind === 'contractor' && draft.contractEndsOn !== null && draft.contractEndsOn < today)
    reasons.push('contract-ended');
  return reasons;
}

/**
 * Completeness and access, the one place where they are decided: used by the list, the account page, Idag and the export (issue: "completeness is one pure function").
 * A closed or not yet decided account has no gaps of use; it has what its status needs.
 */
export function deriveFacts(facts: AccountFacts): DerivedFacts {
  const counts = countAccess(facts);
  const live = isLive(facts.status);
  const gaps = !live ? [] : facts.draft.kind === 'pedagogical' ? pedagogicalGaps(facts) : officialGaps(facts, counts);
  return {
    gaps,
    canLogIn: counts.canLogIn,
    canClose: counts.canClose,
    accessChangesOn: counts.changesOn,
    communicatorHasAccess: counts.communicator,
    closureReasons: closureReasons(facts, counts),
  };
}
