import type { AccountDraft } from '../../accounts/contract.ts';
import { canonicalAccount } from '../../accounts/canonical-account.ts';
import { emptyDraft } from '../../accounts/empty-draft.ts';
import { takeInAccounts } from '../../accounts/take-in.ts';
import { writingDesk } from '../../accounts/write-account.ts';
import { recordEvents } from '../../foundation/audit/record-event.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { backUp } from '../../settings/back-up.ts';
import { forSealing, forWriting, foundVault } from '../access.ts';
import type { CredentialDraft } from '../contract.ts';
import { addressed, sealAll } from '../importing/import-credentials.ts';
import type { ToSeal } from '../importing/seal-credentials.ts';
import { addKnown, signerKey } from '../local-files.ts';
import { draftFault } from '../rules.ts';
import { clearPart, readyOutOfFile, writeReady } from '../save-credential.ts';
import type { HandoverResult } from './contract.ts';
import type { HandedAccount } from './handover-file.ts';
import { type HeldHandover, heldHandovers } from './open-handover.ts';
import { planHandover, type PlannedLogin } from './plan-handover.ts';
import { isTakeable, versionHere } from './rules.ts';

const attempts = 5;

/** An account of the file that the register gets, under an id of its own. */
interface NewAccount {
  id: string;
  account: HandedAccount;
}

/**
 * Takes in the logins that somebody chose, with the accounts that the register lacks: sealed to this vault's people outside any transaction, written all in one.
 * A login that has moved since it was shown refuses the whole. A password out of a file closes nothing in "Lösenord att byta".
 * The register is backed up first: what a file replaces is not undone with a click.
 */
export async function takeInHandover(
  context: Context,
  given: { token: string; rows: readonly number[] },
): Promise<HandoverResult> {
  const held = heldHandovers.read(context, given.token);
  let backup: Promise<unknown> | null = null;
  const backUpOnce = async () => await (backup ??= backUp(context, 'before-import'));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await takeIn(context, given.token, held, new Set(given.rows), backUpOnce);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'vault-busy' || attempt === attempts) throw error;
    }
  }
}

async function takeIn(
  context: Context,
  token: string,
  held: HeldHandover,
  rows: ReadonlySet<number>,
  backUpOnce: () => Promise<unknown>,
): Promise<HandoverResult> {
  const { vaultId, content, states } = held;
  const planned = await planHandover(context, vaultId, content);
  const chosen = planned.filter((one, index) => {
    if (!rows.has(index)) return false;
    if (one.state !== states[index] || !isTakeable(one.state)) throw new Refusal('changed-meanwhile');
    return true;
  });
  const newAccounts = newAccountsOf(context, chosen);
  const accounts = [...new Set(newAccounts.values())];
  const { open } = await forWriting(context, vaultId);
  const { toSeal, head } = await prepare(context, vaultId, chosen, newAccounts);
  // Only when nothing stands in the way any more: a refused file leaves nothing behind.
  if (toSeal.length > 0) await backUpOnce();
  const sealed = toSeal.length === 0 ? [] : await sealAll(context, vaultId, toSeal, {});
  const seen = new Map(chosen.flatMap(({ id, before }) => (before === null ? [] : [[id, before.row.version]])));
  const added = chosen.filter(({ before }) => before === null).length;
  const result = {
    added,
    replaced: chosen.length - added,
    accountsAdded: accounts.length,
    left: planned.length - chosen.length,
  };
  await writeReady(context, vaultId, readyOutOfFile(sealed, seen, head, 'handover'), async (db) => {
    await addAccounts(db, context, vaultId, accounts);
    await recordEvents(db, context, [
      {
        action: 'handover-file-taken-in',
        subjectKind: 'vault',
        subjectId: vaultId,
        details: {
          file: content.id,
          sha256: held.sha256,
          from: content.author.device.fingerprint,
          vault: content.vault.id,
          ...result,
        },
      },
    ]);
  });
  rememberSender(context, held, open.known.signers);
  if (accounts.length > 0) context.announce({ room: 'accounts', ids: accounts.map(({ id }) => id) });
  heldHandovers.forget(token);
  return result;
}

/** A sender of another vault whose fingerprint was compared is known from now on, on this computer. */
function rememberSender(context: Context, { vaultId, content }: HeldHandover, signers: Set<string>): void {
  const { fingerprint } = content.author.device;
  const key = signerKey(fingerprint, content.vault.id);
  if (content.vault.id === vaultId || signers.has(key)) return;
  signers.add(key);
  addKnown(context.dataDir, vaultId, [{ signer: fingerprint, of: content.vault.id }]);
}

/** The accounts that the register gets, by their id in the file; two that are one and the same here are added once. */
function newAccountsOf(context: Context, chosen: readonly PlannedLogin[]): Map<string, NewAccount> {
  const byKey = new Map<string, NewAccount>();
  const byId = new Map<string, NewAccount>();
  for (const account of chosen.flatMap(({ newAccounts }) => newAccounts)) {
    const { canonicalKey } = canonicalAccount(context.catalogue, { ...account, note: '' }, '');
    const added = byKey.get(canonicalKey) ?? { id: context.ids.next(), account };
    byKey.set(canonicalKey, added);
    byId.set(account.id, added);
  }
  return byId;
}

/** Everything that is sealed, as it will stand in the register. */
async function prepare(
  context: Context,
  vaultId: string,
  chosen: readonly PlannedLogin[],
  newAccounts: ReadonlyMap<string, NewAccount>,
): Promise<{ toSeal: ToSeal[]; head: string }> {
  const { open, list } = await forSealing(context, vaultId);
  const now = context.clock.now().toISOString();
  const shapes = chosen.map((one) => {
    const { credential, before } = one;
    const { secrets } = credential;
    const added = one.newAccounts.flatMap(({ id }) => newAccounts.get(id)?.id ?? []);
    const draft: CredentialDraft = {
      label: credential.label,
      kind: credential.kind,
      accountIds: [...new Set([...one.accountIds, ...added])].toSorted(),
      ownership: 'organisation',
      recoveryMailIsPrivate: credential.recoveryMail === 'private',
      recoveryPhoneIsPrivate: credential.recoveryPhone === 'private',
      // People are each register's own.
      secondFactorPersonId: before?.row.second_factor_person_id ?? null,
      recoveryPersonId: before?.row.recovery_person_id ?? null,
    };
    const fault = draftFault(draft, secrets);
    if (fault !== null) throw new Refusal(fault);
    return {
      secrets,
      row: {
        ...clearPart(draft, secrets),
        id: one.id,
        vault_id: vaultId,
        version: versionHere(one.state, credential.version, one.versionHere),
        accountIds: draft.accountIds,
        epoch: list.head.epoch,
        author: open.fingerprint,
        rotated_at: rotatedAt(one, now),
        maybe_old: credential.maybeOld ? 1 : 0,
        removed_at: null,
        remove_reason: '',
        created_at: before?.row.created_at ?? now,
        updated_at: now,
      },
    };
  });
  return { toSeal: await addressed(context, list, shapes), head: list.head.hash };
}

/** When the password was last set: as before where it is the same, otherwise as the author says, and never later than now. */
function rotatedAt({ credential, before }: PlannedLogin, now: string): string | null {
  const { secrets, rotatedAt: said } = credential;
  if (secrets.password === '') return null;
  if (before?.secrets?.password === secrets.password) return before.row.rotated_at;
  return said !== null && said > now ? now : said;
}

/** Registers the accounts that the register lacks, as an empty form has them but for what the file says. */
async function addAccounts(db: Db, context: Context, vaultId: string, accounts: readonly NewAccount[]): Promise<void> {
  if (accounts.length === 0) return;
  const { administration_id: administrationId } = await foundVault(db, vaultId);
  const desk = await writingDesk(db, administrationId, []);
  await takeInAccounts(
    db,
    context,
    desk,
    accounts.map(({ id, account }) => ({
      id,
      draft: draftOf(administrationId, account),
      status: 'active' as const,
      importedText: {},
    })),
  );
  await recordEvents(
    db,
    context,
    accounts.map(({ id, account }) => ({
      action: 'account-created',
      subjectKind: 'account',
      subjectId: id,
      details: { name: account.name },
    })),
  );
}

function draftOf(administrationId: string, account: HandedAccount): AccountDraft {
  const { name, kind, platform, platformName, url, handle, accessModel, functionMailbox } = account;
  const said = { name, kind, platform, platformName, url, handle, accessModel, functionMailbox };
  return { ...emptyDraft, ...said, administrationId };
}
