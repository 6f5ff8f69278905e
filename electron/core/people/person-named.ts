import type { PersonDraft } from './contract.ts';

/** A draft with only a name, or none; the rest is filled in later. */
export function personNamed(administrationId: string, name: string): PersonDraft {
  return {
    administrationId,
    unitId: null,
    name,
    title: '',
    email: '',
    emailKind: 'unknown',
    phone: '',
    phoneKind: 'unknown',
    protectedIdentity: false,
    policyReadOn: null,
    trainingOn: null,
    leavesOn: null,
    note: '',
    roles: [],
  };
}
