import { type AuditEvent, recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { inTurn } from '../foundation/turns.ts';
import { everyVault } from '../vault/every-vault.ts';
import { noteLateOpenings } from '../vault/queue-rotations.ts';
import { CannotOpen, open } from '../vault/sealing.ts';
import { readList } from '../vault/statements.ts';
import type { LogFault } from './contract.ts';
import { look } from './in-folder.ts';
import { everyDevice, keysHere } from './keys-here.ts';
import { logName } from './manifest.ts';
import { type Entry, LoggedEvents, readLog } from './reader-log.ts';
import { readerLogs, setReaderLog } from './repository.ts';
import { doProof } from './tell-proof.ts';

/** A device that may have written a log, and the vault in whose list it stands or stood. */
interface Reader {
  vaultId: string;
  fingerprint: string;
  personId: string;
  signingKey: string;
  /** It is in the list now: what a computer that was put out says it opened is heard, and nothing is done at its word. */
  isIn: boolean;
}

/**
 * Takes the readers' logs in: each entry once, in order, with its reader's person and its own time, into this computer's chain.
 * What was taken in before must still be there; an entry that is cut, forged or cannot be opened is named, and nothing after it is taken in.
 * Needs an open vault, for the entries are sealed. Answers how many events came in.
 */
export async function takeInLogs(context: Context): Promise<number> {
  return await inTurn(`snapshot ${context.dataDir}`, async () => {
    const side = context.shared.chosen;
    if (side.side !== 'writer' || context.vaults.open.length === 0) return 0;
    const readAt = context.clock.now().toISOString();
    const { logs } = await look(context, side.folder, side.registerId, true);
    let count = 0;
    for (const reader of await possibleReaders(context)) {
      const log = logs.find(({ name }) => name === logName(side.registerId, reader.fingerprint));
      count += await takeInOne(context, side.registerId, reader, log === undefined ? null : readLog(log.text));
    }
    context.shared.logsReadAt = readAt;
    return count;
  });
}

async function possibleReaders(context: Context): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const { vaultId, statements } of await everyVault(context.db)) {
    const { list, fault } = readList(vaultId, statements);
    if (fault !== null || !context.vaults.open.includes(vaultId)) continue;
    for (const [fingerprint, { personId, signingKey }] of everyDevice(statements))
      readers.push({ vaultId, fingerprint, personId, signingKey, isIn: list.devices.has(fingerprint) });
  }
  return readers;
}

async function takeInOne(
  context: Context,
  registerId: string,
  reader: Reader,
  log: ReadonlyArray<Entry | null> | null,
): Promise<number> {
  const before = (await readerLogs(context.db)).find(({ fingerprint }) => fingerprint === reader.fingerprint);
  let { sequence, hash } = before ?? { sequence: 0, hash: '' };
  if (log === null && before === undefined) return 0;
  const entries = log ?? [];
  let fault: { fault: LogFault; sequence: number } | null = null;
  const events: AuditEvent[] = [];
  if (sequence > 0 && entries[sequence - 1]?.hash !== hash) fault = { fault: 'cut', sequence };
  else
    for (const entry of entries.slice(sequence)) {
      const opened = await openEntry(context, registerId, reader, entry, { sequence, hash });
      if (typeof opened === 'string') {
        fault = { fault: opened, sequence: sequence + 1 };
        break;
      }
      events.push(...opened.events);
      ({ sequence, hash } = opened.entry);
    }
  const row = { fault: fault?.fault ?? '', fault_sequence: fault?.sequence ?? 0 };
  const isSame = before?.fault === row.fault && before.fault_sequence === row.fault_sequence;
  if (events.length === 0 && isSame) return 0;
  // Before the entry counts as taken in: after a crash it comes again, and a proof that is there already is passed over.
  if (reader.isIn) for (const event of events) await doProof(context, reader.personId, event);
  await context.db.transaction().execute(async (db) => {
    await setReaderLog(db, {
      fingerprint: reader.fingerprint,
      vault_id: reader.vaultId,
      sequence,
      hash,
      taken_in_at: events.length > 0 ? context.clock.now().toISOString() : (before?.taken_in_at ?? null),
      ...row,
    });
    const named: AuditEvent = {
      action: 'reader-log-faulty',
      subjectKind: 'device',
      subjectId: reader.fingerprint,
      details: { fault: row.fault, sequence: row.fault_sequence, personId: reader.personId },
    };
    await recordEvents(db, context, fault === null || isSame ? events : [...events, named]);
    await noteLateOpenings(db, context, reader.personId, events);
  });
  context.announce({ room: 'vault', ids: [] });
  context.announce({ room: 'snapshot', ids: [] });
  return events.length;
}

/** The events of the next entry, or why it is not one. */
async function openEntry(
  context: Context,
  registerId: string,
  reader: Reader,
  entry: Entry | null,
  last: { sequence: number; hash: string },
): Promise<{ entry: Entry; events: AuditEvent[] } | LogFault> {
  if (entry === null || entry.signer !== reader.signingKey) return 'forged';
  const isNext =
    entry.registerId === registerId &&
    entry.vaultId === reader.vaultId &&
    entry.fingerprint === reader.fingerprint &&
    entry.sequence === last.sequence + 1 &&
    entry.previous === last.hash;
  if (!isNext) return 'forged';
  const keys = await keysHere(context, [reader.vaultId], null, []);
  if (keys === null) return 'cannot-open';
  try {
    const said = LoggedEvents.parse(JSON.parse(await open(Buffer.from(entry.sealed, 'base64'), keys.identity)));
    return {
      entry,
      events: said.map(({ osAccount, details, ...event }) => ({
        ...event,
        details: { ...details, reader: reader.fingerprint, entry: entry.sequence },
        // Who opened it and when is the reader's; that it is in this chain is the writer's.
        elsewhere: { at: entry.at, personId: reader.personId, osAccount },
      })),
    };
  } catch (error) {
    return error instanceof CannotOpen ? 'cannot-open' : 'forged';
  }
}
