import { type CredentialRow, contentOf, openRow, sealContent, signRow } from './credential-row.ts';

/** One credential to seal anew: the row as it will be, sealed as it is, and to whom. */
export interface ToReseal {
  row: Omit<CredentialRow, 'signature'>;
  recipients: readonly string[];
}

/** Work for one worker. */
export interface ResealInput {
  rows: readonly ToReseal[];
  /** Opens what is there. */
  identity: string;
  /** Signs what comes of it. */
  signingKey: string;
}

/** A credential sealed anew; `null` instead of a row that did not open, which stays as it is. */
export interface Resealed {
  id: string;
  sealed: string | null;
  signature: string;
}

/**
 * Opens and seals credentials anew, in a worker and outside any transaction; says after each how many are done.
 * Nothing is written: the one who asked swaps all of them at once, or none.
 */
export async function resealCredentials(input: ResealInput, report: (done: number) => void): Promise<Resealed[]> {
  const results: Resealed[] = [];
  for (const { row, recipients } of input.rows) {
    const secrets = await openRow(row, input.identity);
    if (typeof secrets === 'string') results.push({ id: row.id, sealed: null, signature: '' });
    else {
      const content = contentOf({ ...row, vaultId: row.vault_id }, secrets);
      const sealed = await sealContent(content, recipients);
      results.push({ id: row.id, sealed, signature: signRow({ ...row, sealed }, input.signingKey).signature });
    }
    report(results.length);
  }
  return results;
}
