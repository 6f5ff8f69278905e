import { dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import type { Row } from '../../foundation/database/schema.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { LookOutcome } from '../contract.ts';
import { windowOf } from '../frozen.ts';
import { claimsOf } from '../queue-repository.ts';
import { roundsBetween } from '../repository.ts';
import { namesIn } from '../see-items.ts';
import { type Answer, answerWords } from './answer.ts';
import { byCode, codeOf } from './codes.ts';
import type { AnswerPreview, AnswerRow } from './contract.ts';
import { accountsToTake, awayLooks, itemsWithLooks } from './repository.ts';
import { fateOf, type MetItem } from './rules.ts';

/** A look of an answer with what becomes of it, and where it would be recorded. */
export interface Judged {
  row: AnswerRow;
  accountId: string | null;
  round: Row<'round'> | undefined;
  /** The look that it goes on from. */
  replaces: string | null;
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
        outcome: item.outcome as LookOutcome | '',
        lookId: item.look_id,
        lookedAt: item.looked_at === null ? null : new Date(item.looked_at),
        awayAt: new Set((away.get(item.account_id) ?? []).map(({ looked_at }) => Date.parse(looked_at))),
        isOpenElsewhere: elsewhere.has(item.account_id),
      },
    ]),
  );
}

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
  const rounds = new Map<number, { round: Row<'round'>; items: ReadonlyMap<string, MetItem> }>();
  for (const round of await roundsBetween(db, administrationId, answer.day, answer.day))
    rounds.set(round.slot, { round, items: await itemsMet(db, context, round) });
  const met = new Set<string>();
  const looks = answer.looks.map((look): Judged => {
    const accountId = ids.get(look.code) ?? null;
    const there = rounds.get(look.slot);
    const item = accountId === null ? undefined : there?.items.get(accountId);
    const key = `${look.slot}·${look.code}`;
    const isSecond = met.has(key);
    met.add(key);
    // Whoever reads answers never meets another word.
    const { outcome, reason } = answerWords[look.word] ?? {
      outcome: 'not-possible' as const,
      reason: 'other' as const,
    };
    const lookedAt = new Date(look.at);
    const account = accountId === null ? undefined : accounts.get(accountId);
    const round = there && { ...windowOf(there.round), day: there.round.day };
    const fate = fateOf({ outcome, lookedAt, isKnown: account !== undefined, isSecond }, round, item, now);
    return {
      row: {
        slot: look.slot,
        name: account?.name ?? look.name,
        platformName: account?.platform_name ?? '',
        outcome,
        reason,
        note: look.note,
        lookedAt: lookedAt.toISOString(),
        fate,
        standsSince: fate === 'looked-already' ? (item?.lookedAt?.toISOString() ?? null) : null,
      },
      accountId,
      round: there?.round,
      replaces: item?.lookId ?? null,
    };
  });
  return { personId, by: personId === null ? '' : (names.get(personId)?.name ?? ''), looks };
}

/** What becomes of an answer, for whoever has pasted it. */
export function previewOf(context: Context, answer: Answer, judged: JudgedAnswer): AnswerPreview {
  const taken = judged.looks.filter(({ row }) => row.fate === 'taken');
  return {
    day: answer.day,
    by: judged.by,
    isMine: judged.personId === null || judged.personId === context.actor.personId,
    rows: judged.looks.map(({ row }) => row),
    taken: taken.length,
    needsReason: dayOf(context.clock.now()) !== answer.day && taken.some(({ row }) => row.note === ''),
  };
}
