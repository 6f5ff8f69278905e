import type { Db } from '../../foundation/context.ts';
import { insertRows } from '../../foundation/database/insert-rows.ts';
import type { Row } from '../../foundation/database/schema.ts';

/** Which sealed file of the shared folder holds which file of a case. */
export type SealedRow = Row<'sealed_file'>;

/** Every sealed file that the writer has laid, by the SHA-256 of the file in it. */
export async function sealedRows(db: Db): Promise<Map<string, SealedRow>> {
  const rows = await db.selectFrom('sealed_file').selectAll().orderBy('sha256').execute();
  return new Map(rows.map((row) => [row.sha256, row]));
}

/** Takes in what was laid, in the place of earlier ones of the same files. */
export async function putSealedRows(db: Db, rows: readonly SealedRow[]): Promise<void> {
  await dropSealedRows(
    db,
    rows.map(({ sha256 }) => sha256),
  );
  await insertRows(db, 'sealed_file', rows);
}

export async function dropSealedRows(db: Db, hashes: readonly string[]): Promise<void> {
  for (let start = 0; start < hashes.length; start += 500)
    await db
      .deleteFrom('sealed_file')
      .where('sha256', 'in', hashes.slice(start, start + 500))
      .execute();
}
