import { type Kysely, sql } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** The open feed of an account and how it stands, and for a while what it has told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { tableEnd } = spellingOf(db);
  const table = (name: string) => db.schema.createTable(name).modifyEnd(tableEnd);

  await table('feed_source')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().unique().references('account.id'))
    .addColumn('origin', 'text', (c) => c.notNull())
    // What it was found from; when the account's address is another, it is looked for again.
    .addColumn('given', 'text', (c) => c.notNull())
    // What is asked, to the letter; empty until it has answered once.
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('etag', 'text', (c) => c.notNull())
    .addColumn('last_modified', 'text', (c) => c.notNull())
    .addColumn('ok_at', 'text')
    .addColumn('failing_since', 'text')
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('fault', 'text')
    .addColumn('next_at', 'text')
    .addColumn('had_posts', 'integer', (c) => c.notNull().check(sql`had_posts in (0, 1)`))
    .addColumn('last_post_on', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();

  await table('feed_post')
    .addColumn('source_id', 'text', (c) => c.notNull().references('feed_source.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('published_at', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('news_at', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('feed_post_key', ['source_id', 'key'])
    .execute();
  await db.schema.createIndex('feed_post_at').on('feed_post').column('at').execute();
}
