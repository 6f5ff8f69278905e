import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { sha256 } from '../foundation/audit/chain.ts';
import type { AuditEvent } from '../foundation/audit/record-event.ts';
import { signerOf, signHash } from '../foundation/audit/signature.ts';
import type { Context, Db, Outbox } from '../foundation/context.ts';
import { Id, Instant } from '../foundation/contract.ts';
import { syncFile } from '../foundation/durable-files.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { verifiedList } from '../vault/access.ts';
import { seal } from '../vault/sealing.ts';
import { inSharedFolder } from './in-folder.ts';
import { ownLogFile } from './local-side.ts';
import { logName } from './manifest.ts';
import { readerActions, recipientsOf } from './rules.ts';

const Body = z.strictObject({
  format: z.literal('kanalvakt-reader-log/1'),
  registerId: Id,
  vaultId: Id,
  /** The reader's device. */
  fingerprint: z.string(),
  sequence: z.int().min(1),
  /** The hash of the entry before; empty for the first. */
  previous: z.string(),
  at: Instant,
  /** The events, as an age file to the full custodians and the kit, base64: nothing of the register is readable in the shared folder. */
  sealed: z.string(),
});
const Line = z.strictObject({ body: z.string(), signature: z.string() });

/** What is sealed in an entry. */
export const LoggedEvents = z.array(
  z.strictObject({
    action: z.enum(readerActions as [string, ...string[]]),
    subjectKind: z.string().max(50),
    subjectId: z.string().max(100),
    details: z.record(z.string(), z.unknown()),
    osAccount: z.string().max(300),
  }),
);

/** One entry of a reader's log that is whole; `signer` is the key that signed it. */
export interface Entry extends z.infer<typeof Body> {
  hash: string;
  signer: string | null;
}

/** Reads a log's lines; `null` for a line that is no entry. */
export function readLog(text: string): Array<Entry | null> {
  const lines = text.split('\n');
  // Every whole line ends; what stands after the last end was cut short.
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => {
    try {
      const { body, signature } = Line.parse(JSON.parse(line));
      const hash = sha256(body);
      return { ...Body.parse(JSON.parse(body)), hash, signer: signerOf(signature, hash) };
    } catch {
      return null;
    }
  });
}

/**
 * A reader's own log (design.md §5.7): what is opened here is written, signed and sealed, on this computer first and waits for its disk; what is not logged is not shown.
 * Then the whole log is laid in the shared folder, from which the writer takes it in; a folder that does not answer gets it the next time.
 */
export const readerLog: Outbox = {
  async put(db: Db, context: Context, events: readonly AuditEvent[]): Promise<void> {
    if (events.length === 0) return;
    const side = context.shared.chosen;
    await inTurn(`log ${context.dataDir}`, async () => {
      const vaultId = context.vaults.open.find((id) => id === side.vaultId) ?? context.vaults.open[0];
      const open = vaultId === undefined ? null : context.vaults.get(vaultId);
      if (vaultId === undefined || open === null) throw new Refusal('vault-locked');
      const { list } = await verifiedList(context, vaultId, db);
      const file = ownLogFile(context.dataDir, open.fingerprint);
      const last = existsSync(file) ? readLog(readFileSync(file, 'utf8')).findLast((entry) => entry !== null) : null;
      const said = events.map(({ action, subjectKind, subjectId, details }) => ({
        action,
        subjectKind,
        subjectId,
        details: details ?? {},
        osAccount: context.actor.osAccount,
      }));
      const sealed = await seal(JSON.stringify(LoggedEvents.parse(said)), recipientsOf([list]));
      const body = JSON.stringify({
        format: 'kanalvakt-reader-log/1',
        registerId: side.registerId,
        vaultId,
        fingerprint: open.fingerprint,
        sequence: (last?.sequence ?? 0) + 1,
        previous: last?.hash ?? '',
        at: context.clock.now().toISOString(),
        sealed: Buffer.from(sealed).toString('base64'),
      });
      const line = JSON.stringify({ body, signature: signHash(open.keys().signingKey, sha256(body)) });
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
      syncFile(file);
    });
    void layLog(context).catch((error: unknown) =>
      context.log.error('The log was not laid in the shared folder', error),
    );
  },
};

/** Lays this reader's log in the shared folder; a folder in trouble is noted, and gets it the next time. */
export async function layLog(context: Context): Promise<void> {
  const side = context.shared.chosen;
  if (side.fingerprint === null) return;
  const source = ownLogFile(context.dataDir, side.fingerprint);
  const bytes = statSync(source, { throwIfNoEntry: false })?.size ?? 0;
  // The log only grows: as much as lies there already is the same.
  if (bytes === 0 || bytes === context.shared.laidBytes) return;
  try {
    await inSharedFolder(context, 'putReaderLog', {
      folder: side.folder,
      name: logName(side.registerId, side.fingerprint),
      source,
    });
    context.shared.laidBytes = bytes;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.shared.note(error, context.clock.now());
  }
}
