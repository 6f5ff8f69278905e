import { type AccountKind, CheckItem, Gap } from '#core/accounts/contract.ts';
import type { Part } from './draft.ts';

/** The parts of the account page, in order. */
export type SectionId =
  | 'notice'
  | 'account'
  | 'contract'
  | 'duties'
  | 'access'
  | 'purpose'
  | 'basics'
  | 'monitoring'
  | 'cases'
  | 'archive'
  | 'history';

/** The sections that a kind of account has (R4): a pedagogical account is a notice, the rest is there when asked for. */
export function sectionsOf(kind: AccountKind, showsMore: boolean): SectionId[] {
  const rest: SectionId[] = ['duties', 'access', 'purpose', 'basics', 'monitoring', 'cases', 'archive'];
  if (kind === 'pedagogical') return ['notice', ...(showsMore ? rest : []), 'history'];
  return ['account', ...(kind === 'contractor' ? (['contract'] as const) : []), ...rest, 'history'];
}

interface Spot {
  section: SectionId;
  /** The field's name on the page (`data-field`), which is the part of the draft that fills the gap; the status has its button in the head. */
  field: Part;
}

/** An item of basinformation is filled in one place, whether it is missing or not looked for. */
const basics = Object.fromEntries(
  CheckItem.options.flatMap((item) => {
    const spot: Spot = { section: 'basics', field: `checks.${item}` };
    return [
      [`check-${item}`, spot],
      [`unchecked-${item}`, spot],
    ];
  }),
) as Record<`${'check' | 'unchecked'}-${CheckItem}`, Spot>;

const spots: Record<Gap, Spot> = {
  ...basics,
  status: { section: 'account', field: 'status' },
  unit: { section: 'account', field: 'unitId' },
  address: { section: 'account', field: 'url' },
  responsible: { section: 'duties', field: 'roles.responsible' },
  deputy: { section: 'duties', field: 'roles.deputy' },
  manager: { section: 'duties', field: 'roles.manager' },
  communicator: { section: 'duties', field: 'roles.communicator' },
  'duty-planning': { section: 'duties', field: 'roles.planning' },
  'duty-publishing': { section: 'duties', field: 'roles.publishing' },
  'duty-follow-up': { section: 'duties', field: 'roles.follow-up' },
  'duty-monitoring': { section: 'duties', field: 'roles.monitoring' },
  'duty-moderation': { section: 'duties', field: 'roles.moderation' },
  purpose: { section: 'purpose', field: 'purpose' },
  'target-group': { section: 'purpose', field: 'targetGroup' },
  goals: { section: 'purpose', field: 'goals' },
  'goal-follow-up': { section: 'purpose', field: 'goals' },
  benefit: { section: 'purpose', field: 'benefit' },
  'plan-link': { section: 'purpose', field: 'planLink' },
  resources: { section: 'purpose', field: 'hoursPerWeek' },
  'access-model': { section: 'access', field: 'accessModel' },
  'access-nobody': { section: 'access', field: 'access' },
  'access-few': { section: 'access', field: 'access' },
  'access-unknown': { section: 'access', field: 'access' },
  'communicator-access': { section: 'access', field: 'access' },
  'two-step': { section: 'access', field: 'twoStep' },
  'function-mailbox': { section: 'access', field: 'functionMailbox' },
  norm: { section: 'monitoring', field: 'norm' },
  'end-date': { section: 'account', field: 'endsOn' },
  'contract-end': { section: 'contract', field: 'contractEndsOn' },
  'contractor-contact': { section: 'contract', field: 'contractorContact' },
  'owner-after-contract': { section: 'contract', field: 'ownerAfterContract' },
  'on-behalf': { section: 'contract', field: 'onBehalfCheckedOn' },
  'graphic-rule': { section: 'contract', field: 'graphicRule' },
};

/** Where a gap is filled. On a pedagogical account everything it needs is in the notice. */
export function spotOf(gap: Gap, kind: AccountKind): Spot {
  return kind === 'pedagogical' ? { section: 'notice', field: spots[gap].field } : spots[gap];
}

/** The address of an account's page, opened at the field that fills a gap. */
export const pathToGap = (accountId: string, gap: Gap | undefined): string =>
  `/konton/${accountId}${gap === undefined ? '' : `?saknar=${gap}`}`;

/** The field that an address asks for; `null` when it asks for none. */
export function fieldAsked(params: URLSearchParams, kind: AccountKind): Part | null {
  const gap = Gap.safeParse(params.get('saknar'));
  return gap.success ? spotOf(gap.data, kind).field : null;
}

const sectionOfField: Record<string, SectionId> = {
  contractor: 'contract',
  ...Object.fromEntries(
    [
      'name',
      'kind',
      'platform',
      'platformName',
      'handle',
      'languages',
      'note',
      'startedOn',
      'startedText',
      'endsText',
    ].map((field): [string, SectionId] => [field, 'account']),
  ),
  ...Object.fromEntries(['roundsPerDay', 'lastPostOn'].map((field): [string, SectionId] => [field, 'monitoring'])),
  ...Object.fromEntries(['archiveLevel', 'onPublicList'].map((field): [string, SectionId] => [field, 'archive'])),
  'roles.editor': 'duties',
  holidayCover: 'purpose',
  ...Object.fromEntries(Object.values(spots).map((spot): [string, SectionId] => [spot.field, spot.section])),
};

/** The section that a field of the draft belongs to; `null` for one that several share, as the roles. */
export const ownerOf = (field: string): SectionId | null =>
  field === 'checks' ? 'basics' : (sectionOfField[field] ?? null);

/** The section that shows a part of the draft. */
export function sectionOfPart(part: Part, kind: AccountKind): SectionId {
  const inNotice = ['name', 'unitId', 'url', 'roles.responsible', 'purpose', 'endsOn', 'kind', 'platform', 'note'];
  if (kind === 'pedagogical' && inNotice.includes(part)) return 'notice';
  return sectionOfField[part] ?? 'account';
}

/** Shows a section at the top of the page and moves the focus to its heading. */
export function goToSection(section: SectionId): void {
  const element = document.getElementById(`section-${section}`);
  element?.scrollIntoView({ block: 'start' });
  element?.querySelector('h2')?.focus({ preventScroll: true });
}

/** A field's place on the page. */
export const fieldElement = (field: Part): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);

/** Moves to the field that fills a gap: in view, with focus, marked for a moment. Tells whether the field is on the page. */
export function goToField(field: Part): boolean {
  const element = fieldElement(field);
  if (element === null) return false;
  element.scrollIntoView({ block: 'center' });
  element
    .querySelector<HTMLElement>('input:not([type="hidden"]):not(:disabled), textarea, button:not(:disabled), select')
    ?.focus({ preventScroll: true });
  element.dataset['found'] = 'true';
  setTimeout(() => delete element.dataset['found'], 1600);
  return true;
}
