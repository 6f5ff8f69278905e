import { parse } from 'yaml';
import { z } from 'zod';
import { keptByText } from '../foundation/kept-by-text.ts';
import { searchText } from '../foundation/text/swedish.ts';
import type { AccessModel } from './contract.ts';
import {
  type CompiledPlatform,
  compilePlatform,
  fill,
  type Match,
  matchShapes,
  PlatformEntry,
} from './platform-shapes.ts';
import { keptAddress, readAddress, trimmed, type WrittenAddress } from './read-address.ts';

/** A platform that the app knows by itself. */
export interface Platform {
  id: string;
  name: string;
  accessModels: readonly AccessModel[];
  /** Platforms that a person reaches with one login of their own. */
  family?: string | undefined;
  /** Where a login of the vault may be filled in: https origins, or `own` for the account's own site. */
  logins: readonly string[];
  /** Addresses that a browser inside a program is sent to instead of being let in. */
  refusals: readonly string[];
  /** Every domain is the platform's, subdomains included. */
  hosts: readonly string[];
}

/** The platforms of `resources/platforms.yaml`, ready to recognise with. */
export interface Catalogue {
  platforms: readonly Platform[];
  compiled: ReadonlyMap<string, CompiledPlatform>;
  byHost: ReadonlyMap<string, CompiledPlatform>;
  byAlias: ReadonlyMap<string, Platform>;
  /** What has been recognised lately: an import asks for each address while it plans and again while it writes. */
  answers: Map<string, Recognised | null>;
  /** The platforms that words have named lately. */
  namedBefore: Map<string, Platform | null>;
}

/** What an address or a handle is: platform id (`other` when unknown), key for the register, canonical address, handle. */
export interface Recognised {
  platform: string;
  platformName: string;
  canonicalKey: string;
  url: string;
  handle: string;
}

/** Longer text is no address that anybody wrote. */
const longestText = 8000;
const keptAnswers = 20_000;

const squeezed = (text: string) => searchText(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Reads the catalogue; throws when the file is not as described, for it is ours. */
export const loadCatalogue = keptByText((yaml: string): Catalogue => {
  const { platforms } = z.strictObject({ platforms: z.array(PlatformEntry) }).parse(parse(yaml));
  const compiled = platforms.map((entry) => compilePlatform(entry));
  const named = compiled.flatMap(({ entry }) =>
    [entry.id, entry.name, ...entry.aliases].map((alias): [string, Platform] => [squeezed(alias), entry]),
  );
  return {
    platforms,
    compiled: new Map(compiled.map((platform) => [platform.entry.id, platform])),
    byHost: new Map(compiled.flatMap((platform) => platform.entry.hosts.map((host) => [host, platform]))),
    byAlias: new Map(named),
    answers: new Map(),
    namedBefore: new Map(),
  };
});

/** A platform by id; `undefined` for `other` and for what the catalogue does not know. */
export function platformById(catalogue: Catalogue, id: string): Platform | undefined {
  return catalogue.compiled.get(id)?.entry;
}

/** The platform that a cell or heading names ("Insta", "Twitter/X", "FB-sida"); `undefined` when it names none or several. */
export function platformNamed(catalogue: Catalogue, text: string): Platform | undefined {
  if (text === '' || text.length > 100) return undefined;
  const before = catalogue.namedBefore.get(text);
  if (before !== undefined) return before ?? undefined;
  const found = findNamed(catalogue, text);
  if (catalogue.namedBefore.size >= keptAnswers) catalogue.namedBefore.clear();
  catalogue.namedBefore.set(text, found ?? null);
  return found;
}

function findNamed(catalogue: Catalogue, text: string): Platform | undefined {
  const whole = catalogue.byAlias.get(squeezed(text));
  if (whole !== undefined) return whole;
  const words = searchText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const found = new Set(
    words.flatMap((word) => {
      const platform = catalogue.byAlias.get(word);
      // One letter means X only beside another word for it.
      return platform === undefined || (word.length < 2 && words.length > 2) ? [] : [platform];
    }),
  );
  return found.size === 1 ? [...found][0] : undefined;
}

const recognised = (platform: CompiledPlatform, match: Match): Recognised => ({
  platform: platform.entry.id,
  platformName: platform.entry.name,
  canonicalKey: `${platform.entry.id}:${match.key}`,
  url: match.url,
  handle: match.handle,
});

/** The platform whose domain this is, subdomains included. */
function platformOfHost(catalogue: Catalogue, host: string): CompiledPlatform | undefined {
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const platform = catalogue.byHost.get(name);
    if (platform !== undefined) return platform;
  }
  return undefined;
}

/** A site where the name before the domain is the account: a blog, a handle of its own. */
function accountInHost(catalogue: Catalogue, host: string): Recognised | null {
  for (const platform of catalogue.compiled.values())
    for (const { pattern, match } of platform.hosts) {
      const name = pattern.exec(host)?.[1];
      if (name !== undefined && platform.isName(name)) return recognised(platform, fill(platform, match, { name }));
    }
  return null;
}

/** An account on any server: the same for `@name@server` and for every address of it. */
function federated(platform: CompiledPlatform, name: string, server: string): Recognised | null {
  const lower = name.toLowerCase();
  const address = readAddress(server);
  if (!platform.isName(lower) || address === null || address.segments.length > 0 || address.authority.includes(':'))
    return null;
  const { host } = address;
  return recognised(platform, {
    key: `${lower}@${host}`,
    url: `https://${host}/@${encodeURIComponent(lower)}`,
    handle: `@${lower}@${host}`,
  });
}

function federatedAddress(catalogue: Catalogue, address: WrittenAddress, hint: string | null): Recognised | null {
  const platform = [...catalogue.compiled.values()].find(({ entry }) => entry.federated !== undefined);
  if (platform === undefined || (hint !== null && hint !== 'other' && hint !== platform.entry.id)) return null;
  const isServer = !(platform.entry.federated?.notServers ?? []).some(
    (site) => address.host === site || address.host.endsWith(`.${site}`),
  );
  if (!isServer) return null;
  const segments = address.segments[0] === 'web' ? address.segments.slice(1) : address.segments;
  const [first = '', second = ''] = segments;
  if (first.startsWith('@')) {
    const [name = '', server] = first.slice(1).split('@');
    return federated(platform, name, server ?? address.host);
  }
  // A number there is another kind of site.
  if (first.toLowerCase() === 'users' && segments.length === 2 && !/^\d+$/.test(second))
    return federated(platform, second, address.host);
  return null;
}

/** An address whose site tells no account: kept whole, under the platform that the list or the person named. */
function kept(catalogue: Catalogue, address: WrittenAddress, platformId: string | null): Recognised {
  const { key, url } = keptAddress(address);
  const platform = platformId === null ? undefined : platformById(catalogue, platformId);
  return {
    platform: platform?.id ?? 'other',
    platformName: platform?.name ?? address.host,
    // The same for every platform, so that one address is one account whatever the list calls it.
    canonicalKey: `web:${key}`,
    url,
    handle: '',
  };
}

/** Most addresses have a path, and need not be written out to see that they lead further than a site's front page. */
const mayBeFrontPage = ({ segments: [first = '', second] }: WrittenAddress) =>
  second === undefined && /^(?:(?:index|default)\.|$)/i.test(first);

function fromAddress(catalogue: Catalogue, address: WrittenAddress, hint: string | null): Recognised | null {
  const platform = platformOfHost(catalogue, address.host);
  if (platform === undefined)
    return (
      accountInHost(catalogue, address.host) ??
      federatedAddress(catalogue, address, hint) ??
      kept(catalogue, address, hint)
    );
  // The front page of a platform is nobody's account; many rows of a list may say just that.
  if (mayBeFrontPage(address) && keptAddress(address).key === address.host) return null;
  // What happens once is no account's, and nobody's address.
  if (platform.entry.events.includes((address.segments[0] ?? '').toLowerCase())) return null;
  const match = matchShapes(platform, address.host, address.segments, address.query);
  return match === null
    ? kept(catalogue, { ...address, scheme: 'https' }, platform.entry.id)
    : recognised(platform, match);
}

const noQuery = new URLSearchParams();

/** A bare handle on the platform that the list or the person named. */
function fromHandle(platform: CompiledPlatform | undefined, text: string): Recognised | null {
  if (platform?.entry.handle === undefined) return null;
  const handle = text.replace(/^@+/, '').replace(/\/+$/, '');
  const path = handle.includes('/') ? handle : platform.entry.handle.replace('{handle}', () => handle);
  const match = matchShapes(
    platform,
    platform.entry.hosts[0] ?? '',
    path.split('/').map((part) => part.replace(/[.,;]+$/, '')),
    noQuery,
  );
  return match === null ? null : recognised(platform, match);
}

/** An address in running text: the first word that is one. */
function addressWithin(catalogue: Catalogue, text: string): WrittenAddress | null {
  for (const word of text.split(/[\s|]+/u).slice(0, 50)) {
    const address = readAddress(trimmed(word));
    if (address === null) continue;
    if (/^https?:/i.test(trimmed(word)) || platformOfHost(catalogue, address.host) !== undefined) return address;
  }
  return null;
}

/**
 * What an address or a handle is; `null` when the text is neither. An unknown site is kept whole as `other`, never refused.
 * Never throws, and its `url` is always http or https without credentials. `hint` is the platform id named beside it.
 */
export function recogniseAddress(catalogue: Catalogue, text: string, hint: string | null): Recognised | null {
  if (text === '' || text.length > longestText) return null;
  const question = `${hint ?? ''} ${text}`;
  const before = catalogue.answers.get(question);
  if (before !== undefined) return before;
  const answer = recognise(catalogue, text, hint);
  if (catalogue.answers.size >= keptAnswers) catalogue.answers.clear();
  catalogue.answers.set(question, answer);
  return answer;
}

function recognise(catalogue: Catalogue, text: string, hint: string | null): Recognised | null {
  const given = trimmed(text);
  if (given === '' || given.length > 2000) return null;
  const hinted = hint === null ? undefined : catalogue.compiled.get(hint);
  const onServer = /^(?:acct:)?(@?)([^@\s/:]+)@([^@\s/]+\.[^@\s/]+)$/i.exec(given);
  const fediverse = [...catalogue.compiled.values()].find(({ entry }) => entry.federated !== undefined);
  if (onServer !== null && fediverse !== undefined) {
    // Without the first @ it looks like an e-mail address; only a list that says Mastodon makes it an account.
    const isAccount = onServer[1] === '@' || given.toLowerCase().startsWith('acct:') || hinted === fediverse;
    return isAccount ? federated(fediverse, onServer[2] ?? '', onServer[3] ?? '') : null;
  }
  const didOrName = /^at:\/\/([^/\s]+)/i.exec(given)?.[1];
  if (didOrName !== undefined) return fromHandle(catalogue.compiled.get('bluesky'), didOrName);
  if (given.startsWith('@'))
    return given.includes('.bsky.social')
      ? fromHandle(catalogue.compiled.get('bluesky'), given)
      : /\s/u.test(given)
        ? null
        : fromHandle(hinted, given);
  const address = readAddress(given);
  const hasScheme = /^https?:/i.test(given);
  if (address !== null && (hasScheme || platformOfHost(catalogue, address.host) !== undefined))
    return fromAddress(catalogue, address, hint);
  // A word, or a word with dots on a platform that has such names, is a handle; with a path and a dot it is a site.
  const looksLikeSite = address !== null && given.includes('/');
  if (!looksLikeSite && !/\s/u.test(given)) {
    const handle = fromHandle(hinted, given);
    if (handle !== null) return handle;
  }
  if (address !== null) return fromAddress(catalogue, address, hint);
  const within = /\s/u.test(given) ? addressWithin(catalogue, given) : null;
  return within === null ? null : fromAddress(catalogue, within, hint);
}

/** The key of an account without an address: platform, name and unit, as people would say it is the same. */
export function fallbackKey(platform: string, name: string, unitName: string): string {
  return `name:${platform}|${searchText(name)}|${searchText(unitName)}`;
}
