import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { ContactKind } from '../foundation/contract.ts';
import { dayOf } from '../foundation/calendar.ts';
import { searchText } from '../foundation/text/swedish.ts';
import { findPeople } from './people-by-name.ts';
import { fillContacts, insertPeople, peopleOfAdministration } from './repository.ts';
import { insertUnits, unitsByName } from './unit-repository.ts';
import { personNamed } from './person-named.ts';
import { personToWrite } from './write-person.ts';
import { unitToWrite } from './write-unit.ts';

/** Ids by normalised name (`searchText`), and how many were added. */
export interface FoundOrAdded {
  ids: Map<string, string>;
  added: number;
}

/** Finds units by name within an administration, in any case and spacing, and adds the missing ones; within a transaction. */
export async function findOrAddUnits(
  db: Db,
  context: Context,
  administrationId: string,
  names: Iterable<string>,
): Promise<FoundOrAdded> {
  const ids = await unitsByName(db, administrationId);
  // Of several ways to write a name, the first.
  const missing = new Map([...names].map((name) => [searchText(name), name] as const).toReversed());
  for (const key of ids.keys()) missing.delete(key);
  const rows = [...missing.values()].map((name) => unitToWrite(context, administrationId, name, null));
  await insertUnits(db, rows);
  await recordEvents(
    db,
    context,
    rows.map((row) => ({
      action: 'unit-created',
      subjectKind: 'unit',
      subjectId: row.id,
      details: { name: row.name },
    })),
  );
  for (const row of rows) ids.set(row.name_key, row.id);
  return { ids, added: rows.length };
}

/**
 * Finds persons by name within an administration and adds the missing ones; within a transaction.
 * Of several with one name, one who is here is taken. A contact address fills an empty field and replaces none.
 * A new person belongs to the unit they are named with, when it is one and the same everywhere. `contactKind` is what all
 * addresses and numbers that are written are.
 */
export async function findOrAddPeople(
  db: Db,
  context: Context,
  administrationId: string,
  people: Iterable<{ name: string; email: string; phone: string; unitId: string | null }>,
  contactKind: ContactKind = 'unknown',
): Promise<FoundOrAdded> {
  const now = context.clock.now();
  const wanted = new Map<string, { name: string; email: string; phone: string; units: Set<string> }>();
  const found = await findPeople(db, administrationId, dayOf(now));
  const keys = new Map<string, string>();
  for (const { name, email, phone, unitId } of people) {
    const key = found.keyOf(name);
    keys.set(searchText(name), key);
    const one = wanted.get(key) ?? { name, email: '', phone: '', units: new Set() };
    // An address has no hyphens to tell of.
    if (name.includes('-') && !one.name.includes('-')) one.name = name;
    one.email ||= email;
    one.phone ||= phone;
    if (unitId !== null) one.units.add(unitId);
    wanted.set(key, one);
  }
  const written = new Map<string, string>();
  const events: Parameters<typeof recordEvents>[2][number][] = [];
  const rows: Parameters<typeof insertPeople>[1][number][] = [];
  for (const [key, person] of wanted) {
    const existing = found.find(person.name);
    if (existing === undefined) {
      const [unitId = null, ...otherUnits] = person.units;
      const draft = {
        ...personNamed(administrationId, person.name),
        unitId: otherUnits.length === 0 ? unitId : null,
        email: person.email,
        emailKind: person.email === '' ? 'unknown' : contactKind,
        phone: person.phone,
        phoneKind: person.phone === '' ? 'unknown' : contactKind,
      };
      const row = personToWrite(draft, context.ids.next(), 1, now.toISOString(), now.toISOString());
      rows.push(row);
      written.set(key, row.id);
      events.push({ action: 'person-created', subjectKind: 'person', subjectId: row.id, details: { roles: [] } });
      continue;
    }
    written.set(key, existing.id);
    const fields = (['email', 'phone'] as const).filter((field) => existing[field] === '' && person[field] !== '');
    if (fields.length === 0) continue;
    await fillContacts(
      db,
      existing.id,
      Object.fromEntries(
        fields.flatMap((field) => [
          [field, person[field]],
          ...(contactKind === 'unknown' ? [] : [[`${field}_kind`, contactKind]]),
        ]),
      ),
      now.toISOString(),
    );
    events.push({ action: 'person-changed', subjectKind: 'person', subjectId: existing.id, details: { fields } });
  }
  await insertPeople(db, rows);
  await recordEvents(db, context, events);
  const ids = new Map([...keys].map(([name, key]) => [name, written.get(key) ?? '']));
  return { ids, added: rows.length };
}

/** Ids of an administration's units by normalised name, and its people by any way to write theirs, as `findOrAddUnits` and `findOrAddPeople` find them. */
export async function namesInRegister(db: Db, context: Context, administrationId: string) {
  const { find } = await findPeople(db, administrationId, dayOf(context.clock.now()));
  return { units: await unitsByName(db, administrationId), findPerson: find };
}

/** Everything about an administration's people that a report needs; the report decides what of it may leave. */
export async function readPeopleOf(db: Db, administrationId: string): Promise<Array<Row<'person'>>> {
  return await peopleOfAdministration(db, administrationId);
}
