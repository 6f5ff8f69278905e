import path from 'node:path';
import type { Context } from '../../foundation/context.ts';
import type { Watch } from '../../foundation/streamed.ts';
import { Refusal } from '../../foundation/errors.ts';
import { searchText } from '../../foundation/text/swedish.ts';
import { distrustsOf, forWriting } from '../access.ts';
import type { CredentialSecrets } from '../contract.ts';
import { credentialsOf, vaultOf } from '../repository.ts';
import type { Candidate, Found } from './compare-credentials.ts';
import type { VaultImportPreview } from './contract.ts';
import type { VaultFile, VaultFileFormat } from './entry.ts';
import { heldImports, type HeldRow } from './held-imports.ts';
import { type AccountMark, matcherFor } from './match-accounts.ts';
import {
  type Concerned,
  type Loss,
  lossesOf,
  nameOf,
  type Plan,
  planCredentials,
  type PlannedEntry,
} from './plan-credentials.ts';
import type { PickedSource } from './picked-files.ts';
import { checkSize } from './read-vault-file.ts';
import { accountMarks } from './repository.ts';
import { labelOf, secretsOf } from './secrets-of-entry.ts';

/** A file of another vault and how it is to be read. */
export interface GivenFile {
  fileName: string;
  bytes: Uint8Array;
  format: VaultFileFormat;
  password: string | null;
  keyFile: Uint8Array | null;
  /** `null`: all of KeePass and Bitwarden, and of a browser's file only what belongs to an account, for private passwords are in it. */
  match: Concerned | null;
}

/** What a worker may use while it reads; a kdbx file unpacks, and its XML takes many times its size. */
const readingMegabytes = 2000;

/** Which entries a format takes when nobody has said. */
function usualMatch(format: VaultFileFormat): Concerned {
  return format === 'browser-csv' ? 'accounts' : 'all';
}

async function readInWorker(context: Pick<Context, 'runJob'>, given: GivenFile, watch: Watch): Promise<VaultFile> {
  const file = path.basename(given.fileName) || given.fileName;
  checkSize(file, given.bytes.length);
  const { bytes, format, password, keyFile } = given;
  try {
    return await context.runJob(
      'readVaultFile',
      { file, bytes, format, password, keyFile },
      { signal: watch.signal, megabytes: readingMegabytes },
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    throw new Refusal('vault-file-damaged', { file }, { cause: error });
  }
}

/** Reads a file and decides what is taken; needs no vault and writes nothing. */
async function planFile(
  context: Pick<Context, 'runJob' | 'catalogue'>,
  given: GivenFile,
  accounts: readonly AccountMark[],
  watch: Watch = {},
): Promise<Plan> {
  const file = await readInWorker(context, given, watch);
  return planCredentials(file, matcherFor(context.catalogue, accounts), given.match ?? usualMatch(given.format));
}

/** A dry run: what would be taken and what not, with nothing of the vault's. `administrationId` null counts the accounts of all. */
export async function tryFile(
  context: Pick<Context, 'runJob' | 'catalogue' | 'db'>,
  given: GivenFile,
  administrationId: string | null,
  watch: Watch = {},
): Promise<{ items: number; taken: number; notConcerned: number; losses: Loss[] }> {
  const accounts = await accountMarks(context.db, administrationId);
  const plan = await planFile(context, given, accounts, watch);
  const cut = plan.taken.flatMap(({ entry, match }) =>
    secretsOf(context.catalogue, entry, marksOf(accounts, match?.accountIds ?? [])).tooLong.map((part) => ({
      title: nameOf(entry),
      ...part,
      isWhole: false,
    })),
  );
  return {
    items: plan.items,
    taken: plan.taken.length,
    notConcerned: plan.notConcerned,
    losses: [...lossesOf(plan), ...cut],
  };
}

const marksOf = (accounts: readonly AccountMark[], ids: readonly string[]) =>
  accounts.filter(({ id }) => ids.includes(id));

interface Prepared {
  planned: PlannedEntry;
  label: string;
  accountIds: readonly string[];
  secrets: CredentialSecrets;
  losses: Loss[];
}

function prepare(context: Context, planned: PlannedEntry, accounts: readonly AccountMark[]): Prepared {
  const { entry, match } = planned;
  const own = marksOf(accounts, match?.accountIds ?? []);
  const { secrets, tooLong } = secretsOf(context.catalogue, entry, own);
  const label = labelOf(entry, own);
  const losses = tooLong.map((part) => ({ title: nameOf(entry), ...part, isWhole: false }));
  return { planned, label, accountIds: match?.accountIds ?? [], secrets, losses };
}

/** Finds which entries the vault already holds; opened and compared in a worker. */
async function compare(
  context: Context,
  vaultId: string,
  prepared: readonly Prepared[],
  watch: Watch,
): Promise<Found[]> {
  const { open, list } = await forWriting(context, vaultId);
  const all = await credentialsOf(context.db, vaultId);
  const distrusts = await distrustsOf(context.db, list, vaultId, all, open.known.versions);
  const rows = all.filter(({ id }) => !distrusts.has(id));
  const byAccount = new Map<string, string[]>();
  const byLabel = new Map<string, string[]>();
  for (const row of rows) {
    for (const id of row.accountIds) byAccount.set(id, [...(byAccount.get(id) ?? []), row.id]);
    const label = searchText(row.label);
    byLabel.set(label, [...(byLabel.get(label) ?? []), row.id]);
  }
  const candidates = prepared.map(({ accountIds, label, secrets }): Candidate => {
    const ids = [...accountIds.flatMap((id) => byAccount.get(id) ?? []), ...(byLabel.get(searchText(label)) ?? [])];
    const subject = accountIds.length > 0 ? accountIds.toSorted().join() : searchText(label);
    return { secrets, subject, ids: [...new Set(ids)] };
  });
  const wanted = new Set(candidates.flatMap(({ ids }) => ids));
  const concerned = rows.filter(({ id }) => wanted.has(id));
  return await context.runJob(
    'compareCredentials',
    {
      rows: concerned.map(({ id, vault_id, version, sealed }) => ({ id, vault_id, version, sealed })),
      identity: open.keys().identity,
      candidates,
    },
    { signal: watch.signal, onProgress: (done) => watch.progress?.(done, concerned.length) },
  );
}

/**
 * Reads a file of another vault and compares it with the administration's open vault. What concerns no account is forgotten here, the file's bytes too;
 * what is left is held in memory until somebody chooses.
 */
export async function openVaultFile(
  context: Context,
  administrationId: string,
  given: GivenFile,
  watch: Watch = {},
  picked: PickedSource | null = null,
): Promise<VaultImportPreview> {
  const vault = await vaultOf(context.db, administrationId);
  if (vault === undefined) throw new Refusal('vault-not-founded');
  await forWriting(context, vault.id);
  const accounts = await accountMarks(context.db, administrationId);
  const plan = await planFile(context, given, accounts, watch);
  const prepared = plan.taken.map((planned) => prepare(context, planned, accounts));
  const found = await compare(context, vault.id, prepared, watch);
  const rows = prepared.map(
    ({ label, accountIds, secrets }, index): HeldRow => ({
      label,
      accountIds,
      secrets,
      found: found[index] ?? { state: 'new' },
    }),
  );
  const labels = new Map((await credentialsOf(context.db, vault.id)).map((one) => [one.id, one.label]));
  const fileName = path.basename(given.fileName) || given.fileName;
  const named = new Set(
    plan.taken.flatMap(({ match }) => [...(match?.accountIds ?? []), ...(match?.candidates ?? [])]),
  );
  const token = heldImports.hold(context, { vaultId: vault.id, fileName, rows, picked });
  return {
    token,
    fileName,
    format: given.format,
    match: given.match ?? usualMatch(given.format),
    items: plan.items,
    taken: plan.taken.length,
    notConcerned: plan.notConcerned,
    rows: rows.map(({ label, accountIds, secrets, found: one }, index) => {
      const { entry, match } = plan.taken[index] ?? { entry: null, match: null };
      return {
        index,
        label,
        site: URL.parse(entry?.urls[0] ?? '')?.hostname ?? '',
        folder: entry?.groupPath.join(' / ') ?? '',
        accountIds: [...accountIds],
        candidates: match?.candidates ?? [],
        by: match?.by ?? null,
        isPersonalRole: marksOf(accounts, accountIds).some((account) => account.isPersonalRole),
        hasPassword: secrets.password !== '',
        hasTotp: secrets.totp !== '',
        recoveryCodeCount: secrets.recoveryCodes.length,
        extra: secrets.extra.map(({ name }) => name),
        state: one.state,
        replaces: one.state === 'changed' ? { label: labels.get(one.id) ?? '', parts: one.parts } : null,
      };
    }),
    accounts: accounts.flatMap(({ id, name, platformName }) => (named.has(id) ? [{ id, name, platformName }] : [])),
    losses: [...lossesOf(plan), ...prepared.flatMap(({ losses }) => losses)],
  };
}
