import type { Context } from '../foundation/context.ts';
import { likeName } from '../foundation/text/like-name.ts';
import { searchText } from '../foundation/text/swedish.ts';
import { AccountStatus, type SimilarAccount } from './contract.ts';
import { accountKeys } from './lookup-repository.ts';
import { platformNamed, recogniseAddress } from './platforms.ts';

/** What somebody wants an account to be, as they wrote it; empty is not looked for. */
export interface WantedAccount {
  /** Or a title, or all that is known of it in one line, with an address among the words. */
  name: string;
  platform: string;
  address: string;
  unit: string;
}

/** What is known of a registered account, to be compared. */
export type KnownAccount = Awaited<ReturnType<typeof accountKeys>>[number];

/** More than these help nobody to choose. */
const mostShown = 20;
const inOrder: ReadonlyArray<SimilarAccount['why']> = ['address', 'handle', 'name', 'like-name', 'same-place'];

const squeezed = (text: string) => searchText(text).replace(/[^\p{L}\p{N}]+/gu, '');

const inWords = (text: string) => ` ${searchText(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

/** A shorter name than this is a part of too many words to be looked for among others. */
const shortestName = 3;

/** Whether what somebody wrote is a name or has it among its words, as a title does. */
function isNamedIn(written: string, name: string): boolean {
  const [text, sought] = [inWords(written), inWords(name)];
  return text.trim() !== '' && (text === sought || (sought.trim().length >= shortestName && text.includes(sought)));
}

/** The address that somebody wrote among other words; '' where there is none. */
const addressIn = (written: string) => written.split(/[\s,;()]+/).find((word) => /^@|[^.]\.[^.]|\//u.test(word)) ?? '';

/** Why a registered account resembles the wanted one; `null` when it does not. */
export function whySimilar(
  wanted: { name: string; handle: string; key: string; platformId: string; unit: string },
  known: Pick<KnownAccount, 'canonical_key' | 'name' | 'handle' | 'platform' | 'unit_name'>,
): SimilarAccount['why'] | null {
  if (wanted.key !== '' && known.canonical_key === wanted.key) return 'address';
  const handle = squeezed(wanted.handle);
  if (handle !== '' && squeezed(known.handle) === handle) return 'handle';
  if (isNamedIn(wanted.name, known.name)) return 'name';
  if (wanted.name.split(/[,;:()]/).some((part) => likeName(part, [known.name]) !== null)) return 'like-name';
  const isSamePlace =
    wanted.platformId !== '' &&
    known.platform === wanted.platformId &&
    searchText(wanted.unit) !== '' &&
    searchText(known.unit_name ?? '') === searchText(wanted.unit);
  return isSamePlace ? 'same-place' : null;
}

/** "Finns redan ett konto?": registered accounts that resemble a wanted one, most alike first; closed ones too, for a closed one can be the answer. */
export async function similarAccounts(
  { db, catalogue }: Pick<Context, 'db' | 'catalogue'>,
  administrationId: string,
  wanted: WantedAccount,
): Promise<SimilarAccount[]> {
  const platform = platformNamed(catalogue, wanted.platform);
  const address = wanted.address === '' ? addressIn(wanted.name) : wanted.address;
  const recognised = recogniseAddress(catalogue, address, platform?.id ?? null);
  const asked = {
    name: wanted.name,
    handle: recognised?.handle ?? (address.startsWith('@') ? address : ''),
    key: recognised?.canonicalKey ?? '',
    platformId: platform?.id ?? '',
    unit: wanted.unit,
  };
  return (await accountKeys(db, administrationId))
    .flatMap((known): SimilarAccount[] => {
      const why = whySimilar(asked, known);
      if (why === null) return [];
      const { id, name, url } = known;
      const status = AccountStatus.parse(known.status);
      return [{ id, name, platformName: known.platform_name, unitName: known.unit_name ?? '', url, status, why }];
    })
    .toSorted((a, b) => inOrder.indexOf(a.why) - inOrder.indexOf(b.why) || a.name.localeCompare(b.name, 'sv'))
    .slice(0, mostShown);
}
