import { type Catalogue, recogniseAddress } from '../../accounts/platforms.ts';
import { readAddress } from '../../accounts/read-address.ts';
import type { CredentialSecrets } from '../contract.ts';
import type { LostPart, VaultEntry } from './entry.ts';
import type { AccountMark } from './match-accounts.ts';
import { nameOf } from './plan-credentials.ts';

/** As much as a credential holds (`CredentialSecrets`). */
const most = { line: 300, password: 1000, prose: 10_000, codes: 50, extra: 50 } as const;

/** Names under which an import keeps what tells where an entry came from; they are no part of what is compared. */
const keptAs = { address: 'Adress', folder: 'Mapp' } as const;
export const isFromImport = (name: string) => name === keptAs.address || name === keptAs.folder;

/** Codes out of a text: one a line, or several on a line where each looks like a code. */
function codesIn(text: string): string[] {
  return text
    .split(/[\n,;]+/)
    .flatMap((line) => {
      const parts = line.trim().split(/\s+/);
      return parts.length > 1 && parts.every((part) => part.length >= 6 && /\d/.test(part)) ? parts : [line.trim()];
    })
    .filter((code) => code !== '');
}

/** What of an entry is sealed, and what was too long for its place; the account keeps its own address, other ones stay beside. */
export function secretsOf(
  catalogue: Catalogue,
  entry: VaultEntry,
  accounts: ReadonlyArray<Pick<AccountMark, 'canonicalKey'>>,
): { secrets: CredentialSecrets; tooLong: LostPart[] } {
  const tooLong: LostPart[] = [];
  const within = (text: string, limit: number, name: string) => {
    if (text.length > limit) tooLong.push({ what: 'field', name, why: 'too-long' });
    return text.slice(0, limit).trim();
  };
  const keys = new Set(accounts.map(({ canonicalKey }) => canonicalKey));
  const elsewhere = entry.urls.filter((url) => {
    const recognised = recogniseAddress(catalogue, url, null);
    return recognised === null || !keys.has(recognised.canonicalKey);
  });
  const codes = codesIn(entry.recoveryCodes).map((code) => within(code, most.line, 'Återställningskoder'));
  const extra = [
    ...entry.extra,
    ...elsewhere.map((value) => ({ name: keptAs.address, value })),
    ...(entry.groupPath.length > 0 ? [{ name: keptAs.folder, value: entry.groupPath.join(' / ') }] : []),
  ].map(({ name, value }) => ({
    name: name.trim().slice(0, most.line) || 'Fält',
    value: within(value, most.prose, name),
  }));
  for (const { name } of extra.slice(most.extra)) tooLong.push({ what: 'field', name, why: 'too-long' });
  if (codes.length > most.codes) tooLong.push({ what: 'field', name: 'Återställningskoder', why: 'too-long' });
  // A password that is cut is a wrong password: rather none, and said so.
  const isPasswordWhole = entry.password.length <= most.password;
  if (!isPasswordWhole) tooLong.push({ what: 'field', name: 'Lösenord', why: 'too-long' });
  return {
    secrets: {
      login: within(entry.login, most.line, 'Inloggning'),
      password: isPasswordWhole ? entry.password : '',
      totp: entry.totp,
      recoveryCodes: codes.slice(0, most.codes),
      recoveryMail: '',
      recoveryPhone: '',
      notes: within(entry.notes, most.prose, 'Anteckning'),
      tools: [],
      extra: extra.slice(0, most.extra),
    },
    tooLong,
  };
}

/** What a credential is called where the vault is locked too: its own name, or the account's where the file only names the site. */
export function labelOf(
  entry: Pick<VaultEntry, 'title' | 'urls'>,
  accounts: ReadonlyArray<Pick<AccountMark, 'name' | 'platformName'>>,
): string {
  const [account] = accounts;
  const isSite = entry.title === '' || (!/\s/.test(entry.title) && readAddress(entry.title) !== null);
  const name =
    isSite && account !== undefined
      ? [account.name, account.platformName === '' ? '' : `(${account.platformName})`].join(' ')
      : nameOf(entry);
  return name.trim().slice(0, most.line).trim() || 'Inloggning';
}
