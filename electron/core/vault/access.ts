import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { Refusal } from '../foundation/errors.ts';
import type { Distrust } from './contract.ts';
import { type CredentialRow, distrustOf } from './credential-row.ts';
import type { OpenVault, VerifiedList } from './open-vaults.ts';
import { endOfList, statementsOf, unitsOfAccounts, vaultRow } from './repository.ts';
import type { Ties } from './rules.ts';
import { type CustodianList, type Head, readList } from './statements.ts';
import { hasSaved, loggedVersions } from './use-repository.ts';

/** The vault, or a refusal. */
export async function foundVault(db: Db, vaultId: string): Promise<Row<'vault'>> {
  const row = await vaultRow(db, vaultId);
  if (row === undefined) throw new Refusal('vault-not-founded');
  return row;
}

/** The list verified from its first statement; what was verified in this process and ends the same is not read again. */
export async function verifiedList(context: Context, vaultId: string, db: Db = context.db): Promise<VerifiedList> {
  const end = await endOfList(db, vaultId);
  const kept = context.vaults.verified(vaultId, end.count, end.hash);
  if (kept !== null) return kept;
  const statements = await statementsOf(db, vaultId);
  const verified = { ...readList(vaultId, statements), hashes: statements.map(({ hash }) => hash) };
  context.vaults.keepVerified(vaultId, verified);
  return verified;
}

/** Whether a list still holds what this computer has seen; if not, somebody has put an older one in its place. */
export function holdsPin({ list, hashes }: VerifiedList, pin: Head): boolean {
  return list.head.sequence >= pin.sequence && hashes[pin.sequence - 1] === pin.hash;
}

/** The vault, open on this computer. */
export function unlocked(context: Context, vaultId: string): OpenVault {
  const open = context.vaults.get(vaultId);
  if (open === null) throw new Refusal('vault-locked');
  return open;
}

/** An open vault with the list as far as it holds: enough to read. */
export async function forReading(context: Context, vaultId: string): Promise<{ open: OpenVault; list: CustodianList }> {
  const open = unlocked(context, vaultId);
  const { list } = await verifiedList(context, vaultId);
  return { open, list };
}

/** An open vault with a list that holds from its first statement and is not older than what this computer has seen; nothing is sealed otherwise. */
export async function forWriting(context: Context, vaultId: string): Promise<{ open: OpenVault; list: CustodianList }> {
  if (context.host.readOnly) throw new Refusal('read-only-beside-running-app');
  const open = unlocked(context, vaultId);
  const verified = await verifiedList(context, vaultId);
  if (verified.fault !== null) throw new Refusal('vault-list-broken', { sequence: verified.fault.sequence });
  if (!holdsPin(verified, open.pin)) throw new Refusal('vault-list-rolled-back');
  if (!verified.list.devices.has(open.fingerprint)) throw new Refusal('vault-removed-here');
  return { open, list: verified.list };
}

/** As `forWriting`, for new contents: kit and off-site place are there. */
export async function forSealing(context: Context, vaultId: string) {
  const { open, list } = await forWriting(context, vaultId);
  const vault = await foundVault(context.db, vaultId);
  if (list.kit === null) throw new Refusal('vault-kit-first');
  if (vault.off_site_kind === '') throw new Refusal('vault-off-site-first');
  return { open, list, vault };
}

/** As `forWriting`, for what only a full custodian may do. */
export async function asCustodian(context: Context, vaultId: string) {
  const { open, list } = await forWriting(context, vaultId);
  const device = list.devices.get(open.fingerprint);
  if (device === undefined || list.standing.get(device.personId) !== 'full') throw new Refusal('vault-not-custodian');
  return { open, list, device };
}

/** What credentials are tied to: their accounts, and the units of these. */
export async function tiesOf(
  db: Db,
  vaultId: string,
  rows: ReadonlyArray<Pick<CredentialRow, 'id' | 'accountIds'>>,
): Promise<Map<string, Ties>> {
  const units = await unitsOfAccounts(db, vaultId);
  return new Map(
    rows.map(({ id, accountIds }) => [
      id,
      { id, accountIds, unitIds: accountIds.flatMap((account) => units.get(account) ?? []) },
    ]),
  );
}

/** Which of a vault's rows are not to be trusted, and why; `versions` are the latest that this computer has seen, beside those that the chain knows. */
export async function distrustsOf(
  db: Db,
  list: CustodianList,
  vaultId: string,
  rows: readonly CredentialRow[],
  versions: ReadonlyMap<string, number>,
): Promise<Map<string, Distrust>> {
  const ties = await tiesOf(db, vaultId, rows);
  const logged = await loggedVersions(
    db,
    rows.map(({ id }) => id),
  );
  const distrusts = new Map<string, Distrust>();
  for (const row of rows) {
    const latest = Math.max(versions.get(row.id) ?? 0, logged.get(row.id) ?? 0);
    const judged = (isLogged: boolean) => distrustOf(row, list, latest, ties.get(row.id), isLogged);
    let why = judged(false);
    const author = list.devices.get(row.author);
    if (why === 'author' && author !== undefined && (await hasSaved(db, row.id, row.version, author.personId)))
      why = judged(true);
    if (why !== null) distrusts.set(row.id, why);
  }
  return distrusts;
}
