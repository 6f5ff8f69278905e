import type { Context, Db } from '../foundation/context.ts';
import { compareKnown } from './compare-known.ts';
import type { PlannedRow, Take } from './contract.ts';
import { type ImportChoices, takeKey } from './import-choices.ts';
import type { Planned, Taken } from './planned-row.ts';

type Difference = PlannedRow['differs'][number];

const isAbout = (one: Difference, other: Difference) =>
  one.field === other.field && (one.field !== 'extra' || one.heading === other.heading);

/**
 * Of registered accounts that the list has several times, and where some row would change what another says as the register does: what
 * holds of each later row, by `takeKey`, so that the one that says it holds. Such a row was chosen before, or has been followed in the
 * app: a list that comes again unchanged then changes nothing.
 */
export async function rowsAsRegistered(
  db: Db,
  context: Context,
  administrationId: string,
  rows: readonly Planned[],
  choices: ImportChoices,
): Promise<Map<string, Take>> {
  const repeats = rows.flatMap(({ repeats: of, ...row }) => (of === undefined ? [] : [{ row, of }]));
  const asTaken = (account: 'first' | 'own'): Taken[] =>
    repeats.map(({ row, of }) => ({ ...row, account: of[account], accountId: of.accountId }));
  const all = { ...choices, takes: new Map(), known: 'second' as const };
  const compared = await compareKnown(db, context, administrationId, [...asTaken('first'), ...asTaken('own')], all);
  const holding = new Map<string, Take>();
  const settled = new Set<string>();
  for (const [index, { row, of }] of repeats.entries()) {
    // Whether a row would change something in a field that it and the first one disagree about.
    const changes = (one: Planned | undefined) =>
      one?.fate.differs.some(
        (change) => change.stands !== true && row.fate.differs.some((differs) => isAbout(change, differs)),
      ) === true;
    const [firstChanges, ownChanges] = [changes(compared[index]), changes(compared[index + repeats.length])];
    const isOwn = firstChanges && !ownChanges && !settled.has(of.accountId);
    if (isOwn) settled.add(of.accountId);
    // What comes after the row that holds, or says something else than the first that does, changes nothing by itself.
    if (isOwn || settled.has(of.accountId) || (ownChanges && !firstChanges))
      holding.set(takeKey(row.fate.row, row.fate.key), isOwn ? 'second' : 'first');
  }
  return holding;
}
