import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { applicationContract } from './contract.ts';
import { makeForm } from './make-form.ts';
import { readApplication } from './read-application.ts';
import { summariseStarts } from './summarise-starts.ts';
import { takeApplication } from './take-application.ts';

const room = implement(applicationContract).$context<Context>();

export const applicationHandlers = {
  summary: room.summary.handler(({ input, context }) => summariseStarts(context, input.administrationId)),
  form: room.form.handler(({ input, context }) => makeForm(context, input)),
  read: room.read.handler(({ input, context }) => readApplication(context, input)),
  take: room.take.handler(({ input, context }) => takeApplication(context, input)),
};
