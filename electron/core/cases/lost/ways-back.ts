import { parse } from 'yaml';
import { type AccountOrigin, originsOf } from '../../accounts/account-origin.ts';
import { type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { keptByText } from '../../foundation/kept-by-text.ts';
import { linksOf } from '../repository.ts';
import { type Checked, RecoveryEntry, type WayBack } from './contract.ts';
import { lostCase } from './lost-case.ts';
import { entryFor, isUnsure } from './rules.ts';

const readEntries = keptByText((text) => RecoveryEntry.array().parse(parse(text)));

/** The entries of `resources/recovery.yaml`; throws when the file is not as described, for it is ours. */
export async function readRecovery({ readResource }: Pick<Context, 'readResource'>): Promise<RecoveryEntry[]> {
  return readEntries(await readResource('recovery.yaml'));
}

/** The accounts of a case by what their platform is called, in their order: those that the catalogue does not know each have their own name. */
export function byPlatform(accounts: readonly AccountOrigin[]): Array<{ platform: string; accounts: AccountOrigin[] }> {
  const groups = new Map<string, { platform: string; accounts: AccountOrigin[] }>();
  for (const account of accounts) {
    const { platform, platformName } = account;
    const group = groups.get(platformName) ?? { platform, accounts: [] };
    group.accounts.push(account);
    groups.set(platformName, group);
  }
  return [...groups.values()];
}

/** What our own lists say of each platform that accounts are on, with the accounts' names and whether it was looked up too long ago to be sure of. */
export function entriesFor<Entry extends Checked & { platform: string }>(
  origins: readonly AccountOrigin[],
  entries: readonly Entry[],
  today: Day,
) {
  return byPlatform(origins).map(({ platform, accounts }) => {
    const entry = entryFor(entries, platform);
    return {
      ...entry,
      platform,
      platformName: accounts[0]?.platformName ?? platform,
      accounts: accounts.map(({ name }) => name),
      isUnsure: isUnsure(entry, today),
    };
  });
}

/** How the accounts of a case are claimed back, platform by platform. */
export async function waysBack(context: Context, id: string): Promise<WayBack[]> {
  const { db, clock } = context;
  const { row } = await lostCase(db, id);
  const today = dayOf(clock.now());
  const entries = await readRecovery(context);
  const { accountIds } = await linksOf(db, row.id);
  return entriesFor(await originsOf(db, accountIds), entries, today);
}
