import type { Context } from '../foundation/context.ts';
import { everyVault } from '../vault/every-vault.ts';
import { type SnapshotDue, SnapshotStatus } from './contract.ts';
import { everyDevice } from './keys-here.ts';
import type { LocalSide, PassedOver } from './local-side.ts';
import { countOwnChanges } from './own-changes.ts';
import { personNames, readerLogs, sharedRegister } from './repository.ts';
import { roleOfTaker } from './role-of-taker.ts';
import { filesOf } from './files/files-of.ts';
import { hasUnwritten } from './write-snapshot.ts';

/** How the register stands to its shared folder, as this computer last knew; nothing is asked of the folder here. */
export async function readSnapshotStatus(context: Context): Promise<SnapshotStatus> {
  const { side, trouble, newerWaiting } = context.shared;
  const here = await sharedRegister(context.db);
  const vaults = await everyVault(context.db);
  const last = side?.side === 'writer' || side?.side === 'former' ? (side.written[0] ?? null) : (side?.seen ?? null);
  const missing: SnapshotStatus['missing'] = [];
  if (vaults.length === 0) missing.push('vault');
  else if (context.vaults.open.length === 0) missing.push('unlocked-vault');
  const isReader = context.shared.readsHere || side?.side === 'restored';
  return SnapshotStatus.parse({
    side: side?.side ?? 'none',
    registerId: side?.registerId ?? here?.id ?? null,
    folder: side?.folder ?? '',
    isExtract: side?.isExtract ?? false,
    term: side?.term ?? 0,
    putOut: side?.putOut ?? null,
    last: last === null ? null : { serial: last.serial, madeAt: last.madeAt },
    waiting: side?.side === 'reader' ? newerWaiting : await hasUnwritten(context),
    writer: isReader ? (side?.seen?.writer ?? '') : '',
    writerPerson: isReader ? (side?.seen?.person ?? '') : '',
    passedOver: passedOf(side?.passedOver ?? null),
    kitWriter: kitWriterOf(side?.kitWriter ?? null),
    trouble,
    files: await filesOf(context),
    ownChanges: await countOwnChanges(context),
    readers: side?.side === 'writer' ? await readersOf(context) : [],
    takersRole: await roleOfTaker(context),
    missing,
  });
}

function passedOf(passed: PassedOver | null): SnapshotStatus['passedOver'] {
  if (passed === null || passed.isSeen) return null;
  const { madeAt, person, computer } = passed;
  return { madeAt, person, computer };
}

function kitWriterOf(told: LocalSide['kitWriter']): SnapshotStatus['kitWriter'] {
  if (told === null || told.isSeen) return null;
  const { isSeen: _, ...writer } = told;
  return writer;
}

async function readersOf(context: Context): Promise<SnapshotStatus['readers']> {
  const devices = new Map((await everyVault(context.db)).flatMap(({ statements }) => [...everyDevice(statements)]));
  const logs = await readerLogs(context.db);
  const names = await personNames(
    context.db,
    [...devices.values()].map(({ personId }) => personId),
  );
  return logs.map((row) => {
    const device = devices.get(row.fingerprint);
    return {
      fingerprint: row.fingerprint,
      personName: names.get(device?.personId ?? '') ?? '',
      deviceName: device?.name ?? '',
      takenIn: row.sequence,
      takenInAt: row.taken_in_at,
      fault: row.fault === '' ? null : (row.fault as NonNullable<SnapshotStatus['readers'][number]['fault']>),
      faultSequence: row.fault_sequence,
    };
  });
}

/** A writer whose changes have waited longer than this is late; milliseconds. */
const lateMs = 24 * 60 * 60 * 1000;

/** The rows of Idag about the shared folder: none chosen although there is a vault (never hidden), and whatever stands in the way. */
export async function listSnapshotDue(context: Context): Promise<SnapshotDue[]> {
  const status = await readSnapshotStatus(context);
  const row = (kind: SnapshotDue['kind'], severity: SnapshotDue['severity'], more: Partial<SnapshotDue> = {}) => ({
    kind,
    severity,
    trouble: null,
    values: {},
    since: null,
    ...more,
  });
  const due: SnapshotDue[] = [];
  if (status.side === 'none' && !status.missing.includes('vault')) due.push(row('no-shared-folder', 'bad'));
  if (status.side === 'restored') due.push(row('restored', 'bad'));
  if (status.putOut !== null)
    due.push(row('put-out', 'bad', { values: { count: status.ownChanges }, since: status.putOut.at }));
  else if (status.side === 'former')
    due.push(row('taken-over', 'bad', { values: { computer: status.writer, count: status.ownChanges } }));
  else if (status.trouble !== null) {
    const { code, values, since } = status.trouble;
    due.push(row('trouble', 'bad', { trouble: { code, values }, since }));
  } else if (status.side === 'writer' && status.waiting && isLate(context, status.last?.madeAt))
    due.push(row('late', 'warn', { since: status.last?.madeAt ?? null }));
  if (status.passedOver !== null) {
    const { madeAt, ...values } = status.passedOver;
    due.push(row('passed-over', 'bad', { values, since: madeAt }));
  }
  if (status.kitWriter !== null) {
    const { at, ...values } = status.kitWriter;
    // Two pages were enough for it: nobody here may have known.
    due.push(row('kit-writer', 'bad', { values, since: at }));
  }
  const { waiting, missing, left, leftFolders } = status.files;
  if (missing > 0) due.push(row('files-missing', 'warn', { values: { count: missing } }));
  if (left > 0) due.push(row('files-left', 'bad', { values: { count: left, folder: status.folder } }));
  // Until every file lies in the new folder, the one that was left may hold the only copy.
  const isNeeded = waiting > 0 || missing > 0;
  for (const folder of leftFolders)
    due.push(row(isNeeded ? 'folder-waits' : 'folder-left', isNeeded ? 'plain' : 'warn', { values: { folder } }));
  for (const { fault, faultSequence, personName, deviceName } of status.readers)
    if (fault !== null)
      due.push(
        row('reader-log', 'bad', {
          values: { fault, sequence: faultSequence, person: personName, computer: deviceName },
        }),
      );
  return due;
}

function isLate(context: Context, madeAt: string | undefined): boolean {
  return madeAt === undefined || context.clock.now().getTime() - Date.parse(madeAt) > lateMs;
}
