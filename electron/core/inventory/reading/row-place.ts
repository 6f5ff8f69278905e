import {
  type Catalogue,
  type Platform,
  platformById,
  platformNamed,
  recogniseAddress,
} from '../../accounts/platforms.ts';
import { trimmed } from '../../accounts/read-address.ts';
import { sv } from '../../foundation/i18n/sv/index.ts';
import type { ImportField } from '../contract.ts';
import type { TableRow } from '../tables/table.ts';
import { isAddress } from './columns.ts';
import { type ChosenColumn, lineLength, type RowText } from './row-text.ts';
import { isLinkLabel, isNoPlace, plain, readYesNo } from './words.ts';

const isMail = (link: string) => /^mailto:/i.test(link);

/** The addresses of a cell that holds several, each once; none where it holds one thing. */
function addressesIn(catalogue: Catalogue, cell: string): string[] {
  if (!/[\s,;|]/.test(cell)) return [];
  const parts = cell
    .split(/[\s,;|]+/)
    .map(trimmed)
    .filter((part) => isAddress(catalogue, part));
  const distinct = parts.filter(
    (part, index) => !parts.slice(0, index).some((before) => isSameAddress(catalogue, before, part)),
  );
  return parts.length > 1 ? distinct : [];
}

const isSameAddress = (catalogue: Catalogue, one: string, other: string) =>
  one === other ||
  recogniseAddress(catalogue, one, null)?.canonicalKey ===
    (recogniseAddress(catalogue, other, null)?.canonicalKey ?? '');

/**
 * Whether a text is an account on a platform that the app knows, and on this one where one is named: the city's own page about the
 * account is not. A blog's site is its account, whatever site it is.
 */
export function isAccount(catalogue: Catalogue, text: string, platformId: string): boolean {
  const found = recogniseAddress(catalogue, text, platformId);
  if (found === null || (platformId !== 'other' && found.platform !== platformId)) return false;
  const isOnOwnSite = platformById(catalogue, platformId)?.logins.includes('own') === true;
  return isOnOwnSite || !found.canonicalKey.startsWith('web:');
}

/** Of several addresses the account on the row's own platform, else the first account on any, else the first. */
function ownAddress(catalogue: Catalogue, addresses: readonly string[], platformId: string): string | undefined {
  const first = (id: string) => addresses.find((address) => isAccount(catalogue, address, id));
  return first(platformId) ?? first('other') ?? addresses[0];
}

/** Whether a cell only says that a link is there, or is: "Öppna", and on a row of Facebook's "FB". On a platform it would be somebody's name. */
const isOnlyLabel = (catalogue: Catalogue, text: string, platformId: string) =>
  isLinkLabel(text) || (!/[\s@./]/.test(text) && catalogue.byAlias.get(plain(text))?.id === platformId);

const linkKey = (catalogue: Catalogue, link: string) => recogniseAddress(catalogue, link, null)?.canonicalKey ?? link;

/** The links, by their keys, that more rows than one have behind what the account is called: a page that they share is nobody's account. */
export function sharedLinks(
  catalogue: Catalogue,
  rows: readonly TableRow[],
  columns: readonly ChosenColumn[],
): ReadonlySet<string> {
  const places = columns.filter(({ field }) => field === 'name' || field === 'handle' || field === 'address');
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { links } of rows) {
    if (links === undefined) continue;
    const own = new Set(places.flatMap(({ index }) => links[index] ?? []).map((link) => linkKey(catalogue, link)));
    for (const key of own) (seen.has(key) ? shared : seen).add(key);
  }
  return shared;
}

/** Words that are in no platform's name: "Sociala medier", "Webb", "Alla". */
const generalWord =
  /^(?:all[at]?|alle|flera|olika|samtliga|övrig[at]?|annat|annan|andra|diverse|various|others?|medier|media|some|kanal(?:en|er)?|channels?|plattform(?:ar)?|platforms?|webb?(?:en|sid.*|plats.*|site|page|seite)?|hemsid.*|homepage|intran[äe]t(?:et)?|internet|nätet|digital.*|online|sid(?:a|an|or))$/;

/** Whether a text that is no platform the app knows names one that it does not: not several at once, nor channels in general. */
const isOnePlatform = (catalogue: Catalogue, text: string) =>
  text !== '' &&
  !isNoPlace(text) &&
  plain(text)
    .split(' ')
    .every((word) => !generalWord.test(word) && platformNamed(catalogue, word) === undefined);

/** What a row says of where its account is. */
export interface RowPlace {
  /** The address column as it was written. */
  written: string;
  /** The platform's id, `other` where none is named. */
  platform: string;
  platformName: string;
  url: string;
  handle: string;
}

/** "Instagram: @angby", "fb: angby", "Insta @angby": a platform with a user name on it; `null` for other text. */
function namedHandle(catalogue: Catalogue, text: string): { platform: Platform; handle: string } | null {
  const [, word = '', handle = ''] =
    /^([\p{L}][\p{L} /]{0,20}?)\s*(?::\s*|\s(?=@))(@?[^\s/:]{2,60})$/u.exec(text) ?? [];
  const platform = platformNamed(catalogue, word);
  return platform !== undefined && isAccount(catalogue, handle, platform.id) ? { platform, handle } : null;
}

/** What a row's own texts say of its place, links aside. What says that there is none, and what cannot be one, is kept as text. */
function writtenPlace(
  catalogue: Catalogue,
  text: RowText,
  ofAddress: readonly ChosenColumn[],
  isOwn: boolean,
): Omit<RowPlace, 'url'> {
  const cell = text.limited('platform', lineLength);
  const address = text.limited('address', 2000);
  const handle = text.limited('handle', lineLength);
  // Where no column is for it, the account stands beside its platform's name.
  const inPlatform = address === '' && handle === '' && !isOwn ? cell : '';
  const beside = isOwn ? null : namedHandle(catalogue, address || handle || inPlatform);
  const platform =
    platformNamed(catalogue, cell) ??
    beside?.platform ??
    (cell === '' ? platformNamed(catalogue, ofAddress[0]?.heading ?? '') : undefined);
  const place = { platform: platform?.id ?? 'other', platformName: platform?.name ?? cell };
  if (beside !== null && beside.platform === platform) return { ...place, written: '', handle: beside.handle };
  const said = (field: 'address' | 'handle', given: string) => {
    // A "ja" in the address's place is nobody's name either, nor "Klicka här" in the user name's.
    const isNobodys = field === 'address' ? readYesNo(given) !== null : isOnlyLabel(catalogue, given, place.platform);
    if (isOwn || !(isNoPlace(given) || isNobodys)) return given;
    text.keep(field);
    return '';
  };
  return {
    ...place,
    written: said('address', address) || (isAddress(catalogue, inPlatform) ? inPlatform : ''),
    handle: said('handle', handle),
  };
}

/**
 * The address, the handle and the platform that a row gives. `isOwn`: the file is our own export, whose address is the account's.
 * Addresses and links of the row that are not the account's are kept as text; those that rows share are in `shared`.
 */
export function placeOf(
  catalogue: Catalogue,
  text: RowText,
  row: TableRow,
  columns: readonly ChosenColumn[],
  isOwn: boolean,
  shared: ReadonlySet<string>,
): RowPlace {
  const ofAddress = columns.filter(({ field, index }) => field === 'address' && (row.cells[index] ?? '') !== '');
  const place = writtenPlace(catalogue, text, ofAddress, isOwn);
  const { written, platform, handle } = place;
  const isHere = (address: string) => isAccount(catalogue, address, platform);
  const isAnywhere = (address: string) => isAccount(catalogue, address, 'other');
  const linkOf = (field: ImportField) =>
    columns.filter((one) => one.field === field).flatMap(({ index }) => row.links?.[index] ?? [])[0];
  const several = addressesIn(catalogue, written);
  const keyOf = (said: string) => recogniseAddress(catalogue, said, platform)?.canonicalKey;
  // A word on a known platform is a user name, unless it stands on a link to another account there: "Länk", "Facebook".
  const isLabelOf = (link: string | undefined) =>
    link !== undefined && /^[^@./]+$/.test(written) && isHere(link) && keyOf(link) !== keyOf(written);
  const isLabel = (!isOwn && isOnlyLabel(catalogue, written, platform)) || isLabelOf(linkOf('address'));
  const isAddressed = several.length > 0 || (!isLabel && keyOf(written) !== undefined);
  // "Klicka här" with a link behind it: the link is the address, but not one that was copied from another platform's row.
  const link = isAddressed ? undefined : linkOf('address');
  const isLinked = link !== undefined && !isMail(link) && (isHere(link) || !isAnywhere(link));
  // A link behind the name may lead to the account, but as often to a page about it.
  const behind = linkOf('name') ?? linkOf('handle') ?? (isLinked ? undefined : link);
  const isHandled = handle !== '' && isHere(handle);
  // On a platform that the app does not know, by the name the list gives it, no page about the account can be told from the account.
  const isNamedOther = !isOwn && platform === 'other' && isOnePlatform(catalogue, place.platformName);
  const leadsThere = (to: string) =>
    isHere(to) || (isNamedOther && /^https?:\/\//i.test(to) && !shared.has(linkKey(catalogue, to)));
  const leads = !isAddressed && !isLinked && !isHandled && behind !== undefined && leadsThere(behind);
  const address = isAddressed
    ? (ownAddress(catalogue, several, platform) ?? written)
    : ((isLinked ? link : leads ? behind : undefined) ?? '');
  // The account that a row names on its platform goes before a site that is on none.
  const isAbout =
    !isOwn && platform !== 'other' && isHandled && address !== '' && !isHere(address) && !isAnywhere(address);
  const url = isAbout ? '' : address;
  // What a link stands behind is no text that could not be understood.
  if (written !== '' && !isAddressed && url === '') text.keep('address');
  else if (written !== '' && !isAddressed) text.keepUnder(text.headings.get('address') ?? 'address', written);
  const isOther = (other: string) => !isSameAddress(catalogue, other, url);
  const others = several.filter(isOther);
  // Other columns' addresses are kept under their own headings.
  const besides = ofAddress.slice(1).flatMap(({ index }) => (row.cells[index] ?? '').split('\n').filter(isOther));
  if (isAbout) text.keep('address', isAddressed ? written : address);
  else if (others.length > 0) text.keep('address', written, others.join(' · '), 'second-address');
  // "facebook.com/bad (gamla sidan)": what stands beside the address is kept with it.
  else if (!isOwn && isAddressed && several.length === 0 && /\s/.test(written))
    text.keepUnder(text.headings.get('address') ?? 'address', written);
  if (!isOwn && besides.length > 0) text.kept['second-address'] ??= besides.join(' · ');
  if (behind !== undefined && !isSameAddress(catalogue, behind, url)) {
    text.kept['link'] = behind;
    text.keepUnder(sv.inventory.keptLink, behind);
  }
  // "Facebook, Instagram" with one address, or "Facebook" beside an address on Instagram: the address says where the account is.
  const said = text.of('platform');
  const on =
    url === '' || said === '' || text.of('address') === ''
      ? undefined
      : recogniseAddress(catalogue, url, platform)?.platform;
  if (!isOwn && on !== undefined && on !== 'other' && platformNamed(catalogue, said)?.id !== on) text.keep('platform');
  return { ...place, url };
}
