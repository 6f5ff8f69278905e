import type { AccessModel, AccountKind } from '../accounts/contract.ts';
import { casesOfLooks } from '../cases/case-of-look.ts';
import type { Context, Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { castOf } from '../people/leave-person.ts';
import { dayOf } from '../foundation/calendar.ts';
import { seesWhoLooked } from '../permissions.ts';
import type { ClaimSeen, LookMethod, LookOutcome, LookSeen, NotPossibleReason, QueueItem } from './contract.ts';
import { windowOf } from './frozen.ts';
import { claimsOf, type ItemRow, roundItems } from './queue-repository.ts';
import { itemState, timingOf, type Window } from './rules.ts';

/** Names of people by id, as shown outside Personer. */
export type Names = ReadonlyMap<string, { name: string }>;

/** Everybody of an administration by name. */
export async function namesIn(db: Db, context: Context, administrationId: string): Promise<Names> {
  return await castOf(db, administrationId, dayOf(context.clock.now()));
}

/** Who somebody is to the one who asks: oneself always, others only for colleagues in the rounds (T8). */
function nameSeen(context: Context, names: Names, personId: string | null): string {
  if (personId === null) return '';
  const isMine = personId === context.actor.personId;
  return isMine || seesWhoLooked(context.actor.roles) ? (names.get(personId)?.name ?? '') : '';
}

function lookSeen(
  context: Context,
  names: Names,
  cases: ReadonlyMap<string, string>,
  row: ItemRow,
  window: Window,
): LookSeen | null {
  if (row.look_id === null || row.looked_at === null || row.entered_at === null) return null;
  return {
    id: row.look_id,
    outcome: row.outcome as LookOutcome,
    method: row.look_method as LookMethod,
    reason: (row.look_reason ?? '') as NotPossibleReason,
    note: row.look_note ?? '',
    lookedAt: row.looked_at,
    enteredAt: row.entered_at,
    ...timingOf(window, new Date(row.looked_at), new Date(row.entered_at)),
    by: nameSeen(context, names, row.look_person),
    isMine: row.look_person === context.actor.personId,
    caseNumber: cases.get(row.look_id) ?? '',
  };
}

function claimSeen(context: Context, names: Names, claim: Row<'round_claim'>, tab: string): ClaimSeen {
  const isMine = claim.person_id === context.actor.personId;
  return {
    isHere: claim.device_id === context.actor.deviceId && claim.tab === tab,
    isMine,
    // Whoever has it open now must be known to those who would take over.
    by: claim.person_id === null ? '' : (names.get(claim.person_id)?.name ?? ''),
    until: claim.until,
  };
}

/** Who has which items of a round open. */
export async function claimsSeen(
  db: Db,
  context: Context,
  roundId: string,
  tab: string,
  names: Names,
): Promise<Map<string, ClaimSeen>> {
  const claims = await claimsOf(db, roundId, context.clock.now().toISOString());
  return new Map(claims.map((claim) => [claim.account_id, claimSeen(context, names, claim, tab)]));
}

/** Items of a round as the one who asks may see them, with the keys that order them; all, or some accounts. */
export async function itemsSeen(
  db: Db,
  context: Context,
  round: Row<'round'>,
  tab: string,
  accountIds: readonly string[] | null = null,
): Promise<Array<{ item: QueueItem; unitKey: string; nameKey: string }>> {
  const me = context.actor.personId;
  const now = context.clock.now();
  const window = windowOf(round);
  const names = await namesIn(db, context, round.administration_id);
  const claims = await claimsSeen(db, context, round.id, tab, names);
  const rows = await roundItems(db, round.id, { before: round.opens_at, me, accountIds });
  const cases = await casesOfLooks(
    db,
    rows.flatMap(({ outcome, look_id }) => (outcome === 'case' && look_id !== null ? [look_id] : [])),
  );
  return rows.map((row) => ({
    unitKey: row.unit_key ?? '',
    nameKey: row.sort_key,
    item: {
      accountId: row.account_id,
      name: row.name,
      kind: row.kind as AccountKind,
      platform: row.platform,
      platformName: row.platform_name,
      url: row.url,
      handle: row.handle,
      unitId: row.unit_id,
      unitName: row.unit_name ?? '',
      placeId: row.place_id,
      assignee: row.assignee_id === null ? '' : (names.get(row.assignee_id)?.name ?? ''),
      isMine: me !== null && row.assignee_id === me,
      state: itemState(row.outcome as LookOutcome | '', window, now),
      look: lookSeen(context, names, cases, row, window),
      claim: claims.get(row.account_id) ?? null,
      before:
        row.earlier_at === null || row.earlier_outcome === null
          ? null
          : {
              lookedAt: row.earlier_at,
              outcome: row.earlier_outcome as LookOutcome,
              by: nameSeen(context, names, row.earlier_person),
            },
      lastPostOn: row.last_post_on,
      belowNorm: row.closure_reasons.includes('"below-own-norm"'),
      note: row.note,
      accessModel: row.access_model as AccessModel,
      canLogIn: row.can_log_in,
      iCanLogIn: row.i_can_log_in === null ? null : row.i_can_log_in === 1,
      openQuestions: Number(row.open_questions),
    },
  }));
}
