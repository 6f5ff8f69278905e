import { implement } from '@orpc/server';
import type { Context } from '../foundation/context.ts';
import { casesContract } from './contract.ts';
import { decideRoutine, readRoutine } from './decide-routine.ts';
import { delegate, endDelegation, listDelegations } from './delegations.ts';
import { listCaseDue } from './list-due.ts';
import { openCase } from './open-case.ts';
import { recordEvent } from './record-event.ts';
import { listCases, showCase } from './see-case.ts';

const room = implement(casesContract).$context<Context>();

export const casesHandlers = {
  list: room.list.handler(({ input, context }) => listCases(context, input)),
  due: room.due.handler(({ input, context }) => listCaseDue(context, input.administrationId)),
  get: room.get.handler(({ input, context }) => showCase(context.db, context, input)),
  open: room.open.handler(({ input, context }) => openCase(context, input)),
  record: room.record.handler(({ input, context }) => recordEvent(context, input)),
  routine: room.routine.handler(({ input, context }) =>
    readRoutine(context.db, context, input.administrationId, input.workflow),
  ),
  decideRoutine: room.decideRoutine.handler(({ input, context }) => decideRoutine(context, input)),
  delegations: room.delegations.handler(({ input, context }) => listDelegations(context, input.administrationId)),
  delegate: room.delegate.handler(({ input, context }) => delegate(context, input.draft)),
  endDelegation: room.endDelegation.handler(async ({ input, context }) => {
    await endDelegation(context, input.id, input.toOn);
    return {};
  }),
};
