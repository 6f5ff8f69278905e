import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { inSharedFolder } from '../in-folder.ts';
import { keysToFiles } from './keys-to-files.ts';
import { sealedRows } from './repository.ts';
import type { SealedFault } from './sealed-folder.ts';

/** Somebody waits to see the file; milliseconds. */
const patience = 60_000;

const words = {
  missing: 'snapshot-file-missing',
  damaged: 'snapshot-file-damaged',
  'other-key': 'snapshot-file-other-key',
} as const satisfies Record<SealedFault['fault'], string>;

/** A file of a case from the shared folder, opened with this computer's keys and held against its SHA-256; nothing is kept here. Refused by name. */
export async function readFromShared(context: Context, sha256: string): Promise<Buffer<ArrayBuffer>> {
  const { folder, registerId } = context.shared.chosen;
  const row = (await sealedRows(context.db)).get(sha256);
  if (row === undefined) throw new Refusal(context.shared.readsHere ? 'snapshot-file-waits' : 'evidence-file-missing');
  const keys = await keysToFiles(context);
  if (keys === null) throw new Refusal('vault-locked');
  const { identity } = keys;
  const files = [row];
  const { opened, faults } = await inSharedFolder(
    context,
    'openSealedFiles',
    { folder, registerId, identity, files },
    patience,
  );
  const [fault] = faults;
  if (fault !== undefined) throw new Refusal(words[fault.fault], { file: fault.file });
  return Buffer.from(opened[0]?.content ?? []);
}
