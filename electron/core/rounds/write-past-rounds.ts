import type { Db } from '../foundation/context.ts';
import { insertRows } from '../foundation/database/insert-rows.ts';
import type { Row } from '../foundation/database/schema.ts';

/** A round as it went, with what was due in it and every look at it. */
export interface PastRound {
  round: Row<'round'>;
  items: ReadonlyArray<Row<'round_item'>>;
  looks: ReadonlyArray<{ look: Row<'look'>; accountIds: readonly string[] }>;
}

/** Writes whole rounds down, many at a time: for the demo, whose weeks nobody has lived. */
export async function writePastRounds(db: Db, rounds: readonly PastRound[]): Promise<void> {
  await insertRows(
    db,
    'round',
    rounds.map(({ round }) => round),
  );
  await insertRows(
    db,
    'round_item',
    rounds.flatMap(({ items }) => items),
  );
  const looks = rounds.flatMap((round) => round.looks);
  await insertRows(
    db,
    'look',
    looks.map(({ look }) => look),
  );
  await insertRows(
    db,
    'look_account',
    looks.flatMap(({ look, accountIds }) =>
      accountIds.map((account_id) => ({ look_id: look.id, account_id, looked_at: look.looked_at, standing: 1 })),
    ),
  );
}
