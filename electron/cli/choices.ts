import { type Call, textOption, WrongUsage } from './command.ts';

/** Something that an option can name: by its code, or by its word in the app. */
interface Choice {
  code: string;
  name: string;
}

/** Whether two are the same as people write them. */
export const same = (a: string, b: string) => a.localeCompare(b, 'sv', { sensitivity: 'base' }) === 0;

/** What stands in an option, with commas between. */
export function split(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What an option names, by code or by word, several with commas between; refuses what is neither, with all that there is. */
export function codes<T extends string>(call: Call, option: string, choices: ReadonlyArray<Choice & { code: T }>): T[] {
  return split(textOption(call, option)).map((text) => {
    const choice = choices.find(({ code, name }) => same(code, text) || same(name, text));
    if (choice !== undefined) return choice.code;
    const known = choices.map(({ code, name }) => (same(code, name) ? code : `${code} (${name})`)).join(', ');
    throw new WrongUsage(call.words('cli.unknownChoice', { option: `--${option}`, text, known }));
  });
}
