import { samePerson } from '../people/people-by-name.ts';
import { type ImportChoices, takeFor } from './import-choices.ts';
import type { Taken } from './planned-row.ts';
import { isSameContact, type NamedPerson, readEmail, readPhone, saysContact } from './reading/people.ts';
import type { RowAccount } from './reading/read-row.ts';

type Contact = 'email' | 'phone';

/** What the register knows of somebody whom a list names. */
interface KnownPerson {
  id: string;
  email: string;
  phone: string;
  protected_identity: number;
}

const columnOf = { email: 'responsible-email', phone: 'responsible-phone' } as const;
const read = { email: readEmail, phone: readPhone };

/** A cell that names somebody with skyddade personuppgifter, kept without who it is and how they are reached: everybody reads an account's text. */
function withoutProtected(account: RowAccount, field: keyof RowAccount['people']): void {
  const heading = account.headings.get(field) ?? field;
  if (account.importedText[heading] === undefined) return;
  const rest = (account.kept[field]?.split(' · ') ?? []).filter((part) => !saysContact(part)).join(' · ');
  if (rest === '') {
    delete account.kept[field];
    delete account.importedText[heading];
    delete account.notUnderstood[heading];
  } else {
    account.kept[field] = rest;
    account.importedText[heading] = rest;
  }
}

/**
 * The rows of one administration, where an address or a number of somebody who has another, in the register or from an earlier row, is kept
 * as text on the row's account: a person keeps the one that is theirs, and nothing that the list says is lost. But how somebody with
 * skyddade personuppgifter is reached is nobody's to read on an account. As many, in the same order.
 */
export function keepOtherContacts(
  rows: readonly Taken[],
  findPerson: (name: string) => KnownPerson | undefined,
  choices: ImportChoices,
): Taken[] {
  const theirs = new Map<string, { email: string; phone: string }>();
  return rows.map((planned): Taken => {
    const isProtected = ({ name }: NamedPerson) => findPerson(name)?.protected_identity === 1;
    const isReached = ({ email, phone }: NamedPerson) => email !== '' || phone !== '';
    const named = Object.values(planned.account.people).flat();
    if (!named.some((person) => isReached(person) || isProtected(person))) return planned;
    // Of a row that is not taken nobody gets anything.
    const isLeft =
      planned.accountId !== null &&
      (takeFor(choices, planned.fate.row, planned.fate.key) ?? choices.known ?? 'second') === 'first';
    const account: RowAccount = {
      ...planned.account,
      kept: { ...planned.account.kept },
      importedText: { ...planned.account.importedText },
      notUnderstood: { ...planned.account.notUnderstood },
    };
    const keep = (field: keyof RowAccount['people'], contact: Contact, said: string) => {
      // Where no column for addresses or numbers says it, it stands beside the name.
      const column = Object.values(columnOf).find((one) => read[contact](account.texts.get(one) ?? '') === said);
      const place = (field === 'responsible' ? column : undefined) ?? field;
      const heading = account.headings.get(place) ?? place;
      const isThere = (text: string | undefined) => text?.includes(said) === true;
      if (!isThere(account.kept[place])) account.kept[place] = [account.kept[place], said].filter(Boolean).join(' · ');
      if (!isThere(account.importedText[heading]))
        account.importedText[heading] = [account.importedText[heading], said].filter(Boolean).join('\n');
      account.notUnderstood[heading] = place;
    };
    const withoutOthers = (field: keyof RowAccount['people'], person: NamedPerson): NamedPerson => {
      const here = findPerson(person.name);
      const key = here?.id ?? samePerson(person.name);
      const has = theirs.get(key) ?? { email: here?.email ?? '', phone: here?.phone ?? '' };
      const after = { ...person };
      for (const contact of ['email', 'phone'] as const) {
        if (person[contact] === '') continue;
        if (has[contact] === '') {
          if (!isLeft) theirs.set(key, Object.assign(has, { [contact]: person[contact] }));
        } else if (!isSameContact(has[contact], person[contact])) {
          if (here?.protected_identity !== 1) keep(field, contact, person[contact]);
          after[contact] = '';
        }
      }
      return after;
    };
    account.people = Object.fromEntries(
      (Object.entries(account.people) as Array<[keyof RowAccount['people'], NamedPerson[]]>).map(([field, people]) => [
        field,
        people.map((person) => withoutOthers(field, person)),
      ]),
    );
    for (const [field, people] of Object.entries(account.people))
      if (people.some(isProtected)) withoutProtected(account, field as keyof RowAccount['people']);
    return { ...planned, account, fate: { ...planned.fate, kept: account.kept } };
  });
}
