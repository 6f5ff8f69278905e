import { type Catalogue, platformById, platformNamed, recogniseAddress } from '../../accounts/platforms.ts';
import { trimmed } from '../../accounts/read-address.ts';
import { sv } from '../../foundation/i18n/sv/index.ts';
import type { ImportField } from '../contract.ts';
import type { TableRow } from '../tables/table.ts';
import { isAddress } from './columns.ts';
import { type ChosenColumn, lineLength, type RowText } from './row-text.ts';

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
function isAccount(catalogue: Catalogue, text: string, platformId: string): boolean {
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

/** The address, the handle and the platform that a row gives. `isOwn`: the file is our own export, whose address is the account's. */
export function placeOf(
  catalogue: Catalogue,
  text: RowText,
  row: TableRow,
  columns: readonly ChosenColumn[],
  isOwn: boolean,
): RowPlace {
  const cell = text.limited('platform', lineLength);
  const heading =
    columns.find((column) => column.field === 'address' && (row.cells[column.index] ?? '') !== '')?.heading ?? '';
  const platform = platformNamed(catalogue, cell) ?? (cell === '' ? platformNamed(catalogue, heading) : undefined);
  const hint = platform?.id ?? 'other';
  const linkOf = (field: ImportField) =>
    columns.filter((one) => one.field === field).flatMap(({ index }) => row.links?.[index] ?? [])[0];
  const written = text.limited('address', 2000);
  const handle = text.limited('handle', lineLength);
  const several = addressesIn(catalogue, written);
  const isAddressed = several.length > 0 || recogniseAddress(catalogue, written, hint) !== null;
  // "Klicka här" with a link behind it: the link is the address.
  const behindAddress = linkOf('address');
  const given = isAddressed
    ? (ownAddress(catalogue, several, hint) ?? written)
    : behindAddress === undefined || isMail(behindAddress)
      ? ''
      : behindAddress;
  // A link behind the name may lead to the account, but as often to a page about it, or to the row that it was copied from.
  const behind = linkOf('name') ?? linkOf('handle');
  const isHandled = handle !== '' && isAccount(catalogue, handle, hint);
  const leads = given === '' && !isHandled && behind !== undefined && isAccount(catalogue, behind, hint);
  const address = leads ? behind : given;
  // The account that a row names on its platform goes before a site that is on none.
  const isAbout = !isOwn && hint !== 'other' && isHandled && !isAccount(catalogue, address, 'other');
  const url = isAbout ? '' : address;
  const others = several.filter((one) => one !== given);
  if (written !== '' && !isAddressed) text.keep('address');
  if (isAbout && address !== '') text.keep('address', isAddressed ? written : address);
  else if (others.length > 0) text.keep('address', written, others.join(' · '), 'second-address');
  if (behind !== undefined && !isSameAddress(catalogue, behind, url)) {
    text.kept['link'] = behind;
    text.keepUnder(sv.inventory.keptLink, behind);
  }
  return { written, platform: hint, platformName: platform?.name ?? cell, url, handle };
}
