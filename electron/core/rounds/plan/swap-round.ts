import { recordEvents } from '../../foundation/audit/record-event.ts';
import type { Day } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import { planAmong, readOffice, staffingOf } from './read-office.ts';
import { heldOf } from './picture.ts';
import { insertSwap, removeSwapById, setSwapAccounts, swapsOfPart } from './repository.ts';
import { isHere, slotsOfDay } from './rules.ts';

/** One person's part of one round, or what `heldBy` has of it now, and who takes it; `toId` null, or the owner, takes an earlier swap away. */
export interface SwapDraft {
  administrationId: string;
  day: Day;
  slot: number;
  fromId: string | null;
  heldBy?: string | null | undefined;
  toId: string | null;
}

/**
 * Makes room for a swap of some accounts, empty for the whole part: no account is in two. What falls under a swap of the whole
 * is taken back with it.
 */
async function clear(db: Db, draft: SwapDraft, accountIds: readonly string[]): Promise<void> {
  const before = await swapsOfPart(db, draft);
  const isTakenBack = draft.toId === null || draft.toId === draft.fromId;
  const named = new Set(before.flatMap((swap) => swap.accountIds));
  for (const swap of before) {
    const left = swap.accountIds.filter((id) => !accountIds.includes(id));
    const isWhole = swap.accountIds.length === 0;
    const isKept = isWhole ? !isTakenBack || accountIds.every((id) => named.has(id)) : left.length > 0;
    if (accountIds.length === 0 || !isKept) await removeSwapById(db, swap.id);
    else if (left.length < swap.accountIds.length) await setSwapAccounts(db, swap.id, left);
  }
}

/** Another takes a part of a round. Refuses a round that is not there or has begun, and somebody who is away or has left. */
export async function swapRound(context: Context, draft: SwapDraft): Promise<void> {
  const { administrationId, day, slot, fromId, heldBy, toId } = draft;
  const now = context.clock.now();
  await context.db.transaction().execute(async (db) => {
    const office = await readOffice(db, context, administrationId, day, day);
    const plan = planAmong(office.plans, day);
    const round = found(slotsOfDay(plan, day).find((one) => one.slot === slot));
    // Its accounts are written down with who has them; whoever helps takes them in the round itself.
    if (round.opensAt <= now) throw new Refusal('round-has-begun');
    if (fromId !== null && !office.cast.has(fromId)) throw new Refusal('unknown-person');
    const held = heldBy === undefined ? null : heldOf(office, day, slot, fromId, heldBy);
    if (held?.accountIds.length === 0) throw new Refusal('changed-meanwhile');
    const accountIds = held === null || held.isWhole ? [] : held.accountIds;
    await clear(db, draft, accountIds);
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
        account_ids: accountIds.length === 0 ? null : JSON.stringify(accountIds),
      });
    }
    await recordEvents(db, context, [
      {
        action: 'round-swapped',
        subjectKind: 'administration',
        subjectId: administrationId,
        details: { day, slot, fromId, toId, ...(accountIds.length > 0 && { accountIds }) },
      },
    ]);
  });
  context.announce({ room: 'rounds', ids: [administrationId] });
}
