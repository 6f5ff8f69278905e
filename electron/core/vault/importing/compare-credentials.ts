import { type CredentialRow, openRow } from '../credential-row.ts';
import type { CredentialSecrets } from '../contract.ts';
import type { DifferingPart } from './contract.ts';
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
  | { state: 'changed'; id: string; parts: DifferingPart[] }
  | { state: 'repeated'; first: number };

export interface CompareInput {
  rows: ReadonlyArray<Pick<CredentialRow, 'id' | 'vault_id' | 'version' | 'sealed'>>;
  identity: string;
  candidates: readonly Candidate[];
}

const loginOf = (secrets: CredentialSecrets) => secrets.login.toLocaleLowerCase('sv');

/** What an import brings, part by part; what somebody has added here since is no change of the file's. */
function partsOf(secrets: CredentialSecrets): Record<DifferingPart, unknown> {
  const { login, password, totp, recoveryCodes, notes } = secrets;
  const extra = secrets.extra.filter(({ name }) => !isFromImport(name)).map(({ name, value }) => [name, value]);
  return { login, password, totp, 'recovery-codes': recoveryCodes, notes, extra };
}

/** The same as one text. */
const content = (secrets: CredentialSecrets) => JSON.stringify(Object.values(partsOf(secrets)));

/** Which parts of two are not the same. */
function differing(one: CredentialSecrets, other: CredentialSecrets): DifferingPart[] {
  const [before, after] = [partsOf(one), partsOf(other)];
  return (Object.keys(before) as DifferingPart[]).filter(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );
}

/**
 * Finds which entries the vault already holds, in a worker: the same account or name and the same login is the same credential.
 * Answers states and the names of parts only; what is opened here goes with the worker. A credential that does not open is none that an entry can be the same as.
 */
export async function compareCredentials(input: CompareInput, report: (done: number) => void): Promise<Found[]> {
  const held = new Map<string, { content: string; login: string; secrets: CredentialSecrets }>();
  for (const [index, row] of input.rows.entries()) {
    const secrets = await openRow(row, input.identity);
    if (typeof secrets !== 'string') held.set(row.id, { content: content(secrets), login: loginOf(secrets), secrets });
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
    const { secrets } = held.get(id) ?? candidate;
    return { state: 'changed', id, parts: differing(secrets, candidate.secrets) };
  });
}
