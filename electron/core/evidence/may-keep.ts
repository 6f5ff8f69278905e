import { caseForFiles } from '../cases/case-for-files.ts';
import type { Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import type { Held } from './contract.ts';
import { isStopped } from './repository.ts';

/**
 * Why no file can be kept in a case now; `null` where one can. Where a ground is assessed, it comes before any file.
 * A case that was once stopped stays so, whatever is assessed afterwards.
 */
export async function heldBy(db: Db, caseId: string): Promise<Held | null> {
  const { ground, asksForGround } = await caseForFiles(db, caseId);
  if (ground === 'child-abuse' || (await isStopped(db, caseId))) return 'child-abuse';
  return asksForGround && ground === '' ? 'assess-first' : null;
}

/** The one door of every file: refuses in a case where none may be kept. */
export async function refuseWhereNoneIsKept(db: Db, caseId: string): Promise<void> {
  const held = await heldBy(db, caseId);
  if (held !== null) throw new Refusal(held === 'child-abuse' ? 'evidence-child-abuse' : 'evidence-assess-first');
}
