import { changeAccount } from '../accounts/update-account.ts';
import { accountToChange } from '../accounts/account-to-change.ts';
import { caseOfLook } from '../cases/case-of-look.ts';
import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf, minuteOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { z } from 'zod';
import type { LookDraft, Recorded } from './contract.ts';
import { windowOf } from './frozen.ts';
import { insertLook, itemLooks, nextNumber, osAccountOf, putLook, waitingAt } from './look-repository.ts';
import { markSealed } from './keeping-repository.ts';
import { claimsOf, clearClaims } from './queue-repository.ts';
import { insertQuestion } from './questions/send-question.ts';
import { roundById } from './repository.ts';
import { isChecked, methodOf, refuseImpossible, timingOf, wasShown } from './rules.ts';
import { type Names, namesIn } from './see-items.ts';
import { tellRecorded } from './tell-recorded.ts';

type Draft = z.output<typeof LookDraft>;

/** Records a look in one short transaction: after it the items have it, or nothing happened. Refuses an item that somebody was first at. */
export async function recordLook(context: Context, draft: Draft): Promise<Recorded> {
  const answer = await context.db.transaction().execute((db) => record(db, context, draft));
  context.announce({ room: 'rounds', ids: [draft.roundId, ...answer.recorded] });
  if (draft.lastPostOn !== null) context.announce({ room: 'accounts', ids: answer.recorded });
  if (draft.case !== null) context.announce({ room: 'cases', ids: answer.recorded });
  return answer;
}

async function record(db: Db, context: Context, draft: Draft): Promise<Recorded> {
  const now = context.clock.now();
  const round = found(await roundById(db, draft.roundId));
  const window = windowOf(round);
  const lookedAt = draft.lookedAt === null ? now : new Date(draft.lookedAt);
  refuseImpossible({ ...window, day: round.day }, { ...draft, lookedAt }, now);
  const { accountIds, left } = await toRecord(db, context, round, draft);
  const method = methodOf(draft, timingOf(window, lookedAt, now).backfilled);
  // Green only for what was seen: the page on screen long enough, or a person who says so.
  if (method === 'page' && isChecked(draft.outcome))
    for (const id of accountIds)
      if (!wasShown(context.seenSince?.(id) ?? null, window)) throw new Refusal('look-page-not-shown');
  if (method === 'shared-inbox' && draft.placeId === null) throw new Refusal('look-place-needed');

  const look = await writeLook(db, context, round, {
    ...draft,
    method,
    lookedAt,
    accountIds,
    personId: context.actor.personId,
  });
  if (draft.case !== null)
    await caseOfLook(
      db,
      context,
      { id: look.id, administrationId: round.administration_id, accountIds, lookedAt: look.looked_at },
      draft.case,
    );
  await alongWithLook(db, context, draft, accountIds, look.id);
  return await tellRecorded(db, context, round, { tab: draft.tab, lookId: look.id, recorded: accountIds, left });
}

/** Writes down a look that has been judged possible, and puts it on its items. Refuses an item that somebody was first at. */
export async function writeLook(
  db: Db,
  context: Context,
  round: Row<'round'>,
  given: Pick<Draft, 'outcome' | 'method' | 'reason' | 'note' | 'placeId' | 'replaces'> & {
    lookedAt: Date;
    accountIds: readonly string[];
    /** Who looked. */
    personId: string | null;
  },
): Promise<Row<'look'>> {
  const now = context.clock.now();
  const { accountIds, replaces } = given;
  const look: Row<'look'> = {
    id: context.ids.next(),
    round_id: round.id,
    number: await nextNumber(db, round.id),
    outcome: given.outcome,
    method: given.method,
    reason: given.outcome === 'not-possible' ? given.reason : '',
    note: given.note,
    place_id: given.placeId,
    looked_at: given.lookedAt.toISOString(),
    entered_at: now.toISOString(),
    person_id: given.personId,
    device_id: context.actor.deviceId,
    undone_at: null,
    undone_by: null,
  };
  const state = stateAfter(look, timingOf(windowOf(round), given.lookedAt, now));
  const changed = await putLook(db, round.id, accountIds, replaces, state);
  if (changed < accountIds.length) await refuseSecond(db, context, round, accountIds, replaces);
  await insertLook(db, look, accountIds);
  await clearClaims(db, round.id, accountIds);
  // Sealed anew with the look when the next day begins.
  if (round.sealed_at !== null) await markSealed(db, round.id, null);
  // A look of the day is sealed into the chain with its round; one entered on a later day is told by itself.
  if (dayOf(now) !== round.day)
    await recordEvents(db, context, [
      {
        action: 'look-entered-later',
        subjectKind: 'round',
        subjectId: round.id,
        details: { look: look.id, accounts: accountIds.length, lookedAt: look.looked_at, note: look.note },
      },
    ]);
  return look;
}

/** What an item says of itself once a look stands on it; late and backfilled are kinds of checked. */
export function stateAfter(
  look: Pick<Row<'look'>, 'id' | 'outcome'>,
  timing: { late: boolean; backfilled: boolean },
): Pick<Row<'round_item'>, 'outcome' | 'late' | 'backfilled' | 'look_id'> {
  const isGreen = isChecked(look.outcome as Draft['outcome']);
  return {
    outcome: look.outcome,
    late: isGreen && timing.late ? 1 : 0,
    backfilled: isGreen && timing.backfilled ? 1 : 0,
    look_id: look.id,
  };
}

/** The accounts that a look covers, and those of its tittställe that another window has open. */
async function toRecord(
  db: Db,
  context: Context,
  round: Row<'round'>,
  draft: Draft,
): Promise<{ accountIds: string[]; left: string[] }> {
  const claims = await claimsOf(db, round.id, context.clock.now().toISOString());
  const others = new Map(
    claims
      .filter(({ device_id, tab }) => device_id !== context.actor.deviceId || tab !== draft.tab)
      .map((claim) => [claim.account_id, claim]),
  );
  if (draft.placeId !== null) {
    const waiting = await waitingAt(db, round.id, draft.placeId, draft.replaces);
    const accountIds = waiting.filter((id) => !others.has(id));
    if (accountIds.length === 0) throw new Refusal('look-nothing-waits');
    return { accountIds, left: waiting.filter((id) => others.has(id)) };
  }
  const accountIds = [...new Set(draft.accountIds)];
  if (accountIds.length === 0) throw new Refusal('look-nothing-waits');
  const taken = accountIds.map((id) => others.get(id)).find((claim) => claim !== undefined);
  if (taken !== undefined) {
    const names = await namesIn(db, context, round.administration_id);
    const [item] = await itemLooks(db, round.id, [taken.account_id]);
    throw new Refusal('look-claimed', {
      name: item?.name ?? '',
      by: await whoIs(db, names, taken),
    });
  }
  return { accountIds, left: [] };
}

/** Who did something, by name, or by the computer where nobody has said who they are. */
async function whoIs(
  db: Db,
  names: Names,
  one: { person_id: string | null; device_id: string | null },
): Promise<string> {
  const name = one.person_id === null ? undefined : names.get(one.person_id)?.name;
  return name ?? (one.device_id === null ? '' : await osAccountOf(db, one.device_id));
}

/** Says who was first, and when; an account that the round does not have is not found. */
async function refuseSecond(
  db: Db,
  context: Context,
  round: Row<'round'>,
  accountIds: readonly string[],
  replaces: string | null,
): Promise<never> {
  const items = await itemLooks(db, round.id, accountIds);
  const first = items.find(({ look_id }) => look_id !== replaces && look_id !== null);
  if (first === undefined) throw new Refusal('not-found');
  const names = await namesIn(db, context, round.administration_id);
  throw new Refusal('look-recorded-already', {
    name: first.name,
    by: await whoIs(db, names, first),
    time: first.entered_at === null ? '' : minuteOf(first.entered_at),
  });
}

/** What was seen besides: the day of the latest post, and a question that goes on to somebody else. Both of one account. */
async function alongWithLook(
  db: Db,
  context: Context,
  draft: Draft,
  accountIds: readonly string[],
  lookId: string,
): Promise<void> {
  const [accountId] = accountIds;
  if (accountId === undefined || (draft.lastPostOn === null && draft.question === null)) return;
  if (accountIds.length > 1) throw new Refusal('look-one-account');
  if (draft.lastPostOn !== null) {
    if (draft.lastPostOn > dayOf(context.clock.now())) throw new Refusal('look-in-future');
    const account = await accountToChange(db, accountId);
    if (account.draft.lastPostOn !== draft.lastPostOn)
      await changeAccount(
        db,
        context,
        accountId,
        account.version,
        { ...account.draft, lastPostOn: draft.lastPostOn },
        'account-changed',
        { look: lookId },
      );
  }
  if (draft.question !== null) await insertQuestion(db, context, accountId, draft.question, lookId);
}
