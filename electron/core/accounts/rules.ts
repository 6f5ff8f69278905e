import { addDays, daysBetween, type Day } from '../foundation/calendar.ts';
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
}

/** The two counts of R9: active persons whose way in somebody has verified recently enough; nothing verified is unknown, not zero. */
function countAccess({ draft, people, settings, today }: AccountFacts): Counts {
  const oldest = addDays(today, -settings.verifiedWithinDays.value);
  const entries = draft.access.filter((entry) => isActive(people.get(entry.personId), today));
  const isVerified = (verifiedOn: Day | null) => verifiedOn !== null && verifiedOn >= oldest && verifiedOn <= today;
  const count = (ability: 'canLogIn' | 'canClose') => {
    const judged = entries.filter(
      (entry) => entry[ability] !== null && (entry[ability] === false || isVerified(entry.verifiedOn)),
    );
    // Entries that nobody has judged could be yes: only a full set of answers makes a zero.
    const yes = judged.filter((entry) => entry[ability] === true).length;
    if (yes > 0) return yes;
    return entries.length > 0 && judged.length === entries.length
      ? 0
      : draft.access.length > 0 && entries.length === 0
        ? 0
        : null;
  };
  const holders = entries.filter((entry) => entry.canLogIn === true && isVerified(entry.verifiedOn));
  const leavingDays = holders.flatMap((entry) => people.get(entry.personId)?.leavesOn ?? []);
  const canLogIn = count('canLogIn');
  return {
    canLogIn,
    canClose: count('canClose'),
    changesOn: leavingDays.toSorted()[0] ?? null,
    communicator:
      canLogIn === null ? null : holders.some((entry) => people.get(entry.personId)?.isCommunicator === true),
  };
}

/** Whether the administration's rule for people with access holds; `null` when nobody knows. */
function accessRuleMet(counts: Counts, facts: AccountFacts): boolean | null {
  const rule = facts.settings.accessRule.value;
  if (counts.canLogIn === null) return null;
  if (rule.kind === 'count') return counts.canLogIn >= rule.people;
  return facts.draft.access.some((entry) => {
    const person = facts.people.get(entry.personId);
    return (
      entry.canLogIn === true &&
      isActive(person, facts.today) &&
      (person?.isCommunicator === true || person?.isManager === true)
    );
  });
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
  const met = accessRuleMet(counts, facts);
  need('access-unknown', met === null);
  need('access-few', met === false);
  need('communicator-access', counts.communicator === false);
  need('two-step', draft.twoStep !== 'on');
  for (const item of ['sender', 'expectation', 'terms', 'contact', 'website', 'privacy', 'profile-picture'] as const)
    need(`check-${item}`, !draft.checks.some((check) => check.item === item && check.ok));
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
export function daysBetweenPosts({ draft, settings, today }: AccountFacts): number | null {
  const { norm } = draft;
  if (draft.kind === 'pedagogical' || norm.preset === 'none') return null;
  if (norm.preset === 'season' && !inSeason(norm.seasonFrom, norm.seasonTo, today)) return null;
  if (norm.posts !== null && norm.per !== '') return norm.posts === 0 ? null : daysPer[norm.per] / norm.posts;
  return settings.postsPerWeek.value === 0 ? null : 7 / settings.postsPerWeek.value;
}

function inSeason(from: number | null, to: number | null, today: Day): boolean {
  if (from === null || to === null) return true;
  const month = Number(today.slice(5, 7));
  return from <= to ? month >= from && month <= to : month >= from || month <= to;
}

/** A norm is broken when the last known post is more than twice the allowed interval old, at least two weeks. */
function isBelowNorm(facts: AccountFacts): boolean {
  const interval = daysBetweenPosts(facts);
  if (interval === null || facts.draft.lastPostOn === null) return false;
  return daysBetween(facts.draft.lastPostOn, facts.today) > Math.max(14, 2 * interval);
}

/** Why the account is a candidate for closure (R12); unknown facts are no reason. */
function closureReasons(facts: AccountFacts, counts: Counts): ClosureReason[] {
  const { draft, status, settings, today } = facts;
  if (!isLive(status) || status === 'closing') return [];
  const reasons: ClosureReason[] = [];
  const season = draft.norm.preset === 'season' && !inSeason(draft.norm.seasonFrom, draft.norm.seasonTo, today);
  if (draft.lastPostOn !== null && !season && daysBetween(draft.lastPostOn, today) > settings.unusedMonths.value * 30)
    reasons.push('no-post-half-year');
  if (isBelowNorm(facts)) reasons.push('below-own-norm');
  if (counts.canLogIn === 0 || status === 'lost') reasons.push('nobody-can-log-in');
  if (draft.endsOn !== null && draft.endsOn < today) reasons.push('end-date-passed');
  if (draft.contractEndsOn !== null && draft.contractEndsOn < today) reasons.push('contract-ended');
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
