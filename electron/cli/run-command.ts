import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Core } from '../core/create-core.ts';
import { defaultDataFolder } from '../core/foundation/default-data-folder.ts';
import { Refusal } from '../core/foundation/errors.ts';
import { type Language, type Words, wordsIn } from '../core/foundation/i18n/index.ts';
import { jobRunner } from '../core/foundation/worker/run-job.ts';
import { type Call, type Command, WrongUsage } from './command.ts';
import { commands } from './commands/index.ts';
import { errorText } from './error-text.ts';
import { type Given, openCore, workerEntry } from './open-core.ts';

/** Where a command line writes; standard output holds the answer and nothing else. */
export interface Output {
  out(text: string): void;
  error(text: string): void;
}

const everywhere = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Runs one command line. Returns the exit code: 0 done, 1 refused or failed, 2 typed wrong. */
export async function runCommand(
  args: readonly string[],
  output: Output,
  signal: AbortSignal,
  given: Given = {},
): Promise<number> {
  const words = wordsIn(languageOf(args));
  let command: Command | undefined;
  let dataDir = '';
  const opened: Core[] = [];
  try {
    command = commandOf(args, words);
    const call = callOf(command, args, words, output, signal, opened, given);
    dataDir = call.dataDir;
    const answer = await command.run(call);
    if (answer === null) return 0;
    call.say(answer);
    if (answer.warning !== undefined) output.error(answer.warning);
    return answer.ok === false ? 1 : 0;
  } catch (error) {
    if (error instanceof WrongUsage) {
      output.error(error.message);
      output.error(command === undefined ? words('cli.seeHelp') : usageLine(command, words));
      return 2;
    }
    output.error(errorText(error, dataDir, words));
    return 1;
  } finally {
    for (const core of opened) await core.close();
  }
}

/** `Så här: npm run -s kanalvakt -- accounts list …` */
function usageLine(command: Command, words: Words): string {
  return words('cli.usage', { line: `npm run -s kanalvakt -- ${command.name} ${command.usage}`.trimEnd() });
}

/** The language is needed for complaints about the rest of the line, so it is read first and on its own. */
function languageOf(args: readonly string[]): Language {
  const { values } = parseArgs({ args: [...args], options: everywhere, strict: false, allowPositionals: true });
  return values.lang === 'en' ? 'en' : 'sv';
}

function commandOf(args: readonly string[], words: Words): Command {
  const { positionals, values } = parseArgs({
    args: [...args],
    options: { ...Object.assign({}, ...commands.map(({ options }) => options)), ...everywhere },
    strict: false,
    allowPositionals: true,
  });
  const typed = positionals.join(' ');
  if (values['help'] === true || typed === '') return commandNamed('help');
  const known = commands.find(({ name }) => typed === name || typed.startsWith(`${name} `));
  if (known === undefined) throw new WrongUsage(words('cli.unknownCommand', { command: typed }));
  return known;
}

function commandNamed(name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return command;
}

function callOf(
  command: Command,
  args: readonly string[],
  words: Words,
  output: Output,
  signal: AbortSignal,
  opened: Core[],
  own: Given,
): Call {
  const { values, positionals } = parseLine(command, args, words);
  const given = command.name === 'help' ? [] : positionals.slice(command.name.split(' ').length);
  const missing = command.arguments[given.length];
  if (missing !== undefined) throw new WrongUsage(words('cli.missingArgument', { name: missing }));
  const surplus = given[command.arguments.length + (command.optionalArguments ?? 0)];
  if (surplus !== undefined) throw new WrongUsage(words('cli.surplusArgument', { text: surplus }));
  if (values['lang'] !== undefined && values['lang'] !== 'sv' && values['lang'] !== 'en')
    throw new WrongUsage(words('cli.unknownLanguage', { text: String(values['lang']) }));
  const json = values['json'] === true;
  const demo = command.onDemoFolder?.(values) ?? false;
  const dataDir = path.resolve(typeof values['data'] === 'string' ? values['data'] : defaultDataFolder({ demo }));
  return {
    dataDir,
    arguments: given,
    options: values,
    json,
    language: languageOf(args),
    words,
    commands,
    signal,
    runJob: own.runJob ?? jobRunner(workerEntry),
    open: async (how = {}) => {
      const core = await openFor(command, { ...own, dataDir, readOnly: command.touches === 'reads', ...how });
      opened.push(core);
      return core;
    },
    say: (answer) => output.out(json ? JSON.stringify(answer.json, null, 2) : answer.text),
  };
}

function parseLine(command: Command, args: readonly string[], words: Words) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, ...everywhere },
      allowPositionals: true,
    });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const option = /'(-[^' <]+)/.exec(error.message)?.[1] ?? '';
    const isUnknown = 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    throw new WrongUsage(words(isUnknown ? 'cli.unknownOption' : 'cli.optionValue', { option }), { cause: error });
  }
}

async function openFor(
  command: Command,
  how: { dataDir: string; readOnly: boolean; demo?: boolean; host?: 'web' | 'cli' } & Given,
): Promise<Core> {
  const options = { host: 'cli' as const, ...how };
  try {
    return await openCore(options);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'data-folder-busy') throw error;
    // A register from an older version must be brought up by its owner; when nobody has it open, that is this command.
    if (how.readOnly) return await openCore({ ...options, readOnly: false });
    if (command.touches === 'writes' && options.host === 'cli')
      throw new Refusal('read-only-beside-running-app', {}, { cause: error });
    throw error;
  }
}
