import type { z } from 'zod';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { ReadyFile } from '../foundation/contract.ts';
import { caseForFiles } from '../cases/case-for-files.ts';
import { readFromShared } from '../snapshot/files/read-from-shared.ts';
import { type CaseFiles, ImageType, Pack, PackManifest, type Part } from './contract.ts';
import { casesWithSame } from './destroy-files.ts';
import { heldBy } from './may-keep.ts';
import { packRow, packsOf } from './repository.ts';
import { readStored, storedBytes } from './store.ts';

function toPack(row: Row<'evidence_pack'>, misfiled: Pack['misfiled']): Pack {
  return Pack.parse({
    id: row.id,
    what: row.what,
    keptAt: row.kept_at,
    manifestSha256: row.manifest_sha256,
    manifest: row.gone_at === null ? JSON.parse(row.manifest) : null,
    gone: row.gone_at === null ? null : { at: row.gone_at, why: row.gone_why },
    ...(misfiled !== undefined && { misfiled }),
  });
}

/** The packs of a case in the order they were kept, also those that are gone, and whether files can be kept in it. */
export async function listFiles(db: Db, caseId: string): Promise<CaseFiles> {
  const { state } = await caseForFiles(db, caseId);
  const rows = await packsOf(db, caseId);
  return {
    packs: state.packs.flatMap(({ id, misfiled }) => {
      const row = rows.find((one) => one.id === id);
      return row === undefined ? [] : [toPack(row, misfiled)];
    }),
    held: await heldBy(db, caseId),
    alsoIn: await casesWithSame(db, caseId),
  };
}

/**
 * A file that is kept, with its bytes; refuses one that is gone, missing or damaged. Where this computer has none, the sealed one of the shared folder
 * is opened, in memory: a copy of the register to read has no files of its own.
 */
async function partWithBytes(
  context: Context,
  { packId, place }: { packId: string; place: number },
): Promise<{ part: Part; bytes: Buffer<ArrayBuffer> }> {
  const row = found(await packRow(context.db, packId));
  if (row.gone_at !== null) throw new Refusal('evidence-gone');
  const part = found(PackManifest.parse(JSON.parse(row.manifest)).parts.find((one) => one.place === place));
  const { dataDir, shared } = context;
  const isElsewhere = shared.side !== null && storedBytes(dataDir, part.sha256) === null;
  return {
    part,
    bytes: isElsewhere ? await readFromShared(context, part.sha256) : readStored(dataDir, part.sha256),
  };
}

/** An image for the window, with the type that its own bytes showed when it was kept; no other kind is ever shown. */
export async function readImage(
  context: Context,
  which: { packId: string; place: number },
): Promise<{ type: ImageType; file: File }> {
  const { part, bytes } = await partWithBytes(context, which);
  const type = ImageType.safeParse(part.type);
  if (!type.success) throw new Refusal('evidence-not-an-image');
  return { type: type.data, file: new File([bytes], part.name, { type: type.data }) };
}

/** Any file, ready to be fetched once and saved. */
export async function readyPart(
  context: Context,
  which: { packId: string; place: number },
): Promise<z.infer<typeof ReadyFile>> {
  const { part, bytes } = await partWithBytes(context, which);
  return context.files.hold({ name: part.name, bytes });
}
