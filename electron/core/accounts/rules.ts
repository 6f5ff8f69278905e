import { type Day, daysBetween, monthsBefore } from '../foundation/calendar.ts';
import { type Counts, countAccess, isCommunicatorOf } from './access-rules.ts';
import { type AccountFacts, isActive, isLive } from './account-facts.ts';
import {
  type AccountDraft,
  CheckItem,
  type ClosureReason,
  type DerivedFacts,
  type Duty,
  type Gap,
} from './contract.ts';

export { type AccountFacts, isActive, isLive, type PersonFacts } from './account-facts.ts';

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

/** Whether a communicator who is here is tied to the account at all, in any role or among those who get in. */
function hasCommunicator(facts: AccountFacts): boolean {
  return [...facts.draft.roles, ...facts.draft.access].some(
    ({ personId }) => isActive(facts.people.get(personId), facts.today) && isCommunicatorOf(facts, personId),
  );
}

/** The six items and the profile picture (R7): what was looked for and is not there, and what nobody has looked for. */
function basicsGaps({ draft }: AccountFacts): Gap[] {
  return CheckItem.options.flatMap((item): Gap[] => {
    const check = draft.checks.find((one) => one.item === item);
    if (check?.ok === true) return [];
    return [check === undefined || check.checkedOn === null ? `unchecked-${item}` : `check-${item}`];
  });
}

/**
 * Purpose and what belongs to it (R5). Benefit and that resources exist are in the start form, which also older
 * accounts fill in (Östermalm's routine); a city-wide account was started by stadsledningskontoret, not here.
 * The link is to the operational plan of the administration, which a contractor does not work by.
 */
function purposeGaps({ draft, today }: AccountFacts): Gap[] {
  const isOurs = draft.kind !== 'city-wide';
  const missing: Array<[Gap, boolean]> = [
    ['purpose', draft.purpose === ''],
    ['target-group', draft.targetGroup === ''],
    ['goals', draft.goals.length === 0],
    [
      'goal-follow-up',
      draft.goals.some((goal) => goal.followUpOn === null || (goal.followUpOn < today && goal.result === '')),
    ],
    ['benefit', isOurs && draft.benefit === ''],
    ['plan-link', isOurs && draft.kind !== 'contractor' && draft.planLink === ''],
    ['resources', isOurs && draft.hoursPerWeek === null],
  ];
  return missing.filter(([, isMissing]) => isMissing).map(([gap]) => gap);
}

/** What the contract must say of an account that somebody else runs on the city's behalf (R4). */
function contractGaps({ draft }: AccountFacts): Gap[] {
  const missing: Array<[Gap, boolean]> = [
    ['contract-end', draft.contractEndsOn === null],
    ['contractor-contact', draft.contractorContact === ''],
    ['owner-after-contract', draft.ownerAfterContract === ''],
    ['on-behalf', draft.onBehalfCheckedOn === null],
    ['graphic-rule', draft.graphicRule === ''],
  ];
  return missing.filter(([, isMissing]) => isMissing).map(([gap]) => gap);
}

function officialGaps(facts: AccountFacts, counts: Counts): Gap[] {
  const { draft } = facts;
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
  // That nobody is named is told to SLK; that the one who is named does not get in is not (E7).
  need('communicator', !hasCommunicator(facts));
  gaps.push(...dutyGaps(roles), ...purposeGaps(facts));
  need('access-model', draft.accessModel === 'unknown');
  // Three that exclude each other, so that figures under these words add up.
  need('access-nobody', counts.canLogIn === 0);
  need('access-few', counts.canLogIn !== 0 && counts.ruleMet === false);
  need('access-unknown', counts.canLogIn !== 0 && counts.ruleMet === null);
  need('communicator-access', counts.communicator === false);
  need('two-step', draft.twoStep !== 'on');
  // Guidance, security rule 8: a shared login belongs to a mailbox that outlives the person.
  need('function-mailbox', draft.accessModel === 'shared' && draft.functionMailbox === '');
  gaps.push(...basicsGaps(facts));
  // A norm of one's own says how much; without a figure the administration's would silently hold.
  need('norm', draft.norm.preset === 'own' && (draft.norm.posts === null || draft.norm.per === ''));
  need('norm', draft.norm.preset === 'season' && (draft.norm.seasonFrom === null || draft.norm.seasonTo === null));
  if (draft.kind === 'contractor') gaps.push(...contractGaps(facts));
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
  if (counts.canLogIn === 0) reasons.push('nobody-can-log-in');
  // Somebody was responsible and has left; an account where nobody has been named yet is only incomplete.
  const wasResponsible = draft.roles.some(({ role }) => role === 'responsible');
  if (draft.kind !== 'pedagogical' && wasResponsible && !rolesOf(facts).has('responsible'))
    reasons.push('no-responsible');
  if (draft.endsOn !== null && draft.endsOn < today) reasons.push('end-date-passed');
  if (draft.kind === 'contractor' && draft.contractEndsOn !== null && draft.contractEndsOn < today)
    reasons.push('contract-ended');
  // Below policy (R12), but on an account that is looked after it only says that nobody has written it down yet.
  const hasNoPurpose = draft.kind !== 'pedagogical' && draft.purpose === '' && draft.goals.length === 0;
  if (hasNoPurpose && reasons.length > 0) reasons.push('no-purpose');
  return reasons;
}

/**
 * Completeness and access, the one place where they are decided: used by the list, the account page, Idag and the export (issue: "completeness is one pure function").
 * A closed or not yet decided account has no gaps of use; it has what its status needs.
 */
export function deriveFacts(facts: AccountFacts): DerivedFacts {
  const counts = countAccess(facts);
  const live = isLive(facts.status);
  const ofKind = facts.draft.kind === 'pedagogical' ? pedagogicalGaps(facts) : officialGaps(facts, counts);
  const gaps: Gap[] = !live ? [] : facts.status === 'unknown' ? ['status', ...ofKind] : ofKind;
  return {
    gaps,
    canLogIn: counts.canLogIn,
    canClose: counts.canClose,
    accessChangesOn: counts.changesOn,
    communicatorHasAccess: counts.communicator,
    closureReasons: closureReasons(facts, counts),
  };
}
