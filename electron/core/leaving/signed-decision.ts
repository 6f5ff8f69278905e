import { z } from 'zod';
import { deviceSecret } from '../foundation/audit/device-secret.ts';
import { publicHalf, signerOf, signHash } from '../foundation/audit/signature.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { KeychainUnavailable } from '../foundation/ports.ts';
import { castOf, knownSigners } from '../people/leave-person.ts';
import { dayOf } from '../foundation/calendar.ts';
import { decisionHash, noteConfirmation, waitingDeparture } from './confirm-departure.ts';
import { handlesHandovers } from '../permissions.ts';

/** A decision on its way to a second person, and back again with a signature. It names nobody: the second person is told who by the first. */
const DecisionFile = z.strictObject({
  format: z.literal('kanalvakt-departure/1'),
  handover: z.uuid(),
  decision: z.string().regex(/^[0-9a-f]{64}$/),
  decidedAt: z.iso.datetime(),
  /** `ed25519:<public key>:<signature>`; empty until it is signed. */
  signature: z.string().max(1000),
});

const bytesOf = (file: z.infer<typeof DecisionFile>) => new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);

async function readFile(file: File): Promise<z.infer<typeof DecisionFile>> {
  try {
    return DecisionFile.parse(JSON.parse(await file.text()));
  } catch {
    throw new Refusal('decision-file-unreadable', { file: file.name });
  }
}

/** The decision as a file for a second person at another computer. */
export async function decisionFile(context: Context, handoverId: string) {
  const row = await waitingDeparture(context.db, handoverId);
  const file = {
    format: 'kanalvakt-departure/1' as const,
    handover: row.id,
    decision: decisionHash(row),
    decidedAt: row.made_at ?? row.updated_at,
    signature: '',
  };
  return context.files.hold({ name: `beslut-${row.id.slice(0, 8)}.json`, bytes: bytesOf(file) });
}

/** Signs a decision with this computer's own key; refuses where there is no keychain to hold one. */
export async function signDecision(context: Context, given: File) {
  const file = await readFile(given);
  if (context.keychain === null) throw new Refusal('decision-no-key');
  try {
    const { privateKey } = await deviceSecret(context.keychain, context.actor.deviceId);
    const signed = { ...file, signature: signHash(privateKey, file.decision) };
    const name = `beslut-${file.handover.slice(0, 8)}-${publicHalf(privateKey).slice(-9, -1).replaceAll(/\W/g, '')}.json`;
    return context.files.hold({ name, bytes: bytesOf(signed) });
  } catch (error) {
    if (error instanceof KeychainUnavailable) throw new Refusal('decision-no-key');
    throw error;
  }
}

/**
 * Takes a signed decision back: it must be this departure as it was made, signed by a computer that the register knows as another person's,
 * who is here and may handle handovers. Answers whose departure it is.
 */
export async function confirmByFile(context: Context, handoverId: string, given: File): Promise<string> {
  const file = await readFile(given);
  const personId = await context.db.transaction().execute(async (db) => {
    const row = await waitingDeparture(db, handoverId);
    if (file.handover !== row.id || file.decision !== decisionHash(row)) throw new Refusal('decision-file-other');
    const publicKey = signerOf(file.signature, file.decision);
    if (publicKey === null) throw new Refusal('decision-file-unsigned');
    const signer = (await knownSigners(db)).find((one) => one.publicKey === publicKey);
    if (signer === undefined) throw new Refusal('decision-file-unknown-signer');
    const cast = await castOf(db, row.administration_id, dayOf(context.clock.now()));
    const person = cast.get(signer.personId);
    const isAnother = signer.personId !== row.made_by && signer.personId !== row.person_id;
    if (!isAnother || person === undefined || !person.active || !handlesHandovers(person.roles))
      throw new Refusal('departure-needs-another');
    await noteConfirmation(db, context, row, {
      confirmation: 'signed-file',
      personId: signer.personId,
      proof: file.signature,
    });
    return row.person_id;
  });
  context.announce({ room: 'leaving', ids: [personId] });
  return personId;
}
