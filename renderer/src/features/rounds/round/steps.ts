import type { LookOutcome, LookSeen, OpenRound, QueueItem } from '#core/rounds/contract.ts';

type Place = OpenRound['places'][number];

const unfinished: ReadonlySet<LookOutcome> = new Set<LookOutcome>(['needs-login', 'not-possible']);

/** One step of the queue: an account, or a tittställe whose look covers several. */
export interface Step {
  /** The account's id, or the tittställe's. */
  key: string;
  place: Place | null;
  items: QueueItem[];
  /** What waits for a look: nothing once the step is done. */
  waiting: QueueItem[];
}

/** The step of an account by itself: the same one for as long as nothing about the account changes, so that it is not drawn again when another's does. */
const alone = new WeakMap<QueueItem, Step>();
function stepAlone(item: QueueItem): Step {
  const known = alone.get(item) ?? newStep(item.accountId, null, [item]);
  alone.set(item, known);
  return known;
}

const newStep = (key: string, place: Place | null, items: QueueItem[]): Step => ({
  key,
  place,
  items,
  waiting: items.filter(({ look }) => look === null),
});

/** The queue as steps, in the order it was frozen in. Accounts in `apart` are taken out of their tittställe, for a look of their own. */
export function stepsOf(round: Pick<OpenRound, 'items' | 'queue' | 'places'>, apart: ReadonlySet<string>): Step[] {
  const items = new Map(round.items.map((item) => [item.accountId, item]));
  const places = new Map(round.places.map((place) => [place.id, place]));
  return round.queue.flatMap(({ placeId, accountIds }) => {
    const of = accountIds.flatMap((id) => items.get(id) ?? []);
    const place = placeId === null ? undefined : places.get(placeId);
    if (place === undefined) return of.map(stepAlone);
    const single = of.filter(({ accountId }) => apart.has(accountId));
    const together = of.filter(({ accountId }) => !apart.has(accountId));
    return [...(together.length === 0 ? [] : [newStep(place.id, place, together)]), ...single.map(stepAlone)];
  });
}

/** The look of a step where nothing waits that left something to do: it is gone on from once somebody has logged in, or the page is back. */
export function unfinishedLook({ items }: Step): LookSeen | null {
  return items.flatMap(({ look }) => look ?? []).find(({ outcome }) => unfinished.has(outcome)) ?? null;
}

const isFree = ({ waiting }: Step) => waiting.some(({ claim }) => claim?.isHere !== false);

/** Whether all that waits of a step is open in another window: a look here would be refused. */
export const isElsewhere = (step: Step) => step.waiting.length > 0 && !isFree(step);

/** The tittställe that an account was just taken out of, if the others there still wait: they are what the person came for. */
function inboxOf(steps: readonly Step[], key: string | null): Step | undefined {
  const step = steps.find((each) => each.key === key);
  const placeId = step?.place === null ? (step.items[0]?.placeId ?? null) : null;
  return placeId === null ? undefined : steps.find((each) => each.key === placeId && isFree(each));
}

/**
 * The next step after `key` where something waits, going round to the first; one that another window has open only when there is no other.
 * After an account that was taken out of its tittställe comes the tittställe.
 * `null` when nothing waits any more.
 */
export function nextWaiting(steps: readonly Step[], key: string | null): string | null {
  const inbox = inboxOf(steps, key);
  if (inbox !== undefined) return inbox.key;
  const at = steps.findIndex((step) => step.key === key);
  const after = [...steps.slice(at + 1), ...steps.slice(0, at + 1)].filter(
    (step) => step.key !== key && step.waiting.length > 0,
  );
  return (after.find(isFree) ?? after[0])?.key ?? null;
}

/** The step so many places on, within the queue. */
export function stepFrom(steps: readonly Step[], key: string | null, by: number): string | null {
  const at = Math.max(
    0,
    steps.findIndex((step) => step.key === key),
  );
  return steps[Math.max(0, Math.min(steps.length - 1, at + by))]?.key ?? null;
}
