import { type Catalogue, platformNamed, recogniseAddress } from '../../accounts/platforms.ts';
import { readAddress, trimmed } from '../../accounts/read-address.ts';
import { searchText } from '../../foundation/text/swedish.ts';
import type { VaultEntry } from './entry.ts';

/** What of an account says that a login is its own. */
export interface AccountMark {
  id: string;
  name: string;
  platform: string;
  platformName: string;
  canonicalKey: string;
  handle: string;
  functionMailbox: string;
  /** People reach it with logins of their own: then a login in a file is likely somebody's. */
  isPersonalRole: boolean;
}

/** How an entry was found to belong to an account, surest first. */
export type MatchedBy = 'address' | 'handle' | 'mailbox' | 'title';

/** The accounts that an entry belongs to; several when one login serves them all. */
export interface Match {
  by: MatchedBy;
  accountIds: string[];
  /** Accounts that it may belong to, where a handle or a name is several accounts' own: then a person chooses. */
  candidates: string[];
}

/** Finds the accounts of entries. */
export type Matcher = (entry: Pick<VaultEntry, 'title' | 'login' | 'urls'>) => Match | null;

const oneOf = (by: MatchedBy, ids: readonly string[]): Match =>
  ids.length === 1 ? { by, accountIds: [...ids], candidates: [] } : { by, accountIds: [], candidates: [...ids] };

const plainHandle = (text: string) => searchText(text).replace(/^@+/, '');

function grouped(accounts: readonly AccountMark[], keysOf: (account: AccountMark) => readonly string[]) {
  const groups = new Map<string, string[]>();
  for (const account of accounts)
    for (const key of new Set(keysOf(account))) groups.set(key, [...(groups.get(key) ?? []), account.id]);
  return groups;
}

/** The platform of a site, also of its login page, which says nothing about whose account it is. */
function platformOfSite(catalogue: Catalogue, text: string): string | null {
  const host = readAddress(trimmed(text))?.host ?? '';
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const platform = catalogue.byHost.get(name);
    if (platform !== undefined) return platform.entry.id;
  }
  return null;
}

/**
 * Makes a matcher for the accounts of an administration. An address decides; then a handle as login or address on the right platform;
 * then the account's function mailbox as login there; last a title that is the account's name, alone or with its platform.
 * Nothing is guessed: a handle or a name that several accounts share leaves the choice open.
 */
export function matcherFor(catalogue: Catalogue, accounts: readonly AccountMark[]): Matcher {
  const byKey = new Map(accounts.map((account) => [account.canonicalKey, account.id]));
  const byHandle = grouped(accounts, ({ platform, handle }) =>
    handle === '' ? [] : [`${platform} ${plainHandle(handle)}`, `* ${plainHandle(handle)}`],
  );
  const byMailbox = grouped(accounts, ({ platform, functionMailbox }) =>
    functionMailbox === '' ? [] : [`${platform} ${searchText(functionMailbox)}`],
  );
  const byTitle = grouped(accounts, ({ name, platform, platformName }) => {
    const named = searchText(name);
    const brand = searchText(platformName);
    const branded = [`${named} ${brand}`, `${brand} ${named}`, `${named} (${brand})`, `${named} - ${brand}`];
    const titles = brand === '' ? [named] : [named, ...branded, `${brand} - ${named}`];
    return titles.flatMap((title) => [`* ${title}`, `${platform} ${title}`]);
  });

  return ({ title, login, urls }) => {
    const sites = [...urls, title].map((text) => platformOfSite(catalogue, text)).filter((one) => one !== null);
    const platform = sites[0] ?? platformNamed(catalogue, title)?.id ?? null;
    const found = new Set<string>();
    const handles: string[] = [];
    for (const url of urls) {
      const recognised = recogniseAddress(catalogue, url, platform);
      const account = recognised === null ? undefined : byKey.get(recognised.canonicalKey);
      if (account !== undefined) found.add(account);
      if (/^@[^\s@/]+$/.test(url.trim())) handles.push(url);
    }
    if (found.size > 0) return { by: 'address', accountIds: [...found], candidates: [] };
    if (login !== '') handles.push(login);
    const onSite = urls.some((url) => platformOfSite(catalogue, url) !== null);
    for (const handle of handles) {
      // A handle written as one is enough where no address says another platform; a browser's name for an entry says little.
      const keys = [platform, !onSite && handle.startsWith('@') ? '*' : null].filter((key) => key !== null);
      for (const key of keys) {
        const ids = byHandle.get(`${key} ${plainHandle(handle)}`) ?? [];
        if (ids.length > 0) return oneOf('handle', ids);
      }
    }
    const mailbox = platform === null || login === '' ? undefined : byMailbox.get(`${platform} ${searchText(login)}`);
    if (mailbox !== undefined) return { by: 'mailbox', accountIds: mailbox, candidates: [] };
    // On a site that is no platform's, a name is a name of something else.
    const where = sites[0] ?? (urls.some((url) => readAddress(trimmed(url)) !== null) ? 'other' : '*');
    const titled = title === '' ? [] : (byTitle.get(`${where} ${searchText(title)}`) ?? []);
    return titled.length > 0 ? oneOf('title', titled) : null;
  };
}
