import { addRoomsEvent } from '../cases/write-event.ts';
import type { GoneWhy } from '../cases/engine/contract.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { goneAction, markGone, partsOf } from './repository.ts';

/** Why packs go, and by what. */
export interface Ground {
  why: GoneWhy;
  decision: string;
  protocol: string;
  /** When the files went; now, but for a register that is told afterwards. */
  at?: string;
  /** By a decision that rests on the word of whoever disposes. */
  isOwn?: boolean;
}

/** Empties the rows of packs, tells their cases, and puts the receipt in the log's chain; the files go by `sweepFiles`, after the transaction. */
export async function letPacksGo(
  db: Db,
  context: Context,
  packs: ReadonlyArray<Row<'evidence_pack'>>,
  { why, decision, protocol, at = context.clock.now().toISOString(), isOwn = false }: Ground,
): Promise<void> {
  if (packs.length === 0) return;
  const ids = packs.map(({ id }) => id);
  const parts = await partsOf(db, ids);
  await markGone(db, ids, at, why);
  await recordEvents(
    db,
    context,
    packs.map((pack) => ({
      action: goneAction,
      subjectKind: 'evidence',
      subjectId: pack.id,
      details: {
        caseId: pack.case_id,
        manifest: pack.manifest_sha256,
        why,
        at,
        decision,
        protocol,
        ...(isOwn && { isOwn }),
        files: parts.flatMap(({ pack_id, sha256 }) => (pack_id === pack.id ? [sha256] : [])),
      },
    })),
  );
  for (const caseId of new Set(packs.map(({ case_id }) => case_id))) {
    const packIds = packs.flatMap((pack) => (pack.case_id === caseId ? [pack.id] : []));
    await addRoomsEvent(db, context, caseId, { kind: 'unfiled', packIds, why, decision, protocol });
  }
}
