import { canonicalAccount } from '../../accounts/canonical-account.ts';
import { knownKeys } from '../../accounts/take-in.ts';
import type { Context } from '../../foundation/context.ts';
import { distrustsOf, forWriting, foundVault, tiesOf } from '../access.ts';
import type { CredentialSecrets } from '../contract.ts';
import { type CredentialRow, openRow } from '../credential-row.ts';
import { credentialsById } from '../repository.ts';
import { recipientsOf } from '../rules.ts';
import { loggedVersion, removedForGood } from '../use-repository.ts';
import type { HandedAccount, HandedCredential, HandoverContent } from './handover-file.ts';
import type { HandedPart } from './contract.ts';
import { differing, type HandedState, idHere, stateOf } from './rules.ts';

/** A login of a handover file held against the vault. */
export interface PlannedLogin {
  credential: HandedCredential;
  /** Its id here, also before it is here. */
  id: string;
  state: HandedState;
  /** The highest version seen here; 0 for none. */
  versionHere: number;
  /** The row here, with what it holds where that was compared. */
  before: { row: CredentialRow; secrets: CredentialSecrets | null } | null;
  /** Its accounts that the register has, those that the row here serves already among them. */
  accountIds: string[];
  /** Its accounts that the register has not. */
  newAccounts: HandedAccount[];
  differing: HandedPart[];
}

/** Which of the file's accounts the register has, by the file's id: the same one in the same administration, or one with the same address. */
async function accountsHere(
  context: Context,
  administrationId: string,
  accounts: readonly HandedAccount[],
): Promise<Map<string, string>> {
  const byKey = await knownKeys(context.db, context, administrationId);
  const own = new Set(byKey.values());
  return new Map(
    accounts.flatMap((account): Array<[string, string]> => {
      const { canonicalKey } = canonicalAccount(context.catalogue, { ...account, note: '' }, '');
      const id = own.has(account.id) ? account.id : byKey.get(canonicalKey);
      return id === undefined ? [] : [[account.id, id]];
    }),
  );
}

/** Holds every login of a verified handover against the open vault. Only what may be taken in or is of the same version is opened; nothing is written. */
export async function planHandover(
  context: Context,
  vaultId: string,
  content: HandoverContent,
): Promise<PlannedLogin[]> {
  const { open, list } = await forWriting(context, vaultId);
  const { administration_id } = await foundVault(context.db, vaultId);
  const isOfVault = content.vault.id === vaultId;
  const here = await accountsHere(context, administration_id, content.accounts);
  const handed = new Map(content.accounts.map((account) => [account.id, account]));
  const logins = content.credentials.map((credential) => ({
    credential,
    id: idHere(vaultId, { vaultId: content.vault.id, id: credential.id }),
  }));
  const rows = new Map(
    (
      await credentialsById(
        context.db,
        logins.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  const known = new Map<string, number>();
  for (const { id } of logins)
    known.set(id, Math.max(open.known.versions.get(id) ?? 0, (await loggedVersion(context.db, id)) ?? 0));
  const distrusts = await distrustsOf(context.db, list, vaultId, [...rows.values()], known);
  const shapes = logins.map(({ credential, id }) => {
    const found = credential.accountIds.flatMap((account) => here.get(account) ?? []);
    const accountIds = [...new Set([...(rows.get(id)?.accountIds ?? []), ...found])].toSorted();
    return { id, accountIds };
  });
  const tiesAfter = await tiesOf(context.db, vaultId, shapes);
  const tiesNow = await tiesOf(context.db, vaultId, [...rows.values()]);
  const mayOpen = (id: string, fingerprint: string, ties: typeof tiesAfter) =>
    recipientsOf(list, ties.get(id) ?? { id, accountIds: [], unitIds: [] }).some(
      (device) => device.fingerprint === fingerprint,
    );
  const planned: PlannedLogin[] = [];
  for (const [index, { credential, id }] of logins.entries()) {
    const row = rows.get(id);
    const isRemoved = row !== undefined && row.removed_at !== null;
    const isThere = row !== undefined && !isRemoved;
    const isOpenable =
      isThere && row.vault_id === vaultId && !distrusts.has(id) && mayOpen(id, open.fingerprint, tiesNow);
    const version = isRemoved ? removedForGood : Math.max(row?.version ?? 0, known.get(id) ?? 0);
    const isRead = isOpenable && credential.version >= version;
    const opened = isRead ? await openRow(row, open.keys().identity) : null;
    const secrets = typeof opened === 'string' ? null : opened;
    const parts =
      secrets === null || row === undefined
        ? []
        : differing(credential, {
            label: row.label,
            kind: row.kind,
            recoveryMail: row.recovery_mail,
            recoveryPhone: row.recovery_phone,
            secrets,
          });
    planned.push({
      credential,
      id,
      state: stateOf(credential.version, {
        version,
        isThere,
        isOpenable: isOpenable && typeof opened !== 'string',
        isAuthors: !isOfVault || mayOpen(id, content.author.device.fingerprint, isThere ? tiesNow : tiesAfter),
        isOurs: mayOpen(id, open.fingerprint, tiesAfter),
        hasSameContent: parts.length === 0,
      }),
      versionHere: Number.isFinite(version) ? version : 0,
      before: isThere ? { row, secrets } : null,
      accountIds: shapes[index]?.accountIds ?? [],
      newAccounts: credential.accountIds.flatMap((account) => (here.has(account) ? [] : (handed.get(account) ?? []))),
      differing: parts,
    });
  }
  return planned;
}
