import type { Context } from '../foundation/context.ts';
import { type Account, AccountDraft, type BulkChange } from './contract.ts';
import { readAccounts } from './repository.ts';
import { changeAccount } from './update-account.ts';

/** What undoing a bulk change needs: each account as it was, and the version the change gave it. */
interface Undo {
  accounts: Array<{ before: Account; version: number }>;
}

const undos = new Map<string, Undo>();
/** The last changes that can be taken back, in this run of the app. */
const keptUndos = 10;

const draftFields = Object.keys(AccountDraft.shape) as Array<keyof AccountDraft>;

/** The draft inside an account. */
function draftOf(account: Account): AccountDraft {
  return Object.fromEntries(draftFields.map((field) => [field, account[field]])) as AccountDraft;
}

function applied(draft: AccountDraft, { assign, ...fields }: BulkChange): AccountDraft {
  const changed = {
    ...draft,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  } as AccountDraft;
  if (assign === undefined) return changed;
  // One responsible, one deputy, one bearer a duty: a new person replaces the old. Editors and communicators are several.
  const several = new Set(['editor', 'communicator']);
  const kept = changed.roles.filter(
    ({ role, personId }) => !assign.roles.includes(role) || (several.has(role) && personId !== assign.personId),
  );
  return { ...changed, roles: [...kept, ...assign.roles.map((role) => ({ role, personId: assign.personId }))] };
}

/** Changes the same fields on many accounts, all or none; returns a token that takes it back. */
export async function bulkChange(
  context: Context,
  ids: readonly string[],
  change: BulkChange,
): Promise<{ changed: number; undo: string | null }> {
  const undo: Undo = { accounts: [] };
  await context.db.transaction().execute(async (db) => {
    for (const before of await readAccounts(db, ids)) {
      if (before.voidedAt !== null) continue;
      const draft = applied(draftOf(before), change);
      if (JSON.stringify(draft) === JSON.stringify(draftOf(before))) continue;
      const after = await changeAccount(db, context, before.id, before.version, draft, 'account-changed-in-bulk');
      undo.accounts.push({ before, version: after.version });
    }
  });
  if (undo.accounts.length === 0) return { changed: 0, undo: null };
  const token = context.ids.next();
  undos.set(token, undo);
  for (const old of [...undos.keys()].slice(0, -keptUndos)) undos.delete(old);
  context.announce({ room: 'accounts', ids: undo.accounts.map(({ before }) => before.id) });
  return { changed: undo.accounts.length, undo: token };
}

/** Takes a bulk change back; accounts that somebody has changed since are left as they are and counted. */
export async function undoBulk(context: Context, token: string): Promise<{ changed: number; skipped: number }> {
  const undo = undos.get(token);
  if (undo === undefined) return { changed: 0, skipped: 0 };
  let changed = 0;
  await context.db.transaction().execute(async (db) => {
    const now = new Map(
      (
        await readAccounts(
          db,
          undo.accounts.map(({ before }) => before.id),
        )
      ).map((account) => [account.id, account]),
    );
    for (const { before, version } of undo.accounts) {
      if (now.get(before.id)?.version !== version) continue;
      await changeAccount(db, context, before.id, version, draftOf(before), 'account-bulk-undone');
      changed += 1;
    }
  });
  undos.delete(token);
  context.announce({ room: 'accounts', ids: undo.accounts.map(({ before }) => before.id) });
  return { changed, skipped: undo.accounts.length - changed };
}
