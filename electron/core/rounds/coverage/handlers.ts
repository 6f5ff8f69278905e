import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { accountFor } from './account-for.ts';
import { coverageContract } from './contract.ts';
import { exportCoverage } from './export-coverage.ts';
import { readCoverage } from './read-coverage.ts';

const room = implement(coverageContract).$context<Context>();

export const coverageHandlers = {
  read: room.read.handler(({ input: { by, ...period }, context }) => readCoverage(context, period, by)),
  account: room.account.handler(({ input, context }) => accountFor(context, input)),
  export: room.export.handler(({ input, context }) => exportCoverage(context, input)),
};
