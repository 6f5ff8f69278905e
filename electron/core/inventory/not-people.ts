import { samePerson } from '../people/people-by-name.ts';
import type { ImportField } from './contract.ts';
import type { NamedPerson } from './reading/people.ts';
import type { RowAccount } from './reading/read-row.ts';
import { nothing } from './reading/row-text.ts';

/** The columns of what belongs to the first who is responsible. */
const ofResponsible = ['responsible-email', 'responsible-phone'] as const;

/**
 * An account of a row without the names that somebody has said are no person ("Biblioteket"), as `samePerson` writes them: what the row
 * says there is kept as text, as "vakant" is, and so is an address or a number that was theirs. The names go into `struck`.
 */
export function withoutPeople(account: RowAccount, notPeople: ReadonlySet<string>): RowAccount {
  if (notPeople.size === 0) return account;
  const isNobody = ({ name }: NamedPerson) => notPeople.has(samePerson(name));
  const kept = { ...account.kept };
  const importedText = { ...account.importedText };
  const notUnderstood = { ...account.notUnderstood };
  const textOf = (field: ImportField) => account.texts.get(field) ?? '';
  const keep = (field: ImportField, part: string) => {
    const heading = account.headings.get(field) ?? field;
    kept[field] = part;
    if (notUnderstood[heading] === field) return;
    notUnderstood[heading] = field;
    importedText[heading] = [importedText[heading], textOf(field)].filter(Boolean).join('\n');
  };
  const allStruck: string[] = [];
  const people = Object.entries(account.people).flatMap(([field, named]) => {
    const left = named.filter((person) => !isNobody(person));
    if (left.length === named.length) return [[field, named]];
    const struck = named.filter(isNobody).map(({ name }) => name);
    allStruck.push(...struck);
    const place = field as keyof RowAccount['people'];
    keep(place, left.length === 0 ? textOf(place) : [account.kept[place], ...struck].filter(Boolean).join(' · '));
    return left.length === 0 ? [] : [[field, left]];
  });
  const first = account.people.responsible?.[0];
  if (first !== undefined && isNobody(first))
    for (const field of ofResponsible)
      if (textOf(field) !== '' && !nothing.test(textOf(field))) keep(field, textOf(field));
  return { ...account, people: Object.fromEntries(people), struck: allStruck, kept, importedText, notUnderstood };
}
