import { existsSync } from 'node:fs';
import { z } from 'zod';
import { shownNumber } from '../cases/see-case.ts';
import { sha256 } from '../foundation/audit/chain.ts';
import type { Context } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { type Damage, type DamageCode, type EvidenceReport, PackManifest } from './contract.ts';
import { allPacks, allParts, goneAction, keptAction, packLinks } from './repository.ts';
import { checkSealedFiles } from '../snapshot/files/check-sealed-files.ts';
import { GoneDetails, readReceipts } from './receipts.ts';
import { readStored, storedFile, unfinished } from './store.ts';
import { hashesInBackups } from './sweep-files.ts';

const Kept = z.object({ caseId: z.string(), keptAt: z.string(), what: z.string(), manifest: z.string() });

/** Data of a text that somebody may have changed; `null` for what it no longer is. */
function readAs<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

type PackRow = Awaited<ReturnType<typeof allPacks>>[number];
type Parts = ReadonlyArray<Row<'evidence_part'>>;

/** What the chain says of every pack: the last word on each, with what its details said when they were recorded. */
async function chainSays(context: Context) {
  const kept = new Map<string, z.infer<typeof Kept> | null>();
  const gone = new Map<string, z.infer<typeof GoneDetails> | null>();
  const changed = new Set<string>();
  for (const { action, subject_id: id, details, details_hash: hash } of await packLinks(context.db)) {
    if (details !== null && sha256(details) !== hash) changed.add(id);
    if (action === keptAction) kept.set(id, details === null ? null : readAs(Kept, details));
    if (action === goneAction) gone.set(id, details === null ? null : readAs(GoneDetails, details));
  }
  return { kept, gone, changed };
}

/** Whether a row says what its own manifest says, and the manifest what the chain took in. */
function rowHolds(row: PackRow, parts: Parts, said: z.infer<typeof Kept> | null): boolean {
  const { gone_at, manifest, manifest_sha256: hash } = row;
  if (said !== null) {
    const { caseId, keptAt, what } = said;
    if (said.manifest !== hash || keptAt !== row.kept_at || what !== row.what || caseId !== row.case_id) return false;
  }
  if (gone_at !== null) return manifest === '';
  const read = sha256(manifest) === hash ? readAs(PackManifest, manifest) : null;
  if (read === null) return false;
  const { id, caseId, parts: named } = read;
  const isSame = (part: Row<'evidence_part'>, place: number) => {
    const one = named[place];
    return one?.place === part.place && one.sha256 === part.sha256 && one.bytes === part.bytes;
  };
  return id === row.id && caseId === row.case_id && named.length === parts.length && parts.every(isSame);
}

/** Whether a row of a pack that is gone, and the files that it names, are what its receipt says. */
function receiptHolds(row: PackRow, parts: Parts, { why, at, files }: z.infer<typeof GoneDetails>): boolean {
  const named = parts.map(({ sha256: hash }) => hash).toSorted();
  return why === row.gone_why && at === row.gone_at && files.toSorted().join() === named.join();
}

/**
 * Checks every file and every row of the packs against each other and against the log's chain: a changed byte, name or row, and one that is removed or
 * added, is found. Packs that are gone with a receipt are whole. On a copy of the register to read, the sealed files of the shared folder are checked
 * in the place of those that are not here; refuses when it cannot be reached. The chain itself is checked by `verify`. Reads beside the running app.
 */
export async function verifyEvidence(context: Context): Promise<EvidenceReport> {
  const { dataDir, db } = context;
  // Files first: one that comes meanwhile is then in a row that is not read yet, and never the other way round.
  const { names, changed } = await context.runJob('checkStored', { dataDir });
  const inBackups = hashesInBackups(dataDir);
  const onTheirWay = new Set(unfinished(dataDir));
  const saidGone = new Set(readReceipts(dataDir).map(({ packId, manifest }) => `${packId} ${manifest}`));
  const { kept, gone, changed: changedLinks } = await chainSays(context);
  const packs = await allPacks(db);
  const partsByPack = Map.groupBy(await allParts(db), ({ pack_id }) => pack_id);
  const damaged: Damage[] = [];
  const found = new Set(names);
  const bad = new Set(changed);
  const held = new Set<string>();
  const away: Array<{ pack: PackRow; hash: string }> = [];
  const goneFiles = new Map<string, PackRow>();
  const say = (code: DamageCode, pack: PackRow | null, file = '', packId = pack?.id ?? '') =>
    void damaged.push({ code, packId, caseNumber: pack === null ? '' : shownNumber(pack.number), file });

  for (const pack of packs) {
    const parts = partsByPack.get(pack.id) ?? [];
    const said = kept.get(pack.id);
    if (said === undefined) say('row-unknown', pack);
    else if (changedLinks.has(pack.id) || !rowHolds(pack, parts, said)) say('row-changed', pack);
    if (pack.gone_at !== null) {
      const receipt = gone.get(pack.id);
      if (receipt === undefined) say('gone-without-receipt', pack);
      else if (receipt !== null && !receiptHolds(pack, parts, receipt)) say('row-changed', pack);
      for (const { sha256: hash } of parts) goneFiles.set(hash, pack);
      continue;
    }
    if (gone.has(pack.id)) say('row-changed', pack);
    // A line beside the register says that it is gone, and the register does not: nobody known has signed the line.
    const isUnsure = saidGone.has(`${pack.id} ${pack.manifest_sha256}`);
    if (isUnsure) say('gone-unsure', pack);
    for (const { sha256: hash } of parts) {
      held.add(hash);
      if (bad.has(hash)) say('bytes-changed', pack, hash);
      else if (!isUnsure && !found.has(hash) && !isThere(dataDir, hash)) away.push({ pack, hash });
    }
  }
  if (context.shared.readsHere) {
    // A copy to read has no files of its own: it opens the sealed ones.
    const faults = await checkSealedFiles(context, new Set(away.map(({ hash }) => hash)));
    for (const { sha256: hash, file, fault } of faults)
      say(
        fault === 'missing' ? 'sealed-missing' : 'sealed-damaged',
        away.find((one) => one.hash === hash)?.pack ?? null,
        file,
      );
  } else for (const { pack, hash } of away) say('file-missing', pack, hash);
  const rows = new Set(packs.map(({ id }) => id));
  for (const id of kept.keys()) if (!rows.has(id)) say('row-missing', null, '', id);
  for (const name of names) {
    if (held.has(name)) continue;
    const pack = goneFiles.get(name) ?? null;
    if (pack !== null) say('file-should-be-gone', pack, name);
    else if (bad.has(name)) say('bytes-changed', null, name);
    else if (!inBackups.has(name) && !onTheirWay.has(name)) say('file-unknown', null, name);
  }
  const byOwn = packs.filter(({ id, gone_why }) => gone_why === 'disposed' && gone.get(id)?.isOwn === true).length;
  return {
    packs: packs.filter(({ gone_at }) => gone_at === null).length,
    disposed: packs.filter(({ gone_why }) => gone_why === 'disposed').length,
    destroyed: packs.filter(({ gone_why }) => gone_why === 'child-abuse').length,
    ...(byOwn > 0 && { byOwn }),
    ok: damaged.length === 0,
    damaged,
  };
}

/** Whether a file came after the store was read, and is whole. */
function isThere(dataDir: string, hash: string): boolean {
  try {
    return existsSync(storedFile(dataDir, hash)) && readStored(dataDir, hash).byteLength >= 0;
  } catch {
    return false;
  }
}
