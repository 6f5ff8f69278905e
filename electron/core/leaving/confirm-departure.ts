import { deviceSecret } from '../foundation/audit/device-secret.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { sha256 } from '../foundation/audit/chain.ts';
import { signHash } from '../foundation/audit/signature.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { KeychainUnavailable } from '../foundation/ports.ts';
import type { Confirmation } from './contract.ts';
import { mayConfirm } from './read-leaving.ts';
import { handoverRow, replaceHandover } from './repository.ts';

/** The departure that a second person is asked about: exactly this one, as it was made. */
export function decisionHash(row: Row<'handover'>): string {
  return sha256(JSON.stringify(['kanalvakt-departure/1', row.id, row.person_id, row.made_at, row.reason, row.choices]));
}

/** A departure that still waits for a second person; refuses any other. */
export async function waitingDeparture(db: Db, handoverId: string): Promise<Row<'handover'>> {
  const row = found(await handoverRow(db, handoverId));
  if (row.state !== 'made' || row.confirmation !== 'single-hand') throw new Refusal('departure-confirmed-already');
  return row;
}

/** Notes who stood behind a departure and how, within a transaction. */
export async function noteConfirmation(
  db: Db,
  context: Context,
  row: Row<'handover'>,
  how: { confirmation: Confirmation; personId: string; proof: string },
): Promise<void> {
  const at = context.clock.now().toISOString();
  const noted = await replaceHandover(db, row.id, row.version, {
    confirmation: how.confirmation,
    confirmed_at: at,
    confirmed_by: how.personId,
    confirmation_proof: how.proof,
    updated_at: at,
  });
  if (!noted) throw new Refusal('changed-meanwhile');
  await recordEvents(db, context, [
    {
      action: 'departure-confirmed',
      subjectKind: 'person',
      subjectId: row.person_id,
      details: { handover: row.id, how: how.confirmation, by: how.personId, decision: decisionHash(row) },
    },
  ]);
}

/** This computer's signature over the decision; empty where there is no keychain, and then the signed log alone holds it. */
async function ownSignature(context: Context, hash: string): Promise<string> {
  if (context.keychain === null) return '';
  try {
    return signHash((await deviceSecret(context.keychain, context.actor.deviceId)).privateKey, hash);
  } catch (error) {
    if (error instanceof KeychainUnavailable) return '';
    throw error;
  }
}

/**
 * A second person stands behind a departure from their own computer. Refuses the one who decided, the one who left, the computer it was decided on,
 * and whoever has not said who they are. Answers whose departure it is.
 */
export async function confirmDeparture(context: Context, handoverId: string): Promise<string> {
  const seen = await waitingDeparture(context.db, handoverId);
  if (!mayConfirm(context, seen)) throw new Refusal('departure-needs-another');
  const proof = await ownSignature(context, decisionHash(seen));
  const personId = await context.db.transaction().execute(async (db) => {
    const row = await waitingDeparture(db, handoverId);
    await noteConfirmation(db, context, row, {
      confirmation: 'device',
      personId: found(context.actor.personId),
      proof,
    });
    return row.person_id;
  });
  context.announce({ room: 'leaving', ids: [personId] });
  return personId;
}
