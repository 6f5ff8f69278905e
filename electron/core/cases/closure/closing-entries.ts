import { parse } from 'yaml';
import type { LinkedAccount } from '../../accounts/gaps-of-accounts.ts';
import { addDays, type Day } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { keptByText } from '../../foundation/kept-by-text.ts';
import type { Edition, EventDraft } from '../engine/contract.ts';
import { entryFor } from '../lost/rules.ts';
import { ClosingEntry } from './contract.ts';

const readEntries = keptByText((text) => ClosingEntry.array().parse(parse(text)));

/** The entries of `resources/closing.yaml`; throws when the file is not as described, for it is ours. */
export async function readClosing({ readResource }: Pick<Context, 'readResource'>): Promise<ClosingEntry[]> {
  return readEntries(await readResource('closing.yaml'));
}

/** The first day on which accounts that are closed on a day can be gone: the longest that one of their platforms keeps them. One whose name is kept goes nowhere. */
export function goneFrom(
  entries: readonly ClosingEntry[],
  accounts: ReadonlyArray<Pick<LinkedAccount, 'platform'>>,
  { closedOn, isParked }: { closedOn: Day; isParked: boolean },
): Day {
  const days = isParked ? [] : accounts.map(({ platform }) => entryFor(entries, platform).goneAfter);
  return addDays(closedOn, Math.max(0, ...days));
}

/**
 * The step in which an account is closed, with the day from which it can be seen to be gone; refuses one that is earlier than what is known of
 * the platform. Any other event, and one of a workflow that does not ask, is as it was.
 */
export async function withGoneFrom(
  context: Context,
  edition: Edition,
  draft: EventDraft,
  accounts: readonly LinkedAccount[],
): Promise<EventDraft> {
  if (edition.id !== 'closure' || draft.kind !== 'done' || draft.step !== 'close') return draft;
  const isAsked = edition.steps.some(
    ({ id, requires }) => id === 'close' && requires.some((one) => one.id === 'gone-from'),
  );
  const { 'closed-on': closedOn, name, 'gone-from': given } = draft.values;
  // A day that is none is the workflow's to refuse.
  if (!isAsked || closedOn === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(closedOn)) return draft;
  const day = goneFrom(await readClosing(context), accounts, { closedOn, isParked: name === 'parked' });
  if (given !== undefined && given < day) throw new Refusal('closure-gone-sooner', { day });
  return { ...draft, values: { ...draft.values, 'gone-from': given ?? day } };
}
