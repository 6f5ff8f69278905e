import { dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import type { Row } from '../../foundation/database/schema.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { LookOutcome } from '../contract.ts';
import { windowOf } from '../frozen.ts';
import { claimsOf } from '../queue-repository.ts';
import { roundsBetween } from '../repository.ts';
import { roundsAhead } from '../rounds-ahead.ts';
import { namesIn } from '../see-items.ts';
import { type Answer, type AnswerLook, answerWords } from './answer.ts';
import { codeOf } from '../../foundation/text/code-of.ts';
import { byCode } from './codes.ts';
import { type AnswerFate, type AnswerPreview, type AnswerRow, namesOf } from './contract.ts';
import { type AccountToTake, accountsToTake, awayLooks, itemsWithLooks, placesToTake } from './repository.ts';
import { fateOf, type MetItem } from './rules.ts';

/** A look of an answer with what becomes of it, and where it would be recorded. */
export interface Judged {
  row: AnswerRow;
  round: Row<'round'> | undefined;
  placeId: string | null;
  /** The accounts that it is recorded for, by the look that it goes on from; none where it is not recorded. */
  parts: Array<{ accountIds: string[]; replaces: string | null }>;
}

/** An answer as the register meets it. */
export interface JudgedAnswer {
  /** Who looked; `null` where nobody had introduced themselves when the list was made. */
  personId: string | null;
  by: string;
  looks: Judged[];
}

/** The items of a round as an answer meets them. */
async function itemsMet(db: Db, context: Context, round: Row<'round'>): Promise<Map<string, MetItem>> {
  const claims = await claimsOf(db, round.id, context.clock.now().toISOString());
  const elsewhere = new Set(
    claims.filter(({ device_id }) => device_id !== context.actor.deviceId).map(({ account_id }) => account_id),
  );
  const away = Map.groupBy(await awayLooks(db, round.id), ({ account_id }) => account_id);
  return new Map(
    (await itemsWithLooks(db, round.id)).map((item) => [
      item.account_id,
      {
        placeId: item.place_id,
        outcome: item.outcome as LookOutcome | '',
        lookId: item.look_id,
        lookedAt: item.looked_at === null ? null : new Date(item.looked_at),
        awayAt: new Set((away.get(item.account_id) ?? []).map(({ looked_at }) => Date.parse(looked_at))),
        isOpenElsewhere: elsewhere.has(item.account_id),
      },
    ]),
  );
}

/** By the stored key of Swedish order, as bytes. */
const inOrder = (accounts: readonly AccountToTake[]) =>
  accounts.toSorted((a, b) => (a.sort_key < b.sort_key ? -1 : a.sort_key > b.sort_key ? 1 : 0));

/** Says what becomes of each look of an answer. Refuses one of another administration, and one by somebody who is not there. */
export async function judgeAnswer(
  db: Db,
  context: Context,
  administrationId: string,
  answer: Answer,
): Promise<JudgedAnswer> {
  if (answer.administration !== codeOf(administrationId)) throw new Refusal('away-answer-elsewhere');
  const now = context.clock.now();
  const names = await namesIn(db, context, administrationId);
  const personId = answer.person === '' ? null : (byCode(names.keys()).get(answer.person) ?? null);
  if (personId === null && answer.person !== '') throw new Refusal('away-answer-person');
  const accounts = new Map((await accountsToTake(db, administrationId)).map((account) => [account.id, account]));
  const ids = byCode(accounts.keys());
  const places = new Map((await placesToTake(db, administrationId)).map((place) => [place.id, place.name]));
  const placeIds = byCode(places.keys());
  const rounds = new Map<number, { round: Row<'round'>; items: ReadonlyMap<string, MetItem> }>();
  for (const round of await roundsBetween(db, administrationId, answer.day, answer.day))
    rounds.set(round.slot, { round, items: await itemsMet(db, context, round) });
  // Those that nobody has opened yet.
  const { rounds: ahead } = await roundsAhead(db, context, administrationId, answer.day, answer.day);
  const begins = new Map(ahead.map(({ slot }) => [slot.slot, slot.opensAt]));
  const met = new Set<string>();

  const judge = (look: AnswerLook): Judged => {
    // Whoever reads answers never meets another word.
    const { outcome, reason } = answerWords[look.word] ?? {
      outcome: 'not-possible' as const,
      reason: 'other' as const,
    };
    const accountId = ids.get(look.code) ?? null;
    // A question is of one account.
    const placeId = outcome === 'sent-on' ? null : (placeIds.get(look.code) ?? null);
    const there = rounds.get(look.slot);
    const keyOf = (id: string) => `${look.slot}·${id}`;
    // What the answer says of an account by itself goes before what it says of its tittställe.
    const targets =
      placeId === null
        ? [accountId]
        : [...(there?.items ?? [])].flatMap(([id, item]) =>
            item.placeId === placeId && !met.has(keyOf(id)) ? [id] : [],
          );
    const isSecond = met.has(keyOf(look.code));
    met.add(keyOf(look.code));
    const lookedAt = new Date(look.at);
    const beginsAt = there === undefined ? begins.get(look.slot) : undefined;
    const round = there ? { ...windowOf(there.round), day: there.round.day } : beginsAt && ('ahead' as const);
    const isKnown = accountId !== null || placeId !== null;
    const fates = new Map<string, AnswerFate>();
    for (const id of targets.length === 0 ? [null] : targets) {
      const item = id === null ? undefined : there?.items.get(id);
      fates.set(id ?? '', fateOf({ outcome, lookedAt, isKnown, isSecond }, round, item, now));
      if (id !== null) met.add(keyOf(id));
    }
    const taken = [...fates].flatMap(([id, fate]) => (fate === 'taken' ? [id] : []));
    const fate = taken.length > 0 ? 'taken' : ([...fates.values()][0] ?? 'not-in-round');
    const [first = ''] = targets;
    const stands = first === null ? undefined : there?.items.get(first)?.lookedAt;
    const account = accountId === null ? undefined : accounts.get(accountId);
    return {
      row: {
        slot: look.slot,
        name: account?.name ?? (placeId === null ? look.name : (places.get(placeId) ?? '')),
        platformName: account?.platform_name ?? '',
        covers:
          placeId === null
            ? []
            : namesOf(
                inOrder(taken.flatMap((id) => accounts.get(id) ?? [])).map((each) => ({
                  name: each.name,
                  platformName: each.platform_name,
                })),
              ),
        outcome,
        reason,
        note: look.note,
        question:
          look.question === undefined
            ? null
            : {
                text: look.question.text,
                to: look.question.to,
                address: '',
                answerBy: look.question.answerBy === '' ? null : look.question.answerBy,
              },
        lookedAt: lookedAt.toISOString(),
        fate,
        beginsAt: fate === 'not-begun' ? (beginsAt?.toISOString() ?? null) : null,
        standsSince: fate === 'looked-already' ? (stands?.toISOString() ?? null) : null,
      },
      round: there?.round,
      placeId,
      parts: [...Map.groupBy(taken, (id) => there?.items.get(id)?.lookId ?? null)].map(([replaces, accountIds]) => ({
        accountIds,
        replaces,
      })),
    };
  };
  const isOfPlace = ({ code }: AnswerLook) => placeIds.has(code);
  const judged = new Map<AnswerLook, Judged>();
  for (const look of [
    ...answer.looks.filter((each) => !isOfPlace(each)),
    ...answer.looks.filter((each) => isOfPlace(each)),
  ])
    judged.set(look, judge(look));
  return {
    personId,
    by: personId === null ? '' : (names.get(personId)?.name ?? ''),
    looks: answer.looks.flatMap((look) => judged.get(look) ?? []),
  };
}

/** What becomes of an answer, for whoever has pasted it. */
export function previewOf(context: Context, answer: Answer, judged: JudgedAnswer): AnswerPreview {
  const taken = judged.looks.filter(({ row }) => row.fate === 'taken');
  return {
    day: answer.day,
    by: judged.by,
    isMine: judged.personId === null || judged.personId === context.actor.personId,
    rows: judged.looks.map(({ row }) => row),
    taken: taken.reduce((sum, { parts }) => sum + parts.reduce((of, { accountIds }) => of + accountIds.length, 0), 0),
    needsReason: dayOf(context.clock.now()) !== answer.day && taken.some(({ row }) => row.note === ''),
  };
}
