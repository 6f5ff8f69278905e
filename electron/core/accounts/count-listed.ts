import type { Context } from '../foundation/context.ts';
import type { AccountFilter } from './contract.ts';
import type { Reader } from './filter-repository.ts';
import { countRows } from './list-repository.ts';

/** Totals of the filters that have been asked for since the register last changed. */
const counted = new WeakMap<Context['db'], { revision: number; totals: Map<string, number> }>();

/** Every letter typed in the filter asks for another total; these many are kept. */
const keptTotals = 200;

/** How many accounts a filter shows. Counted once for each state of the register, for a list is read page by page and asks again with each. */
export async function countListed(context: Context, filter: AccountFilter, reader: Reader): Promise<number> {
  const revision = context.revision();
  let known = counted.get(context.db);
  if (known?.revision !== revision || known.totals.size >= keptTotals) {
    known = { revision, totals: new Map() };
    counted.set(context.db, known);
  }
  const key = JSON.stringify([filter, reader]);
  const total = known.totals.get(key) ?? (await countRows(context.db, filter, reader));
  known.totals.set(key, total);
  return total;
}
