import type { Command } from '../command.ts';

/** `help`: every command in one screen. */
export const help: Command = {
  name: 'help',
  usage: '',
  summary: (words) => words('cli.help'),
  touches: 'nothing',
  arguments: [],
  async run({ words, commands }) {
    const lines = commands.map((command) => {
      const line = `  ${command.name} ${command.usage}`.trimEnd();
      return `${line}\n      ${command.summary(words)}`;
    });
    return {
      json: {
        commands: commands.map(({ name, usage, summary, touches }) => ({
          name,
          usage,
          summary: summary(words),
          touches,
        })),
      },
      text: [words('cli.helpTop'), '', ...lines, '', words('cli.helpEverywhere')].join('\n'),
    };
  },
};
