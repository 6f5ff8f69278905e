import { caseForFiles } from '../cases/case-for-files.ts';
import type { Context, Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import type { Held, Part } from './contract.ts';
import { readReceipts } from './receipts.ts';
import { destroyedOf, isStopped } from './repository.ts';

/**
 * Why no file can be kept in a case now; `null` where one can. Where a ground is assessed, it comes before any file.
 * A case that was once stopped stays so, whatever is assessed afterwards.
 */
export async function heldBy(db: Db, caseId: string): Promise<Held | null> {
  const { ground, asksForGround } = await caseForFiles(db, caseId);
  if (ground === 'child-abuse' || (await isStopped(db, caseId))) return 'child-abuse';
  return asksForGround && ground === '' ? 'assess-first' : null;
}

/**
 * Refuses a file that was destroyed as suspected child-abuse material, in any case: its SHA-256 is known by the register, and by the receipts beside
 * it where the register was restored from before. Words are not asked about: the same words elsewhere are another’s.
 */
export async function refuseDestroyed(
  { db, dataDir }: Pick<Context, 'db' | 'dataDir'>,
  parts: ReadonlyArray<Pick<Part, 'kind' | 'name' | 'sha256'>>,
): Promise<void> {
  const asked = parts.filter(({ kind }) => kind !== 'text');
  const receipted = readReceipts(dataDir).flatMap(({ why, files }) => (why === 'child-abuse' ? files : []));
  const hashes = asked.map(({ sha256 }) => sha256);
  const refused = new Set([...(await destroyedOf(db, hashes)), ...receipted]);
  const back = asked.find(({ sha256 }) => refused.has(sha256));
  if (back !== undefined) throw new Refusal('evidence-destroyed-before', { name: back.name });
}

/** The one door of every file: refuses in a case where none may be kept. */
export async function refuseWhereNoneIsKept(db: Db, caseId: string): Promise<void> {
  const held = await heldBy(db, caseId);
  if (held !== null) throw new Refusal(held === 'child-abuse' ? 'evidence-child-abuse' : 'evidence-assess-first');
}
