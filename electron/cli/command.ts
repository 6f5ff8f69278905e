import type { ParseArgsConfig } from 'node:util';
import type { Core } from '../core/create-core.ts';
import type { RunJob } from '../core/foundation/worker/run-job.ts';
import type { Language, Words } from '../core/foundation/i18n/index.ts';

/** What a command found out or did: the same thing for a program and for a person. */
interface Answer {
  json: unknown;
  text: string;
  /** What nobody should miss, also where a program reads the answer: written to standard error. */
  warning?: string;
  /** `false` when the command ran and what it looked at does not hold (`verify`); the process then ends with 1. */
  ok?: boolean;
}

/** One call of a command, with everything it may use of the world. */
export interface Call {
  /** The data folder, as an absolute path. */
  dataDir: string;
  /** What stands after the command's name, in order; as many as `arguments` names, and those that may follow. */
  arguments: readonly string[];
  /** The command's own options as typed. */
  options: Readonly<Record<string, string | boolean | undefined>>;
  /** Whether the answer is for a program. */
  json: boolean;
  language: Language;
  words: Words;
  /** Every command, for the help. */
  commands: readonly Command[];
  /** Ctrl+C. */
  signal: AbortSignal;
  /** Does what workers do, where no core is open to do it. */
  runJob: RunJob;
  /** Opens the core on the data folder, the way the command touches it; closed by itself after the command. */
  open(how?: { readOnly?: boolean; dataDir?: string; demo?: boolean; host?: 'web' | 'cli' }): Promise<Core>;
  /** Writes an answer before the command is done; for `serve`, which goes on. */
  say(answer: Answer): void;
}

/** One command. */
export interface Command {
  /** As it is typed: `accounts list`. */
  name: string;
  /** What follows the name, for the help. */
  usage: string;
  summary: (words: Words) => string;
  /** Reading commands work beside the running app; writing ones need the data folder for themselves. */
  touches: 'reads' | 'writes' | 'nothing';
  /** Names of the arguments that must be there. */
  arguments: readonly string[];
  /** How many more may follow. */
  optionalArguments?: number;
  options?: NonNullable<ParseArgsConfig['options']>;
  /** Whether the command without `--data` works on the demo's folder. */
  onDemoFolder?: (options: Call['options']) => boolean;
  run(call: Call): Promise<Answer | null>;
}

/** The command was typed wrong; the process ends with 2 and nothing was done. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** Something of the computer's stood in the way, said in words; nothing of the register was changed. */
export class Failed extends Error {
  override readonly name = 'Failed';
}

/** A named option's text; `undefined` when it was not given. */
export function textOption(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
}
