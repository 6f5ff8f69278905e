import { dayOf, minuteOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { everyVault } from '../vault/every-vault.ts';
import type { CustodianList } from '../vault/statements.ts';
import { hasFilesToLay, layFiles, removeOld } from './files/lay-files.ts';
import { emptyLeftFolders } from './files/left-folders.ts';
import { standAside } from './stand-aside.ts';
import { inSharedFolder, listsHere, look } from './in-folder.ts';
import { keepStanding } from './keep-standing.ts';
import { everyDevice } from './keys-here.ts';
import { type LocalSide, rememberedSnapshots, type Written, writerKeyOf } from './local-side.ts';
import { claimHolds, type Manifest, manifestName, readClaim } from './manifest.ts';
import { laterPutOut, passedOver as toPassedOver } from './passed-over.ts';
import { custodianKey, isPutOut, listedOf, putOutHere } from './put-out.ts';
import { chainHeads, personNames } from './repository.ts';
import { differs, namedOf, recipientsOf, sealedFilesOf, toPrune } from './rules.ts';
import { isFromBefore, lastTakenAway, ownCopies } from './taken-away.ts';
import { listsTold, sealedForPutOut } from './word-to-put-out.ts';

/** Files of cases laid before one snapshot: it does not wait for more; bytes. */
const filesPerSnapshot = 256 * 1024 * 1024;
/** The same where somebody waits, or the app closes; bytes. */
export const filesInHaste = 16 * 1024 * 1024;

/** A look that nothing waits for gives up after this; milliseconds. */
const lookMs = 20_000;

/** Whether the register holds something that the last snapshot does not. */
export async function hasUnwritten(context: Context): Promise<boolean> {
  const { side } = context.shared;
  if (side?.side !== 'writer') return false;
  return differs(await chainHeads(context.db), side.written[0]?.heads ?? {});
}

/** Whether files of cases wait to be laid or removed, also where nothing else has changed: more than one writing takes. */
export async function hasUnlaid(context: Context): Promise<boolean> {
  return await hasFilesToLay(context, recipientsOf((await listsHere(context)).values()));
}

/**
 * Puts a snapshot of the register, as it is now, in the shared folder (design.md §5.7). Looks first: another writer in a later term makes this computer
 * stand aside, one in the same term is named and nothing is written over. The files of cases are laid first, so many at a time, so that the snapshot
 * names what lies there; a folder that takes no more of them still gets its snapshot, and is refused by name afterwards, as is one that keeps a copy which
 * somebody may open no more. Killed anywhere, the folder's head points at the old snapshot or the new one.
 */
export async function writeSnapshot(context: Context, filesMost = filesPerSnapshot): Promise<Written> {
  const written = await inTurn(`snapshot ${context.dataDir}`, async () => {
    const side = context.shared.chosen;
    if (side.side !== 'writer' || side.claim === null) throw new Refusal('snapshot-not-writer');
    const before = await listsHere(context);
    refuseOutsider(side, before);
    const writerKey = await writerKeyOf(context, side);
    const all = await lookAround(context, side, before);

    const laying = await layFiles(context, side, recipientsOf(before.values()), filesMost);
    // It may have taken minutes: whoever was put out of the vault meanwhile is not sealed to.
    const lists = await listsHere(context);
    refuseOutsider(side, lists);
    const last = side.written[0] ?? null;
    const serial = side.serial + 1;
    const vaults = await everyVault(context.db);
    const putOut = await sealedForPutOut(vaults, lists);
    const taken = lastTakenAway(vaults);
    const { gone, old } = toPrune(ownCopies(all, side.term, { lists, vaults }), ownHashes(side), (one) =>
      isFromBefore(one, taken),
    );
    const madeAt = context.clock.now().toISOString();
    // Said here before it can be seen there, so that after a crash this computer knows its own work again.
    keepSide(context, {
      ...side,
      serial,
      pending: [...side.pending, serial].slice(-rememberedSnapshots),
    });
    const sealed = await inSharedFolder(context, 'writeSealed', {
      dataDir: context.dataDir,
      file: context.folder.file,
      folder: side.folder,
      recipients: recipientsOf(lists.values()),
      named: { ...namedOf(lists.values()), today: dayOf(context.clock.now()) },
      writerKey,
      claim: side.claim,
      place: {
        registerId: side.registerId,
        term: side.term,
        serial,
        previous: last?.hash ?? side.seen?.hash ?? '',
        madeAt,
        vaultIds: [...lists.keys()],
        kitIds: [...lists.values()].flatMap(({ kit }) => kit?.id ?? []),
        custodians: [...lists.values()].map(listedOf),
        ...(putOut.length > 0 && { putOut }),
      },
      known: all.map(({ file }) => manifestName(file)),
      remove: [...gone, ...old].map(sealedFilesOf),
      pending: side.pending,
    }).catch(async (error: unknown) => {
      // Refused, it never got there or was taken back; one that is only slow may still come, and where nobody can look it may lie there.
      if (
        error instanceof Refusal &&
        error.code !== 'snapshot-folder-slow' &&
        !(await mayLieThere(context, side, serial))
      )
        keepSide(context, { ...side, serial });
      // Whoever did so is judged as before a writing: a rightful one takes this computer's side.
      if (error instanceof Refusal && error.code === 'snapshot-overtaken')
        await lookAround(context, context.shared.chosen, lists);
      throw error;
    });
    const next: Written = { term: side.term, serial, hash: sealed.hash, madeAt, heads: sealed.heads };
    keepSide(context, {
      ...side,
      serial,
      written: [next, ...side.written].slice(0, rememberedSnapshots),
    });
    await removeOld(context, side, laying.old);
    if (laying.isWhole) await emptyLeftFolders(context);
    const left = gone.flatMap(sealedFilesOf).filter((file) => sealed.left.includes(file));
    if (left.length > 0)
      throw new Refusal('snapshot-folder-keeps-old', { folder: side.folder, files: left.join(', ') });
    if (laying.refused !== null) throw laying.refused;
    return next;
  });
  context.announce({ room: 'snapshot', ids: [] });
  return written;
}

/**
 * Looks who else writes the register, where this computer does or did, and writes nothing: somebody in a later term makes it stand aside,
 * and is refused by name as before a writing; so is a computer that was put out. Answers whether a copy lies there that somebody may open no more.
 */
export async function seeOthers(context: Context): Promise<boolean> {
  return await inTurn(`snapshot ${context.dataDir}`, async () => {
    const { side } = context.shared;
    if (side?.side !== 'writer' && side?.side !== 'former') return false;
    const lists = await listsHere(context);
    const all = await lookAround(context, side, lists, lookMs);
    if (side.side === 'former') return false;
    const vaults = await everyVault(context.db);
    const taken = lastTakenAway(vaults);
    return ownCopies(all, side.term, { lists, vaults }).some((one) => isFromBefore(one, taken));
  });
}

/** Everything in the folder, when nobody else writes and this computer has not been put out; refuses otherwise. */
async function lookAround(
  context: Context,
  side: LocalSide,
  lists: ReadonlyMap<string, CustodianList>,
  within?: number,
): Promise<Manifest[]> {
  const { all, newer } = await look(context, side.folder, side.registerId, false, within);
  const told = await listsTold(context, all, lists);
  const out = putOutHere(all, told);
  const own = side.claim === null ? null : readClaim(side.claim);
  await keepStanding(context, own?.by ?? null, { all, out, lists: told });
  if (side.side === 'former') return all;
  // Not put out, or that had been said: its person is no full custodian any more.
  if (own !== null && out.has(custodianKey(own.vaultId, own.by))) throw new Refusal('snapshot-not-custodian');
  // Whether somebody has taken over by a copy of a later version, this one cannot tell.
  if (newer.some(({ term, vaultId, by }) => term >= side.term && !out.has(custodianKey(vaultId, by))))
    throw new Refusal('snapshot-newer', { folder: side.folder });
  await refuseOthers(
    context,
    { ...side, putOut: null },
    all.filter((one) => !isPutOut(one, out)),
    told,
  );
  await notePutOut(context, all, out);
  return all;
}

/** Whether a copy of this computer's lies in the folder with its manifest, as far as can be seen. */
async function mayLieThere(context: Context, side: LocalSide, serial: number): Promise<boolean> {
  try {
    const { all } = await look(context, side.folder, side.registerId, false, lookMs);
    return all.some((one) => one.term === side.term && one.serial === serial);
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

/** Keeps what has been written; what was passed over may have been noted or seen while it was. */
function keepSide(context: Context, side: LocalSide): void {
  const { passedOver, putOut } = context.shared.chosen;
  context.shared.keep({ ...side, passedOver, putOut });
}

/** A writer that is no custodian any more would sign what nobody may trust. */
function refuseOutsider(side: LocalSide, lists: ReadonlyMap<string, CustodianList>): void {
  const claim = side.claim === null ? null : readClaim(side.claim);
  const list = claim === null ? undefined : lists.get(claim.vaultId);
  const device = claim === null ? undefined : list?.devices.get(claim.by);
  if (device === undefined || list?.standing.get(device.personId) !== 'full')
    throw new Refusal('snapshot-not-custodian');
}

const ownHashes = (side: LocalSide) => new Set(side.written.map(({ hash }) => hash));

/** Remembers the last copy by a device that was put out, so that a person is told whose it is; nothing else comes of it. */
async function notePutOut(context: Context, all: readonly Manifest[], out: ReadonlySet<string>): Promise<void> {
  const side = context.shared.chosen;
  const passed = laterPutOut(side.term, all, out);
  if (passed === null) return;
  const vault = (await everyVault(context.db)).find(({ vaultId }) => vaultId === passed.claim.vaultId);
  const statements = vault?.statements ?? [];
  const ids = [...everyDevice(statements).values()].map(({ personId }) => personId);
  const next = toPassedOver(passed, statements, await personNames(context.db, ids), side.passedOver);
  if (next !== side.passedOver) context.shared.keep({ ...side, passedOver: next });
}

/** Names any other writer of this register that the folder knows; one of a later term takes it over. */
async function refuseOthers(
  context: Context,
  side: LocalSide,
  all: readonly Manifest[],
  lists: ReadonlyMap<string, CustodianList>,
): Promise<void> {
  const mine = ownHashes(side);
  const others = all.filter(({ hash }) => !mine.has(hash));
  const later = others
    .filter(({ term }) => term > side.term)
    .toSorted((a, b) => b.term - a.term || b.serial - a.serial);
  for (const manifest of later) await standAside(context, side, manifest, lists);
  const rival = others.find((manifest) => isRival(manifest, side) && claimHolds(manifest, lists));
  if (rival !== undefined)
    throw new Refusal('snapshot-two-writers', {
      computer: lists.get(rival.claim.vaultId)?.devices.get(rival.claim.by)?.name ?? rival.claim.by,
      at: minuteOf(rival.madeAt),
    });
}

/** Another writer in this term; or this very one with work it does not remember: the data folder has been copied, and both go on. */
function isRival(manifest: Manifest, side: LocalSide): boolean {
  if (manifest.term !== side.term) return false;
  return manifest.claim.writerKey !== side.writerPublicKey || !side.pending.includes(manifest.serial);
}
