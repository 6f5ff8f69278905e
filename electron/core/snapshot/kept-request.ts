import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Context } from '../foundation/context.ts';
import { Id } from '../foundation/contract.ts';
import { writeDurably } from '../foundation/durable-files.ts';
import { Refusal } from '../foundation/errors.ts';
import { inTurn } from '../foundation/turns.ts';
import { ownPlace } from '../vault/key-place.ts';
import { readKnown, readLocalDevice, removeLocalDevice } from '../vault/local-files.ts';

/** A request to be let in that this computer has made: what two people compare and send, nothing secret. */
const KeptRequest = z.strictObject({ vaultId: Id, request: z.string(), fingerprint: z.string() });
export type KeptRequest = z.infer<typeof KeptRequest>;

const fileIn = (dataDir: string) => path.join(dataDir, 'snapshot', 'request.json');

/** Keeps a request beside the register, so that it is shown again when the app starts. */
export function keepRequest(dataDir: string, request: KeptRequest): void {
  mkdirSync(path.dirname(fileIn(dataDir)), { recursive: true, mode: 0o700 });
  writeDurably(fileIn(dataDir), `${JSON.stringify(request, null, 2)}\n`);
}

/** The request that waits to be answered, while this computer has no copy yet and the keys that it is for; `null` otherwise. */
export function waitingRequest({ dataDir, shared }: Pick<Context, 'dataDir' | 'shared'>): KeptRequest | null {
  const file = fileIn(dataDir);
  if (shared.side !== null || !existsSync(file)) return null;
  const kept = readKept(file);
  return kept !== null && readLocalDevice(dataDir, kept.vaultId)?.fingerprint === kept.fingerprint ? kept : null;
}

/** `null` for a file that somebody has damaged: pasting the invitation again makes the same request. */
function readKept(file: string): KeptRequest | null {
  try {
    return KeptRequest.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Throws away a request and the keys that it is for, as when the PIN is forgotten: whoever was let in by it opens nothing any more, and is invited anew.
 * Refuses once this computer has seen the vault, for then its keys may be all that opens it.
 */
export async function dropRequest(context: Context): Promise<void> {
  const kept = waitingRequest(context);
  if (kept === null) throw new Refusal('not-found');
  const { vaultId, fingerprint } = kept;
  if (readKnown(context.dataDir, vaultId).statements.length > 0) throw new Refusal('vault-keys-exist', { fingerprint });
  await inTurn(`vault ${vaultId}`, async () => {
    await ownPlace(context, vaultId).forget();
    removeLocalDevice(context.dataDir, vaultId, 'own');
    rmSync(fileIn(context.dataDir), { force: true });
  });
}
