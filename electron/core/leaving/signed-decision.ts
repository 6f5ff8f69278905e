import { z } from 'zod';
import { deviceSecret } from '../foundation/audit/device-secret.ts';
import { publicHalf, signerOf, signHash } from '../foundation/audit/signature.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { KeychainUnavailable } from '../foundation/ports.ts';
import { castOf, knownSigners } from '../people/leave-person.ts';
import { handlesHandovers } from '../permissions.ts';
import { type Decided, isAnother, type SecondPerson } from './second-person.ts';

/** A decision on its way to a second person, and back again with a signature. It names nobody: the second person is told who by the first. */
const DecisionFile = z.strictObject({
  format: z.literal('kanalvakt-decision/1'),
  id: z.uuid(),
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
export function decisionFile(context: Context, { id, hash, madeAt }: Decided) {
  const file = { format: 'kanalvakt-decision/1' as const, id, decision: hash, decidedAt: madeAt, signature: '' };
  return context.files.hold({ name: `beslut-${id.slice(0, 8)}.json`, bytes: bytesOf(file) });
}

/** Signs a decision with this computer's own key; refuses where there is no keychain to hold one. */
export async function signDecision(context: Context, given: File) {
  const file = await readFile(given);
  if (context.keychain === null) throw new Refusal('decision-no-key');
  try {
    const { privateKey } = await deviceSecret(context.keychain, context.actor.deviceId);
    const signed = { ...file, signature: signHash(privateKey, file.decision) };
    const name = `beslut-${file.id.slice(0, 8)}-${publicHalf(privateKey).slice(-9, -1).replaceAll(/\W/g, '')}.json`;
    return context.files.hold({ name, bytes: bytesOf(signed) });
  } catch (error) {
    if (error instanceof KeychainUnavailable) throw new Refusal('decision-no-key');
    throw error;
  }
}

/**
 * A second person's signed decision: it must be this one as it was made, signed by a computer that the register knows as another person's,
 * who is here and may handle handovers.
 */
export async function byFile(context: Context, decided: Decided, given: File): Promise<SecondPerson> {
  const { db } = context;
  const file = await readFile(given);
  if (file.id !== decided.id || file.decision !== decided.hash) throw new Refusal('decision-file-other');
  const publicKey = signerOf(file.signature, file.decision);
  if (publicKey === null) throw new Refusal('decision-file-unsigned');
  const signer = (await knownSigners(db)).find((one) => one.publicKey === publicKey);
  if (signer === undefined) throw new Refusal('decision-file-unknown-signer');
  const person = (await castOf(db, decided.administrationId, dayOf(context.clock.now()))).get(signer.personId);
  if (!isAnother(signer.personId, decided) || person?.active !== true || !handlesHandovers(person.roles))
    throw new Refusal('departure-needs-another');
  return { confirmation: 'signed-file', personId: signer.personId, proof: file.signature };
}
