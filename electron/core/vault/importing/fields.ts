import { readTotp } from '../totp.ts';
import type { VaultEntry } from './entry.ts';

const squeezed = (name: string) => name.toLocaleLowerCase('sv').replace(/[^\p{L}\p{N}]+/gu, '');

/** Names that people and services give a field of recovery codes, without spaces and signs. */
const recoveryNames =
  /^(?:2fa|tvåstegs?|twofactor|mfa)?(?:återställningskod(?:er)?|reservkod(?:er)?|säkerhetskopieringskod(?:er)?|engångskoder|backupkod(?:er)?|(?:recovery|backup|rescue|scratch|emergency)codes?|recoverykeys?)(?:2fa)?$/;

/** Names that people give a field with the key of a one-time code. */
const totpNames =
  /^(?:totp|otp|otpauth|2fa|tvåstegsverifiering|tvåfaktor|onetimepassword|engångskod|totpseed|totpsecret|totpuri|authenticator)$/;

/** Whether a field's name says that it holds recovery codes. */
function isRecoveryName(name: string): boolean {
  return recoveryNames.test(squeezed(name));
}

/** Whether a field's name says that it holds the key of a one-time code. */
function isTotpName(name: string): boolean {
  return totpNames.test(squeezed(name));
}

/** Puts the key of a one-time code where it belongs; what makes no codes here stays behind and is named. */
export function takeTotp(entry: VaultEntry, text: string, name: string): void {
  if (text.trim() === '') return;
  const read = readTotp(text);
  if ('uri' in read && entry.totp === '') entry.totp = read.uri;
  else if (!('uri' in read && read.uri === entry.totp))
    entry.losses.push({ what: 'totp', name, why: 'uri' in read ? 'no-place' : 'not-understood' });
}

/** Adds recovery codes to those that are there. */
function takeRecoveryCodes(entry: VaultEntry, text: string): void {
  if (text.trim() === '') return;
  entry.recoveryCodes = entry.recoveryCodes === '' ? text.trim() : `${entry.recoveryCodes}\n${text.trim()}`;
}

/** A field with a name of somebody's own: recovery codes and one-time keys find their place, the rest is kept beside and named. */
export function takeField(entry: VaultEntry, name: string, value: string): void {
  if (value.trim() === '') return;
  if (isRecoveryName(name)) return takeRecoveryCodes(entry, value);
  if (isTotpName(name) && entry.totp === '' && 'uri' in readTotp(value)) return takeTotp(entry, value, name);
  entry.extra.push({ name, value });
  entry.losses.push({ what: 'field', name, why: 'kept-as-extra' });
}

/** Adds an address once. */
export function takeUrl(entry: VaultEntry, url: string): void {
  const written = url.trim();
  if (written !== '' && !entry.urls.includes(written)) entry.urls.push(written);
}
