import type { CredentialSecrets } from '../contract.ts';
import { HeldWhileOpen } from '../held-while-open.ts';
import type { Found } from './compare-credentials.ts';
import type { PickedSource } from './picked-files.ts';

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
  /** Where it was picked, when the host's own file picker was used. */
  picked: PickedSource | null;
}

/** Files of other vaults that wait for somebody to choose. */
export const heldImports = new HeldWhileOpen<HeldImport>();
