import { type RefObject, useMemo, useRef } from 'react';
import type { CredentialSecrets } from '#core/vault/contract.ts';
import type { SecretHandle } from '../secrets/SecretInput.tsx';
import type { PairsHandle } from './PairsField.tsx';
import type { ReplacedHandle } from './ReplacedField.tsx';

/** The form's secret fields as they stand in the page: what is not there is left as it was. */
export interface SecretFields {
  login: RefObject<SecretHandle | null>;
  password: RefObject<ReplacedHandle | null>;
  totp: RefObject<ReplacedHandle | null>;
  recoveryCodes: RefObject<SecretHandle | null>;
  recoveryMail: RefObject<SecretHandle | null>;
  recoveryPhone: RefObject<SecretHandle | null>;
  notes: RefObject<SecretHandle | null>;
  tools: RefObject<PairsHandle | null>;
  extra: RefObject<PairsHandle | null>;
}

/** Handles for every secret field of the form. */
export function useSecretFields(): SecretFields {
  const login = useRef<SecretHandle>(null);
  const password = useRef<ReplacedHandle>(null);
  const totp = useRef<ReplacedHandle>(null);
  const recoveryCodes = useRef<SecretHandle>(null);
  const recoveryMail = useRef<SecretHandle>(null);
  const recoveryPhone = useRef<SecretHandle>(null);
  const notes = useRef<SecretHandle>(null);
  const tools = useRef<PairsHandle>(null);
  const extra = useRef<PairsHandle>(null);
  return useMemo(
    () => ({ login, password, totp, recoveryCodes, recoveryMail, recoveryPhone, notes, tools, extra }),
    [],
  );
}

/** What is to be saved: only what is open in the form, or is to go. */
export function readSecrets(fields: SecretFields): Partial<CredentialSecrets> {
  const secrets: Partial<CredentialSecrets> = {};
  for (const name of ['login', 'recoveryMail', 'recoveryPhone', 'notes'] as const) {
    const field = fields[name].current;
    if (field !== null) secrets[name] = field.read().trim();
  }
  // A password is taken as it was typed, also with a space at its end.
  const password = fields.password.current?.read() ?? null;
  if (password !== null) secrets.password = password;
  const totp = fields.totp.current?.read() ?? null;
  if (totp !== null) secrets.totp = totp.trim();
  const codes = fields.recoveryCodes.current;
  if (codes !== null)
    secrets.recoveryCodes = codes
      .read()
      .split(/[\n,;]+/)
      .map((code) => code.trim())
      .filter((code) => code !== '');
  const tools = fields.tools.current?.read();
  if (tools !== undefined) secrets.tools = tools.map(({ name, value }) => ({ name, note: value }));
  const extra = fields.extra.current?.read();
  if (extra !== undefined) secrets.extra = extra;
  return secrets;
}
