import type { Credential, CredentialDraft } from '#core/vault/contract.ts';

/** The clear fields of a login as its form begins from them. */
export function draftOf(credential: Credential): CredentialDraft {
  return {
    label: credential.label,
    kind: credential.kind,
    accountIds: credential.accounts.map(({ id }) => id),
    ownership: 'organisation',
    recoveryMailIsPrivate: credential.recoveryMail === 'private',
    recoveryPhoneIsPrivate: credential.recoveryPhone === 'private',
    secondFactorPersonId: credential.secondFactorPersonId,
    recoveryPersonId: credential.recoveryPersonId,
  };
}

/** What of a login can be told apart in the clear; `other` is a secret that leaves no trace in it. */
export type Differing = 'label' | 'kind' | 'accounts' | 'password' | 'secondFactor' | 'recovery' | 'other';

/** What the newest version of a login has other than the one that a form began from. */
export function differing(begun: Credential, newest: Credential): Differing[] {
  const of = (one: Credential): Record<Exclude<Differing, 'other'>, unknown> => ({
    label: one.label,
    kind: one.kind,
    accounts: one.accounts.map(({ id }) => id).toSorted(),
    password: [one.hasPassword, one.rotatedAt],
    secondFactor: [one.hasTotp, one.recoveryCodeCount, one.secondFactorPersonId],
    recovery: [one.recoveryMail, one.recoveryPhone, one.recoveryPersonId],
  });
  const [before, after] = [of(begun), of(newest)];
  const fields = (Object.keys(before) as Array<keyof typeof before>).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return fields.length === 0 ? ['other'] : fields;
}

/** What somebody has typed on top of the newest: a field that they left as it was follows the newest. */
export function onTopOf(typed: CredentialDraft, begun: CredentialDraft, newest: CredentialDraft): CredentialDraft {
  const isUntouched = (field: keyof CredentialDraft) => JSON.stringify(typed[field]) === JSON.stringify(begun[field]);
  return Object.fromEntries(
    (Object.keys(typed) as Array<keyof CredentialDraft>).map((field) => [
      field,
      isUntouched(field) ? newest[field] : typed[field],
    ]),
  ) as CredentialDraft;
}
