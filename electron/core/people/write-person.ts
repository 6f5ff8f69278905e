import { refreshFacts } from '../accounts/refresh-facts.ts';
import { dayOf } from '../foundation/calendar.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { keepers } from '../foundation/roles.ts';
import { searchText, sortKey } from '../foundation/text/swedish.ts';
import type { Person, PersonDraft } from './contract.ts';
import { orderName } from './rules.ts';
import { anyoneHas, insertPeople, mergedRows, personRow, readPerson, replacePerson, setRoles } from './repository.ts';
import { unitRow } from './unit-repository.ts';

/** The row to store for a person's draft. */
export function personToWrite(
  draft: PersonDraft,
  id: string,
  version: number,
  createdAt: string,
  updatedAt: string,
): Row<'person'> {
  return {
    id,
    administration_id: draft.administrationId,
    unit_id: draft.unitId,
    name: draft.name,
    sort_key: sortKey(orderName(draft.name, draft.title, draft.protectedIdentity)),
    name_key: searchText(draft.name),
    search_text: searchText(draft.name, draft.title, draft.email),
    title: draft.title,
    email: draft.email,
    email_kind: draft.emailKind,
    phone: draft.phone,
    phone_kind: draft.phoneKind,
    protected_identity: draft.protectedIdentity ? 1 : 0,
    policy_read_on: draft.policyReadOn,
    training_on: draft.trainingOn,
    leaves_on: draft.leavesOn,
    same_as: null,
    note: draft.note,
    version,
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

/** A row whose name, title or address is another, with what it is ordered and found by. */
export function withKeys(row: Row<'person'>): Row<'person'> {
  const { name, title, email } = row;
  const sorted = sortKey(orderName(name, title, row.protected_identity === 1));
  return { ...row, sort_key: sorted, search_text: searchText(name, title, email) };
}

/** Makes rows protected or not, within a transaction, and nothing else of them. */
export async function setProtection(db: Db, ids: readonly string[], isProtected: number): Promise<void> {
  for (const id of ids) {
    const row = found(await personRow(db, id));
    await replacePerson(db, withKeys({ ...row, protected_identity: isProtected }), row.version);
  }
}

/**
 * Gives the rows that were merged into a person the protection that theirs has, within a transaction: another way to write a name is the
 * way to it. Answers which had another.
 */
export async function protectMerged(db: Db, kept: Row<'person'>): Promise<string[]> {
  const other = (await mergedRows(db, kept.id)).filter((row) => row.protected_identity !== kept.protected_identity);
  const ids = other.map(({ id }) => id);
  await setProtection(db, ids, kept.protected_identity);
  return ids;
}

/** Writes what a person says of themselves where the register knew nothing, within a transaction; what it knew stays. */
export async function fillPerson(
  db: Db,
  context: Context,
  id: string,
  given: { title: string; email: string },
): Promise<void> {
  const row = found(await personRow(db, id));
  const fields = (['title', 'email'] as const).filter((field) => row[field] === '' && given[field] !== '');
  if (fields.length === 0) return;
  const said = Object.fromEntries(fields.map((field) => [field, given[field]]));
  const next = { ...row, ...said, ...(fields.includes('email') && { email_kind: 'work' as const }) };
  const updatedAt = context.clock.now().toISOString();
  await replacePerson(db, withKeys({ ...next, version: row.version + 1, updated_at: updatedAt }), row.version);
  await recordEvents(db, context, [
    { action: 'person-changed', subjectKind: 'person', subjectId: id, details: { fields } },
  ]);
}

async function checkUnit(db: Db, draft: PersonDraft): Promise<void> {
  if (draft.unitId !== null && (await unitRow(db, draft.unitId))?.administration_id !== draft.administrationId)
    throw new Refusal('unknown-unit');
}

/** Adds a person, within a transaction. Two people may share a name. */
export async function addPerson(db: Db, context: Context, draft: PersonDraft): Promise<Person> {
  await checkUnit(db, draft);
  const id = context.ids.next();
  const now = context.clock.now();
  await insertPeople(db, [personToWrite(draft, id, 1, now.toISOString(), now.toISOString())]);
  await setRoles(db, id, draft.roles);
  // The chain holds ids; a person's contact details stay out of it.
  await recordEvents(db, context, [
    { action: 'person-created', subjectKind: 'person', subjectId: id, details: { roles: draft.roles } },
  ]);
  return found(await readPerson(db, id, dayOf(now)));
}

/** Changes a person and refreshes the facts of their accounts; a last day at work changes counts and gaps at once. */
export async function updatePerson(context: Context, id: string, version: number, draft: PersonDraft): Promise<Person> {
  const now = context.clock.now();
  const person = await context.db.transaction().execute(async (db) => {
    const row = found(await personRow(db, id));
    const before = found(await readPerson(db, id, dayOf(now)));
    if (row.administration_id !== draft.administrationId) throw new Refusal('unknown-administration');
    await checkUnit(db, draft);
    const written = personToWrite(draft, id, version + 1, row.created_at, now.toISOString());
    // A merged row that is here again is a person of their own.
    const isHere = draft.leavesOn === null || draft.leavesOn >= dayOf(now);
    const kept = isHere || row.same_as === null ? undefined : await personRow(db, row.same_as);
    const next = withKeys({
      ...written,
      same_as: kept?.id ?? null,
      protected_identity: Math.max(written.protected_identity, kept?.protected_identity ?? 0),
    });
    if (!(await replacePerson(db, next, version))) throw new Refusal('changed-meanwhile');
    if (next.protected_identity !== row.protected_identity) await protectMerged(db, next);
    const hadKeeper = await anyoneHas(db, keepers, dayOf(now));
    await setRoles(db, id, draft.roles);
    if (hadKeeper && !(await anyoneHas(db, keepers, dayOf(now)))) throw new Refusal('last-keeper');
    const fields = (Object.keys(draft) as Array<keyof PersonDraft>).filter(
      (field) => JSON.stringify(before[field]) !== JSON.stringify(draft[field]),
    );
    await recordEvents(db, context, [
      { action: 'person-changed', subjectKind: 'person', subjectId: id, details: { fields } },
    ]);
    await refreshFacts(db, context, { personId: id });
    return found(await readPerson(db, id, dayOf(now)));
  });
  context.announce({ room: 'people', ids: [id] });
  context.announce({ room: 'accounts', ids: [] });
  return person;
}
