import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { syncFile, writeDurably } from '../foundation/durable-files.ts';
import { Protection } from './contract.ts';
import { Head, headOf, Statement } from './statements.ts';

/**
 * What this computer knows of a vault beside the database, in `vault/` of the data folder. It follows no backup and no snapshot:
 * a restored register is held against it, and another computer never gets this one's keys.
 */
function folderOf(dataDir: string): string {
  return path.join(dataDir, 'vault');
}

const LocalDevice = z.strictObject({
  fingerprint: z.string(),
  protection: Protection,
  /** Only where there is no keychain: the keys as an age file sealed with the passphrase, base64, and the pins. */
  keys: z.string().nullable(),
  pin: Head.nullable(),
  next: Head.nullable(),
});
/** This computer's device in a vault: which it is and how its keys are kept. */
export type LocalDevice = z.infer<typeof LocalDevice>;

/** Which of this computer's devices: its own, or the one that a recovery is about to put in its place. */
export type Slot = 'own' | 'recovery';

const deviceFile = (dataDir: string, vaultId: string, slot: Slot) =>
  path.join(folderOf(dataDir), slot === 'own' ? `${vaultId}.json` : `${vaultId}.recovery.json`);

/** This computer's device; `null` when it has none. Throws when the file is there and is not one of ours. */
export function readLocalDevice(dataDir: string, vaultId: string, slot: Slot = 'own'): LocalDevice | null {
  const file = deviceFile(dataDir, vaultId, slot);
  return existsSync(file) ? LocalDevice.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/**
 * Whether the system says that the file of this computer's device is the account's that sits here, whatever it is called; never of the administrator, whose is everything,
 * nor on Windows, where no owner is told.
 */
export function ownsLocalDevice(dataDir: string, vaultId: string): boolean {
  const account = process.getuid?.() ?? 0;
  return account !== 0 && statSync(deviceFile(dataDir, vaultId, 'own'), { throwIfNoEntry: false })?.uid === account;
}

/** This computer's device as a verified list has it: the recovered one, when the app ended before that took its place. */
export function deviceHere(
  dataDir: string,
  vaultId: string,
  { devices }: { devices: ReadonlyMap<string, unknown> },
): LocalDevice | null {
  const recovered = readLocalDevice(dataDir, vaultId, 'recovery');
  return recovered !== null && devices.has(recovered.fingerprint) ? recovered : readLocalDevice(dataDir, vaultId);
}

/** Writes this computer's device, whole or not at all, for its owner only. */
export function writeLocalDevice(dataDir: string, vaultId: string, device: LocalDevice, slot: Slot = 'own'): void {
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  writeDurably(deviceFile(dataDir, vaultId, slot), `${JSON.stringify(device, null, 2)}\n`);
}

/** Takes a device's file away; one that is not there is no error. */
export function removeLocalDevice(dataDir: string, vaultId: string, slot: Slot): void {
  rmSync(deviceFile(dataDir, vaultId, slot), { force: true });
}

const Line = z.union([
  z.strictObject({ statement: Statement }),
  z.strictObject({ credential: z.string(), version: z.int() }),
  z.strictObject({ signer: z.string(), of: z.string() }),
]);

/** The newest this computer has seen: statements of the list, and each credential's version. Nothing of it is secret. */
export interface Known {
  statements: Statement[];
  versions: Map<string, number>;
  /** Devices of other vaults whose fingerprint a person here has compared: `signerKey`. */
  signers: Set<string>;
}

/** A device of another vault, as it is remembered. */
export const signerKey = (fingerprint: string, vaultId: string) => `${fingerprint} ${vaultId}`;

/** The end of the newest list that this computer has seen; `null` where it has seen none. */
export function knownHead({ statements }: Pick<Known, 'statements'>): Head | null {
  const last = statements.at(-1);
  return last === undefined ? null : headOf(last);
}

const knownFile = (dataDir: string, vaultId: string) => path.join(folderOf(dataDir), `${vaultId}.known.jsonl`);

/** Reads what this computer has seen; a line cut short by a power cut is passed over. */
export function readKnown(dataDir: string, vaultId: string): Known {
  const known: Known = { statements: [], versions: new Map(), signers: new Set() };
  const file = knownFile(dataDir, vaultId);
  if (!existsSync(file)) return known;
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const line = lineOf(text);
    if (line === null) continue;
    if ('statement' in line) known.statements[line.statement.sequence - 1] = line.statement;
    else if ('signer' in line) known.signers.add(signerKey(line.signer, line.of));
    else known.versions.set(line.credential, Math.max(line.version, known.versions.get(line.credential) ?? 0));
  }
  return known;
}

function lineOf(text: string): z.infer<typeof Line> | null {
  try {
    return Line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Adds what has been seen, after it is committed. */
export function addKnown(dataDir: string, vaultId: string, lines: ReadonlyArray<z.infer<typeof Line>>): void {
  if (lines.length === 0) return;
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const file = knownFile(dataDir, vaultId);
  appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
  syncFile(file);
}
