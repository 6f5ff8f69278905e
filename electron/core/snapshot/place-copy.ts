import { rmSync } from 'node:fs';
import { sweepFiles } from '../evidence/sweep-files.ts';
import { makeBackup } from '../foundation/backup/make-backup.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { preparedName } from '../foundation/database/replacement.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { addKnown, readKnown } from '../vault/local-files.ts';
import type { CustodianList } from '../vault/statements.ts';
import { refuseStrangers } from './choose-snapshot.ts';
import { addOwnRows, type CopyContent } from './copy-repository.ts';
import { inSharedFolder } from './in-folder.ts';
import { cameByKit, everyDevice, trustedList } from './keys-here.ts';
import type { LocalSide } from './local-side.ts';
import type { Manifest, Sealed } from './manifest.ts';
import { laterPutOut, passedOver } from './passed-over.ts';
import { putOutHere } from './put-out.ts';
import { isBegun, ownRows } from './repository.ts';

/** A snapshot that is to take the register's place on this computer. */
export interface ToPlace {
  folder: string;
  manifest: Manifest;
  /** Of its two files, the extract for somebody who is only named; `null` for the whole register. */
  extract: Sealed | null;
  /** Everything else in the folder whose own signatures hold. */
  all: readonly Manifest[];
  /** Devices that were put out, as far as is known before it is open. */
  out: ReadonlySet<string>;
  identity: string;
  /** Refuses lists that this computer has no reason to trust; answers whose copy it is, where it is somebody's. */
  accept(lists: ReadonlyMap<string, CustodianList>, content: CopyContent): { personId: string | null };
  /** What this computer is afterwards. */
  side(seen: NonNullable<LocalSide['seen']>, deviceId: string): LocalSide;
}

/**
 * Opens a snapshot, holds it against everything this computer knows, and puts it in the register's place in one step.
 * Refused anywhere, the register here is as it was. A register of its own is set aside as a backup first.
 */
export async function placeCopy(context: Context, what: ToPlace): Promise<void> {
  const { dataDir, folder } = context;
  const prepared = preparedName(folder.file);
  await inTurn(dataDir, async () => {
    try {
      const content = await inSharedFolder(context, 'openSealed', {
        folder: what.folder,
        manifest: what.extract ?? what.manifest,
        identity: what.identity,
        target: prepared,
      });
      const lists = new Map<string, CustodianList>();
      for (const { vaultId, statements } of content.vaults)
        lists.set(vaultId, trustedList(dataDir, vaultId, statements));
      refuseStrangers(what.manifest, what.all, lists);
      const { personId } = what.accept(lists, content);
      const { actor, ids, clock } = context;
      const own = await ownRows(context.db, actor.osAccount, actor.deviceId);
      const deviceId = addOwnRows(prepared, {
        device: {
          id: own.device?.id ?? ids.next(),
          personId,
          osAccount: actor.osAccount,
          createdAt: own.device?.created_at ?? clock.now().toISOString(),
        },
        gone: putOutPeople(content.vaults, lists),
        today: dayOf(clock.now()),
        preferences: own.preferences,
      });
      if (context.shared.side?.side !== 'reader' && (await isBegun(context.db)))
        await makeBackup({ ...context, file: folder.file, reason: 'before-restore' });
      const { term, serial, hash, madeAt, claim } = what.manifest;
      const device = lists.get(claim.vaultId)?.devices.get(claim.by);
      const writer = device?.name ?? claim.by;
      const nameOf = new Map(content.people.map(({ id, name }) => [id, name]));
      const person = nameOf.get(device?.personId ?? '') ?? '';
      const known = context.shared.side;
      const before = known?.passedOver ?? null;
      const passed = laterPutOut(term, what.all, new Set([...what.out, ...putOutHere(what.all, lists)]));
      const statements = content.vaults.find(({ vaultId }) => vaultId === passed?.claim.vaultId)?.statements ?? [];
      // First what this computer is, then the register: a copy must never be taken for a register of its own.
      const seen = { term, serial, hash, madeAt, writer, by: claim.by, person, writerKey: claim.writerKey };
      context.shared.keep({
        ...what.side(seen, deviceId),
        isExtract: what.extract !== null,
        passedOver: passed === null ? before : passedOver(passed, statements, nameOf, before),
        kitWriter: kitWriter(known, { writer, person, ...claim }, content.vaults),
      });
      await folder.replace(async () => {});
      learn(dataDir, content);
    } catch (error) {
      for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(prepared + beside, { force: true });
      throw error;
    }
  });
  context.shared.newerWaiting = false;
  // A computer that wrote the register before has files of its own: what is gone where it is written now goes here too.
  await sweepFiles(context).catch((error: unknown) =>
    context.log.error('Files that are gone could not be removed', error),
  );
  context.announce({ room: 'all', ids: [] });
}

/** A computer that came in by the kit and writes since this one last looked; otherwise what was told before. */
function kitWriter(
  before: LocalSide | null,
  writer: { writer: string; person: string; vaultId: string; by: string; at: string },
  vaults: CopyContent['vaults'],
): LocalSide['kitWriter'] {
  const { by: fingerprint, at, person } = writer;
  if (before === null || before.seen?.by === fingerprint) return before?.kitWriter ?? null;
  const statements = vaults.find(({ vaultId }) => vaultId === writer.vaultId)?.statements ?? [];
  return cameByKit(statements).has(fingerprint)
    ? { fingerprint, at, person, computer: writer.writer, isSeen: false }
    : null;
}

/** People who were let into a vault once and have been put out of it. */
function putOutPeople(vaults: CopyContent['vaults'], lists: ReadonlyMap<string, CustodianList>): string[] {
  return vaults.flatMap(({ vaultId, statements }) =>
    [...everyDevice(statements).values()]
      .map(({ personId }) => personId)
      .filter((personId) => lists.get(vaultId)?.standing.has(personId) === false),
  );
}

/** What this computer has now seen of every vault: no older list and no older credential is taken for the newest again (design.md §5.8). */
function learn(dataDir: string, content: CopyContent): void {
  for (const { vaultId, statements, versions } of content.vaults) {
    const known = readKnown(dataDir, vaultId);
    addKnown(dataDir, vaultId, [
      ...statements.slice(known.statements.length).map((statement) => ({ statement })),
      ...versions.filter(({ credential, version }) => version > (known.versions.get(credential) ?? 0)),
    ]);
  }
}

/** Refuses when this computer has a register of its own, which a copy must not push away. */
export async function refuseOwnRegister(context: Context, registerId: string, here: string | undefined): Promise<void> {
  if (here !== registerId && (await isBegun(context.db))) throw new Refusal('snapshot-other-register');
}
