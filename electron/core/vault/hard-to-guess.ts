import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { type StrengthMeter, strengthMeter } from './strength.ts';
import { readWordLists, type WordLists } from './word-lists.ts';

// The lists and the meter are the same for everybody, and take a tenth of a second to prepare: once for the process.
let lists: Promise<WordLists> | undefined;
let meter: Promise<StrengthMeter> | undefined;

/** The Swedish words that phrases are made of and guesses are made with. */
export const listsOf = (context: Context): Promise<WordLists> =>
  (lists ??= readWordLists((name) => context.readResource(name)));

/** How hard a password is to guess. */
export const meterOf = (context: Context): Promise<StrengthMeter> => (meter ??= listsOf(context).then(strengthMeter));

/** What a passphrase that stands alone must be worth on the meter: not found by trying for days. */
const leastScore = 3;

/** Refuses a passphrase that protects something by itself and is easy to guess, whatever its length. */
export async function refuseGuessable(context: Context, passphrase: string): Promise<void> {
  const { score } = (await meterOf(context)).estimate(passphrase, []);
  if (score < leastScore) throw new Refusal('vault-passphrase-weak');
}

/** The shortest PIN; characters. It stands beside the keychain, and each try takes a second: a million are enough, the first thousand that anybody tries are not. */
const shortestPin = 6;

/** Whether a PIN is among the first that anybody tries: a short one, the same over and over, or a run up or down. */
export function isGuessablePin(pin: string): boolean {
  const codes = Array.from(pin, (character) => character.codePointAt(0) ?? 0);
  const runs = (step: number) => codes.every((code, at) => at === 0 || code - (codes[at - 1] ?? 0) === step);
  return codes.length < shortestPin || /^(.{1,3})\1+$/u.test(pin) || runs(1) || runs(-1);
}
