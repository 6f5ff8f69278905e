import type { Context, Db } from '../../foundation/context.ts';
import type { FeedFault, FeedSource, FeedSources, SourceOrigin } from './contract.ts';
import { type AccountWithSource, accountsWithSources, memoryOf } from './repository.ts';
import { stateOf } from './rules.ts';
import { isClosed, typedAddress, whereToAsk } from './where-to-ask.ts';

/** The first address of a source's way: what is asked, or what will be. */
export function firstAddress({ source, ...account }: AccountWithSource): string {
  if (source?.origin === 'none') return '';
  if (source?.origin === 'typed') return typedAddress(source.given) ?? '';
  return whereToAsk(account)[0] ?? '';
}

/** Whether the source was found from an address that the account no longer has. */
export function isOutdated({ source, url }: AccountWithSource): boolean {
  return source?.origin === 'found' && source.given !== url;
}

/** A source as it is shown; one that nobody has asked yet shows what will be. */
export function sourceOf(account: AccountWithSource): FeedSource {
  const source = isOutdated(account) ? null : account.source;
  const memory = memoryOf(source);
  const address = source?.address || firstAddress(account);
  const isAsked = source?.origin !== 'none';
  return {
    accountId: account.accountId,
    accountName: account.name,
    platform: account.platform,
    platformName: account.platformName,
    address,
    host: address === '' ? '' : new URL(address).host,
    origin: (source?.origin ?? 'found') as SourceOrigin,
    state: isAsked ? stateOf(memory) : 'never',
    fault: isAsked ? (memory.fault as FeedFault | null) : null,
    okAt: memory.okAt,
    failingSince: memory.failingSince,
    nextAt: source?.next_at ?? null,
    lastPostOn: source?.last_post_on ?? null,
    version: account.source?.version ?? 0,
  };
}

/** An account that may have an open feed: its address says so, or somebody has said something about it. */
export function mayHaveFeed(account: AccountWithSource): boolean {
  return (account.source !== null && account.source.origin !== 'found') || whereToAsk(account).length > 0;
}

/** Every account of an administration that may have an open feed, whether it is read or not. */
export async function sourcesOf(db: Db, administrationId: string): Promise<AccountWithSource[]> {
  return (await accountsWithSources(db, { administrationId })).filter(mayHaveFeed);
}

/** A podcast is a feed wherever it is listened to, but its address may be known to nobody here. */
const lacksAddress = (account: AccountWithSource) => account.platform === 'podcast' && !mayHaveFeed(account);

/** What is asked of whom, and which platforms let nobody read without a login. */
export async function listSources(context: Context, administrationId: string): Promise<FeedSources> {
  const accounts = await accountsWithSources(context.db, { administrationId });
  const shut = accounts.filter((account) => !mayHaveFeed(account) && !lacksAddress(account) && isClosed(account));
  const byPlatform = Map.groupBy(shut, ({ platformName }) => platformName);
  return {
    sources: accounts.filter((account) => mayHaveFeed(account) || lacksAddress(account)).map(sourceOf),
    closed: [...byPlatform]
      .map(([platformName, group]) => ({ platformName, accounts: group.length }))
      .toSorted((a, b) => b.accounts - a.accounts),
  };
}
