import { addDays, type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import { settleRounds } from '../freeze-rounds.ts';
import { slotOf } from '../frozen.ts';
import { lookParts } from '../open-round.ts';
import { placesById, placesOfAccounts } from '../place-repository.ts';
import type { Slot } from '../plan/rules.ts';
import { openItems, roundsBetween } from '../repository.ts';
import { assigneesOf, roundsAhead } from '../rounds-ahead.ts';
import { queueOf, windowState } from '../rules.ts';
import { namesIn } from '../see-items.ts';
import { codeOf } from '../../foundation/text/code-of.ts';
import { type AwayAccount, type AwayList, type AwayStep, furthestAhead } from './contract.ts';
import { type AccountToTake, accountsToTake } from './repository.ts';

/** What waits in a round, and whose it is. */
interface Waiting {
  slot: Slot;
  items: ReadonlyArray<{ accountId: string; assigneeId: string | null; placeId: string | null }>;
}

/** The rounds of a day that are not over: frozen ones with what nobody has looked at, the others as the plan has them. */
async function waitingOn(db: Db, context: Context, administrationId: string, day: Day): Promise<Waiting[]> {
  const now = context.clock.now();
  const frozen = (await roundsBetween(db, administrationId, day, day)).filter(
    (round) => windowState(slotOf(round), now) !== 'over',
  );
  const waiting: Waiting[] = [];
  for (const round of frozen) {
    const items = await openItems(db, round.id);
    waiting.push({
      slot: slotOf(round),
      items: items.map(({ account_id, assignee_id, place_id }) => ({
        accountId: account_id,
        assigneeId: assignee_id,
        placeId: place_id,
      })),
    });
  }
  const { office, rounds } = await roundsAhead(db, context, administrationId, day, day);
  const places = await placesOfAccounts(db, administrationId);
  for (const { slot, accounts } of rounds) {
    if (windowState(slot, now) === 'over') continue;
    const assignees = assigneesOf(office, day, slot.slot, accounts);
    waiting.push({
      slot,
      items: accounts.map(({ id }) => ({
        accountId: id,
        assigneeId: assignees.get(id) ?? null,
        placeId: places.get(id) ?? null,
      })),
    });
  }
  return waiting.toSorted((a, b) => a.slot.opensAt.getTime() - b.slot.opensAt.getTime() || a.slot.slot - b.slot.slot);
}

function toAwayAccount(context: Context, account: AccountToTake): AwayAccount {
  return {
    code: codeOf(account.id),
    name: account.name,
    platformName: account.platform_name,
    unitName: account.unit_name ?? '',
    url: account.url,
    handle: account.handle,
    parts: lookParts(context, account.platform),
  };
}

/**
 * The list to take along: accounts with their addresses, and never a login, a contact or anybody's name but the one it is made for.
 * `begins`: somebody takes the rounds with them, which is opening them.
 */
export async function readAwayList(
  context: Context,
  input: { administrationId: string; day: Day | null; slot: number | null; whose: 'mine' | 'all' },
  begins = false,
): Promise<AwayList> {
  const { db, actor } = context;
  const { administrationId } = input;
  const now = context.clock.now();
  const today = dayOf(now);
  const day = input.day ?? today;
  if (day < today || day > addDays(today, furthestAhead)) throw new Refusal('away-list-day', { days: furthestAhead });
  await settleRounds(context, administrationId, begins);
  const administration = found((await readAdministrations(db)).find(({ id }) => id === administrationId));
  const names = await namesIn(db, context, administrationId);
  const accounts = new Map((await accountsToTake(db, administrationId)).map((account) => [account.id, account]));
  const waiting = await waitingOn(db, context, administrationId, day);
  const placeIds = new Set(waiting.flatMap(({ items }) => items.flatMap(({ placeId }) => placeId ?? [])));
  const places = new Map((await placesById(db, [...placeIds])).map((place) => [place.id, place]));
  const mine = (items: Waiting['items']) =>
    new Set(items.flatMap(({ accountId, assigneeId }) => (assigneeId === actor.personId ? accountId : [])));
  let others = 0;
  const stepsOf = (items: Waiting['items']): AwayStep[] => {
    const isMine = actor.personId === null ? new Set<string>() : mine(items);
    return queueOf(
      items.map(({ accountId, placeId }) => ({
        accountId,
        placeId: placeId !== null && places.has(placeId) ? placeId : null,
        isMine: isMine.has(accountId),
        unitKey: accounts.get(accountId)?.unit_key ?? '',
        nameKey: accounts.get(accountId)?.sort_key ?? '',
      })),
    )
      .filter(({ accountIds }) => input.whose === 'all' || accountIds.some((id) => isMine.has(id)))
      .map(({ placeId, accountIds }) => {
        if (input.whose === 'mine') others += accountIds.filter((id) => !isMine.has(id)).length;
        const place = placeId === null ? undefined : places.get(placeId);
        return {
          place: place === undefined ? null : { code: codeOf(place.id), name: place.name, url: place.url },
          accounts: accountIds
            .flatMap((id) => accounts.get(id) ?? [])
            .map((account) => toAwayAccount(context, account)),
        };
      });
  };
  const rounds = waiting
    .filter(({ slot }) => input.slot === null || slot.slot === input.slot)
    .map(({ slot, items }) => ({
      slot: slot.slot,
      from: slot.from,
      to: slot.to,
      opensAt: slot.opensAt.toISOString(),
      steps: stepsOf(items),
    }));
  return {
    code: codeOf(administrationId),
    administrationName: administration.name,
    day,
    madeAt: now.toISOString(),
    madeFor: actor.personId === null ? '' : (names.get(actor.personId)?.name ?? ''),
    personCode: actor.personId === null ? '' : codeOf(actor.personId),
    rounds,
    others,
    slots: waiting.map(({ slot }) => slot.slot),
  };
}
