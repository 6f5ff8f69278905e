import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { faultText } from '../../core/cases/fault-words.ts';
import { checkWorkflowFile, checkWorkflows } from '../../core/cases/workflows.ts';
import type { Command } from '../command.ts';
import { readNamedFile } from '../files.ts';
import { resourcesFolder } from '../project.ts';

/** `workflows check [FIL]`: whether the workflows of the app hold together, or one file does; ends with 1 when something is wrong. */
export const workflowsCheck: Command = {
  name: 'workflows check',
  usage: '[FIL]',
  summary: (words) => words('cases.cli.checkSummary'),
  touches: 'nothing',
  arguments: [],
  optionalArguments: 1,
  async run({ arguments: [file], words }) {
    const readResource = (name: string) => readFile(path.join(resourcesFolder, name), 'utf8');
    const { workflows, errors } =
      file === undefined
        ? await checkWorkflows(readResource)
        : await checkWorkflowFile(readResource, file, new TextDecoder().decode(await readNamedFile(file, words)));
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
