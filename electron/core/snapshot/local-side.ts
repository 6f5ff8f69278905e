import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { deviceSecret } from '../foundation/audit/device-secret.ts';
import { newSigningKey, publicHalf } from '../foundation/audit/signature.ts';
import type { Context } from '../foundation/context.ts';
import { Id, Instant } from '../foundation/contract.ts';
import { writeDurably } from '../foundation/durable-files.ts';
import { Refusal } from '../foundation/errors.ts';
import { KeychainUnavailable } from '../foundation/ports.ts';
import { Place, SignedClaim } from './manifest.ts';

const Heads = z.record(z.string(), z.strictObject({ sequence: z.int(), hash: z.string() }));
/** A snapshot that this computer wrote, with what of the audit chain it holds. */
const Written = z.strictObject({ ...Place.shape, madeAt: Instant, heads: Heads });
export type Written = z.infer<typeof Written>;

const Opened = z.strictObject({
  ...Place.shape,
  writerKey: z.string(),
  /** When its writer made it, by the writer's clock. */
  madeAt: Instant,
  /** What the writing computer is called in the list of custodians. */
  writer: z.string(),
  /** Its fingerprint in the list of custodians; empty in what an earlier version kept. */
  by: z.string().default(''),
  /** Whose it is, by name, or by title with skyddade personuppgifter; empty where nobody knows. */
  person: z.string().default(''),
});

/** A later copy in the folder, by a computer that was put out of the vault: it counts for nothing. */
const PassedOver = z.strictObject({
  hash: z.string(),
  madeAt: Instant,
  person: z.string(),
  computer: z.string(),
  /** Somebody has seen the row that tells of it. */
  isSeen: z.boolean(),
});
export type PassedOver = z.infer<typeof PassedOver>;

/** A computer that came in by the recovery kit and has written the register since this reader last looked. */
const KitWriter = z.strictObject({
  fingerprint: z.string(),
  /** When it took over. */
  at: Instant,
  person: z.string(),
  computer: z.string(),
  isSeen: z.boolean(),
});

/** This computer was put out of the vault: when it saw so, and who writes the register now, where it knows. */
const PutOut = z.strictObject({ at: Instant, person: z.string(), computer: z.string() });
export type PutOut = z.infer<typeof PutOut>;

/**
 * What this computer is to a register in a shared folder, in `snapshot/` of the data folder. It follows no backup and no snapshot:
 * a restored register is held against it, and the highest serial seen is never lower than it was.
 */
export const LocalSide = z.strictObject({
  registerId: Id,
  /** This computer's path to the shared folder. */
  folder: z.string(),
  /** Folders that it has laid files of cases in and left, until they have been emptied of them. */
  leftFolders: z.array(z.string()).default([]),
  /** The copy here is the extract for those who are only named: whoever sits here reads as a läsare. */
  isExtract: z.boolean().default(false),
  /** `writer`: writes the register; `reader`: has a copy; `former`: wrote it until somebody took over; `restored`: put back by the kit, not taken over yet. */
  side: z.enum(['writer', 'reader', 'former', 'restored']),
  term: z.int(),
  /** The highest serial written or seen; the next snapshot gets a higher one, also after a backup has been restored. */
  serial: z.int(),
  claim: SignedClaim.nullable(),
  /** `keychain`: the term's key is the device's own in the keychain; otherwise it stands here, for there is no keychain. */
  writerKey: z.string().nullable(),
  writerPublicKey: z.string().nullable(),
  /** The last snapshots that this computer wrote, newest first. */
  written: z.array(Written),
  /** How far the audit chain went when this computer's term began. */
  begun: Heads,
  /** Serials whose writing was cut short: they may have got as far as the folder, and are this computer's own. */
  pending: z.array(z.int()),
  /** The highest snapshot seen of somebody else. */
  seen: Opened.nullable(),
  /** The last such copy that this computer met. */
  passedOver: PassedOver.nullable().default(null),
  /** The last that this reader was told of. */
  kitWriter: KitWriter.nullable().default(null),
  /** What the folder says when this computer was put out of the vault; `null` while it is let in, as far as it knows. */
  putOut: PutOut.nullable().default(null),
  /** For a former writer: the snapshot that the new one took over from. */
  takenOverFrom: Place.nullable(),
  /** Whose copy this is: the device by which it was opened; `null` for the writer and for a copy opened by the kit. */
  fingerprint: z.string().nullable(),
  vaultId: Id.nullable(),
  deviceId: z.string().nullable(),
});
export type LocalSide = z.infer<typeof LocalSide>;

/** Of a computer that has not written the register. */
export const neverWrote = {
  isExtract: false,
  claim: null,
  writerKey: null,
  writerPublicKey: null,
  written: [],
  begun: {},
  pending: [],
  takenOverFrom: null,
  passedOver: null,
  kitWriter: null,
  putOut: null,
} satisfies Partial<LocalSide>;

/** How many of its own snapshots a writer remembers, so that a taken-over one can say what was not in the one taken over. */
export const rememberedSnapshots = 50;

const folderOf = (dataDir: string) => path.join(dataDir, 'snapshot');
const sideFile = (dataDir: string) => path.join(folderOf(dataDir), 'side.json');

/** What this computer is to its register; `null` where no folder was ever chosen. Throws when the file is there and is not one of ours. */
export function readSide(dataDir: string): LocalSide | null {
  const file = sideFile(dataDir);
  return existsSync(file) ? LocalSide.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** Writes it, whole or not at all, for its owner only. */
export function writeSide(dataDir: string, side: LocalSide): void {
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  writeDurably(sideFile(dataDir), `${JSON.stringify(side, null, 2)}\n`);
}

/** This reader's own log, written here before it is laid in the shared folder. */
export function ownLogFile(dataDir: string, fingerprint: string): string {
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  return path.join(folderOf(dataDir), `log-${fingerprint.toLowerCase()}.jsonl`);
}

/**
 * A key for a new term: the device's own in the keychain; where this core has none, a new one in the side's file,
 * which is as well kept as the register beside it. Not the vault's key, for snapshots are written while the vault is locked.
 */
export async function newWriterKey(context: Context): Promise<{ stored: string | null; privateKey: string }> {
  if (context.keychain !== null)
    try {
      return { stored: null, privateKey: (await deviceSecret(context.keychain, context.actor.deviceId)).privateKey };
    } catch (error) {
      if (!(error instanceof KeychainUnavailable)) throw error;
    }
  const privateKey = newSigningKey();
  return { stored: privateKey, privateKey };
}

/** The key of this term; refused while the keychain does not answer, or has lost it. */
export async function writerKeyOf(context: Context, side: LocalSide): Promise<string> {
  if (side.writerKey !== null) return side.writerKey;
  const secret =
    context.keychain === null
      ? null
      : await deviceSecret(context.keychain, side.deviceId ?? context.actor.deviceId).catch((error: unknown) => {
          if (error instanceof KeychainUnavailable) return null;
          throw error;
        });
  if (secret === null || publicHalf(secret.privateKey) !== side.writerPublicKey)
    throw new Refusal('snapshot-key-unavailable');
  return secret.privateKey;
}
