import { Secret, TOTP } from 'otpauth';
import { Refusal } from '../foundation/refusal.ts';

/** The key of a time-based one-time code (RFC 6238) with everything that its service may choose. */
interface TotpKey {
  /** Base32 without padding. */
  secret: string;
  algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  digits: number;
  /** Seconds that a code lives. */
  period: number;
  issuer: string;
  label: string;
}

/** A code to type now; `secondsLeft` of `period` until the next one. */
export interface TotpCode {
  code: string;
  secondsLeft: number;
  period: number;
}

/** Why a text makes no codes: Steam's own kind, codes by counter, or no key at all. */
export type TotpFault = 'totp-steam' | 'totp-counter' | 'totp-broken';

/** Keys longer than this are no keys; characters. */
const longest = 1000;
/** RFC 4226 asks for 16 bytes, and some services give 10; below that it is a word, or half a key. */
const fewestBytes = 10;
const base32 = /^[A-Z2-7]+$/;

function isWhole(text: string | null, from: number, to: number, otherwise: number): number | null {
  if (text === null || text === '') return otherwise;
  const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return number >= from && number <= to ? number : null;
}

/** A key in base32 as people copy it: spaces, dashes, small letters and padding are no part of it. */
function plainSecret(text: string): string | null {
  const secret = text
    .replace(/[\s\u00a0-]+/g, '')
    .replace(/=+$/, '')
    .toUpperCase();
  return base32.test(secret) && Math.floor((secret.length * 5) / 8) >= fewestBytes ? secret : null;
}

function algorithmNamed(text: string | null): TotpKey['algorithm'] | null {
  const name = (text ?? 'SHA1')
    .toUpperCase()
    .replace(/^HMAC-?/, '')
    .replace('-', '');
  return name === 'SHA1' || name === 'SHA256' || name === 'SHA512' ? name : null;
}

/** KeePassXC and Google Authenticator write addresses, older KeePass plugins a list of parameters, most services the bare key. */
function readKey(text: string): TotpKey | TotpFault {
  const given = text.trim();
  if (given === '' || given.length > longest) return 'totp-broken';
  if (/^steam:/i.test(given)) return 'totp-steam';
  if (/^otpauth:/i.test(given)) return readAddress(given);
  if (/^[\w]+=[^&]*(?:&|$)/.test(given) && /(?:^|&)key=/i.test(given)) {
    const list = new URLSearchParams(given);
    return fromParameters(list.get('key'), list.get('step'), list.get('size'), list.get('otpHashMode'), '', '');
  }
  return fromParameters(given, null, null, null, '', '');
}

function readAddress(given: string): TotpKey | TotpFault {
  const address = URL.parse(given.replace(/^otpauth:\/*/i, 'https://'));
  if (address === null) return 'totp-broken';
  if (address.hostname === 'hotp') return 'totp-counter';
  const { searchParams: list } = address;
  if (/steam/i.test(list.get('encoder') ?? '') || list.get('issuer')?.toLowerCase() === 'steam') return 'totp-steam';
  if (address.hostname !== 'totp') return 'totp-broken';
  let label = address.pathname.slice(1);
  try {
    label = decodeURIComponent(label);
  } catch {
    // A lone % in a name is a character like any other.
  }
  return fromParameters(
    list.get('secret'),
    list.get('period'),
    list.get('digits'),
    list.get('algorithm'),
    list.get('issuer') ?? '',
    label,
  );
}

function fromParameters(
  secretText: string | null,
  periodText: string | null,
  digitsText: string | null,
  algorithmText: string | null,
  issuer: string,
  label: string,
): TotpKey | TotpFault {
  if (digitsText?.toUpperCase() === 'S') return 'totp-steam';
  const secret = plainSecret(secretText ?? '');
  const period = isWhole(periodText, 5, 3600, 30);
  const digits = isWhole(digitsText, 6, 8, 6);
  const algorithm = algorithmNamed(algorithmText);
  if (secret === null || period === null || digits === null || algorithm === null) return 'totp-broken';
  return { secret, algorithm, digits, period, issuer, label };
}

function asUri(key: TotpKey): string {
  const list = new URLSearchParams({
    secret: key.secret,
    ...(key.issuer !== '' && { issuer: key.issuer }),
    algorithm: key.algorithm,
    digits: String(key.digits),
    period: String(key.period),
  });
  return `otpauth://totp/${encodeURIComponent(key.label)}?${list.toString()}`;
}

/** Reads a key as an address, a list of parameters or bare base32; its one written form, or why it makes no codes. */
export function readTotp(text: string): { uri: string } | { fault: TotpFault } {
  const key = readKey(text);
  return typeof key === 'string' ? { fault: key } : { uri: asUri(key) };
}

/** The key in its one written form; refuses by name what makes no codes. */
export function checkedTotp(text: string): string {
  const read = readTotp(text);
  if ('fault' in read) throw new Refusal(read.fault);
  return read.uri;
}

/** The code at a point in time, and how long it lives; refuses by name a key that makes no codes. */
export function totpCode(text: string, now: Date): TotpCode {
  const key = readKey(text);
  if (typeof key === 'string') throw new Refusal(key);
  const totp = new TOTP({
    secret: Secret.fromBase32(key.secret),
    algorithm: key.algorithm,
    digits: key.digits,
    period: key.period,
  });
  const timestamp = now.getTime();
  return {
    code: totp.generate({ timestamp }),
    secondsLeft: Math.ceil(totp.remaining({ timestamp }) / 1000),
    period: key.period,
  };
}
