import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { searchText, sortKey } from '../foundation/text/swedish.ts';
import { forSealing, tiesOf, verifiedList } from './access.ts';
import { type Credential, type CredentialDraft, CredentialSecrets } from './contract.ts';
import { contentOf, type CredentialRow, sealContent, signRow } from './credential-row.ts';
import { addKnown } from './local-files.ts';
import { openCredential } from './open-credential.ts';
import { readCredential } from './read-credentials.ts';
import { accountFacts, peopleByIds, writeCredential } from './repository.ts';
import { draftFault, recipientsOf, sealedTo } from './rules.ts';
import { checkedTotp } from './totp.ts';
import { notePasswordSet } from './work-rotations.ts';
import { queueRotations } from './queue-rotations.ts';
import { type Factor, openReach, saved, setReach } from './use-repository.ts';

const noSecrets: CredentialSecrets = {
  login: '',
  password: '',
  totp: '',
  recoveryCodes: [],
  recoveryMail: '',
  recoveryPhone: '',
  notes: '',
  tools: [],
  extra: [],
};

/** What is to be saved; a secret that is left out stays as it was. */
export interface ToSave {
  vaultId: string;
  id: string | null;
  version: number | null;
  draft: CredentialDraft;
  secrets: { [K in keyof CredentialSecrets]?: CredentialSecrets[K] | undefined };
}

/** A credential sealed and signed, ready for the one transaction that writes it. */
export interface ReadyToWrite {
  row: CredentialRow;
  seenVersion: number | null;
  /** The list it was sealed for; another one by now means that it must be sealed again. */
  head: string;
  passwordIsNew: boolean;
  /** Second factors that were set anew: none of the old ones is left. */
  factorsSet: readonly Factor[];
  /** A person has typed it; it came out of a password file of theirs, whose secrets they know; or it was sealed to this computer by another. */
  from: 'typed' | 'own-file' | 'handover';
}

/** Rows out of a file, ready to write: nobody has typed them, and a password or a second factor in a file is no new one and closes nothing in "Lösenord att byta". `seen`: versions of those that are replaced. */
export function readyOutOfFile(
  rows: readonly CredentialRow[],
  seen: ReadonlyMap<string, number>,
  head: string,
  from: 'own-file' | 'handover',
): ReadyToWrite[] {
  return rows.map((row) => ({
    row,
    seenVersion: seen.get(row.id) ?? null,
    head,
    passwordIsNew: false,
    factorsSet: [],
    from,
  }));
}

/**
 * Seals a new credential or the next version of one, outside any transaction; `writeReady` writes it.
 * Refuses a private login, a personal role's password, and anything before kit and off-site place are there.
 */
async function makeReady(context: Context, given: ToSave): Promise<ReadyToWrite> {
  const { vaultId, draft } = given;
  const { open, list, vault } = await forSealing(context, vaultId);
  const before = given.id === null ? null : await openCredential(context, given.id);
  if (before !== null && (before.row.version !== given.version || before.row.vault_id !== vaultId))
    throw new Refusal('changed-meanwhile');
  const changed = Object.entries(given.secrets).filter(([, value]) => value !== undefined);
  const typed = CredentialSecrets.parse({ ...(before?.secrets ?? noSecrets), ...Object.fromEntries(changed) });
  const secrets = { ...typed, totp: typed.totp === '' ? '' : checkedTotp(typed.totp) };
  const fault = draftFault(draft, secrets);
  if (fault !== null) throw new Refusal(fault);
  await checkTies(context, vault.administration_id, draft);

  const now = context.clock.now().toISOString();
  // One that is taken away is not changed: whoever knew it may still get in with it.
  const passwordIsNew = secrets.password !== '' && secrets.password !== (before?.secrets.password ?? '');
  const factorsSet = factorsAnew(before?.secrets ?? noSecrets, secrets);
  const id = before?.row.id ?? context.ids.next();
  const version = (before?.row.version ?? 0) + 1;
  const accountIds = [...new Set(draft.accountIds)].toSorted();
  const shape = { ...clearPart(draft, secrets), id, vault_id: vaultId, version, accountIds };
  const ties = (await tiesOf(context.db, vaultId, [shape])).get(id);
  const mine = { id, accountIds, unitIds: ties?.unitIds ?? [] };
  const author = list.devices.get(open.fingerprint);
  // Whoever writes must be able to read: otherwise they would save what nobody can check.
  if (author === undefined || !recipientsOf(list, mine).includes(author))
    throw new Refusal('vault-not-yours', { label: draft.label });
  const sealed = await sealContent(contentOf({ ...shape, vaultId }, secrets), sealedTo(list, mine));
  const unsigned = {
    ...shape,
    epoch: list.head.epoch,
    sealed,
    author: open.fingerprint,
    rotated_at: passwordIsNew ? now : secrets.password === '' ? null : (before?.row.rotated_at ?? null),
    // Somebody has looked at it now.
    maybe_old: 0,
    removed_at: null,
    remove_reason: '',
    created_at: before?.row.created_at ?? now,
    updated_at: now,
  };
  const row = signRow(unsigned, open.keys().signingKey);
  return {
    row,
    seenVersion: before?.row.version ?? null,
    head: list.head.hash,
    passwordIsNew,
    factorsSet,
    from: 'typed',
  };
}

/** Which second factors of a login are there and are not those that were. */
function factorsAnew(before: CredentialSecrets, after: CredentialSecrets): Factor[] {
  const codes =
    after.recoveryCodes.length > 0 && after.recoveryCodes.every((code) => !before.recoveryCodes.includes(code));
  const totp = after.totp !== '' && after.totp !== before.totp;
  return [...(totp ? (['totp'] as const) : []), ...(codes ? (['recovery-codes'] as const) : [])];
}

/** What of a credential stands clear and signed, for lists and the queue. */
export function clearPart(draft: CredentialDraft, secrets: CredentialSecrets) {
  const contact = (value: string, isPrivate: boolean) => (value === '' ? 'none' : isPrivate ? 'private' : 'function');
  return {
    label: draft.label,
    sort_key: sortKey(draft.label),
    search_text: searchText(draft.label),
    kind: draft.kind,
    has_password: secrets.password === '' ? 0 : 1,
    has_totp: secrets.totp === '' ? 0 : 1,
    recovery_code_count: secrets.recoveryCodes.length,
    recovery_mail: contact(secrets.recoveryMail, draft.recoveryMailIsPrivate),
    recovery_phone: contact(secrets.recoveryPhone, draft.recoveryPhoneIsPrivate),
    second_factor_person_id: draft.secondFactorPersonId,
    recovery_person_id: draft.recoveryPersonId,
    tool_count: secrets.tools.length,
    extra_count: secrets.extra.length,
  };
}

async function checkTies(context: Context, administrationId: string, draft: CredentialDraft): Promise<void> {
  const accounts = await accountFacts(context.db, draft.accountIds);
  if (draft.accountIds.some((id) => accounts.get(id)?.administrationId !== administrationId))
    throw new Refusal('not-found');
  const persons = [draft.secondFactorPersonId, draft.recoveryPersonId].filter((id) => id !== null);
  const known = await peopleByIds(context.db, persons);
  if (persons.some((id) => known.get(id)?.administration_id !== administrationId)) throw new Refusal('unknown-person');
}

/**
 * Writes credentials that are ready, all in one transaction, after what must be there before them (`first`);
 * refuses when one of them or the list has moved since, and then nothing is written.
 */
export async function writeReady(
  context: Context,
  vaultId: string,
  ready: readonly ReadyToWrite[],
  first: (db: Db) => Promise<void> = async () => {},
): Promise<void> {
  const open = context.vaults.get(vaultId);
  await context.db.transaction().execute(async (db) => {
    await first(db);
    const { list } = await verifiedList(context, vaultId, db);
    const ties = await tiesOf(
      db,
      vaultId,
      ready.map(({ row }) => row),
    );
    const reach = await openReach(db, vaultId);
    for (const { row, seenVersion, head, passwordIsNew } of ready) {
      if (list.head.hash !== head) throw new Refusal('vault-busy');
      if (!(await writeCredential(db, row, seenVersion))) throw new Refusal('changed-meanwhile');
      const mine = ties.get(row.id) ?? { id: row.id, accountIds: row.accountIds, unitIds: [] };
      const people = new Set(recipientsOf(list, mine).map(({ personId }) => personId));
      const gone = new Set((reach.get(row.id) ?? []).map(({ personId }) => personId).filter((id) => !people.has(id)));
      // Other accounts, the same password: whoever loses it knows it still.
      if (!passwordIsNew)
        for (const personId of gone)
          await queueRotations(db, context, {
            vaultId,
            personId,
            cause: 'unnamed',
            immediate: false,
            credentialIds: [row.id],
          });
      await setReach(db, row.id, recipientsOf(list, mine), row.updated_at, context.ids);
      if (passwordIsNew) await notePasswordSet(db, context, row.id);
    }
    await recordEvents(
      db,
      context,
      ready.map(({ row, passwordIsNew, factorsSet, from }) => ({
        action: saved,
        subjectKind: 'credential',
        subjectId: row.id,
        details: {
          version: row.version,
          passwordSet: passwordIsNew,
          factorsSet,
          ...(from === 'typed' && { typed: true }),
          ...(from === 'own-file' && { ownFile: true }),
        },
      })),
    );
  });
  const lines = ready.map(({ row }) => ({ credential: row.id, version: row.version }));
  for (const { credential, version } of lines) open?.known.versions.set(credential, version);
  addKnown(context.dataDir, vaultId, lines);
  context.announce({ room: 'vault', ids: lines.map(({ credential }) => credential) });
}

/** Saves one credential; a list that moved meanwhile is sealed to again. */
export async function saveCredential(context: Context, given: ToSave): Promise<Credential> {
  for (let attempt = 1; ; attempt += 1) {
    const ready = await makeReady(context, given);
    try {
      await writeReady(context, given.vaultId, [ready]);
      return await readCredential(context, ready.row.id);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'vault-busy' || attempt === 5) throw error;
    }
  }
}
