import type { LinkedAccount } from '../accounts/gaps-of-accounts.ts';
import type { AccountStatus } from '../accounts/contract.ts';
import { changeStatuses, statusChanged } from '../accounts/set-status.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Day } from '../foundation/calendar.ts';
import type { CaseEvent, CaseState, Changed, Edition, EventDraft } from './engine/contract.ts';
import { takesFrom } from './engine/structure.ts';

/** What the register is to follow with: the accounts that get another status, and from which day. */
interface Following {
  changed: Changed;
  since: Day;
}

/**
 * What a case's accounts become when something happens in it: what its workflow says of a step that is done, and the way back when the step,
 * or the whole case, comes to nothing. An account that somebody has given another status since keeps it.
 */
export function followingOf(
  edition: Edition,
  state: CaseState,
  events: readonly CaseEvent[],
  draft: EventDraft,
  accounts: readonly LinkedAccount[],
  today: Day,
): Following {
  const back = (before: readonly CaseEvent[]) => ({ changed: takenBack(before, accounts), since: today });
  if (draft.kind === 'done') {
    const effect = edition.steps
      .find(({ id }) => id === draft.step)
      ?.effects.find(({ when }) => when === undefined || when.is.includes(draft.values[when.answer] ?? ''));
    if (effect === undefined) return { changed: [], since: today };
    const to = effect.status;
    const changed = accounts
      .filter(({ status, isVoided }) => !isVoided && takesFrom(effect, status))
      .map(({ id, status }) => ({ accountId: id, from: status, to }));
    return { changed, since: (effect.on === undefined ? undefined : draft.values[effect.on]) ?? today };
  }
  if (draft.kind === 'reopened')
    return back(events.filter(({ body }) => body.kind === 'done' && body.step === draft.step).slice(-1));
  if (draft.kind === 'ended' && edition.outcomes.find(({ id }) => id === draft.outcome)?.undoes === true) {
    const done = new Set(state.steps.filter(({ standing }) => standing === 'done').map(({ id }) => id));
    const last = new Map(
      events.flatMap((event) =>
        event.body.kind === 'done' && done.has(event.body.step) ? [[event.body.step, event]] : [],
      ),
    );
    return back([...last.values()]);
  }
  if (draft.kind === 'resumed') return back(events.filter(({ body }) => body.kind === 'ended').slice(-1));
  return { changed: [], since: today };
}

/** The changes that take accounts back to where they were before some events, the last event first. */
function takenBack(events: readonly CaseEvent[], accounts: readonly LinkedAccount[]): Changed {
  const first = new Map(accounts.filter(({ isVoided }) => !isVoided).map(({ id, status }) => [id, status]));
  const now = new Map<string, AccountStatus>(first);
  const ordered = events.toSorted((a, b) => b.sequence - a.sequence);
  for (const { body } of ordered)
    for (const { accountId, from, to } of ('changed' in body ? body.changed : undefined) ?? [])
      if (now.get(accountId) === to) now.set(accountId, from);
  return [...first]
    .map(([accountId, from]) => ({ accountId, from, to: now.get(accountId) ?? from }))
    .filter(({ from, to }) => from !== to);
}

/** Lets the register follow, within the transaction of the event; the accounts' history names the case and who decided. */
export async function follow(
  db: Db,
  context: Context,
  { changed, since }: Following,
  why: { reason: string; decidedBy: string; dnr: string },
): Promise<void> {
  const { reason, decidedBy, dnr: registrationNumber } = why;
  await changeStatuses(
    db,
    context,
    changed.map(({ accountId: id, to: status }) => ({
      id,
      version: null,
      change: { status, since, reason, decidedBy, registrationNumber },
    })),
    statusChanged,
  );
}
