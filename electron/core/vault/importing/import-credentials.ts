import { availableParallelism } from 'node:os';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { backUp } from '../../settings/back-up.ts';
import { forSealing, forWriting, tiesOf } from '../access.ts';
import type { CredentialDraft, CredentialSecrets } from '../contract.ts';
import type { CredentialRow } from '../credential-row.ts';
import { openCredential } from '../open-credential.ts';
import { accountFacts } from '../repository.ts';
import { draftFault, recipientsOf, sealedTo } from '../rules.ts';
import { clearPart, readyOutOfFile, writeReady } from '../save-credential.ts';
import type { CustodianList } from '../statements.ts';
import type { VaultImportResult } from './contract.ts';
import type { Watch } from '../../foundation/streamed.ts';
import { heldImports, type HeldImport, type HeldRow } from './held-imports.ts';
import { markTakenIn } from './picked-files.ts';
import type { ToSeal } from './seal-credentials.ts';

/** A row that somebody chose, with the accounts that the login serves. */
export interface ChosenRow {
  index: number;
  accountIds: readonly string[];
}

interface Chosen extends HeldRow {
  /** The credential whose next version this is. */
  replaces: CredentialRow | null;
}

/** What the file says, beside what only the vault knows: recovery contacts, connected tools, and fields that the file does not name. */
function merged(file: CredentialSecrets, vault: CredentialSecrets): CredentialSecrets {
  const named = new Set(file.extra.map(({ name }) => name));
  const own = vault.extra.filter(({ name }) => !named.has(name));
  const { recoveryMail, recoveryPhone, tools } = vault;
  return { ...file, recoveryMail, recoveryPhone, tools, extra: [...file.extra, ...own].slice(0, 50) };
}

const attempts = 5;

async function chosenOf(context: Context, held: HeldImport, chosen: readonly ChosenRow[]): Promise<Chosen[]> {
  const wanted = new Map(chosen.map(({ index, accountIds }) => [index, accountIds]));
  const rows = [...wanted].flatMap(([index, accountIds]): HeldRow[] => {
    const row = held.rows[index];
    if (row === undefined) throw new Refusal('not-found');
    return row.found.state === 'new' || row.found.state === 'changed' ? [{ ...row, accountIds }] : [];
  });
  const all: Chosen[] = [];
  for (const row of rows) {
    if (row.found.state !== 'changed') all.push({ ...row, replaces: null });
    else {
      const before = await openCredential(context, row.found.id);
      all.push({ ...row, secrets: merged(row.secrets, before.secrets), replaces: before.row });
    }
  }
  return all;
}

function draftOf({ label, accountIds, replaces }: Chosen): CredentialDraft {
  return {
    label: replaces?.label ?? label,
    kind: 'shared',
    // What a person has tied the login to since stays.
    accountIds: [...new Set([...(replaces?.accountIds ?? []), ...accountIds])].toSorted(),
    ownership: 'organisation',
    recoveryMailIsPrivate: replaces?.recovery_mail === 'private',
    recoveryPhoneIsPrivate: replaces?.recovery_phone === 'private',
    secondFactorPersonId: replaces?.second_factor_person_id ?? null,
    recoveryPersonId: replaces?.recovery_person_id ?? null,
  };
}

/** Everything that is sealed, as it will stand in the register. */
async function prepare(
  context: Context,
  vaultId: string,
  chosen: readonly Chosen[],
): Promise<{ toSeal: ToSeal[]; head: string }> {
  const { open, list, vault } = await forSealing(context, vaultId);
  const drafts = chosen.map(draftOf);
  const accounts = await accountFacts(
    context.db,
    drafts.flatMap(({ accountIds }) => accountIds),
  );
  if (
    drafts.some(({ accountIds }) =>
      accountIds.some((id) => accounts.get(id)?.administrationId !== vault.administration_id),
    )
  )
    throw new Refusal('not-found');
  const now = context.clock.now().toISOString();
  const shapes = chosen.map((row, index) => {
    const draft = drafts[index] ?? draftOf(row);
    const secrets: CredentialSecrets = row.secrets;
    const fault = draftFault(draft, secrets);
    if (fault !== null) throw new Refusal(fault);
    const { replaces } = row;
    return {
      secrets,
      row: {
        ...clearPart(draft, secrets),
        id: replaces?.id ?? context.ids.next(),
        vault_id: vaultId,
        version: (replaces?.version ?? 0) + 1,
        accountIds: draft.accountIds,
        epoch: list.head.epoch,
        author: open.fingerprint,
        // Nobody knows when the password of a file was set.
        rotated_at: null,
        maybe_old: 0,
        removed_at: null,
        remove_reason: '',
        created_at: replaces?.created_at ?? now,
        updated_at: now,
      },
    };
  });
  return { toSeal: await addressed(context, list, shapes), head: list.head.hash };
}

/** To whom each is sealed; refused where this computer's own person is not among them. */
export async function addressed(
  context: Context,
  list: CustodianList,
  shapes: ReadonlyArray<Omit<ToSeal, 'recipients'>>,
): Promise<ToSeal[]> {
  const rows = shapes.map(({ row }) => row);
  const ties = await tiesOf(context.db, list.vaultId, rows);
  return shapes.map(({ row, secrets }) => {
    const mine = ties.get(row.id) ?? { id: row.id, accountIds: row.accountIds, unitIds: [] };
    if (!recipientsOf(list, mine).some(({ fingerprint }) => fingerprint === row.author))
      throw new Refusal('vault-not-yours', { label: row.label });
    return { row, secrets, recipients: sealedTo(list, mine) };
  });
}

/** Seals on every processor but one, four at most; a handful is not worth a worker each. */
export async function sealAll(
  context: Context,
  vaultId: string,
  toSeal: readonly ToSeal[],
  watch: Watch,
): Promise<CredentialRow[]> {
  const { open } = await forWriting(context, vaultId);
  const workers = Math.max(1, Math.min(4, availableParallelism() - 1, Math.ceil(toSeal.length / 20)));
  const size = Math.ceil(toSeal.length / workers);
  const done = Array.from({ length: workers }, () => 0);
  const parts = await Promise.all(
    done.map((_, n) =>
      context.runJob(
        'sealCredentials',
        { credentials: toSeal.slice(n * size, (n + 1) * size), signingKey: open.keys().signingKey },
        {
          signal: watch.signal,
          onProgress: (count) => {
            done[n] = count;
            watch.progress?.(
              done.reduce((sum, one) => sum + one, 0),
              toSeal.length,
            );
          },
        },
      ),
    ),
  );
  return parts.flat();
}

/**
 * Takes in the logins that were chosen: sealed in workers outside any transaction, written all in one. Cancelled or refused, nothing was written, and the file
 * is still held; a list of custodians that moved meanwhile is sealed to again. The register is backed up first. When it is done the file is forgotten.
 */
export async function importCredentials(
  context: Context,
  given: { token: string; rows: readonly ChosenRow[] },
  watch: Watch = {},
): Promise<VaultImportResult> {
  const held = heldImports.read(context, given.token);
  const { vaultId } = held;
  const chosen = await chosenOf(context, held, given.rows);
  const unchanged = held.rows.filter(({ found: { state } }) => state === 'unchanged' || state === 'repeated').length;
  for (let attempt = 1; chosen.length > 0; attempt += 1) {
    const { toSeal, head } = await prepare(context, vaultId, chosen);
    if (attempt === 1) await backUp(context, 'before-import');
    const rows = await sealAll(context, vaultId, toSeal, watch);
    if (watch.signal?.aborted === true) throw new Refusal('import-cancelled');
    const seen = new Map(
      chosen.flatMap(({ replaces }) => (replaces === null ? [] : [[replaces.id, replaces.version]])),
    );
    try {
      await writeReady(context, vaultId, readyOutOfFile(rows, seen, head, 'own-file'));
      break;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'vault-busy' || attempt === attempts) throw error;
    }
  }
  heldImports.forget(given.token);
  const added = chosen.filter(({ replaces }) => replaces === null).length;
  return {
    added,
    replaced: chosen.length - added,
    unchanged,
    left: held.rows.length - chosen.length - unchanged,
    canDeleteSource: held.picked !== null && markTakenIn(context, held.picked),
  };
}
