import { caseForFiles } from '../cases/case-for-files.ts';
import type { Context } from '../foundation/context.ts';
import type { CaseFiles } from './contract.ts';
import { destroyFilesOf } from './destroy-files.ts';
import { listFiles } from './see-packs.ts';
import { sweepFiles } from './sweep-files.ts';

/** Somebody sees what it is in any case, open or ended: every file of it is gone when this returns, and none is let in again. */
export async function destroyNow(context: Context, caseId: string): Promise<CaseFiles> {
  await caseForFiles(context.db, caseId);
  const others = await context.db.transaction().execute((db) => destroyFilesOf(db, context, caseId));
  await sweepFiles(context);
  context.announce({ room: 'cases', ids: [caseId, ...others] });
  return await listFiles(context.db, caseId);
}
