import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { CredentialSecrets } from '../contract.ts';
import type { Found } from './compare-credentials.ts';

/** A login that may be taken in. */
export interface HeldRow {
  label: string;
  accountIds: readonly string[];
  secrets: CredentialSecrets;
  found: Found;
}

/** A file that was read, waiting for somebody to choose: only entries that concern the register, in memory only. */
export interface HeldImport {
  vaultId: string;
  fileName: string;
  rows: readonly HeldRow[];
}

/** How long it waits; milliseconds. */
const patience = 15 * 60 * 1000;
const lookEvery = 5_000;
const held = new Map<string, { import: HeldImport; stop: () => void }>();

/** Holds what was read; answers its token. It is forgotten when the vault is locked, or after 15 minutes. */
export function holdImport(context: Pick<Context, 'clock' | 'vaults' | 'ids'>, given: HeldImport): string {
  const token = context.ids.next();
  const until = context.clock.now().getTime() + patience;
  const look = setInterval(() => {
    if (context.vaults.get(given.vaultId) === null || context.clock.now().getTime() > until) forgetImport(token);
  }, lookEvery);
  look.unref();
  held.set(token, { import: given, stop: () => clearInterval(look) });
  return token;
}

/** What is held under a token; refuses an unknown one, and one whose vault is locked by now. */
export function heldImport(context: Pick<Context, 'vaults'>, token: string): HeldImport {
  const found = held.get(token)?.import;
  if (found === undefined) throw new Refusal('file-token-unknown');
  if (context.vaults.get(found.vaultId) !== null) return found;
  forgetImport(token);
  throw new Refusal('vault-locked');
}

/** Forgets what is held under a token. */
export function forgetImport(token: string): void {
  held.get(token)?.stop();
  held.delete(token);
}
