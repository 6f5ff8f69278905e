import { linkedAccounts } from '../../accounts/gaps-of-accounts.ts';
import { originsOf } from '../../accounts/account-origin.ts';
import { dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import type { Row } from '../../foundation/database/schema.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import { castOf } from '../../people/leave-person.ts';
import { accountsInPlaces } from '../../rounds/accounts-in-places.ts';
import { sourcesOf } from '../../rounds/stream/list-sources.ts';
import { vaultOfAccounts } from '../../vault/logins-of-accounts.ts';
import { listCredentials } from '../../vault/read-credentials.ts';
import { readStatus } from '../../vault/read-status.ts';
import { caseBy, linksOf } from '../repository.ts';
import { entriesFor } from '../lost/ways-back.ts';
import { readClosing } from './closing-entries.ts';
import type { AccountLeft } from './contract.ts';
import { stands } from './left.ts';

/** More logins than any account has. */
const manyLogins = 500;

async function closureCase(db: Db, id: string): Promise<Row<'cases'>> {
  const row = found(await caseBy(db, { id }));
  if (row.workflow !== 'closure') throw new Refusal('not-found');
  return row;
}

/** What still stands for the accounts of a closure, by account. What a login is called is told to whoever's computer opens it, and counted for others. */
export async function listLeft(context: Context, id: string): Promise<AccountLeft[]> {
  const { db, clock } = context;
  const { administration_id: administrationId } = await closureCase(db, id);
  const today = dayOf(clock.now());
  const { accountIds } = await linksOf(db, id);
  const accounts = await linkedAccounts(db, administrationId, accountIds, today);
  const cast = await castOf(db, administrationId, today);
  const nameOf = (personId: string | null) => cast.get(personId ?? '')?.name ?? '';
  // As people stand in every list.
  const places = new Map([...cast.keys()].map((personId, place) => [personId, place]));
  const byName = (a: { personId: string }, b: { personId: string }) =>
    (places.get(a.personId) ?? 0) - (places.get(b.personId) ?? 0);
  const { named } = await vaultOfAccounts(db, context, administrationId, accountIds);
  const { vaultId } = await readStatus(context, administrationId);
  const watched = await accountsInPlaces(db, administrationId);
  const feeds = new Set(
    (await sourcesOf(db, administrationId))
      .filter(({ source }) => source !== null && source.origin !== 'none')
      .map(({ accountId }) => accountId),
  );
  const all: AccountLeft[] = [];
  for (const { id: accountId, name, platformName, access, roles, functionMailbox } of accounts)
    all.push({
      accountId,
      name,
      platformName,
      ways: access
        .filter(stands)
        .toSorted(byName)
        .map(({ personId, canLogIn, canClose }) => ({ personId, canLogIn, canClose, name: nameOf(personId) })),
      duties: roles.toSorted(byName).map(({ role, personId }) => ({ role, name: nameOf(personId) })),
      named: named
        .filter((one) => one.accountId === accountId)
        .toSorted(byName)
        .map(({ personId }) => nameOf(personId)),
      logins: vaultId === null ? [] : await loginsOf(context, vaultId, accountId, nameOf),
      mailbox: functionMailbox,
      hasFeed: feeds.has(accountId),
      isInPlace: watched.has(accountId),
    });
  return all;
}

async function loginsOf(
  context: Context,
  vaultId: string,
  accountId: string,
  nameOf: (personId: string | null) => string,
): Promise<AccountLeft['logins']> {
  const of = { vaultId, text: '', accountId, unitId: null, offset: 0, limit: manyLogins };
  const { rows } = await listCredentials(context, of);
  return rows.map((row) => {
    const others = row.accounts.filter((one) => one.id !== accountId && !one.isClosed).length;
    if (!row.openableHere) return { id: null, label: '', others, tools: row.toolCount, loan: null, contacts: [] };
    const contacts = [row.secondFactorPersonId, row.recoveryPersonId].map(nameOf).filter((name) => name !== '');
    return {
      id: row.id,
      label: row.label,
      others,
      tools: row.toolCount,
      loan: row.loan && { name: nameOf(row.loan.personId), until: row.loan.until },
      contacts: [...new Set(contacts)],
    };
  });
}

/** What is to be done at the platforms of a closure's accounts, and how long each keeps an account that is closed. */
export async function atPlatforms(context: Context, id: string) {
  const { db, clock } = context;
  await closureCase(db, id);
  const today = dayOf(clock.now());
  const entries = await readClosing(context);
  const { accountIds } = await linksOf(db, id);
  return entriesFor(await originsOf(db, accountIds), entries, today);
}
