import type { CredentialDraft, CredentialSecrets, LockReason, RotationStepState } from './contract.ts';
import type { CustodianList, Device } from './statements.ts';

/** What a credential is tied to, for whoever is named. */
export interface Ties {
  id: string;
  accountIds: readonly string[];
  /** The units of its accounts. */
  unitIds: readonly string[];
}

/**
 * Who can open a credential (design.md §5.3): the devices of every full custodian, of everyone named for one of its accounts or their units,
 * and of a borrower until it is taken back. The recovery kit comes on top, by `sealedTo`.
 */
export function recipientsOf(list: CustodianList, ties: Ties): Device[] {
  const people = new Set<string>();
  for (const [personId, standing] of list.standing) if (standing === 'full') people.add(personId);
  for (const { personId, subject } of list.named)
    if ((subject.kind === 'account' ? ties.accountIds : ties.unitIds).includes(subject.id)) people.add(personId);
  for (const { personId, credentialId } of list.loans) if (credentialId === ties.id) people.add(personId);
  return [...list.devices.values()].filter(({ personId }) => people.has(personId));
}

/** The age recipients that a credential is sealed to: its recipients' devices and the recovery kit. */
export function sealedTo(list: CustodianList, ties: Ties): string[] {
  const devices = recipientsOf(list, ties).map(({ recipient }) => recipient);
  return list.kit === null ? devices : [...devices, list.kit.recipient];
}

/** Whether a credential is sealed to others than those who may open it now, as when a statement or an account's unit has changed. */
export function hasMoved(
  list: CustodianList,
  ties: Ties | undefined,
  reach: ReadonlyArray<{ device: string }> | undefined,
): boolean {
  if (ties === undefined) return false;
  const may = new Set(recipientsOf(list, ties).map(({ fingerprint }) => fingerprint));
  const can = reach ?? [];
  return may.size !== can.length || can.some(({ device }) => !may.has(device));
}

/**
 * Whether a full custodian opens this outside own duty: nödöppning, which needs a reason. Own duty is an account with a role for the person,
 * what they are named for or have borrowed, and what they alone have typed in: nothing in it is new to them.
 */
export function isBreakGlass(
  list: CustodianList,
  ties: Ties,
  personId: string,
  own: { accounts: ReadonlySet<string>; typed: ReadonlySet<string> },
): boolean {
  if (own.typed.has(ties.id)) return false;
  if (ties.accountIds.some((id) => own.accounts.has(id))) return false;
  const namedFor = list.named.some(
    (one) =>
      one.personId === personId &&
      (one.subject.kind === 'account' ? ties.accountIds : ties.unitIds).includes(one.subject.id),
  );
  return !namedFor && !list.loans.some((loan) => loan.personId === personId && loan.credentialId === ties.id);
}

/** What a draft is refused for, if anything; a private login and a personal role's password are never kept. */
export function draftFault(
  draft: CredentialDraft,
  secrets: CredentialSecrets,
): 'vault-private-login' | 'vault-personal-role-has-no-password' | null {
  if (draft.ownership === 'private') return 'vault-private-login';
  const hasSecret = secrets.password !== '' || secrets.totp !== '' || secrets.recoveryCodes.length > 0;
  if (draft.kind === 'personal-role' && hasSecret) return 'vault-personal-role-has-no-password';
  return null;
}

/** A vault that nobody has used for this long is locked; minutes (KeePassXC's 240 seconds, on by default). */
export const idleMinutes = 4;

/** How often the clock is looked at while a vault is open; milliseconds. */
export const tickMs = 5_000;
/** Longer than this between two looks means that the computer slept or the clock was moved; milliseconds. */
const jumpMs = 30_000;

/** Why an open vault must be locked now, if it must; instants in milliseconds. */
export function mustLock(times: { now: number; lastLook: number; lastUse: number; idleMs: number }): LockReason | null {
  const passed = times.now - times.lastLook;
  if (passed < -1000 || passed > jumpMs) return 'clock';
  return times.now - times.lastUse >= times.idleMs ? 'idle' : null;
}

/** The steps of an item as it begins. */
export function firstSteps(steps: ReadonlyArray<RotationStepState['step']>): RotationStepState[] {
  return steps.map((step) => ({ step, done: false, reason: '', at: null, personId: null }));
}

/**
 * The steps of an open item as they stand: a new password is done only when the vault holds one that was set after the item was queued,
 * whatever a row says, and another has logged in only when it was with that one and not by whoever set it. `rotatedAt`: when the login's password was last set.
 */
export function stepsAsTheyStand(
  steps: readonly RotationStepState[],
  queuedAt: string,
  rotatedAt: string | null,
): RotationStepState[] {
  const isSet = rotatedAt !== null && rotatedAt >= queuedAt;
  const password = steps.find(({ step }) => step === 'new-password');
  const hasAnother = ({ at, personId }: RotationStepState) =>
    password === undefined ||
    (password.done && isSet && personId !== password.personId && (at ?? '') >= (password.at ?? ''));
  const stands = (one: RotationStepState) =>
    one.step === 'new-password' ? one.done && isSet : one.step !== 'other-login' || !one.done || hasAnother(one);
  return steps.map((one) => (stands(one) ? one : { ...one, done: false, reason: '', at: null, personId: null }));
}

/** The steps that an item cannot be closed for: neither done nor left open with a reason; the new password has no way round. */
export function stepsLeft(steps: readonly RotationStepState[]): RotationStepState[] {
  return steps.filter(({ done, reason, step }) => !done && (step === 'new-password' || reason === ''));
}

/**
 * Whether an item's login was taken away from the vault while its password was as the person knew it, or, where it had none, while any step was left. What was closed before that was closed for another reason.
 * `steps`: as they stand.
 */
export function isRemovedUnchanged(
  item: { closedAt: string | null; steps: readonly RotationStepState[] },
  removedAt: string | null,
): boolean {
  if (removedAt === null || (item.closedAt !== null && item.closedAt < removedAt)) return false;
  const password = item.steps.find(({ step }) => step === 'new-password');
  // One that had no password, only a code or a key, has nothing in the vault that its other steps could be done with.
  return password === undefined ? stepsLeft(item.steps).length > 0 : !password.done;
}

/** What the order of "Lösenord att byta" looks at. */
export interface Risk {
  immediate: boolean;
  basis: string;
  /** How many can log in to the account with the fewest; `null` when unknown. */
  fewestCanLogIn: number | null;
  createdAt: string;
}

/** Worst first: at once, opened, an account that few can reach, the oldest. */
export function byRisk(one: Risk, other: Risk): number {
  const basis = (risk: Risk) => (risk.basis === 'could-open' ? 2 : risk.basis === 'unknown' ? 1 : 0);
  return (
    Number(other.immediate) - Number(one.immediate) ||
    basis(one) - basis(other) ||
    (one.fewestCanLogIn ?? 0) - (other.fewestCanLogIn ?? 0) ||
    one.createdAt.localeCompare(other.createdAt)
  );
}
