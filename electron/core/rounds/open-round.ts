import { addOfficeDays } from '../cases/engine/office-days.ts';
import { type Day, dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { Refusal } from '../foundation/errors.ts';
import { LookPart, type LookOutcome, type OpenRound, type Place } from './contract.ts';
import { settleRounds } from './freeze-rounds.ts';
import { slotOf, toDaySlot } from './frozen.ts';
import { undoableLooks } from './look-repository.ts';
import { placesById } from './place-repository.ts';
import { countRounds, roundsBetween } from './repository.ts';
import { currentSlot, noFigures, queueOf, windowState } from './rules.ts';
import { itemsSeen } from './see-items.ts';

/** What a look includes where the catalogue does not know the platform. */
const looksElsewhere: readonly LookPart[] = ['comments', 'older-comments', 'messages'];

const hasOpened = (round: Row<'round'>, now: Date) => windowState(slotOf(round), now) !== 'ahead';

/** The frozen round to open: the one asked for, else the current one, else the day's last. */
async function chosenRound(
  db: Db,
  context: Context,
  administrationId: string,
  day: Day,
  slot: number | null,
): Promise<Row<'round'>> {
  const now = context.clock.now();
  const rounds = (await roundsBetween(db, administrationId, day, day)).filter((round) => hasOpened(round, now));
  if (slot !== null) {
    const round = rounds.find((one) => one.slot === slot);
    if (round === undefined) throw new Refusal('round-not-open', { slot, day });
    return round;
  }
  const counts = await countRounds(db, administrationId, day, context.actor.personId, now.toISOString());
  const current = currentSlot(
    rounds.map((round) => ({
      slot: round.slot,
      state: windowState(slotOf(round), now),
      figures: counts.get(round.id)?.figures ?? noFigures,
    })),
  );
  const round = rounds.find((one) => one.slot === current) ?? rounds.at(-1);
  if (round === undefined) throw new Refusal('round-none-open', { day });
  return round;
}

/** Opens a round, which freezes it if nobody has, and resumes it where it stands. */
export async function openRound(
  context: Context,
  input: { administrationId: string; day: Day | null; slot: number | null; tab: string },
): Promise<OpenRound> {
  const { administrationId, tab } = input;
  const { db } = context;
  await settleRounds(context, administrationId, true);
  const day = input.day ?? dayOf(context.clock.now());
  const round = await chosenRound(db, context, administrationId, day, input.slot);
  return await showRound(db, context, round, tab);
}

async function showRound(db: Db, context: Context, round: Row<'round'>, tab: string): Promise<OpenRound> {
  const now = context.clock.now();
  const counts = await countRounds(db, round.administration_id, round.day, context.actor.personId, now.toISOString());
  const seen = await itemsSeen(db, context, round, tab);
  const placeIds = [...new Set(seen.flatMap(({ item }) => item.placeId ?? []))];
  const platforms = [...new Set(seen.map(({ item }) => item.platform))];
  return {
    id: round.id,
    answerBy: addOfficeDays(dayOf(now), 1),
    administrationId: round.administration_id,
    day: round.day,
    slot: toDaySlot(
      slotOf(round),
      counts.get(round.id) ?? { figures: noFigures, mine: 0, mineOpen: 0, unassigned: 0 },
      now,
    ),
    items: seen.map(({ item }) => item),
    queue: queueOf(
      seen.map(({ item, unitKey, nameKey }) => ({
        accountId: item.accountId,
        placeId: item.placeId,
        isMine: item.isMine,
        unitKey,
        nameKey,
      })),
    ),
    places: (await placesById(db, placeIds)).map(({ id, name, kind, url, note }) => ({
      id,
      name,
      kind: kind as Place['kind'],
      url,
      note,
    })),
    includes: Object.fromEntries(platforms.map((platform) => [platform, lookParts(context, platform)])),
    undo: (await undoableLooks(db, round.id, context.actor)).map((look) => ({
      lookId: look.id,
      accountIds: look.accountIds,
      outcome: look.outcome as LookOutcome,
    })),
  };
}

/** What a look at a platform includes, by the catalogue. */
export function lookParts({ catalogue }: Context, platform: string): LookPart[] {
  const listed = catalogue.compiled.get(platform)?.entry.look ?? [];
  return listed.length === 0 ? [...looksElsewhere] : listed.map((part) => LookPart.parse(part));
}
