import type { Context } from '../../foundation/context.ts';
import type { Asked } from './ask-source.ts';
import { sourcesOf } from './list-sources.ts';
import { noteAnswer } from './note-answer.ts';
import { type AccountWithSource, insertSources, postponeSources, unasked } from './repository.ts';

/** What a feed answered at a time. */
export interface Told {
  of: (account: AccountWithSource) => boolean;
  at: Date;
  asked: Asked;
}

/** A made-up source has no next time: its address may be somebody's tomorrow. */
const never = null;

/** Writes what made-up feeds have told, as if they had been asked then, in order; the administration's other accounts have none. For the demo. */
export async function writeTold(
  context: Context,
  administrationId: string,
  told: readonly Told[],
  keepDays: number,
): Promise<void> {
  const { db } = context;
  const sources = (await sourcesOf(db, administrationId)).map((account) =>
    unasked({
      id: context.ids.next(),
      accountId: account.accountId,
      origin: told.some(({ of }) => of(account)) ? 'found' : 'none',
      given: account.url,
      nextAt: never,
      version: 1,
    }),
  );
  await insertSources(db, sources);
  for (const { of, at, asked } of told) {
    const source = (await sourcesOf(db, administrationId)).find(of)?.source;
    if (source === null || source === undefined) throw new Error('A made-up feed is of an account that has none');
    await noteAnswer({ ...context, clock: { now: () => at } }, source, asked, { everyMinutes: 60, keepDays });
  }
  await postponeSources(
    db,
    sources.map(({ id }) => id),
    never,
  );
}
