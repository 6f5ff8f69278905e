import type { CredentialSecrets } from '../contract.ts';
import { contentOf, type CredentialRow, sealContent, signRow } from '../credential-row.ts';

/** One credential to seal: its row as it will be, its contents, and to whom. */
export interface ToSeal {
  row: Omit<CredentialRow, 'signature' | 'sealed'>;
  secrets: CredentialSecrets;
  recipients: readonly string[];
}

export interface SealInput {
  credentials: readonly ToSeal[];
  /** Signs what comes of it. */
  signingKey: string;
}

/** How often it is said how far the work has come: a message for each would cost more than it tells. */
const saidEvery = 10;

/** Seals and signs credentials, in a worker and outside any transaction; says now and then how many are done. Nothing is written. */
export async function sealCredentials(input: SealInput, report: (done: number) => void): Promise<CredentialRow[]> {
  const rows: CredentialRow[] = [];
  for (const { row, secrets, recipients } of input.credentials) {
    const sealed = await sealContent(contentOf({ ...row, vaultId: row.vault_id }, secrets), recipients);
    rows.push(signRow({ ...row, sealed }, input.signingKey));
    if (rows.length % saidEvery === 0 || rows.length === input.credentials.length) report(rows.length);
  }
  return rows;
}
