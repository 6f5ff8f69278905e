import { recordEvents } from '../../foundation/audit/record-event.ts';
import type { Context } from '../../foundation/context.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import type { FeedSource, SourceChoice } from './contract.ts';
import { sourceOf } from './list-sources.ts';
import { accountsWithSources, insertSources, replaceSource, unasked } from './repository.ts';
import { typedAddress } from './where-to-ask.ts';

/** Says where an account's feed is, or that it has none; what was known of another source is forgotten, and the new one is asked at the next turn. */
export async function setSource(
  context: Context,
  accountId: string,
  version: number,
  choice: SourceChoice,
): Promise<FeedSource> {
  const { ids, clock } = context;
  const typed = choice.origin === 'typed' ? typedAddress(choice.address) : null;
  if (choice.origin === 'typed' && typed === null) throw new Refusal('feed-address-wrong');
  const source = await context.db.transaction().execute(async (db) => {
    const account = found((await accountsWithSources(db, { accountId }))[0]);
    const before = account.source;
    if ((before?.version ?? 0) !== version) throw new Refusal('changed-meanwhile');
    const row = unasked({
      id: before?.id ?? ids.next(),
      accountId,
      origin: choice.origin,
      given: choice.origin === 'found' ? account.url : (typed ?? ''),
      nextAt: choice.origin === 'none' ? null : clock.now().toISOString(),
      version: version + 1,
    });
    if (before === null) await insertSources(db, [row]);
    else if (!(await replaceSource(db, row, version, true))) throw new Refusal('changed-meanwhile');
    await recordEvents(db, context, [
      {
        action: 'feed-source-set',
        subjectKind: 'account',
        subjectId: accountId,
        details: {
          changes: [
            {
              field: 'feed',
              from: before === null ? '' : before.given || before.origin,
              to: row.given || row.origin,
            },
          ],
        },
      },
    ]);
    return sourceOf({ ...account, source: row });
  });
  context.announce({ room: 'stream', ids: [accountId] });
  return source;
}
