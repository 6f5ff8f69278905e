import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { readRegister, readVoided } from '../accounts/take-in.ts';
import { sha256 } from '../foundation/audit/chain.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { signHead } from '../foundation/audit/sign-head.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { minuteOf } from '../foundation/calendar.ts';
import { found } from '../foundation/errors.ts';
import { sv } from '../foundation/i18n/sv/index.ts';
import { readAdministrations } from '../settings/find-or-add-administration.ts';
import type { ExportFormat, InventoryDifference, ReadyFile, Snapshot } from './contract.ts';
import { compareKept } from './compare-kept.ts';
import { fileNamePart } from './file-name.ts';
import { inventoryJson } from './inventory-file.ts';
import { readNames } from './read-names.ts';
import { insertSnapshot, lastSnapshot, snapshotById } from './repository.ts';
import { inventoryRow, inventoryVersion, type InventoryValue, toldGaps } from './schema.ts';

/** The accounts that Idag counts as incomplete, by whether the files say what is missing, and the pedagogical ones of which they do. */
interface Incomplete {
  told: number;
  withheld: number;
  pedagogical: number;
}

/** The inventory of an administration as it is now: closed accounts too, voided rows never. */
async function readInventory(
  db: Db,
  context: Context,
  administrationId: string,
): Promise<{ administration: string; rows: InventoryValue[][]; voided: string[]; incomplete: Incomplete }> {
  const names = await readNames(db, context, administrationId);
  const rows: InventoryValue[][] = [];
  const incomplete: Incomplete = { told: 0, withheld: 0, pedagogical: 0 };
  for await (const account of readRegister(db, administrationId)) {
    rows.push(inventoryRow(account, names));
    if (account.derived.gaps.length === 0) continue;
    const isTold = toldGaps(account).length > 0;
    // A pedagogical account is a notice (R4): nobody asks of it what is asked of the others.
    if (account.kind !== 'pedagogical') incomplete[isTold ? 'told' : 'withheld'] += 1;
    else if (isTold) incomplete.pedagogical += 1;
  }
  return { administration: names.administration, rows, voided: await readVoided(db, administrationId), incomplete };
}

const pack = promisify(gzip);

/** A stored inventory as the contract tells it. */
export const asSnapshot = (row: Omit<Row<'inventory_snapshot'>, 'content'>): Snapshot => ({
  id: row.id,
  purpose: row.purpose as Snapshot['purpose'],
  rowCount: row.row_count,
  sha256: row.sha256,
  madeAt: row.made_at,
  madeBy: row.made_by,
});

/** The inventory as JSON, packed as a snapshot keeps it, and what differs from the last one. */
async function asJson(
  administration: string,
  rows: InventoryValue[][],
  voided: string[],
  last: Row<'inventory_snapshot'> | undefined,
): Promise<{ jsonBytes: Uint8Array; content: string; difference: InventoryDifference | null }> {
  const jsonBytes = new TextEncoder().encode(inventoryJson(administration, rows, voided));
  const packed = pack(jsonBytes);
  const difference = last === undefined ? null : compareKept({ older: last, newer: { rows, voided } });
  return { jsonBytes, content: (await packed).toString('base64'), difference };
}

/**
 * Writes the inventory in the chosen formats, keeps it as a snapshot and says what is new since the last one.
 * The files wait under tokens. Beside a running app nothing is stored, for nothing may be written.
 */
export async function exportInventory(
  context: Context,
  administrationId: string,
  formats: readonly ExportFormat[],
  isDated = false,
): Promise<{
  rows: number;
  incomplete: Incomplete;
  files: ReadyFile[];
  snapshot: Snapshot;
  difference: InventoryDifference | null;
}> {
  const { administration, rows, voided, incomplete } = await readInventory(context.db, context, administrationId);
  const settings = found((await readAdministrations(context.db)).find(({ id }) => id === administrationId)).settings;
  const last = await lastSnapshot(context.db, administrationId, 'slk');
  const others = formats.filter((format) => format !== 'json');
  // The worker writes its files while this thread makes the JSON and the difference.
  const writing =
    others.length === 0
      ? Promise.resolve({ files: [] })
      : context.runJob('writeInventory', { administration, rows, formats: others });
  const [written, { jsonBytes, content, difference }] = await Promise.all([
    writing,
    asJson(administration, rows, voided, last),
  ]);
  const base = [
    sv.inventory.heading.fileName,
    fileNamePart(settings.shortName || administration),
    // Two files of one day are told apart, and stand in order.
    ...(isDated ? [minuteOf(context.clock.now().toISOString()).replace(' ', '-').replace(':', '')] : []),
  ].join('-');
  const files = [...new Set(formats)].map((format) => {
    const bytes = format === 'json' ? jsonBytes : found(written.files.find((file) => file.format === format)).bytes;
    return context.files.hold({ name: `${base}.${format}`, bytes });
  });
  const snapshot: Row<'inventory_snapshot'> = {
    id: context.ids.next(),
    administration_id: administrationId,
    purpose: 'slk',
    schema_version: inventoryVersion,
    row_count: rows.length,
    sha256: sha256(jsonBytes),
    content,
    made_at: context.clock.now().toISOString(),
    made_by: context.actor.name,
  };
  if (!context.host.readOnly) {
    await context.db.transaction().execute(async (db) => {
      await insertSnapshot(db, snapshot);
      await recordEvents(db, context, [
        {
          action: 'inventory-exported',
          subjectKind: 'administration',
          subjectId: administrationId,
          details: {
            snapshot: snapshot.id,
            rows: rows.length,
            files: files.map(({ name, sha256: digest }) => ({ name, sha256: digest })),
          },
        },
      ]);
    });
    await signHead(context, 'export');
    context.announce({ room: 'inventory', ids: [snapshot.id] });
  }
  return { rows: rows.length, incomplete, files, snapshot: asSnapshot(snapshot), difference };
}

/** What differs between a stored inventory and a later one, or the register as it is now. */
export async function compareSnapshots(
  context: Context,
  olderId: string,
  newerId: string | null,
): Promise<InventoryDifference> {
  const older = found(await snapshotById(context.db, olderId));
  const newer =
    newerId === null
      ? await readInventory(context.db, context, older.administration_id)
      : found(await snapshotById(context.db, newerId));
  return await context.runJob('compareKept', { older, newer });
}
