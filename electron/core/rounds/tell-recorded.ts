import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import type { Recorded } from './contract.ts';
import { countRound } from './repository.ts';
import { itemsSeen } from './see-items.ts';

/** What a window puts in place of its own items after a look was recorded or taken back. */
export async function tellRecorded(
  db: Db,
  context: Context,
  round: Row<'round'>,
  given: { tab: string; lookId: string; recorded: string[]; left: string[] },
): Promise<Recorded> {
  const { tab, lookId, recorded, left } = given;
  const items = await itemsSeen(db, context, round, tab, [...recorded, ...left]);
  return {
    lookId,
    recorded,
    left,
    items: items.map(({ item: { accountId, state, look, claim, lastPostOn } }) => ({
      accountId,
      state,
      look,
      claim,
      lastPostOn,
    })),
    figures: await countRound(db, round.id, context.clock.now().toISOString()),
  };
}
