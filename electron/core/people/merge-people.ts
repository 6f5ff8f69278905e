import { z } from 'zod';
import { refreshFacts } from '../accounts/refresh-facts.ts';
import { MergedCases, mergeInCases, unmergeInCases } from '../cases/merge-cases.ts';
import { eventsAbout } from '../foundation/audit/repository.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { MovedRow, movedBetween, putBack, rowsNaming } from '../foundation/database/moved-rows.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { wordsIn } from '../foundation/i18n/index.ts';
import { keepers } from '../foundation/roles.ts';
import { MergedRounds, mergeInRounds, unmergeInRounds } from '../rounds/merge-rounds.ts';
import { listCredentialsOfPerson } from '../vault/tied-to-person.ts';
import type { MergedInto, Person } from './contract.ts';
import {
  anyoneHas,
  mergedRows,
  moveMerged,
  personRow,
  protectedWords,
  readPerson,
  replacePerson,
  setRoles,
} from './repository.ts';
import { endedBefore, mergedPerson, shownName } from './rules.ts';
import { moveTies, tiedTables } from './ties-repository.ts';
import { protectMerged, setProtection, withKeys } from './write-person.ts';

/** What a merge is in the log: about the row that was ended. */
const subject = 'person-merge';
const made = 'people-merged';
const undone = 'people-merge-undone';

/** What of the kept row the merge may write over. */
const filled = [
  'unit_id',
  'title',
  'email',
  'email_kind',
  'phone',
  'phone_kind',
  'protected_identity',
  'policy_read_on',
  'training_on',
  'same_as',
] as const;

/** What takes a merge back. Of the rows themselves only what was written over, which was empty: contact details stay out of the log. */
const MergeRecord = z.object({
  kept: z.string(),
  versions: z.object({ kept: z.int(), merged: z.int() }),
  /** What the kept row said where it was filled in. */
  before: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  leavesOn: z.string().nullable(),
  /** Whom the ended row was before. */
  sameAs: z.string().nullable().default(null),
  /** Rows that were merged into the ended one, and followed it. */
  followed: z.array(z.string()).default([]),
  /** Rows that became protected with the person: the ended one, and those that were merged into either before. */
  shielded: z.array(z.string()).default([]),
  /** Characters of each note that were there before. */
  notes: z.object({ kept: z.int(), merged: z.int() }),
  /** The kept person's devices in the vaults: whoever comes in later came in as one person. */
  devices: z.array(z.string()),
  rows: z.array(MovedRow),
  rounds: MergedRounds,
  cases: MergedCases.default([]),
});
type MergeRecord = z.infer<typeof MergeRecord>;

async function devicesOf(context: Context, personId: string): Promise<string[]> {
  return (await listCredentialsOfPerson(context, personId)).flatMap(({ devices }) => devices).toSorted();
}

function announce(context: Context, ids: string[]): void {
  context.announce({ room: 'people', ids });
  context.announce({ room: 'accounts', ids: [] });
  context.announce({ room: 'rounds', ids: [] });
  context.announce({ room: 'cases', ids: [] });
}

/**
 * Makes two rows of the same person one: ties, roles in the app and this person's computers move to the kept row, with what it did not know;
 * the other is ended with a note. Nothing is deleted, and what it takes to undo it is kept in the log. Refuses one who has keys to a
 * vault, a page of its kit, or a login that names them, and a merge after which nobody could change the register.
 */
export async function mergePeople(context: Context, keep: string, merge: string): Promise<Person> {
  const now = context.clock.now();
  const today = dayOf(now);
  if (keep === merge) throw new Refusal('already-exists');
  // The vault's list is signed: whose a device or a page of the kit is cannot be written over.
  const inVaults = await listCredentialsOfPerson(context, merge);
  const name = shownName(found(await personRow(context.db, merge)), protectedWords);
  if (inVaults.some(({ standing, kitPage }) => standing !== null || kitPage !== null))
    throw new Refusal('merge-in-vault', { name });
  // And so is whom a login names: it would go on naming one who has ended, and the handover of the kept person would not know of it.
  const count = inVaults.reduce((sum, { contactFor }) => sum + contactFor.length, 0);
  if (count > 0) throw new Refusal('merge-in-logins', { name, count });
  const devices = await devicesOf(context, keep);
  const person = await context.db.transaction().execute(async (db) => {
    const kept = found(await personRow(db, keep));
    const merged = found(await personRow(db, merge));
    if (kept.administration_id !== merged.administration_id) throw new Refusal('unknown-administration');
    const hadKeeper = await anyoneHas(db, keepers, today);
    // First of all: what is kept of a case is told anew by its events, and they take that back too.
    const cases = await mergeInCases(db, context, kept.administration_id, merge, keep);
    const tied = await rowsNaming(db, tiedTables, [keep, merge]);
    const roles = new Set([
      ...found(await readPerson(db, keep, today)).roles,
      ...found(await readPerson(db, merge, today)).roles,
    ]);
    await moveTies(db, merge, keep);
    const rounds = await mergeInRounds(db, context, kept.administration_id, merge, keep);
    const followed = await moveMerged(db, merge, keep);
    const updatedAt = now.toISOString();
    const becomes = withKeys({ ...mergedPerson(kept, merged), version: kept.version + 1, updated_at: updatedAt });
    await replacePerson(db, becomes, kept.version);
    const note = wordsIn('sv')('people.merge.noteInRow', { name: kept.name, day: today });
    await replacePerson(
      db,
      {
        ...merged,
        leaves_on: endedBefore(merged.leaves_on, today),
        same_as: keep,
        note: merged.note === '' ? note : `${note}\n\n${merged.note}`,
        version: merged.version + 1,
        updated_at: updatedAt,
      },
      merged.version,
    );
    const shielded = becomes.protected_identity === 1 ? await protectMerged(db, becomes) : [];
    await setRoles(db, keep, [...roles]);
    await setRoles(db, merge, []);
    // The row that is kept may be one that has ended.
    if (hadKeeper && !(await anyoneHas(db, keepers, today))) throw new Refusal('last-keeper');
    const record: MergeRecord = {
      kept: keep,
      versions: { kept: kept.version + 1, merged: merged.version + 1 },
      before: Object.fromEntries(
        filled.filter((field) => kept[field] !== becomes[field]).map((field) => [field, kept[field]]),
      ),
      leavesOn: merged.leaves_on,
      sameAs: merged.same_as,
      followed,
      shielded,
      notes: { kept: kept.note.length, merged: merged.note.length },
      devices,
      rows: movedBetween(tied, await rowsNaming(db, tiedTables, [keep, merge])),
      rounds,
      cases,
    };
    await recordEvents(db, context, [
      { action: made, subjectKind: 'person', subjectId: keep, details: { merged: merge } },
      { action: made, subjectKind: subject, subjectId: merge, details: record },
    ]);
    await refreshFacts(db, context, { personId: keep });
    return found(await readPerson(db, keep, today));
  });
  announce(context, [keep, merge]);
  return person;
}

/** The merge that ended a row, with what takes it back; `undefined` when there is none, or when it is taken back or its details are gallrade. */
async function lastMerge(db: Db, merged: string): Promise<{ at: string; record: MergeRecord } | undefined> {
  const [last] = await eventsAbout(db, subject, merged);
  if (last?.action !== made) return undefined;
  const record = MergeRecord.safeParse(JSON.parse(last.details ?? 'null')).data;
  return record === undefined ? undefined : { at: last.at, record };
}

/** Whether neither row has been written since. */
const isUntouched = (record: MergeRecord, kept: Row<'person'>, merged: Row<'person'>): boolean =>
  kept.version === record.versions.kept && merged.version === record.versions.merged;

/** Which row one was merged into, and when, while that can be taken back; `null` otherwise. */
export async function mergedInto(context: Context, id: string): Promise<MergedInto | null> {
  const last = await lastMerge(context.db, id);
  if (last === undefined) return null;
  const kept = found(await personRow(context.db, last.record.kept));
  const merged = found(await personRow(context.db, id));
  if (!isUntouched(last.record, kept, merged)) return null;
  return { id: kept.id, name: shownName(kept, protectedWords), day: dayOf(new Date(last.at)) };
}

/**
 * Takes a merge back: the row that was ended is as it was, and so is the one that was kept, with what either had. Refuses when one of them, or
 * a duty or a way in that moved, has been changed since; what the kept person has done after it stays theirs. Answers the row that came back.
 */
export async function unmergePeople(context: Context, id: string): Promise<Person> {
  const last = await lastMerge(context.db, id);
  if (last === undefined) throw new Refusal('merge-undone-already');
  const { record } = last;
  const devices = await devicesOf(context, record.kept);
  const isAnother = (name: string) => new Refusal('merge-changed-since', { name });
  const person = await context.db.transaction().execute(async (db) => {
    const follows = (await mergedRows(db, record.kept)).map((row) => row.id);
    await setProtection(
      db,
      record.shielded.filter((one) => follows.includes(one)),
      0,
    );
    const kept = found(await personRow(db, record.kept));
    const merged = found(await personRow(db, id));
    const ids = [kept.id, id];
    const today = dayOf(context.clock.now());
    const hadKeeper = await anyoneHas(db, keepers, today);
    if (!isUntouched(record, kept, merged) || devices.some((device) => !record.devices.includes(device)))
      throw isAnother(shownName(kept, protectedWords));
    const back = await putBack(db, tiedTables, ids, record.rows);
    const isBack = await unmergeInRounds(db, context, kept.administration_id, ids, record.rounds);
    if (back === null || !isBack) throw isAnother(shownName(kept, protectedWords));
    await unmergeInCases(db, context, kept.id, id, record.cases);
    const updatedAt = context.clock.now().toISOString();
    await replacePerson(
      db,
      withKeys({
        ...kept,
        ...record.before,
        note: kept.note.slice(0, record.notes.kept),
        version: kept.version + 1,
        updated_at: updatedAt,
      }),
      kept.version,
    );
    await replacePerson(
      db,
      {
        ...merged,
        leaves_on: record.leavesOn,
        same_as: record.sameAs,
        note: merged.note.slice(merged.note.length - record.notes.merged),
        version: merged.version + 1,
        updated_at: updatedAt,
      },
      merged.version,
    );
    await moveMerged(db, kept.id, id, record.followed);
    if (hadKeeper && !(await anyoneHas(db, keepers, today))) throw new Refusal('last-keeper');
    await recordEvents(db, context, [
      { action: undone, subjectKind: 'person', subjectId: kept.id, details: { merged: id } },
      { action: undone, subjectKind: subject, subjectId: id, details: { kept: kept.id } },
    ]);
    for (const personId of ids) await refreshFacts(db, context, { personId });
    return found(await readPerson(db, id, today));
  });
  announce(context, [record.kept, id]);
  return person;
}
