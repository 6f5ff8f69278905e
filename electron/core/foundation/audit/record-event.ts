import type { Context, Db } from '../context.ts';
import { insertRows } from '../database/insert-rows.ts';
import { chainStart, type Head, type Link, linkHash, sha256 } from './chain.ts';
import { lastLink } from './repository.ts';

/** Something that happened, for the chain: who is in the context, what and to which row here. Details never hold a secret. */
export interface AuditEvent {
  action: string;
  subjectKind: string;
  subjectId: string;
  details?: unknown;
  /** It happened on a reader's computer, and was taken in from its log: who and when are that reader's. */
  elsewhere?: { at: string; personId: string | null; osAccount: string };
}

/** The end of the chain in a transaction that has added to it: nobody else does meanwhile, and it need not be asked for again. */
const ends = new WeakMap<Db, Head>();

/** Adds events to this device's chain, in the transaction of the change that they describe. */
export async function recordEvents(db: Db, context: Context, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  // Another computer writes the register: what happens here goes into this computer's own log, which that one takes in.
  if (context.outbox !== null) return await context.outbox.put(db, context, events);
  const { actor, clock } = context;
  const last = ends.get(db) ?? (await lastLink(db, actor.deviceId));
  let previousHash = last?.hash ?? chainStart;
  let sequence = last?.sequence ?? 0;
  const at = clock.now().toISOString();
  const links: Array<Link & { hash: string; details: string }> = [];
  for (const event of events) {
    sequence += 1;
    const details = JSON.stringify(event.details ?? {});
    const link: Link = {
      deviceId: actor.deviceId,
      sequence,
      at: event.elsewhere?.at ?? at,
      personId: event.elsewhere === undefined ? actor.personId : event.elsewhere.personId,
      osAccount: event.elsewhere?.osAccount ?? actor.osAccount,
      action: event.action,
      subjectKind: event.subjectKind,
      subjectId: event.subjectId,
      detailsHash: sha256(details),
      previousHash,
    };
    previousHash = linkHash(link);
    links.push({ ...link, hash: previousHash, details });
  }
  await insertRows(
    db,
    'audit',
    links.map((link) => ({
      device_id: link.deviceId,
      sequence: link.sequence,
      at: link.at,
      person_id: link.personId,
      os_account: link.osAccount,
      action: link.action,
      subject_kind: link.subjectKind,
      subject_id: link.subjectId,
      details_hash: link.detailsHash,
      previous_hash: link.previousHash,
      hash: link.hash,
      signature: null,
    })),
  );
  await insertRows(
    db,
    'audit_detail',
    links.map((link) => ({ device_id: link.deviceId, sequence: link.sequence, details: link.details })),
  );
  if (db.isTransaction) ends.set(db, { sequence, hash: previousHash });
}
