import { caseForFiles } from '../cases/case-for-files.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found } from '../foundation/errors.ts';
import { PackManifest } from './contract.ts';
import { letPacksGo } from './let-packs-go.ts';
import { isStopped, packRow, packsHolding, packsOf, stopCase } from './repository.ts';

type PackRow = Row<'evidence_pack'>;

/** The packs of a case that are still kept, and those of other cases, by case, that hold one of the same pictures. */
async function packsWithSame(db: Db, caseId: string): Promise<{ own: PackRow[]; elsewhere: Map<string, PackRow[]> }> {
  const own = (await packsOf(db, caseId)).filter(({ gone_at }) => gone_at === null);
  const pictures = own.flatMap(({ manifest }) =>
    // A text that says the same elsewhere is another’s text.
    PackManifest.parse(JSON.parse(manifest)).parts.flatMap(({ kind, sha256 }) => (kind === 'text' ? [] : [sha256])),
  );
  const others: PackRow[] = [];
  for (const id of await packsHolding(db, pictures)) {
    const pack = found(await packRow(db, id));
    if (pack.case_id !== caseId) others.push(pack);
  }
  return { own, elsewhere: Map.groupBy(others, ({ case_id }) => case_id) };
}

/** Cases by number, KV-8 before KV-12. */
async function numbersOf(db: Db, caseIds: Iterable<string>): Promise<string[]> {
  const numbers: string[] = [];
  for (const id of caseIds) numbers.push((await caseForFiles(db, id)).number);
  return numbers.toSorted((a, b) => a.localeCompare(b, 'sv', { numeric: true }));
}

/** The other cases that would lose files if those of this one were destroyed. */
export async function casesWithSame(db: Db, caseId: string): Promise<string[]> {
  return await numbersOf(db, (await packsWithSame(db, caseId)).elsewhere.keys());
}

/**
 * Suspected child-abuse material: no file of the case is kept, and none is let in again. The same pictures go from every other case too, and each
 * of these cases says where it was found. Answers the other cases. Within the transaction of what says so; `sweepFiles` removes the bytes after it.
 */
export async function destroyFilesOf(db: Db, context: Context, caseId: string): Promise<string[]> {
  if (!(await isStopped(db, caseId))) {
    await stopCase(db, caseId, context.clock.now().toISOString());
    await recordEvents(db, context, [{ action: 'evidence-stopped', subjectKind: 'case', subjectId: caseId }]);
  }
  const { own, elsewhere } = await packsWithSame(db, caseId);
  const [here = ''] = await numbersOf(db, [caseId]);
  // An event holds 300 signs of it; the receipts name every case all the same.
  const also = (await numbersOf(db, elsewhere.keys())).join(', ').replace(/^(.{0,300})(?:,.*)?$/u, '$1');
  await letPacksGo(db, context, own, { why: 'child-abuse', decision: '', protocol: also });
  await letPacksGo(db, context, [...elsewhere.values()].flat(), { why: 'child-abuse', decision: here, protocol: '' });
  return [...elsewhere.keys()];
}
