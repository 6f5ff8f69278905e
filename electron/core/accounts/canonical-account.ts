import type { AccountDraft } from './contract.ts';
import { type Catalogue, fallbackKey, platformById, recogniseAddress } from './platforms.ts';

/** The fields of an account that its address decides. */
export type AddressFields = Pick<AccountDraft, 'name' | 'platform' | 'platformName' | 'url' | 'handle' | 'note'>;

/** The account with its address recognised: platform, canonical address, handle and key. An unknown platform is kept as it was written. */
export function canonicalAccount<T extends AddressFields>(
  catalogue: Catalogue,
  account: T,
  unitName: string,
): { account: T; canonicalKey: string } {
  const byAddress = recogniseAddress(catalogue, account.url, account.platform);
  const recognised = byAddress ?? recogniseAddress(catalogue, account.handle, account.platform);
  const isNoAddress = account.url !== '' && byAddress === null;
  const platform = platformById(catalogue, recognised?.platform ?? account.platform);
  const known = {
    ...account,
    platform: recognised?.platform ?? account.platform,
    platformName: platform?.name ?? (account.platformName || (recognised?.platformName ?? '')),
    url: recognised?.url ?? '',
    handle: account.handle !== '' ? account.handle : (recognised?.handle ?? account.url.slice(0, 300)),
    // What is no address never becomes a link, and is not lost either.
    note: isNoAddress && account.handle !== '' ? `${account.note}\n${account.url}`.trim() : account.note,
  };
  const channel = known.platform === 'other' ? `other ${known.platformName}` : known.platform;
  return { account: known, canonicalKey: recognised?.canonicalKey ?? fallbackKey(channel, known.name, unitName) };
}
