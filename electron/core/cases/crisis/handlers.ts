import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { addAction, listActions, listActionsDue, settleAction } from './actions.ts';
import { addRounds } from './add-rounds.ts';
import { crisisContract } from './contract.ts';
import { makeReport } from './make-report.ts';
import { noteCopy, noteUpdate, reviewOpening, setInterval, snooze } from './note-deed.ts';
import { readCurrent } from './ongoing.ts';
import { readPlan, savePlan } from './prepared-plan.ts';
import { startCrisis } from './start-crisis.ts';

const room = implement(crisisContract).$context<Context>();

/** A deed that answers nothing. */
const done = async (deed: Promise<void>) => {
  await deed;
  return {};
};

export const crisisHandlers = {
  current: room.current.handler(({ input, context }) => readCurrent(context, input.administrationId)),
  plan: room.plan.handler(({ input, context }) =>
    readPlan(context.db, context, input.administrationId, input.language),
  ),
  savePlan: room.savePlan.handler(({ input, context }) => savePlan(context, input)),
  start: room.start.handler(({ input, context }) => startCrisis(context, input)),
  noteCopy: room.noteCopy.handler(({ input, context }) => done(noteCopy(context, input))),
  noteUpdate: room.noteUpdate.handler(({ input, context }) => done(noteUpdate(context, input))),
  snooze: room.snooze.handler(({ input, context }) => done(snooze(context, input))),
  setInterval: room.setInterval.handler(({ input, context }) => done(setInterval(context, input))),
  addRounds: room.addRounds.handler(({ input, context }) => addRounds(context, input)),
  reviewOpening: room.reviewOpening.handler(({ input, context }) => done(reviewOpening(context, input))),
  actions: room.actions.handler(({ input, context }) => listActions(context, input.id)),
  actionsDue: room.actionsDue.handler(({ input, context }) => listActionsDue(context, input.administrationId)),
  addAction: room.addAction.handler(({ input, context }) => addAction(context, input)),
  settleAction: room.settleAction.handler(({ input, context }) => settleAction(context, input)),
  report: room.report.handler(({ input, context }) => makeReport(context, input)),
};
