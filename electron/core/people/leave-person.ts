import { refreshFacts } from '../accounts/refresh-facts.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { type Day, dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { keepers, Role } from '../foundation/roles.ts';
import {
  addRole,
  devicesOf,
  dropRole,
  frozenSince,
  peopleLeavingBy,
  peopleWithRoles,
  setFrozen,
  signingDevices,
} from './leaving-repository.ts';
import { anyoneHas, personRow, protectedWords, replacePerson } from './repository.ts';
import { endedBefore, shownName } from './rules.ts';

/** A person as whoever hands over sees them: named by title when the identity is protected. */
export interface CastMember {
  id: string;
  /** As shown outside Personer. */
  name: string;
  title: string;
  unitId: string | null;
  unitName: string;
  leavesOn: Day | null;
  active: boolean;
  roles: readonly Role[];
}

/** Everybody of an administration, by id, in Swedish order. */
export async function castOf(db: Db, administrationId: string, today: Day): Promise<Map<string, CastMember>> {
  const rows = await peopleWithRoles(db, administrationId);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: shownName(row, protectedWords),
        title: row.title,
        unitId: row.unit_id,
        unitName: row.unit_name ?? '',
        leavesOn: row.leaves_on,
        active: row.leaves_on === null || row.leaves_on >= today,
        roles: row.roles.map((role) => Role.parse(role)),
      },
    ]),
  );
}

/** The row of a person; refuses an unknown one. */
export async function leaverOf(db: Db, personId: string): Promise<Row<'person'>> {
  return found(await personRow(db, personId));
}

/** What binds a person to the app itself. */
export async function bindingsOf(db: Db, personId: string) {
  return { devices: await devicesOf(db, personId), frozen: (await frozenSince(db, personId)) !== null };
}

/** Public keys of computers that people have said to be theirs. */
export async function knownSigners(db: Db): Promise<Array<{ personId: string; publicKey: string }>> {
  return await signingDevices(db);
}

/** People whose last day has passed or is at the latest a certain day. */
export async function leaversBy(db: Db, administrationId: string, day: Day): Promise<Array<Row<'person'>>> {
  return await peopleLeavingBy(db, administrationId, day);
}

/** Gives a role in the app to whoever takes it over, within a transaction; answers whether they lacked it. */
export async function giveRole(db: Db, personId: string, role: Role, had: boolean): Promise<boolean> {
  if (had) return false;
  await addRole(db, personId, role);
  return true;
}

export async function takeRole(db: Db, personId: string, role: Role): Promise<void> {
  await dropRole(db, personId, role);
}

/** What stood before somebody's time ended at once, to take it back. */
export interface EndedAtOnce {
  leavesOnBefore: Day | null;
  leavesOn: Day;
}

/**
 * Ends a person's time as of yesterday and stops their access to the app, within a transaction.
 * Refuses when nobody who may change the register would be left.
 */
export async function endAtOnce(db: Db, context: Context, personId: string): Promise<EndedAtOnce> {
  const now = context.clock.now();
  const today = dayOf(now);
  const row = found(await personRow(db, personId));
  const hadKeeper = await anyoneHas(db, keepers, today);
  const leavesOn = endedBefore(row.leaves_on, today);
  await replacePerson(
    db,
    { ...row, leaves_on: leavesOn, version: row.version + 1, updated_at: now.toISOString() },
    row.version,
  );
  await setFrozen(db, personId, now.toISOString());
  if (hadKeeper && !(await anyoneHas(db, keepers, today))) throw new Refusal('last-keeper');
  await recordEvents(db, context, [
    { action: 'person-frozen', subjectKind: 'person', subjectId: personId, details: { fields: ['leavesOn'] } },
  ]);
  await refreshFacts(db, context, { personId });
  return { leavesOnBefore: row.leaves_on, leavesOn };
}

/** Sets the last day of a person who has none, within a transaction; refuses when nobody who may change the register would be left. */
export async function setLastDay(db: Db, context: Context, personId: string, leavesOn: Day): Promise<void> {
  const now = context.clock.now();
  const row = found(await personRow(db, personId));
  if (row.leaves_on !== null) return;
  const hadKeeper = await anyoneHas(db, keepers, dayOf(now));
  await replacePerson(
    db,
    { ...row, leaves_on: leavesOn, version: row.version + 1, updated_at: now.toISOString() },
    row.version,
  );
  if (hadKeeper && !(await anyoneHas(db, keepers, dayOf(now)))) throw new Refusal('last-keeper');
  await recordEvents(db, context, [
    { action: 'person-changed', subjectKind: 'person', subjectId: personId, details: { fields: ['leavesOn'] } },
  ]);
  await refreshFacts(db, context, { personId });
}

/** Takes an end back, within a transaction: the access is opened, and the last day is what it was unless somebody has set another since (`false`). */
export async function resume(db: Db, context: Context, personId: string, ended: EndedAtOnce): Promise<boolean> {
  const row = found(await personRow(db, personId));
  await setFrozen(db, personId, null);
  const isUntouched = row.leaves_on === ended.leavesOn;
  const now = context.clock.now();
  const isHere = ended.leavesOnBefore === null || ended.leavesOnBefore >= dayOf(now);
  if (isUntouched)
    await replacePerson(
      db,
      {
        ...row,
        leaves_on: ended.leavesOnBefore,
        // A merged row that is here again is a person of their own.
        same_as: isHere ? null : row.same_as,
        version: row.version + 1,
        updated_at: now.toISOString(),
      },
      row.version,
    );
  await recordEvents(db, context, [
    { action: 'person-resumed', subjectKind: 'person', subjectId: personId, details: { fields: ['leavesOn'] } },
  ]);
  await refreshFacts(db, context, { personId });
  return isUntouched;
}
