import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found } from '../foundation/errors.ts';
import type { ClaimSeen } from './contract.ts';
import { dropClaims, putClaims } from './queue-repository.ts';
import { roundById } from './repository.ts';
import { claimMs } from './rules.ts';
import { claimsSeen, namesIn } from './see-items.ts';

interface Claimed {
  items: Array<{ accountId: string; claim: ClaimSeen | null }>;
}

/** Takes items of a round for one window for three minutes, or keeps them for as long. With `force` from whoever has them; otherwise those stay theirs, and the answer says whose. */
export async function claimItems(
  context: Context,
  input: { roundId: string; tab: string; accountIds: readonly string[] },
  force: boolean,
): Promise<Claimed> {
  const answer = await context.db.transaction().execute(async (db) => {
    const round = found(await roundById(db, input.roundId));
    const names = await namesIn(db, context, round.administration_id);
    const before = await claimsSeen(db, context, round.id, input.tab, names);
    await claim(db, context, round, input.tab, input.accountIds, force);
    const claims = await claimsSeen(db, context, round.id, input.tab, names);
    const items = input.accountIds.map((accountId) => ({ accountId, claim: claims.get(accountId) ?? null }));
    return { items, isNews: items.some(({ accountId, claim: has }) => has?.isHere !== before.get(accountId)?.isHere) };
  });
  // That a window goes on having what it has is no news to the others.
  if (answer.isNews) context.announce({ room: 'claims', ids: [input.roundId, ...input.accountIds] });
  return { items: answer.items };
}

async function claim(
  db: Db,
  context: Context,
  round: Row<'round'>,
  tab: string,
  accountIds: readonly string[],
  force: boolean,
): Promise<void> {
  const now = context.clock.now();
  const until = new Date(now.getTime() + claimMs).toISOString();
  await putClaims(
    db,
    [...new Set(accountIds)].map((account_id) => ({
      round_id: round.id,
      account_id,
      device_id: context.actor.deviceId,
      tab,
      person_id: context.actor.personId,
      until,
    })),
    now.toISOString(),
    force,
  );
}

/** Lets go of items that a window has open: some, or all of the round. */
export async function releaseItems(
  context: Context,
  input: { roundId: string; tab: string; accountIds: readonly string[] },
): Promise<void> {
  const window = { roundId: input.roundId, deviceId: context.actor.deviceId, tab: input.tab };
  await dropClaims(context.db, window, input.accountIds);
  context.announce({ room: 'claims', ids: [input.roundId, ...input.accountIds] });
}
