import { z } from 'zod';
import { type AuditEvent, recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { Day, Id } from '../foundation/contract.ts';
import { Refusal } from '../foundation/errors.ts';
import { proveAccess } from '../leaving/prove-access.ts';

const action = 'access-proved';
const Told = z.object({ on: Day, canClose: z.boolean() });

/** A reader's own proof of access, into this computer's log; the writer does it when it takes the log in. */
export async function tellProof(
  context: Context,
  proof: { proofId: string; on: string; canClose: boolean },
): Promise<void> {
  if (!context.shared.readsHere) throw new Refusal('snapshot-not-reader');
  const { proofId, on, canClose } = proof;
  await context.db
    .transaction()
    .execute((db) =>
      recordEvents(db, context, [
        { action, subjectKind: 'handover-proof', subjectId: proofId, details: { on, canClose } },
      ]),
    );
}

/** Does on the writer what a reader's log tells of a proof, as that reader: only one's own proof, and only once. What no longer holds is passed over. */
export async function doProof(context: Context, personId: string, event: AuditEvent): Promise<void> {
  if (event.action !== action) return;
  const told = Told.safeParse(event.details);
  if (!told.success || !Id.safeParse(event.subjectId).success) return;
  const { on, canClose } = told.data;
  try {
    await proveAccess(
      { ...context, actor: { ...context.actor, personId, roles: ['reader'] } },
      event.subjectId,
      on,
      canClose,
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.log.info('A proof from a reader was not taken in', { code: error.code });
  }
}
