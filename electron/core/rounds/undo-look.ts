import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { Recorded } from './contract.ts';
import { windowOf } from './frozen.ts';
import { markSealed } from './keeping-repository.ts';
import { accountsOfLook, itemLooks, lookById, putLook, standingLooks, takeBackLook } from './look-repository.ts';
import { dropQuestionsOf } from './questions/repository.ts';
import { stateAfter } from './record-look.ts';
import { roundById } from './repository.ts';
import { timingOf } from './rules.ts';
import { tellRecorded } from './tell-recorded.ts';

/** Takes one's own look of the day back: its items wait again, or stand on the look before it. The look stays in the log as taken back. */
export async function undoLook(context: Context, input: { lookId: string; tab: string }): Promise<Recorded> {
  const { answer, roundId } = await context.db.transaction().execute(async (db) => {
    const look = found(await lookById(db, input.lookId));
    const round = found(await roundById(db, look.round_id));
    return { roundId: round.id, answer: await undo(db, context, look, round, input.tab) };
  });
  context.announce({ room: 'rounds', ids: [roundId, ...answer.recorded] });
  return answer;
}

async function undo(db: Db, context: Context, look: Row<'look'>, round: Row<'round'>, tab: string): Promise<Recorded> {
  const now = context.clock.now();
  const isOwn =
    context.actor.personId === null
      ? look.device_id === context.actor.deviceId
      : look.person_id === context.actor.personId;
  if (!isOwn) throw new Refusal('look-not-yours');
  // What has been counted for a day that is over is corrected by a later look, in the open.
  if (dayOf(now) !== round.day && dayOf(now) !== dayOf(new Date(look.entered_at))) throw new Refusal('look-too-old');
  if (!(await takeBackLook(db, look.id, now.toISOString(), context.actor.personId)))
    throw new Refusal('look-undone-already');
  const accountIds = await accountsOfLook(db, look.id);
  const standsOn = new Set(
    (await itemLooks(db, round.id, accountIds))
      .filter(({ look_id }) => look_id === look.id)
      .map(({ account_id }) => account_id),
  );
  const before = await standingLooks(db, round.id, accountIds);
  for (const id of standsOn) {
    const earlier = before.get(id);
    const state =
      earlier === undefined
        ? { outcome: '', late: 0, backfilled: 0, look_id: null }
        : stateAfter(earlier, timingOf(windowOf(round), new Date(earlier.looked_at), new Date(earlier.entered_at)));
    await putLook(db, round.id, [id], look.id, state);
  }
  if (round.sealed_at !== null) await markSealed(db, round.id, null);
  await dropQuestionsOf(db, look.id, now.toISOString(), context.actor.personId);
  await recordEvents(db, context, [
    {
      action: 'look-undone',
      subjectKind: 'round',
      subjectId: round.id,
      details: { look: look.id, accounts: accountIds.length },
    },
  ]);
  return await tellRecorded(db, context, round, { tab, lookId: look.id, recorded: accountIds, left: [] });
}
