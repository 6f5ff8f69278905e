import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { Account } from './contract.ts';
import { accountWithKey } from './lookup-repository.ts';
import { accountRows, readAccounts, setColumns } from './repository.ts';

/** Makulerar a row that should not be there: it leaves every list and frees its key, but is kept with its reason. */
export function voidAccount(context: Context, id: string, version: number, reason: string): Promise<Account> {
  return setVoided(context, id, version, reason);
}

/** Takes a voided row back, unless its key has been registered again meanwhile. */
export function unvoidAccount(context: Context, id: string, version: number): Promise<Account> {
  return setVoided(context, id, version, null);
}

async function setVoided(context: Context, id: string, version: number, reason: string | null): Promise<Account> {
  const now = context.clock.now().toISOString();
  const account = await context.db.transaction().execute(async (db) => {
    const row = found((await accountRows(db, [id]))[0]);
    if (row.version !== version) throw new Refusal('changed-meanwhile');
    if (reason === null) {
      const existing = await accountWithKey(db, row.administration_id, row.canonical_key);
      if (existing !== undefined && existing.id !== id)
        throw new Refusal('account-already-registered', { name: existing.name, id: existing.id });
    }
    await setColumns(db, id, {
      voided_at: reason === null ? null : now,
      void_reason: reason ?? '',
      version: version + 1,
      updated_at: now,
    });
    await recordEvents(db, context, [
      {
        action: reason === null ? 'account-unvoided' : 'account-voided',
        subjectKind: 'account',
        subjectId: id,
        details: { reason: reason ?? '' },
      },
    ]);
    return found((await readAccounts(db, [id]))[0]);
  });
  context.announce({ room: 'accounts', ids: [id] });
  return account;
}
