import type { Row } from '../foundation/database/schema.ts';
import type { DaySlot, Figures } from './contract.ts';
import type { Slot } from './plan/rules.ts';
import { type Window, windowState } from './rules.ts';

/** The window of a frozen round. */
export function windowOf(round: Pick<Row<'round'>, 'opens_at' | 'closes_at' | 'grace_until'>): Window {
  return {
    opensAt: new Date(round.opens_at),
    closesAt: new Date(round.closes_at),
    graceUntil: new Date(round.grace_until),
  };
}

/** A slot of a day as the round that is frozen of it. */
export function roundRow(of: {
  id: string;
  administrationId: string;
  day: string;
  slot: Slot;
  frozenAt: Date;
}): Row<'round'> {
  const { id, administrationId, day, slot, frozenAt } = of;
  return {
    id,
    administration_id: administrationId,
    day,
    slot: slot.slot,
    from_time: slot.from,
    to_time: slot.to,
    opens_at: slot.opensAt.toISOString(),
    closes_at: slot.closesAt.toISOString(),
    grace_until: slot.graceUntil.toISOString(),
    origin: slot.origin,
    decision: slot.decision,
    frozen_at: frozenAt.toISOString(),
    sealed_at: null,
  };
}

/** A frozen round as a slot of its day. */
export function slotOf(round: Row<'round'>): Slot {
  return {
    ...windowOf(round),
    slot: round.slot,
    from: round.from_time,
    to: round.to_time,
    origin: round.origin === 'extra' ? 'extra' : 'plan',
    decision: round.decision,
  };
}

/** How much of a round stands how. */
export interface SlotCount {
  figures: Figures;
  mine: number;
  mineOpen: number;
  unassigned: number;
}

/** A slot as windows of the app see it. */
export function toDaySlot(slot: Slot, count: SlotCount, now: Date): DaySlot {
  return {
    slot: slot.slot,
    from: slot.from,
    to: slot.to,
    opensAt: slot.opensAt.toISOString(),
    closesAt: slot.closesAt.toISOString(),
    graceUntil: slot.graceUntil.toISOString(),
    origin: slot.origin,
    decision: slot.decision,
    state: windowState(slot, now),
    figures: count.figures,
    mine: { due: count.mine, waiting: count.mineOpen },
    unassigned: count.unassigned,
  };
}
