import { implement } from '@orpc/server';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { settleAllRounds } from '../freeze-rounds.ts';
import { hasBegun } from '../has-begun.ts';
import { roundPlanContract } from './contract.ts';
import { comeBack, enterAbsence, ifAway } from './enter-absence.ts';
import { listGaps, listPlanDue } from './list-gaps.ts';
import { presetPlan } from './preset.ts';
import { listAbsences, previewPlan, readPlan, readWeek } from './read-plan.ts';
import { earliestDay, savePlan } from './save-plan.ts';
import { swapRound } from './swap-round.ts';

const room = implement(roundPlanContract).$context<Context>();

/** After a change of who is there: what waits today goes to whoever has it now. */
async function moved<T>(context: Context, change: Promise<T>): Promise<T> {
  const answer = await change;
  await settleAllRounds(context);
  return answer;
}

/** The person who sits here; refuses when nobody has said who they are. */
function me(context: Context): string {
  if (context.actor.personId === null) throw new Refusal('not-introduced');
  return context.actor.personId;
}

export const roundPlanHandlers = {
  get: room.get.handler(async ({ input, context }) => ({
    ...(await readPlan(context, input.administrationId)),
    earliest: await earliestDay(context, input.administrationId, hasBegun),
  })),
  preset: room.preset.handler(() => presetPlan),
  preview: room.preview.handler(({ input, context }) => previewPlan(context, input)),
  save: room.save.handler(({ input, context }) => savePlan(context, input, hasBegun)),
  week: room.week.handler(({ input, context }) => readWeek(context, input.administrationId, input.from, input.days)),
  gaps: room.gaps.handler(({ input, context }) => listGaps(context, input.administrationId, input.days)),
  absences: room.absences.handler(({ input, context }) => listAbsences(context, input.administrationId)),
  beAway: room.beAway.handler(({ input, context }) => moved(context, enterAbsence(context, me(context), input))),
  markAway: room.markAway.handler(({ input: { personId, ...draft }, context }) =>
    moved(context, enterAbsence(context, personId, draft)),
  ),
  ifAway: room.ifAway.handler(({ input: { personId, ...draft }, context }) =>
    ifAway(context, personId ?? me(context), draft),
  ),
  beBack: room.beBack.handler(async ({ input, context }) => {
    await moved(context, comeBack(context, input.id, me(context)));
    return {};
  }),
  markBack: room.markBack.handler(async ({ input, context }) => {
    await moved(context, comeBack(context, input.id, null));
    return {};
  }),
  swap: room.swap.handler(async ({ input, context }) => {
    await moved(context, swapRound(context, input));
    return {};
  }),
  due: room.due.handler(({ input, context }) => listPlanDue(context, input.administrationId)),
};
