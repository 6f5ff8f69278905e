/** An address as somebody wrote it, taken apart; only what a browser would open over http or https. */
export interface WrittenAddress {
  scheme: 'http' | 'https';
  /** Lower case, punycode, without `www.` and closing dot. */
  host: string;
  /** Host and port as they go into an address of an unknown site. */
  authority: string;
  /** Decoded, NFC, empty ones left out. */
  segments: string[];
  query: URLSearchParams;
  /** The path as the site wrote it, for an address that is kept as it is. */
  path: string;
}

/** Longer than any address the register keeps. */
const longest = 2000;

/** Parameters that say how somebody came there, not where; prefixes end with `*`. */
const tracking = [
  'utm_*',
  'fbclid',
  'gclid',
  'msclkid',
  'igshid',
  'igsh',
  'mc_cid',
  'mc_eid',
  'ref',
  'ref_src',
  'fref',
  'mibextid',
  '__tn__',
  'trk',
];

function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return tracking.some((rule) => (rule.endsWith('*') ? lower.startsWith(rule.slice(0, -1)) : lower === rule));
}

/** A cell's text without what is around an address: spaces of all kinds, invisible characters, brackets, closing full stops. */
export function trimmed(text: string): string {
  if (text.length > longest * 4) return '';
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, (character) => (/\s/u.test(character) ? ' ' : ''))
    .trim()
    .replace(/^[<("'”“«[]+|[>)"'”“»\].,;]+$/gu, '')
    .trim();
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).normalize('NFC').trim();
  } catch {
    // A lone % is a character like any other in somebody's list.
    return segment.trim();
  }
}

const noQuery = new URLSearchParams();

/** An address with nothing to decode or to leave out, as most are; it means the same to a browser, and is read ten times as fast. */
function plainAddress(text: string, scheme: string | undefined): WrittenAddress | null {
  const [, name = '', path = ''] =
    /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,24})((?:\/[\w@-][\w.@-]*)*)\/?$/i.exec(text) ?? [];
  if (name === '' || name.includes('--') || /[.,;]$|[.,;]\//.test(path)) return null;
  const authority = name.toLowerCase();
  return {
    scheme: scheme === 'http' ? 'http' : 'https',
    host: authority.replace(/^www\d?\./, ''),
    authority,
    segments: path === '' ? [] : path.slice(1).split('/'),
    query: noQuery,
    path,
  };
}

/** Reads text as an address; `null` for anything else, for other schemes, and for what no browser could open. Never throws. */
export function readAddress(text: string): WrittenAddress | null {
  if (text === '' || text.length > longest || /\s/u.test(text)) return null;
  const scheme = /^([a-z][a-z0-9+-]*):/i.exec(text)?.[1]?.toLowerCase();
  const hasScheme = scheme === 'http' || scheme === 'https';
  if (scheme !== undefined && !hasScheme) return null;
  const plain = plainAddress(text, scheme);
  if (plain !== null) return plain;
  const rest = hasScheme ? text.replace(/^https?:[\\/]*/i, '') : text.replace(/^\/+/, '');
  let url: URL;
  try {
    url = new URL(`${scheme === 'http' ? 'http' : 'https'}://${rest}`);
  } catch {
    return null;
  }
  const host = url.hostname.replace(/^www\d?\./, '').replace(/\.$/, '');
  if (host === '' || (!hasScheme && !/\.[a-z][a-z0-9-]+$/.test(host))) return null;
  // Old Twitter and Facebook kept the path after #!.
  const written = url.hash.startsWith('#!/') ? url.hash.slice(2) : url.pathname;
  const path = written.replace(/[.,;/]+$/, '');
  return {
    scheme: url.protocol === 'http:' ? 'http' : 'https',
    host,
    authority: url.host.replace(/\.(?=$|:)/, ''),
    segments: path
      .split('/')
      .map((segment) => decoded(segment).replace(/[.,;]+$/, ''))
      .filter((segment) => segment !== ''),
    query: url.searchParams,
    path,
  };
}

/** The address as it is kept when nothing more is known: no credentials, no fragment, no tracking, no closing slash. */
export function keptAddress(address: WrittenAddress): { key: string; url: string } {
  const query = [...address.query].filter(([name]) => name !== '' && !isTracking(name));
  const suffix = (pairs: ReadonlyArray<readonly [string, string]>) =>
    pairs.length === 0
      ? ''
      : `?${new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()}`.replace(/\.+$/, '');
  const path = address.path
    .replace(/%[0-9a-f]{2}/gi, (byte) => byte.toUpperCase())
    .replace(/\/(?:index|default)\.(?:html?|php|aspx)$/i, '');
  const port = /:\d+$/.exec(address.authority)?.[0] ?? '';
  const inOrder = query.toSorted((a, b) => (a.join('=') < b.join('=') ? -1 : 1));
  return {
    key: `${address.host}${port}${path}${suffix(inOrder)}`,
    url: `${address.scheme}://${address.authority}${path === '' ? '/' : path}${suffix(query)}`,
  };
}
