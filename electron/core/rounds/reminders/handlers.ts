import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { remindersContract } from './contract.ts';
import { dismissReminder, listReminders } from './remind.ts';

const room = implement(remindersContract).$context<Context>();

export const remindersHandlers = {
  list: room.list.handler(({ context }) => listReminders(context)),
  dismiss: room.dismiss.handler(async ({ input, context }) => {
    await dismissReminder(context, input.key);
    return {};
  }),
};
