import type { Context, Db } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import type { CaseOfLook } from './contract.ts';
import { insertOpened } from './open-case.ts';
import { addEvent } from './record-event.ts';
import { caseBy, caseNumbersOfLooks, insertLook, linksOf } from './repository.ts';
import { shownNumber } from './see-case.ts';

/**
 * Lets a look of a round open a case, or belong to one that is open, in the look's own transaction; its accounts stand in the case.
 * Answers the case's id. Refuses a case of another administration, and one that has ended.
 */
export async function caseOfLook(
  db: Db,
  context: Context,
  look: { id: string; administrationId: string; accountIds: readonly string[]; lookedAt: string },
  given: CaseOfLook,
): Promise<string> {
  const id = 'id' in given ? await joined(db, context, look, given.id) : await opened(db, context, look, given);
  await insertLook(db, { look_id: look.id, case_id: id });
  return id;
}

type Look = Parameters<typeof caseOfLook>[2];

async function opened(
  db: Db,
  context: Context,
  { administrationId, accountIds, lookedAt }: Look,
  { workflow, title }: Extract<CaseOfLook, { title: string }>,
): Promise<string> {
  const row = await insertOpened(db, context, {
    administrationId,
    workflow,
    title,
    dnr: '',
    happenedAt: lookedAt,
    accountIds,
  });
  return row.id;
}

async function joined(db: Db, context: Context, look: Look, caseId: string): Promise<string> {
  const row = found(await caseBy(db, { id: caseId }));
  if (row.administration_id !== look.administrationId) throw new Refusal('not-found');
  if (row.ended_at !== null) throw new Refusal('case-ended');
  const { accountIds } = await linksOf(db, caseId);
  for (const id of look.accountIds)
    if (!accountIds.includes(id))
      await addEvent(db, context, found(await caseBy(db, { id: caseId })), look.lookedAt, {
        kind: 'linked',
        what: 'account',
        id,
        removed: false,
      });
  return caseId;
}

/** The case that each look belongs to, as it is shown: KV-134. For the rounds. */
export async function casesOfLooks(db: Db, lookIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await caseNumbersOfLooks(db, lookIds);
  return new Map(rows.map(({ look_id, number }) => [look_id, shownNumber(number)]));
}
