import { type AccountKind, AccountRole, type BulkChange, type CheckItem, Duty } from '#core/accounts/contract.ts';

/** What the dialog holds before it is a change: half-filled parts too. */
export interface BulkDraft {
  /** Fields with one value each; an absent one is left as it is. */
  fields: Omit<BulkChange, 'contract' | 'assign' | 'access' | 'checked' | 'purpose' | 'targetGroup'>;
  purpose: string;
  targetGroup: string;
  contract: {
    contractor: string;
    contractorContact: string;
    contractEndsOn: string | null;
    ownerAfterContract: string;
  };
  /** Who takes each role; an absent one is left as it is. */
  people: Partial<Record<AccountRole, string>>;
  accessPersonId: string | null;
  canLogIn: 'yes' | 'no';
  canClose: 'yes' | 'no' | 'unknown';
  checked: readonly CheckItem[];
}

/** Nothing chosen. */
export const emptyBulk: BulkDraft = {
  fields: {},
  purpose: '',
  targetGroup: '',
  contract: { contractor: '', contractorContact: '', contractEndsOn: null, ownerAfterContract: '' },
  people: {},
  accessPersonId: null,
  canLogIn: 'yes',
  canClose: 'unknown',
  checked: [],
};

/** Fields without which a change would mean nothing. */
export type Lacking = 'contractor' | 'contractEndsOn' | 'endsOn';

/** Whether accounts of a kind have an end that has to be told when they become that kind (R4). */
const isLimited = (kind: AccountKind | undefined): boolean => kind === 'project' || kind === 'pedagogical';

/** What has to be filled in before the change can be made. */
export function lackingIn(draft: BulkDraft): Set<Lacking> {
  const lacking = new Set<Lacking>();
  if (draft.fields.kind === 'contractor') {
    if (draft.contract.contractor.trim() === '') lacking.add('contractor');
    if (draft.contract.contractEndsOn === null) lacking.add('contractEndsOn');
  }
  if (isLimited(draft.fields.kind) && (draft.fields.endsOn ?? null) === null) lacking.add('endsOn');
  return lacking;
}

const answers = { yes: true, no: false, unknown: null } as const;

/** The draft with a person in some roles, or with those roles left as they are. */
export function withPerson(draft: BulkDraft, roles: readonly AccountRole[], personId: string | null): BulkDraft {
  const others = Object.entries(draft.people).filter(([role]) => !roles.includes(role as AccountRole));
  const people = Object.fromEntries([...others, ...(personId === null ? [] : roles.map((role) => [role, personId]))]);
  return { ...draft, people };
}

/** Who has been chosen for all five duties; `null` while they differ. */
export function inAllDuties({ people }: BulkDraft): string | null {
  const [first, ...rest] = Duty.options.map((duty) => people[duty] ?? null);
  return first !== undefined && rest.every((personId) => personId === first) ? first : null;
}

/** The change that the dialog describes; only what has been chosen is in it. */
export function changeOf(draft: BulkDraft): BulkChange {
  const assign = AccountRole.options.flatMap((role) => {
    const personId = draft.people[role];
    return personId === undefined ? [] : [{ role, personId }];
  });
  const [purpose, targetGroup] = [draft.purpose.trim(), draft.targetGroup.trim()];
  const { contractEndsOn, ...contract } = draft.contract;
  return {
    ...draft.fields,
    ...(purpose !== '' && { purpose }),
    ...(targetGroup !== '' && { targetGroup }),
    ...(draft.fields.kind === 'contractor' && contractEndsOn !== null && { contract: { ...contract, contractEndsOn } }),
    ...(assign.length > 0 && { assign }),
    ...(draft.accessPersonId !== null && {
      access: {
        personId: draft.accessPersonId,
        canLogIn: draft.canLogIn === 'yes',
        canClose: answers[draft.canClose],
      },
    }),
    ...(draft.checked.length > 0 && { checked: [...draft.checked] }),
  };
}
