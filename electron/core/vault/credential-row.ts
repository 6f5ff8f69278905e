import { z } from 'zod';
import { sha256 } from '../foundation/audit/chain.ts';
import { signerOf, signHash } from '../foundation/audit/signature.ts';
import type { Row } from '../foundation/database/schema.ts';
import { CredentialSecrets, type Distrust } from './contract.ts';
import { CannotOpen, open, seal } from './sealing.ts';
import { recipientsOf, type Ties } from './rules.ts';
import type { CustodianList } from './statements.ts';

/** What is inside the age file: id, vault and version again, so that blobs cannot be swapped. */
const Content = z.strictObject({
  format: z.literal('kanalvakt-credential/1'),
  vaultId: z.string(),
  id: z.string(),
  version: z.int(),
  label: z.string(),
  secrets: CredentialSecrets,
});

/** The sealed text of a credential's version. */
export function contentOf(
  row: { id: string; vaultId: string; version: number; label: string },
  secrets: CredentialSecrets,
): string {
  const { id, vaultId, version, label } = row;
  return JSON.stringify({ format: 'kanalvakt-credential/1', vaultId, id, version, label, secrets });
}

/** A row with the accounts it serves. */
export type CredentialRow = Row<'vault_credential'> & { accountIds: readonly string[] };

/** What the author signs: everything clear that others act on, the epoch, and the hash of the sealed file. */
function signedHash(row: Omit<CredentialRow, 'signature'>): string {
  return sha256(
    JSON.stringify([
      'kanalvakt-credential-row/1',
      row.vault_id,
      row.id,
      row.version,
      row.epoch,
      row.author,
      sha256(row.sealed),
      row.label,
      row.kind,
      row.accountIds.toSorted(),
      row.has_password,
      row.has_totp,
      row.recovery_code_count,
      row.recovery_mail,
      row.recovery_phone,
      row.second_factor_person_id,
      row.recovery_person_id,
      row.tool_count,
      row.extra_count,
      row.rotated_at,
      row.maybe_old,
    ]),
  );
}

/** The row with its author's signature. */
export function signRow<T extends Omit<CredentialRow, 'signature'>>(
  row: T,
  signingKey: string,
): T & { signature: string } {
  return { ...row, signature: signHash(signingKey, signedHash(row)) };
}

/** Signatures that were checked, by signature and hash: a list of hundreds is asked for again and again. */
const checked = new Map<string, string | null>();
const mostChecked = 20_000;

function knownSigner(signature: string, hash: string): string | null {
  const key = `${hash} ${signature}`;
  const known = checked.get(key);
  if (known !== undefined) return known;
  if (checked.size >= mostChecked) checked.clear();
  const signer = signerOf(signature, hash);
  checked.set(key, signer);
  return signer;
}

/**
 * Why a row is not to be trusted, if it is not: its epoch is not the list's, its author is not a device of the list or may not open it
 * (unless the log says that they saved this version, `isLogged`: its account may have moved since), its signature is not the author's, or this computer has seen a later version (`known`). Such a row is shown as untrusted and never opened.
 */
export function distrustOf(
  row: CredentialRow,
  list: CustodianList,
  known: number,
  ties: Ties | undefined,
  isLogged = false,
): Distrust | null {
  if (row.epoch !== list.head.epoch) return 'epoch';
  const author = list.devices.get(row.author);
  if (author === undefined) return 'author';
  if (knownSigner(row.signature, signedHash(row)) !== author.signingKey) return 'signature';
  const tied = ties ?? { id: row.id, accountIds: [], unitIds: [] };
  if (!isLogged && !recipientsOf(list, tied).includes(author)) return 'author';
  return row.version < known ? 'version' : null;
}

/** How opening went when it did not: not for this key or damaged, or the content is another row's. */
export type OpenFault = 'cannot-open' | 'other-content';

/** Opens a trusted row and checks that its content is this row's. */
export async function openRow(
  row: Pick<CredentialRow, 'id' | 'vault_id' | 'version' | 'sealed'>,
  identity: string,
): Promise<CredentialSecrets | OpenFault> {
  let text: string;
  try {
    text = await open(Buffer.from(row.sealed, 'base64'), identity);
  } catch (error) {
    if (error instanceof CannotOpen) return 'cannot-open';
    throw error;
  }
  const content = parsed(text);
  const same =
    content !== null && content.id === row.id && content.vaultId === row.vault_id && content.version === row.version;
  return same ? content.secrets : 'other-content';
}

function parsed(text: string): z.infer<typeof Content> | null {
  try {
    // The error of a parser quotes what it read; it stays here.
    return Content.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The sealed file of a row, as the row holds it. */
export async function sealContent(content: string, recipients: readonly string[]): Promise<string> {
  return Buffer.from(await seal(content, recipients)).toString('base64');
}
