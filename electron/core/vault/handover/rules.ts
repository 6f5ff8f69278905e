import { sha256 } from '../../foundation/audit/chain.ts';
import type { CredentialSecrets } from '../contract.ts';
import { HandedPart } from './contract.ts';

/**
 * What a login of a handover file is to the vault: `new`, `newer`, the `same`, `older`, or of the same version with other content (`differs`).
 * `removed` was destroyed here for good; `not-theirs` is none that its author may open; `closed` is none that can be opened here.
 */
export type HandedState = 'new' | 'newer' | 'same' | 'older' | 'differs' | 'removed' | 'not-theirs' | 'closed';

/** What this register knows of the login that a file's login would become. */
export interface Here {
  /** The highest version that this computer has seen of it; 0 for none, infinite for one that was removed. */
  version: number;
  isThere: boolean;
  /** Whether the row that is there is trusted and opens with this computer's key. */
  isOpenable: boolean;
  /** Whether this computer may open it once it is here. */
  isOurs: boolean;
  /** Whether the author of the file may open it, by this vault's list; always for a file of another vault. */
  isAuthors: boolean;
  hasSameContent: boolean;
}

/** A file applies only where its version is higher; the same version with other content picks none (`design.md` §5.8). */
export function stateOf(fileVersion: number, here: Here): HandedState {
  if (here.version === Infinity) return 'removed';
  if (!here.isAuthors) return 'not-theirs';
  if (!here.isOurs || (here.isThere && !here.isOpenable)) return 'closed';
  if (fileVersion < here.version) return 'older';
  if (fileVersion > here.version) return here.isThere ? 'newer' : 'new';
  // What was seen here and is gone has been put away by hand: a file does not bring it back by itself.
  if (!here.isThere) return 'older';
  return here.hasSameContent ? 'same' : 'differs';
}

/** Whether a person may take it in at all, and whether it is chosen before they have said anything. */
export const isTakeable = (state: HandedState) => state === 'new' || state === 'newer' || state === 'differs';
export const isChosenAtFirst = (state: HandedState) => state === 'new' || state === 'newer';

/** The version that a login gets here; one that was picked among two of the same version must be above both. */
export function versionHere(state: HandedState, fileVersion: number, hereVersion: number): number {
  return state === 'differs' ? hereVersion + 1 : fileVersion;
}

/**
 * The id of a login here. Within one vault it is its own; a login of another vault gets one that always comes out the same for that vault and this,
 * so that a later file finds it, and that is nobody else's in a register with several vaults.
 */
export function idHere(vaultId: string, from: { vaultId: string; id: string }): string {
  if (from.vaultId === vaultId) return from.id;
  const hex = sha256(`kanalvakt-handed-credential/1\n${vaultId}\n${from.vaultId}\n${from.id}`);
  // A UUID of version 8: bits of our own.
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** What of a login is compared and handed over. */
export interface Comparable {
  label: string;
  kind: string;
  recoveryMail: string;
  recoveryPhone: string;
  secrets: CredentialSecrets;
}

/** Which parts of two logins differ. */
export function differing(one: Comparable, other: Comparable): HandedPart[] {
  const partsOf = ({ secrets, ...clear }: Comparable): Record<HandedPart, unknown> => ({
    label: clear.label,
    kind: clear.kind,
    login: secrets.login,
    password: secrets.password,
    totp: secrets.totp,
    'recovery-codes': secrets.recoveryCodes,
    'recovery-mail': [clear.recoveryMail, secrets.recoveryMail],
    'recovery-phone': [clear.recoveryPhone, secrets.recoveryPhone],
    notes: secrets.notes,
    tools: secrets.tools.map(({ name, note }) => [name, note]),
    extra: secrets.extra.map(({ name, value }) => [name, value]),
  });
  const [left, right] = [partsOf(one), partsOf(other)];
  return HandedPart.options.filter((part) => JSON.stringify(left[part]) !== JSON.stringify(right[part]));
}
