import { type AccountKind, type AccountRole, type BulkChange, type CheckItem, Duty } from '#core/accounts/contract.ts';

/** A role to give in the dialog: one of the account's, or all five duties at once. */
export type GivenRole = 'keep' | 'all-duties' | AccountRole;

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
  role: GivenRole;
  rolePersonId: string | null;
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
  role: 'keep',
  rolePersonId: null,
  accessPersonId: null,
  canLogIn: 'yes',
  canClose: 'unknown',
  checked: [],
};

/** Fields without which a change would mean nothing. */
export type Lacking = 'contractor' | 'contractEndsOn' | 'endsOn' | 'rolePersonId';

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
  if (draft.role !== 'keep' && draft.rolePersonId === null) lacking.add('rolePersonId');
  return lacking;
}

const answers = { yes: true, no: false, unknown: null } as const;

/** The change that the dialog describes; only what has been chosen is in it. */
export function changeOf(draft: BulkDraft): BulkChange {
  const roles: AccountRole[] =
    draft.role === 'keep' ? [] : draft.role === 'all-duties' ? [...Duty.options] : [draft.role];
  const [purpose, targetGroup] = [draft.purpose.trim(), draft.targetGroup.trim()];
  const { contractEndsOn, ...contract } = draft.contract;
  return {
    ...draft.fields,
    ...(purpose !== '' && { purpose }),
    ...(targetGroup !== '' && { targetGroup }),
    ...(draft.fields.kind === 'contractor' && contractEndsOn !== null && { contract: { ...contract, contractEndsOn } }),
    ...(roles.length > 0 && draft.rolePersonId !== null && { assign: { roles, personId: draft.rolePersonId } }),
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
