import { type CredentialRow, openRow } from '../credential-row.ts';
import type { CredentialSecrets } from '../contract.ts';
import { isFromImport } from './secrets-of-entry.ts';

/** An entry of a file, and the credentials that may be the same one: those of its accounts, or with its name. */
export interface Candidate {
  secrets: CredentialSecrets;
  /** The accounts it belongs to, or else its name: what two entries of one file must share to be the same. */
  subject: string;
  ids: readonly string[];
}

/** Whether an entry is already in the vault; `id` says which credential, `first` which entry of the file it repeats. */
export type Found =
  | { state: 'new' }
  | { state: 'unchanged'; id: string }
  | { state: 'changed'; id: string }
  | { state: 'repeated'; first: number };

export interface CompareInput {
  rows: ReadonlyArray<Pick<CredentialRow, 'id' | 'vault_id' | 'version' | 'sealed'>>;
  identity: string;
  candidates: readonly Candidate[];
}

const loginOf = (secrets: CredentialSecrets) => secrets.login.toLocaleLowerCase('sv');

/** What an import brings, as one text; what somebody has added here since is no change of the file's. */
function content(secrets: CredentialSecrets): string {
  const { login, password, totp, recoveryCodes, notes } = secrets;
  const extra = secrets.extra.filter(({ name }) => !isFromImport(name)).map(({ name, value }) => [name, value]);
  return JSON.stringify([login, password, totp, recoveryCodes, notes, extra]);
}

/**
 * Finds which entries the vault already holds, in a worker: the same account or name and the same login is the same credential.
 * Answers states only; what is opened here goes with the worker. A credential that does not open is none that an entry can be the same as.
 */
export async function compareCredentials(input: CompareInput, report: (done: number) => void): Promise<Found[]> {
  const held = new Map<string, { content: string; login: string }>();
  for (const [index, row] of input.rows.entries()) {
    const secrets = await openRow(row, input.identity);
    if (typeof secrets !== 'string') held.set(row.id, { content: content(secrets), login: loginOf(secrets) });
    report(index + 1);
  }
  const claimed = new Set<string>();
  const written = new Map<string, number>();
  const found = input.candidates.map(({ secrets, subject, ids }, index): Found => {
    const own = content(secrets);
    const first = written.get(`${subject}\n${own}`);
    if (first !== undefined) return { state: 'repeated', first };
    written.set(`${subject}\n${own}`, index);
    const id = ids.find((one) => !claimed.has(one) && held.get(one)?.content === own);
    if (id === undefined) return { state: 'new' };
    claimed.add(id);
    return { state: 'unchanged', id };
  });
  // Only when every entry that is as it was has found its own may another be a change of what is left.
  return found.map((one, index) => {
    const candidate = input.candidates[index];
    if (one.state !== 'new' || candidate === undefined) return one;
    const login = loginOf(candidate.secrets);
    const id = candidate.ids.find((each) => !claimed.has(each) && held.get(each)?.login === login);
    if (id === undefined) return one;
    claimed.add(id);
    return { state: 'changed', id };
  });
}
