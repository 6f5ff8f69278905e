import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { distrustsOf, tiesOf, verifiedList } from './access.ts';
import { type Credential, CredentialKind, RecoveryContact } from './contract.ts';
import type { CredentialRow } from './credential-row.ts';
import { readKnown, readLocalDevice } from './local-files.ts';
import { accountFacts, credentialRow, listCredentialRows } from './repository.ts';
import { isBreakGlass, recipientsOf } from './rules.ts';
import { openRotationsOf, ownWork } from './use-repository.ts';

/** The clear part of credentials, in the order given; the vault may be locked. */
async function toCredentials(context: Context, vaultId: string, rows: readonly CredentialRow[]): Promise<Credential[]> {
  const { list } = await verifiedList(context, vaultId);
  const open = context.vaults.get(vaultId);
  const known = open?.known ?? readKnown(context.dataDir, vaultId);
  const fingerprint = open?.fingerprint ?? readLocalDevice(context.dataDir, vaultId)?.fingerprint;
  const personId = fingerprint === undefined ? undefined : list.devices.get(fingerprint)?.personId;
  const ties = await tiesOf(context.db, vaultId, rows);
  const distrusts = await distrustsOf(context.db, list, vaultId, rows, known.versions);
  const facts = await accountFacts(
    context.db,
    rows.flatMap(({ accountIds }) => accountIds),
  );
  const ids = rows.map(({ id }) => id);
  const rotations = await openRotationsOf(context.db, ids);
  const own = personId === undefined ? null : await ownWork(context.db, personId, ids);
  const today = dayOf(context.clock.now());
  return rows.map((row) => {
    const tie = ties.get(row.id) ?? { id: row.id, accountIds: [], unitIds: [] };
    const openable =
      !context.shared.isPutOut && recipientsOf(list, tie).some((device) => device.fingerprint === fingerprint);
    const loan = list.loans.find(({ credentialId }) => credentialId === row.id);
    return {
      id: row.id,
      vaultId,
      version: row.version,
      label: row.label,
      kind: CredentialKind.parse(row.kind),
      accounts: row.accountIds.map((id) => {
        const fact = facts.get(id);
        return {
          id,
          name: fact?.name ?? '',
          platformName: fact?.platformName ?? '',
          isClosed: fact?.isClosed ?? false,
        };
      }),
      hasPassword: row.has_password === 1,
      hasTotp: row.has_totp === 1,
      recoveryCodeCount: row.recovery_code_count,
      recoveryMail: RecoveryContact.parse(row.recovery_mail),
      recoveryPhone: RecoveryContact.parse(row.recovery_phone),
      secondFactorPersonId: row.second_factor_person_id,
      recoveryPersonId: row.recovery_person_id,
      toolCount: row.tool_count,
      extraCount: row.extra_count,
      rotatedAt: row.rotated_at,
      maybeOld: row.maybe_old === 1,
      distrust: distrusts.get(row.id) ?? null,
      openableHere: openable,
      breakGlass: openable && personId !== undefined && own !== null && isBreakGlass(list, tie, personId, own),
      loan: loan === undefined ? null : { personId: loan.personId, until: loan.until, overdue: loan.until < today },
      openRotations: rotations.filter(({ credential_id }) => credential_id === row.id).length,
      updatedAt: row.updated_at,
    };
  });
}

/** A page of credentials in Swedish order. */
export async function listCredentials(
  context: Context,
  input: Parameters<typeof listCredentialRows>[1],
): Promise<{ rows: Credential[]; total: number }> {
  const { rows, total } = await listCredentialRows(context.db, input);
  return { rows: await toCredentials(context, input.vaultId, rows), total };
}

/** One credential's clear part. */
export async function readCredential(context: Context, id: string): Promise<Credential> {
  const row = found(await credentialRow(context.db, id));
  if (row.removed_at !== null) throw new Refusal('not-found');
  return found((await toCredentials(context, row.vault_id, [row]))[0]);
}
