import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkRoutines } from '../../core/cases/check-routines.ts';
import { faultText } from '../../core/cases/fault-words.ts';
import { checkWorkflowFile, checkWorkflows } from '../../core/cases/workflows.ts';
import { databaseName } from '../../core/foundation/data-folder.ts';
import { contextFor } from '../call-core.ts';
import type { Call, Command } from '../command.ts';
import { readNamedFile } from '../files.ts';
import { resourcesFolder } from '../project.ts';

/** The routines of the data folder's administrations; none where there is no register. */
async function ownRoutines(call: Call): ReturnType<typeof checkRoutines> {
  if (!existsSync(path.join(call.dataDir, databaseName))) return { workflows: 0, errors: [] };
  return await checkRoutines(await contextFor(await call.open(), 'cases.routine'));
}

/** `workflows check [FIL]`: whether the workflows of the app and the routines of the administrations hold together, or one file does; ends with 1 when something is wrong. */
export const workflowsCheck: Command = {
  name: 'workflows check',
  usage: '[FIL]',
  summary: (words) => words('cases.cli.checkSummary'),
  touches: 'reads',
  arguments: [],
  optionalArguments: 1,
  async run(call) {
    const { words } = call;
    const [file] = call.arguments;
    const readResource = (name: string) => readFile(path.join(resourcesFolder, name), 'utf8');
    const checked =
      file === undefined
        ? [await checkWorkflows(readResource), await ownRoutines(call)]
        : [await checkWorkflowFile(readResource, file, new TextDecoder().decode(await readNamedFile(file, words)))];
    const workflows = checked.reduce((sum, one) => sum + one.workflows, 0);
    const errors = checked.flatMap((one) => one.errors);
    const lines = errors.map((error) => {
      const fault = faultText(words, error);
      return error.step === null
        ? words('cases.cli.inFile', { file: error.file, fault })
        : words('cases.cli.inStep', { file: error.file, step: error.step, fault });
    });
    return {
      ok: errors.length === 0,
      json: {
        workflows,
        errors: errors.map((error) => ({
          file: error.file,
          step: error.step,
          code: error.code,
          message: faultText(words, error),
        })),
      },
      text:
        errors.length === 0
          ? words('cases.cli.checked', { count: workflows })
          : [...lines, words('cases.cli.faulty', { count: errors.length })].join('\n'),
    };
  },
};
