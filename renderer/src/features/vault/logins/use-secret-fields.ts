import { type RefObject, useMemo, useRef } from 'react';
import type { CredentialSecrets } from '#core/vault/contract.ts';
import type { SecretHandle } from '../secrets/SecretInput.tsx';
import type { PairsHandle } from './PairsField.tsx';

/** The form's secret fields as they stand in the page: what is not there is left as it was. */
export interface SecretFields {
  login: RefObject<SecretHandle | null>;
  password: RefObject<SecretHandle | null>;
  totp: RefObject<SecretHandle | null>;
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
  const password = useRef<SecretHandle>(null);
  const totp = useRef<SecretHandle>(null);
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

/** What is to be saved: only the fields that are open in the form. */
export function readSecrets(fields: SecretFields): Partial<CredentialSecrets> {
  const secrets: Partial<CredentialSecrets> = {};
  for (const name of ['login', 'password', 'totp', 'recoveryMail', 'recoveryPhone', 'notes'] as const) {
    const field = fields[name].current;
    // A password is taken as it was typed, also with a space at its end.
    if (field !== null) secrets[name] = name === 'password' ? field.read() : field.read().trim();
  }
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
