import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { ContactKind } from '../foundation/contract.ts';
import { Role } from '../foundation/roles.ts';
import { wordsIn } from '../foundation/i18n/index.ts';
import { bestFirst, likePattern, searchText, searchWords } from '../foundation/text/swedish.ts';
import type { Lack, Person, PersonChoice } from './contract.ts';
import { shownName } from './rules.ts';

const accountCount = sql<number>`(select count(distinct account_id) from (
  select account_id from account_role where person_id = person.id
  union select account_id from account_access where person_id = person.id) as tied
  where account_id in (select id from account where voided_at is null and status <> 'closed'))`;

/** A protected person without a title; Swedish wherever it is read, for it is the law's own term. */
/** What stands for somebody with skyddade personuppgifter who has no title. */
export const protectedWords = wordsIn('sv')('people.protected.name');

const people = (db: Db) =>
  db
    .selectFrom('person')
    .leftJoin('unit', 'unit.id', 'person.unit_id')
    .leftJoin('person as kept', 'kept.id', 'person.same_as')
    .selectAll('person')
    .select([
      'unit.name as unit_name',
      'kept.name as kept_name',
      'kept.title as kept_title',
      'kept.protected_identity as kept_protected',
      accountCount.as('account_count'),
    ]);

type PersonRow = Row<'person'> & {
  unit_name: string | null;
  account_count: number;
  kept_name: string | null;
  kept_title: string | null;
  kept_protected: number | null;
};

function sameAsOf(row: PersonRow): Person['sameAs'] {
  const { same_as: id, kept_name: name, kept_title: title, kept_protected: hidden } = row;
  if (id === null || name === null || title === null || hidden === null) return null;
  return { id, name: shownName({ name, title, protected_identity: hidden }, protectedWords) };
}

async function toPeople(db: Db, rows: readonly PersonRow[], today: string): Promise<Person[]> {
  const ids = rows.map((row) => row.id);
  const roles =
    ids.length === 0 ? [] : await db.selectFrom('person_role').selectAll().where('person_id', 'in', ids).execute();
  return rows.map((row) => ({
    id: row.id,
    administrationId: row.administration_id,
    unitId: row.unit_id,
    unitName: row.unit_name ?? '',
    name: row.name,
    title: row.title,
    email: row.email,
    emailKind: row.email_kind as ContactKind,
    phone: row.phone,
    phoneKind: row.phone_kind as ContactKind,
    protectedIdentity: row.protected_identity === 1,
    policyReadOn: row.policy_read_on,
    trainingOn: row.training_on,
    leavesOn: row.leaves_on,
    note: row.note,
    roles: roles
      .filter((role) => role.person_id === row.id)
      .map((role) => Role.parse(role.role))
      .toSorted(),
    version: row.version,
    active: row.leaves_on === null || row.leaves_on >= today,
    sameAs: sameAsOf(row),
    accountCount: Number(row.account_count),
  }));
}

/** That a person, or a row that was merged into theirs, has every word of what is typed, as accounts and cases are searched. */
function hasEvery(typed: string): RawBuilder<boolean> {
  const words = searchWords(typed);
  if (words.length === 0) return sql`1 = 1`;
  const all = sql.join(
    words.map((word) => sql`search_text like ${likePattern(word)} escape '\\'`),
    sql` and `,
  );
  return sql`person.id in (
    select id from person where ${all} union select same_as from person where same_as is not null and ${all})`;
}

/** One page of people and how many there are in all. */
export async function listPeople(
  db: Db,
  input: {
    administrationId: string;
    text: string;
    show: 'active' | 'leaving' | 'ended' | 'all';
    unitId: string | null;
    lacks: readonly Lack[];
    sort: 'name' | 'unit' | 'accounts' | 'leaves';
    descending: boolean;
    offset: number;
    limit: number;
  },
  today: string,
): Promise<{ rows: Person[]; total: number }> {
  const direction = input.descending ? 'desc' : 'asc';
  const shown = people(db)
    .where('person.administration_id', '=', input.administrationId)
    .where(hasEvery(input.text))
    .$if(input.unitId !== null, (query) => query.where('person.unit_id', '=', input.unitId))
    .$if(input.lacks.length > 0, (query) =>
      query.where((eb) =>
        eb.or(
          input.lacks.map((lack) => {
            if (lack !== 'contact-kind')
              return eb(lack === 'policy' ? 'person.policy_read_on' : 'person.training_on', 'is', null);
            const isUnknown = (what: 'email' | 'phone') =>
              eb.and([eb(`person.${what}`, '!=', ''), eb(`person.${what}_kind`, '=', 'unknown')]);
            return eb.or([isUnknown('email'), isUnknown('phone')]);
          }),
        ),
      ),
    )
    .$if(input.show === 'active', (query) =>
      query.where((eb) => eb.or([eb('person.leaves_on', 'is', null), eb('person.leaves_on', '>=', today)])),
    )
    .$if(input.show === 'leaving', (query) => query.where('person.leaves_on', '>=', today))
    .$if(input.show === 'ended', (query) =>
      query.where('person.leaves_on', '<', today).where('person.same_as', 'is', null),
    );
  const { count } = await shown
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await shown
    // Those without a unit come first, those without a last day last; the databases disagree about null.
    .$if(input.sort === 'unit', (query) => query.orderBy(sql`coalesce(unit.sort_key, '')`, direction))
    .$if(input.sort === 'accounts', (query) => query.orderBy(accountCount, direction))
    .$if(input.sort === 'leaves', (query) => query.orderBy(sql`coalesce(person.leaves_on, '9999')`, direction))
    .orderBy('person.sort_key', input.sort === 'name' ? direction : 'asc')
    .orderBy('person.id')
    .limit(input.limit)
    .offset(input.offset)
    .execute();
  const page = await toPeople(db, rows, today);
  return { rows: page.map(withoutProtected), total: Number(count) };
}

/** A row of the list as everybody may see it. */
function withoutProtected(person: Person): Person {
  if (!person.protectedIdentity) return person;
  return { ...person, name: person.title === '' ? protectedWords : person.title, email: '', phone: '', note: '' };
}

/** One person; `undefined` when there is none. */
export async function readPerson(db: Db, id: string, today: string): Promise<Person | undefined> {
  const row = await people(db).where('person.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : (await toPeople(db, [row], today))[0];
}

const choiceColumns = [
  'person.id',
  'person.name',
  'person.title',
  'person.protected_identity',
  'person.leaves_on',
  'unit.name as unit_name',
] as const;

/** People to choose among: best match of what is typed first, and of equals those who are here. */
export async function personChoices(
  db: Db,
  administrationId: string,
  text: string,
  limit: number,
  today: string,
): Promise<PersonChoice[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('unit', 'unit.id', 'person.unit_id')
    .select(choiceColumns)
    .where('person.administration_id', '=', administrationId)
    // What a merged row is called leads to whom it is now.
    .where('person.same_as', 'is', null)
    .where(hasEvery(text))
    .orderBy(sql`case when person.leaves_on is null or person.leaves_on >= ${today} then 0 else 1 end`)
    .orderBy('person.sort_key')
    // What is typed is answered by the best of all who have it, not of the first in the alphabet.
    .$if(text.trim() === '', (query) => query.limit(limit))
    .execute();
  const choices = rows.map((row) => toChoice(row, today));
  return bestFirst(choices, text).slice(0, limit);
}

/** Names for ids, in the order of the ids; unknown ids are left out. */
export async function namedPeople(db: Db, ids: readonly string[], today: string): Promise<PersonChoice[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .leftJoin('unit', 'unit.id', 'person.unit_id')
    .select(choiceColumns)
    .where('person.id', 'in', ids)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, toChoice(row, today)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function toChoice(
  row: Pick<Row<'person'>, 'id' | 'name' | 'title' | 'protected_identity' | 'leaves_on'> & { unit_name: string | null },
  today: string,
): PersonChoice {
  return {
    id: row.id,
    name: shownName(row, protectedWords),
    unitName: row.unit_name ?? '',
    active: row.leaves_on === null || row.leaves_on >= today,
  };
}

export async function insertPeople(db: Db, rows: ReadonlyArray<Row<'person'>>): Promise<void> {
  await insertRows(db, 'person', rows);
}

/** Deletes a person whom nothing names. */
export async function deletePerson(db: Db, id: string): Promise<void> {
  await db.deleteFrom('person').where('id', '=', id).execute();
}

/** Replaces a person's columns if the version is still the one seen; `false` when somebody was first. */
export async function replacePerson(db: Db, { id, ...columns }: Row<'person'>, seenVersion: number): Promise<boolean> {
  const result = await db
    .updateTable('person')
    .set(columns)
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function personRow(db: Db, id: string): Promise<Row<'person'> | undefined> {
  return await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function setRoles(db: Db, personId: string, roles: readonly Role[]): Promise<void> {
  await db.deleteFrom('person_role').where('person_id', '=', personId).execute();
  if (roles.length > 0)
    await db
      .insertInto('person_role')
      .values(roles.map((role) => ({ person_id: personId, role })))
      .execute();
}

/** Whether somebody who is here has one of these roles; `but` does not count. */
export async function anyoneHas(db: Db, roles: readonly Role[], today: string, but = ''): Promise<boolean> {
  const row = await db
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .select('person.id')
    .where('person_role.role', 'in', roles)
    .where('person.id', '!=', but)
    .where((eb) => eb.or([eb('person.leaves_on', 'is', null), eb('person.leaves_on', '>=', today)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Strateg, kommunikatör and arkivarie of every administration, those who are here (E6). */
export async function contacts(db: Db, today: string) {
  return await db
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .innerJoin('administration', 'administration.id', 'person.administration_id')
    .select([
      'administration.id as administration_id',
      'administration.name as administration_name',
      'person_role.role',
    ])
    .select([
      'person.id',
      'person.name',
      'person.title',
      'person.email',
      'person.email_kind',
      'person.phone',
      'person.phone_kind',
      'person.protected_identity',
    ])
    .where('person_role.role', 'in', ['strategist', 'communicator', 'archivist'])
    .where((eb) => eb.or([eb('person.leaves_on', 'is', null), eb('person.leaves_on', '>=', today)]))
    .orderBy('administration.sort_key')
    .orderBy('person_role.role')
    .orderBy('person.sort_key')
    .execute();
}

/** People whose last day at work was before a day, and who still have an address or a telephone number. */
export async function peopleWithOldContacts(
  db: Db,
  administrationId: string,
  before: string,
): Promise<Array<Row<'person'>>> {
  return await db
    .selectFrom('person')
    .selectAll()
    .where('administration_id', '=', administrationId)
    .where('leaves_on', '<', before)
    .where((eb) => eb.or([eb('email', '!=', ''), eb('phone', '!=', '')]))
    .execute();
}

/**
 * An administration's persons by normalised name, where the name of a merged row is whom it is now; of several with one name, one who is
 * here, then one whose own name it is, the first registered.
 */
export async function peopleByName(db: Db, administrationId: string, today: string) {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name_key', 'email', 'phone', 'unit_id', 'protected_identity', 'leaves_on', 'same_as'])
    .where('administration_id', '=', administrationId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const named = rows.map(({ name_key: name, ...row }) => {
    const person = byId.get(row.same_as ?? row.id) ?? row;
    const isHere = person.leaves_on === null || person.leaves_on >= today;
    return { name, person, rank: (isHere ? 2 : 0) + (person.id === row.id ? 1 : 0) };
  });
  // The last of a name stands.
  return new Map(named.toSorted((a, b) => a.rank - b.rank).map(({ name, person }) => [name, person]));
}

/** The rows that were merged into one. */
export async function mergedRows(db: Db, kept: string): Promise<Array<Row<'person'>>> {
  return await db.selectFrom('person').selectAll().where('same_as', '=', kept).execute();
}

/** The row that each of some merged rows stands for now; the others are not in it. */
export async function keptRows(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  // An empty list is nothing that PostgreSQL can look in.
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'same_as'])
    .where('id', 'in', ids)
    .where('same_as', 'is not', null)
    .execute();
  return new Map(rows.flatMap(({ id, same_as: kept }) => (kept === null ? [] : [[id, kept] as const])));
}

/** Makes rows that were merged into one stand for another, all of them or some; answers which. */
export async function moveMerged(db: Db, from: string, to: string, some?: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('person').select('id').where('same_as', '=', from).where('id', '!=', to).execute();
  const ids = rows.map(({ id }) => id).filter((id) => some?.includes(id) ?? true);
  if (ids.length > 0) await db.updateTable('person').set({ same_as: to }).where('id', 'in', ids).execute();
  return ids;
}

/** Everything about people that a report needs, by id. */
export async function peopleOfAdministration(db: Db, administrationId: string): Promise<Array<Row<'person'>>> {
  return await db.selectFrom('person').selectAll().where('administration_id', '=', administrationId).execute();
}

/** Fills a person's empty contact fields. */
export async function fillContacts(
  db: Db,
  id: string,
  contacts: { email?: string; email_kind?: ContactKind; phone?: string; phone_kind?: ContactKind },
  updatedAt: string,
): Promise<void> {
  await db
    .updateTable('person')
    .set((eb) => ({
      ...contacts,
      ...(contacts.email !== undefined && {
        search_text: eb(eb.ref('search_text'), '||', `\n${searchText(contacts.email)}`),
      }),
      version: eb('version', '+', 1),
      updated_at: updatedAt,
    }))
    .where('id', '=', id)
    .execute();
}
