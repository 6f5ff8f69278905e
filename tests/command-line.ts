/** The command line, from the project's root: as `npm test` has just built it, which starts in half the time of its source. */
export const commandLine = process.env['BUILT_WORKER'] === undefined ? 'electron/cli/index.ts' : 'out/main/cli.js';
