import type { Account } from '../accounts/contract.ts';
import { listChanges, readKnown } from '../accounts/take-in.ts';
import type { Context, Db } from '../foundation/context.ts';
import { searchText } from '../foundation/text/swedish.ts';
import { namesInRegister } from '../people/find-or-add.ts';
import { samePerson } from '../people/people-by-name.ts';
import { personNamed } from '../people/person-named.ts';
import { ImportField, type PlannedRow, type Take } from './contract.ts';
import { draftAfterRow, opensAgain, type RowDraft, type RowPlaces } from './draft-of-row.ts';
import { withThoseWhoHold } from './like-people.ts';
import { type ImportChoices, takeFor } from './import-choices.ts';
import { type Planned, type Taken, toldOf } from './planned-row.ts';
import { readNames } from './read-names.ts';
import { roleFields, type RowAccount } from './reading/read-row.ts';
import { withoutSecrets } from './reading/secrets.ts';
import { registerText } from './register-text.ts';
import type { InventoryNames } from './schema.ts';

/** What tells whose account it is, or belongs to a person: never a difference between two descriptions of one account. */
const elsewhere: ReadonlySet<ImportField> = new Set([
  'ignore',
  'extra',
  'administration',
  'responsible-email',
  'responsible-phone',
]);
const compared = ImportField.options.filter((field) => !elsewhere.has(field));

/** What an account would be called and say after a row, field by field: the register's words beside the list's. */
function differencesOf(
  before: Account,
  after: RowDraft,
  row: RowAccount,
  names: InventoryNames,
): PlannedRow['differs'] {
  const now: Account = { ...before, ...after.draft, status: after.status };
  // What the register has of old is not told here either.
  const short = (text: string) => withoutSecrets(text).slice(0, 300);
  const fields = compared.map((field) => ({
    field,
    heading: row.headings.get(field) ?? '',
    first: short(registerText(before, field, names)),
    second: short(registerText(now, field, names)),
  }));
  const changed = fields.filter(({ first, second }) => first !== second);
  const texts = Object.entries(after.importedText)
    .filter(([heading, text]) => short(before.importedText[heading] ?? '') !== short(text))
    .map(([heading, text]) => {
      const field = row.notUnderstood[heading] ?? ('extra' as const);
      const told = { field, heading, first: short(before.importedText[heading] ?? ''), second: short(text) };
      const register = field === 'extra' ? '' : short(registerText(before, field, names));
      // Beside what was understood of the same cell, the text is all that is told here.
      const isField = register === '' || changed.some((one) => one.field === field);
      return isField ? told : { ...told, first: register, asText: true };
    });
  return [...changed, ...texts];
}

/**
 * What of a row is taken for a registered account: all of it, nothing, or what the register has nothing of. Whoever bears a duty
 * already is named along, for an e-mail address or a number that the register lacks.
 */
function rowTaken(
  before: Account,
  row: RowAccount,
  take: Take,
  names: InventoryNames,
  personId: RowPlaces['personId'],
): RowAccount {
  if (take === 'second') return row;
  const bears = (field: string, name: string) =>
    take === 'fill' &&
    before.roles.some(
      ({ role, personId: id }) => role === roleFields[field as keyof typeof roleFields] && id === personId(name),
    );
  const isTaken = (field: ImportField) => take === 'fill' && registerText(before, field, names) === '';
  const { newAddress, ...described } = row;
  return {
    ...described,
    ...(newAddress !== undefined && isTaken('address') && { newAddress }),
    unit: isTaken('unit') ? row.unit : '',
    handle: take === 'fill' ? row.handle : '',
    goals: take === 'fill' ? row.goals : [],
    people: Object.fromEntries(
      Object.entries(row.people).map(([field, people]) => [
        field,
        people.filter(({ name }) => isTaken(field as ImportField) || bears(field, name)),
      ]),
    ),
    texts: new Map([...row.texts].filter(([field]) => isTaken(field))),
    importedText: Object.fromEntries(
      Object.entries(row.importedText).filter(([heading]) => {
        const field = row.notUnderstood[heading];
        return take === 'fill' && before.importedText[heading] === undefined && (field === undefined || isTaken(field));
      }),
    ),
  };
}

/** Where a row's names lead; those that are not there yet get a place of their own, so that they can be told. */
async function readPlaces(db: Db, context: Context, administrationId: string) {
  const read = await readNames(db, context, administrationId);
  const names = { ...read, units: new Map(read.units), people: new Map(read.people) };
  const { units, findPerson } = await namesInRegister(db, context, administrationId);
  const unitId = (name: string) => {
    const id = units.get(searchText(name)) ?? `new ${searchText(name)}`;
    if (!names.units.has(id)) names.units.set(id, name);
    return id;
  };
  const personId = (name: string) => {
    const id = findPerson(name)?.id ?? `new ${samePerson(name)}`;
    if (!names.people.has(id)) names.people.set(id, personNamed(administrationId, name));
    return id;
  };
  const placesOf = ({ unit }: RowAccount): RowPlaces => ({
    administrationId,
    unitId: unit === '' ? null : unitId(unit),
    personId,
    kind: 'official',
  });
  const isNew = (name: string) => findPerson(name) === undefined;
  return { names, placesOf, isNew };
}

/**
 * Holds the rows of accounts that are registered against what the register says: what each would change, what of it is
 * taken by what was chosen (the list's word where nothing was), and whether anything is written at all. As many, in the same order.
 */
export async function compareKnown(
  db: Db,
  context: Context,
  administrationId: string,
  rows: readonly Taken[],
  choices: ImportChoices,
): Promise<Planned[]> {
  const known = rows.flatMap((row) => (row.accountId === null ? [] : [{ ...row, accountId: row.accountId }]));
  if (known.length === 0) return [...rows];
  const { names, placesOf, isNew } = await readPlaces(db, context, administrationId);
  const accounts = new Map(
    (
      await readKnown(
        db,
        known.map(({ accountId }) => accountId),
      )
    ).map((one) => [one.id, one]),
  );
  return rows.map((row): Planned => {
    const before = accounts.get(row.accountId ?? '');
    if (before === undefined) return row;
    // A protected name is told nowhere else than at the person.
    const holders = before.roles.flatMap(({ personId }) => {
      const person = names.people.get(personId);
      return person === undefined || person.protectedIdentity ? [] : [person.name];
    });
    const whole = withThoseWhoHold(row.account, holders, isNew);
    const planned = whole === row.account ? row : { ...row, account: whole, fate: { ...row.fate, ...toldOf(whole) } };
    const after = (row: RowAccount, opens: boolean | undefined) =>
      draftAfterRow(before, row, { ...placesOf(row), opensAgain: opens }, names);
    const take = takeFor(choices, planned.fate.row, planned.fate.key) ?? choices.known ?? 'second';
    const asListSays = after(planned.account, true);
    const isOpened = take === 'second' && opensAgain(before, asListSays.status);
    const account = rowTaken(before, planned.account, take, names, placesOf(planned.account).personId);
    return {
      ...planned,
      account,
      opensAgain: isOpened,
      fate: {
        ...planned.fate,
        differs: differencesOf(before, asListSays, planned.account, names).map((one) =>
          one.field === 'status' && isOpened && choices.opensAgain !== true ? { ...one, stands: true } : one,
        ),
        take,
        unchanged: listChanges(before, after(account, choices.opensAgain)).length === 0,
      },
    };
  });
}
