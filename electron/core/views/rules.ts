import type { AccessModel } from '../accounts/contract.ts';
import type { Platform } from '../accounts/platforms.ts';
import { sha256 } from '../foundation/audit/chain.ts';

/** A credential tied to an account. */
export interface Tied {
  id: string;
  kind: string;
}

/** Whose login a page is reached with; accounts with the same answer share cookies, and no others do. */
export type Identity = `credential:${string}` | `person:${string}:${string}` | `account:${string}`;

/**
 * The login identity behind an account. A shared login is its credential, the oldest one that is tied to the account; people's own roles are one
 * login a person and platform family, on this computer only; what nobody knows is the account's own.
 */
export function identityOf(
  account: { id: string; accessModel: AccessModel },
  /** Oldest first: a second credential must not move a session that is in use. */
  credentials: readonly Tied[],
  /** `null` for a site that the catalogue does not know. */
  family: string | null,
  personId: string | null,
): Identity {
  const { id, accessModel } = account;
  if (accessModel === 'shared' || accessModel === 'unknown') {
    const shared = credentials.find(({ kind }) => kind === 'shared');
    return shared === undefined ? `account:${id}` : `credential:${shared.id}`;
  }
  return family === null || personId === null ? `account:${id}` : `person:${personId}:${family}`;
}

/** The platforms that one person's login opens; `null` for a site that the catalogue does not know. */
export function familyOf(platform: Platform | undefined): string | null {
  return platform === undefined ? null : (platform.family ?? platform.id);
}

/** The name of an identity's partition, and of its folder: says nothing about whose it is, and holds nothing that a file system minds. */
export function partitionOf(identity: Identity): string {
  return `login-${sha256(`kanalvakt-partition/1 ${identity}`).slice(0, 32)}`;
}

/** The address that a page may be opened at: https, nobody's name or password in it; `null` for any other. */
export function pageAddress(address: string): string | null {
  const url = URL.parse(address);
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null;
}

/** The sites that are the account's own: its address's, and its platform's. */
export function homeHosts(address: string, platform: Platform | undefined): string[] {
  return [...new Set([new URL(address).hostname, ...(platform?.hosts ?? [])])];
}

/** The only origins where the account's login may be filled in; none for a site that the catalogue does not know. */
export function loginOrigins(address: string, platform: Platform | undefined): string[] {
  return (platform?.logins ?? []).map((login) => (login === 'own' ? new URL(address).origin : login));
}
