import { sha256 } from '../foundation/audit/chain.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { handoverRow, replaceHandover } from './repository.ts';
import type { Decided, Proving } from './second-person.ts';

/** The departure that a second person is asked about: exactly this one, as it was made. */
function decisionHash(row: Row<'handover'>): string {
  return sha256(JSON.stringify(['kanalvakt-departure/1', row.id, row.person_id, row.made_at, row.reason, row.choices]));
}

/** A departure as somebody stands behind it. */
export function decidedDeparture(row: Row<'handover'>): Decided {
  return {
    id: row.id,
    administrationId: row.administration_id,
    hash: decisionHash(row),
    madeAt: row.made_at ?? row.updated_at,
    madeBy: row.made_by,
    madeOnDevice: row.made_on_device,
    concerns: [row.person_id],
  };
}

/** A departure that still waits for a second person; refuses any other. */
export async function waitingDeparture(db: Db, handoverId: string): Promise<Row<'handover'>> {
  const row = found(await handoverRow(db, handoverId));
  if (row.state !== 'made' || row.confirmation !== 'single-hand') throw new Refusal('departure-confirmed-already');
  return row;
}

/** A second person stands behind a departure, in the way given. Answers whose departure it is. */
export async function confirmDeparture(context: Context, handoverId: string, prove: Proving): Promise<string> {
  const seen = await waitingDeparture(context.db, handoverId);
  const decided = decidedDeparture(seen);
  const second = await prove(context, decided);
  const at = context.clock.now().toISOString();
  await context.db.transaction().execute(async (db) => {
    await waitingDeparture(db, handoverId);
    const noted = await replaceHandover(db, seen.id, seen.version, {
      confirmation: second.confirmation,
      confirmed_at: at,
      confirmed_by: second.personId,
      confirmation_proof: second.proof,
      updated_at: at,
    });
    if (!noted) throw new Refusal('changed-meanwhile');
    await recordEvents(db, context, [
      {
        action: 'departure-confirmed',
        subjectKind: 'person',
        subjectId: seen.person_id,
        details: { handover: seen.id, how: second.confirmation, by: second.personId, decision: decided.hash },
      },
    ]);
  });
  context.announce({ room: 'leaving', ids: [seen.person_id] });
  return seen.person_id;
}
