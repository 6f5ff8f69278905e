import { z } from 'zod';
import type { Person, PersonDraft } from '#core/people/contract.ts';

/** The part of a person that a form changes. */
export function draftOf(person: Person): PersonDraft {
  return {
    administrationId: person.administrationId,
    unitId: person.unitId,
    name: person.name,
    title: person.title,
    email: person.email,
    emailKind: person.emailKind,
    phone: person.phone,
    phoneKind: person.phoneKind,
    protectedIdentity: person.protectedIdentity,
    policyReadOn: person.policyReadOn,
    trainingOn: person.trainingOn,
    leavesOn: person.leavesOn,
    note: person.note,
    roles: person.roles,
  };
}

/** What hinders a save, by field. */
export function draftProblems(draft: PersonDraft): {
  name: boolean;
  title: boolean;
  email: boolean;
  any: boolean;
} {
  const email = draft.email.trim();
  const problems = {
    name: draft.name.trim() === '',
    title: draft.protectedIdentity && draft.title.trim() === '',
    email: email !== '' && !z.email().safeParse(email).success,
  };
  return { ...problems, any: Object.values(problems).some(Boolean) };
}

/** The draft as the core wants it: an address pasted with spaces is still an address. */
export function toSend(draft: PersonDraft): PersonDraft {
  return { ...draft, email: draft.email.trim() };
}
