import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import { PackManifest } from './contract.ts';
import { letPacksGo } from './let-packs-go.ts';
import { isStopped, packRow, packsHolding, packsOf, stopCase } from './repository.ts';

/**
 * Suspected child-abuse material: no file of the case is kept, and none is let in again. The same pictures go from every other case too.
 * Within the transaction of what says so; `sweepFiles` removes the bytes after it.
 */
export async function destroyFilesOf(db: Db, context: Context, caseId: string): Promise<void> {
  if (!(await isStopped(db, caseId))) {
    await stopCase(db, caseId, context.clock.now().toISOString());
    await recordEvents(db, context, [{ action: 'evidence-stopped', subjectKind: 'case', subjectId: caseId }]);
  }
  const own = (await packsOf(db, caseId)).filter(({ gone_at }) => gone_at === null);
  const pictures = own.flatMap(({ manifest }) =>
    // A text that says the same elsewhere is another’s text.
    PackManifest.parse(JSON.parse(manifest)).parts.flatMap(({ kind, sha256 }) => (kind === 'text' ? [] : [sha256])),
  );
  const packs = [...own];
  for (const id of await packsHolding(db, pictures)) {
    const pack = await packRow(db, id);
    if (pack !== undefined && !packs.some((one) => one.id === id)) packs.push(pack);
  }
  await letPacksGo(db, context, packs, { why: 'child-abuse', decision: '', protocol: '' });
}
