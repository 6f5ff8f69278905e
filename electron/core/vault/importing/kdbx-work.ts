import type { KdbxHeader, VarDictionary } from 'kdbxweb';
import kdbxweb from 'kdbxweb';

const { Consts, Int64, ByteUtils } = kdbxweb;

/**
 * The most work a file may ask for to be opened. KeePassXC lets people choose up to 5 seconds on their computer;
 * these are several times that, and far from what a damaged or hostile number asks for.
 */
const most = {
  /** Rounds of AES: about half a minute here. */
  rounds: 1_000_000_000,
  /** Memory of Argon2, kibibytes. */
  memory: 1_048_576,
  /** Memory times passes, kibibytes: about a minute here. */
  passes: 16_777_216,
  lanes: 64,
} as const;

function numberIn(parameters: VarDictionary, name: string): number {
  const value = parameters.get(name);
  if (typeof value === 'number') return value;
  return value instanceof Int64 ? value.value : 0;
}

/** Whether Argon2 with these parameters is more work than a person's file asks for. Memory in kibibytes. */
export function isTooHeavyArgon2(memory: number, passes: number, lanes: number): boolean {
  return !(memory <= most.memory && memory * passes <= most.passes && lanes <= most.lanes);
}

/** Whether opening asks for more work than a person's file does: a number that was damaged, or made to stop whoever reads it. */
export function isTooHeavy(header: KdbxHeader): boolean {
  if (header.versionMajor === 3) return !((header.keyEncryptionRounds ?? 0) <= most.rounds);
  const parameters = header.kdfParameters;
  if (parameters === undefined) return false;
  const kind = parameters.get('$UUID');
  if (kind instanceof ArrayBuffer && ByteUtils.bytesToBase64(kind) === Consts.KdfId.Aes)
    return !(numberIn(parameters, 'R') <= most.rounds);
  return isTooHeavyArgon2(numberIn(parameters, 'M') / 1024, numberIn(parameters, 'I'), numberIn(parameters, 'P'));
}
