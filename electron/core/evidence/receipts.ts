import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { GoneWhy } from '../cases/engine/contract.ts';
import { Instant } from '../foundation/contract.ts';
import { sha256 } from '../foundation/audit/chain.ts';
import { signingKeys } from '../foundation/audit/repository.ts';
import { readDeviceSecret } from '../foundation/audit/device-secret.ts';
import { publicHalf, signerOf, signHash } from '../foundation/audit/signature.ts';
import type { Context } from '../foundation/context.ts';
import { syncFolder } from '../foundation/durable-files.ts';
import { KeychainUnavailable } from '../foundation/ports.ts';
import { evidenceFolder } from './store.ts';

/** What is left of a pack that is gone: which it was, why, by what, and the files that it was alone about. */
export const Receipt = z.strictObject({
  packId: z.uuid(),
  caseId: z.uuid(),
  manifest: z.hash('sha256'),
  why: GoneWhy,
  at: Instant,
  decision: z.string(),
  protocol: z.string(),
  files: z.array(z.hash('sha256')),
  /** It went by a decision that rests on the word of whoever disposed of it. */
  isOwn: z.literal(true).optional(),
});
export type Receipt = z.infer<typeof Receipt>;

const Line = z.strictObject({ receipt: Receipt, signature: z.string().nullable() });

const journalFile = (dataDir: string) => path.join(evidenceFolder(dataDir), 'gone.jsonl');

/** This device's private key, where there is a keychain and a key; an unsigned receipt says less, and is none the less kept. */
export async function privateKeyOf({ keychain, actor }: Context): Promise<string | null> {
  if (keychain === null) return null;
  try {
    return (await readDeviceSecret(keychain, actor.deviceId))?.privateKey ?? null;
  } catch (error) {
    if (error instanceof KeychainUnavailable) return null;
    throw error;
  }
}

/**
 * Adds receipts, on the disk before this returns. They stand beside the register and not in it: a register that is restored from before
 * the files went is told of it, and neither misses them nor brings them back.
 */
export async function keepReceipts(context: Context, receipts: readonly Receipt[]): Promise<void> {
  if (receipts.length === 0) return;
  const key = await privateKeyOf(context);
  const lines = receipts.map((receipt) =>
    JSON.stringify({ receipt, signature: key === null ? null : signHash(key, sha256(JSON.stringify(receipt))) }),
  );
  const folder = evidenceFolder(context.dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const handle = openSync(journalFile(context.dataDir), 'a', 0o600);
  try {
    // Behind whatever a crash left half a line of.
    writeSync(handle, `\n${lines.join('\n')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  syncFolder(folder);
}

/** Every receipt that can be read, with the public key that signed it; one whose signature does not fit it is nobody's, and left out. */
export function readSignedReceipts(dataDir: string): Array<{ receipt: Receipt; signer: string | null }> {
  const file = journalFile(dataDir);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const { receipt, signature } = Line.parse(JSON.parse(line));
        const signer = signature === null ? null : signerOf(signature, sha256(JSON.stringify(receipt)));
        return signature !== null && signer === null ? [] : [{ receipt, signer }];
      } catch {
        // The last line of a crash, or nobody's.
        return [];
      }
    });
}

/** The same, whoever signed. */
export const readReceipts = (dataDir: string): Receipt[] => readSignedReceipts(dataDir).map(({ receipt }) => receipt);

/** Whose receipts a register takes for true: its own devices', and this computer's. */
export async function trustedSigners(context: Context): Promise<ReadonlySet<string>> {
  const own = await privateKeyOf(context);
  return new Set([...(await signingKeys(context.db)), ...(own === null ? [] : [publicHalf(own)])]);
}

/** What the chain keeps of a pack that is gone. */
export const GoneDetails = Receipt.omit({ packId: true });
