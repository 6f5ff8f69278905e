import { type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '../../electron/core/accounts/create-account.ts';
import { type Schema } from '../../electron/core/foundation/database/schema.ts';
import { forgetOldPosts } from '../../electron/core/rounds/stream/forget-posts.ts';
import { listStream } from '../../electron/core/rounds/stream/list-stream.ts';
import { noteAnswer } from '../../electron/core/rounds/stream/note-answer.ts';
import { accountsWithSources } from '../../electron/core/rounds/stream/repository.ts';
import { setSource } from '../../electron/core/rounds/stream/set-source.ts';
import { createAdministration } from '../../electron/core/settings/create-administration.ts';
import { databaseKinds, emptyRegister } from '../either-database.ts';
import { clockAt, contextOn, draft, temporaryFolder } from '../register.ts';

/** A round that was frozen, with a look in it or not. */
async function roundOf(
  db: Kysely<Schema>,
  of: { administrationId: string; slot: number; from: string; to: string; isLooked: boolean },
  nextId: () => string,
): Promise<void> {
  const round = {
    id: nextId(),
    administration_id: of.administrationId,
    day: of.from.slice(0, 10),
    slot: of.slot,
    from_time: '',
    to_time: '',
    opens_at: of.from,
    closes_at: of.to,
    grace_until: of.to,
    origin: 'plan',
    decision: '',
    frozen_at: of.from,
    sealed_at: null,
  };
  await db.insertInto('round').values(round).execute();
  if (!of.isLooked) return;
  const look = { outcome: 'nothing-new', method: 'extern', reason: '', note: '', device_id: 'device-1' };
  const times = { looked_at: of.from, entered_at: of.from };
  await db
    .insertInto('look')
    .values({ id: nextId(), round_id: round.id, number: 1, ...look, ...times })
    .execute();
}

describe.each(databaseKinds)('the stream on %s', (kind) => {
  let db: Kysely<Schema>;
  const { folder, remove } = temporaryFolder();
  beforeAll(async () => {
    db = await emptyRegister(kind, folder);
  });
  afterAll(async () => {
    await db.destroy();
    remove();
  });

  test('the stream is kept, paged, counted as new and forgotten', async () => {
    const own = clockAt('2026-05-04T10:00:00Z');
    const here = contextOn(db, { clock: own });
    const ownId = await createAdministration(db, here, 'Fritidsförvaltningen');
    const { id } = await createAccount(here, draft(ownId), 'active');
    await setSource(here, id, 0, { origin: 'typed', address: 'https://exempel.se/flode' });
    const note = async (keys: Record<string, string | null>) => {
      const [account] = await accountsWithSources(db, { accountId: id });
      const told = Object.entries(keys).map(([key, publishedAt]) => ({
        key,
        publishedAt,
        text: key,
        address: '',
        kind: 'post' as const,
      }));
      const asked = {
        state: 'feed' as const,
        address: 'https://exempel.se/flode',
        posts: told,
        conditions: { etag: '', lastModified: '' },
      };
      if (account === undefined || account.source === null) throw new Error('No source');
      return await noteAnswer(here, account.source, asked, { everyMinutes: 30, keepDays: 30 });
    };
    const list = async (since: string | null = null, limit = 50, cursor: string | null = null) =>
      await listStream(here, { administrationId: ownId, since, accountIds: [], limit, cursor });
    const words = async (since: string | null = null) => (await list(since)).items.map(({ text }) => text);
    const both = { odaterad: null, äldre: '2026-04-20T10:00:00.000Z' };
    expect(await note(both)).toBe(2);
    expect(await note(both)).toBe(0);
    expect(await words()).toEqual(['odaterad', 'äldre']);
    own.set('2026-05-05T10:00:00Z');
    expect(await note({ ...both, ny: '2026-05-04T09:00:00.000Z' })).toBe(1);
    expect(await words('2026-05-05T00:00:00Z')).toEqual(['ny']);
    const page = await list(null, 1);
    expect((await list(null, 5, page.cursor)).items.map(({ text }) => text)).toEqual(['ny', 'äldre']);
    // Since the last round: the latest that is over and that somebody looked in, or everything when there is none.
    expect(await list('last-round')).toMatchObject({ since: null, total: 3 });
    for (const [slot, from, to, isLooked] of [
      [1, '2026-05-05T06:00:00.000Z', '2026-05-05T08:00:00.000Z', true],
      [2, '2026-05-05T08:00:00.000Z', '2026-05-05T09:00:00.000Z', false],
      [3, '2026-05-05T09:00:00.000Z', '2026-05-05T11:00:00.000Z', true],
    ] as const)
      await roundOf(db, { administrationId: ownId, slot, from, to, isLooked }, () => here.ids.next());
    expect(await list('last-round')).toMatchObject({ since: '2026-05-05T06:00:00.000Z', items: [{ text: 'ny' }] });
    // A month later what had a date is gone; what had none is empty, and does not come back as new while its feed still has it.
    own.set('2026-06-10T10:00:00Z');
    expect(await forgetOldPosts(here)).toBe(3);
    expect(await note(both)).toBe(0);
    expect(await words()).toEqual([]);
    expect(await note({ annan: '2026-06-10T09:00:00.000Z' })).toBe(1);
    expect(await db.selectFrom('feed_post').select('key').execute()).toEqual([{ key: 'annan' }]);
  });
});
