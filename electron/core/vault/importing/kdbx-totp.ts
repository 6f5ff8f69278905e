import type { KdbxEntryField } from 'kdbxweb';
import type { VaultEntry } from './entry.ts';
import { takeTotp } from './fields.ts';

type Fields = ReadonlyMap<string, KdbxEntryField>;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes in base32 (RFC 4648), without padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** KeePass 2.47 and later write the key in one of four ways. */
const keyWays: ReadonlyArray<readonly [string, (text: string) => string]> = [
  ['TimeOtp-Secret-Base32', (text) => text],
  ['TimeOtp-Secret-Hex', (text) => base32(Buffer.from(text.replace(/\s+/g, ''), 'hex'))],
  ['TimeOtp-Secret-Base64', (text) => base32(Buffer.from(text, 'base64'))],
  ['TimeOtp-Secret', (text) => base32(Buffer.from(text, 'utf8'))],
];

/** Takes the one-time key of KeePass itself and of its older plugin; answers the names of the fields that it stood in. */
export function takeOneTimeFields(
  entry: VaultEntry,
  fields: Fields,
  textOf: (field: KdbxEntryField | undefined) => string,
): Set<string> {
  const used = new Set<string>();
  const text = (name: string) => {
    if (fields.has(name)) used.add(name);
    return textOf(fields.get(name)).trim();
  };
  for (const [name, asBase32] of keyWays) {
    const key = text(name);
    if (key === '') continue;
    const list = new URLSearchParams({
      secret: asBase32(key),
      period: text('TimeOtp-Period') || '30',
      digits: text('TimeOtp-Length') || '6',
      algorithm: text('TimeOtp-Algorithm') || 'SHA1',
    });
    takeTotp(entry, `otpauth://totp/?${list.toString()}`, name);
  }
  const seed = text('TOTP Seed');
  if (seed !== '') {
    // "30;6" or "30;S" for Steam.
    const [period = '30', digits = '6'] = text('TOTP Settings').split(';');
    const list = new URLSearchParams({ key: seed, step: period, size: digits });
    takeTotp(entry, list.toString(), 'TOTP Seed');
  }
  for (const name of fields.keys())
    if (name.startsWith('HmacOtp-')) {
      if (![...used].some((one) => one.startsWith('HmacOtp-')))
        entry.losses.push({ what: 'totp', name, why: 'not-understood' });
      used.add(name);
    }
  return used;
}
