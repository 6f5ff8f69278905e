import type { Context } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import type { LookOutcome, RoundSummary } from './contract.ts';
import { slotOf, toDaySlot } from './frozen.ts';
import { countRounds, roundById } from './repository.ts';
import { noFigures } from './rules.ts';
import { itemsSeen } from './see-items.ts';

/** What a round came to: when it was, what was found, and what is left. Never how long anybody took. */
export async function summariseRound(context: Context, roundId: string): Promise<RoundSummary> {
  const { db, clock, actor } = context;
  const now = clock.now();
  const round = found(await roundById(db, roundId));
  const counts = await countRounds(db, round.administration_id, round.day, actor.personId, now.toISOString());
  const items = (await itemsSeen(db, context, round, ''))
    .toSorted((a, b) => (a.nameKey < b.nameKey ? -1 : 1))
    .map(({ item }) => item);
  const outcomes: Partial<Record<LookOutcome, number>> = {};
  for (const { look } of items) if (look !== null) outcomes[look.outcome] = (outcomes[look.outcome] ?? 0) + 1;
  return {
    day: round.day,
    slot: toDaySlot(
      slotOf(round),
      counts.get(round.id) ?? { figures: noFigures, mine: 0, mineOpen: 0, unassigned: 0 },
      now,
    ),
    outcomes,
    found: items.flatMap(({ accountId, name, platformName, look }) =>
      look === null || look.outcome === 'nothing-new'
        ? []
        : [{ accountId, name, platformName, outcome: look.outcome, reason: look.reason, note: look.note }],
    ),
    left: items
      .filter(({ look }) => look === null)
      .map(({ accountId, name, platformName, assignee, isMine, state }) => ({
        accountId,
        name,
        platformName,
        assignee,
        isMine,
        state,
      })),
  };
}
