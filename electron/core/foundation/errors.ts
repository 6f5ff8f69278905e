import './jitless.ts';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

/**
 * Everything the core can refuse, by a stable code. The wording is in `i18n/…/refusal` in every language;
 * a code without words does not compile, and no screen ever shows `error.message`.
 */
export const RefusalCode = z.enum([
  'not-found',
  'not-allowed',
  'changed-meanwhile',
  'already-exists',
  'account-already-registered',
  'account-voided',
  'unit-in-use',
  'person-in-use',
  'last-keeper',
  'unknown-person',
  'unknown-unit',
  'unknown-administration',
  'end-date-needed',
  'contract-needed',
  'access-model-not-there',
  'person-has-left',
  'bulk-changed-since',
  'bulk-undone-already',
  'reason-needed',
  'database-newer',
  'database-damaged',
  'database-missing',
  'disk-full',
  'disk-read-only',
  'disk-failing',
  'data-folder-busy',
  'data-folder-on-network',
  'data-folder-synchronised',
  'read-only-beside-running-app',
  'file-too-large',
  'file-unpacks-too-large',
  'file-too-many-rows',
  'file-not-a-table',
  'file-encrypted',
  'file-damaged',
  'file-old-excel',
  'file-empty',
  'file-unclosed-quote',
  'file-unknown-encoding',
  'file-without-header',
  'file-token-unknown',
  'file-not-an-inventory',
  'import-without-name-or-address',
  'import-cancelled',
  'backup-damaged',
  'backup-not-ours',
  'backup-missing',
  'vault-file-too-large',
  'vault-file-password-needed',
  'vault-file-wrong-password',
  'vault-file-bad-key-file',
  'vault-file-damaged',
  'vault-file-not-such',
  'vault-file-unsupported',
  'vault-file-account-restricted',
  'vault-file-heavy',
  'totp-steam',
  'totp-counter',
  'totp-broken',
  'not-introduced',
  'internal',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** Values that a refusal's wording may name: counts, file names, dates. Never a secret. */
export const RefusalValues = z.record(z.string(), z.union([z.string(), z.number()]));
export type RefusalValues = z.infer<typeof RefusalValues>;

/** What crosses the contract when the core says no. */
export const RefusalData = z.object({ code: RefusalCode, values: RefusalValues });

export { Refusal };

/** Returns the value, or refuses with `not-found`. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Refusal('not-found');
  return value;
}
