import { recordEvents } from '../../foundation/audit/record-event.ts';
import type { Day } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import { planAmong, readOffice, staffingOf } from './read-office.ts';
import { insertSwap, removeSwap } from './repository.ts';
import { isHere, slotsOfDay } from './rules.ts';

/** One person's part of one round, and who takes it; `toId` null takes an earlier swap away. */
export interface SwapDraft {
  administrationId: string;
  day: Day;
  slot: number;
  fromId: string | null;
  toId: string | null;
}

/** Another takes a part of a round. Refuses a round that is not there or has begun, and somebody who is away or has left. */
export async function swapRound(context: Context, draft: SwapDraft): Promise<void> {
  const { administrationId, day, slot, fromId, toId } = draft;
  const now = context.clock.now();
  await context.db.transaction().execute(async (db) => {
    const office = await readOffice(db, context, administrationId, day, day);
    const plan = planAmong(office.plans, day);
    const round = found(slotsOfDay(plan, day).find((one) => one.slot === slot));
    // Its accounts are written down with who has them; whoever helps takes them in the round itself.
    if (round.opensAt <= now) throw new Refusal('round-has-begun');
    if (fromId !== null && !office.cast.has(fromId)) throw new Refusal('unknown-person');
    await removeSwap(db, draft);
    if (toId !== null && toId !== fromId) {
      const taker = office.cast.get(toId);
      if (taker === undefined) throw new Refusal('unknown-person');
      if (!isHere(staffingOf(office, plan), toId, day)) throw new Refusal('person-is-away', { name: taker.name });
      await insertSwap(db, {
        id: context.ids.next(),
        administration_id: administrationId,
        day,
        slot,
        from_person_id: fromId,
        to_person_id: toId,
        created_at: now.toISOString(),
      });
    }
    await recordEvents(db, context, [
      {
        action: 'round-swapped',
        subjectKind: 'administration',
        subjectId: administrationId,
        details: { day, slot, fromId, toId },
      },
    ]);
  });
  context.announce({ room: 'rounds', ids: [administrationId] });
}
