import { type Kysely, sql } from 'kysely';
import { spellingOf } from '../dialect.ts';

/** The vault: its chain of signed statements, sealed credentials, who could open what and when, the rotation queue and the drills. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { tableEnd, byteOrderedText } = spellingOf(db);
  const table = (name: string) => db.schema.createTable(name).modifyEnd(tableEnd);

  await table('vault')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('administration_id', 'text', (c) => c.notNull().unique().references('administration.id'))
    .addColumn('off_site_kind', 'text', (c) => c.notNull())
    .addColumn('off_site_text', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();

  await table('vault_statement')
    .addColumn('vault_id', 'text', (c) => c.notNull().references('vault.id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('vault_statement_key', ['vault_id', 'sequence'])
    .execute();

  const flag = (column: string) => sql`${sql.ref(column)} in (0, 1)`;
  await table('vault_credential')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('vault_id', 'text', (c) => c.notNull().references('vault.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('sort_key', byteOrderedText, (c) => c.notNull())
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('has_password', 'integer', (c) => c.notNull().check(flag('has_password')))
    .addColumn('has_totp', 'integer', (c) => c.notNull().check(flag('has_totp')))
    .addColumn('recovery_code_count', 'integer', (c) => c.notNull())
    .addColumn('recovery_mail', 'text', (c) => c.notNull())
    .addColumn('recovery_phone', 'text', (c) => c.notNull())
    .addColumn('second_factor_person_id', 'text', (c) => c.references('person.id'))
    .addColumn('recovery_person_id', 'text', (c) => c.references('person.id'))
    .addColumn('tool_count', 'integer', (c) => c.notNull())
    .addColumn('extra_count', 'integer', (c) => c.notNull())
    .addColumn('rotated_at', 'text')
    .addColumn('maybe_old', 'integer', (c) => c.notNull().check(flag('maybe_old')))
    .addColumn('removed_at', 'text')
    .addColumn('remove_reason', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('vault_credential_order')
    .on('vault_credential')
    .columns(['vault_id', 'removed_at', 'sort_key', 'id'])
    .execute();

  await table('vault_credential_account')
    .addColumn('credential_id', 'text', (c) => c.notNull().references('vault_credential.id'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addPrimaryKeyConstraint('vault_credential_account_key', ['credential_id', 'account_id'])
    .execute();
  await db.schema
    .createIndex('vault_credential_account_account')
    .on('vault_credential_account')
    .column('account_id')
    .execute();

  // Which device could open which credential, and when: what the rotation queue is made from (design.md §5.6).
  await table('vault_reach')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('credential_id', 'text', (c) => c.notNull().references('vault_credential.id'))
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('from_at', 'text', (c) => c.notNull())
    .addColumn('until_at', 'text')
    .execute();
  await db.schema.createIndex('vault_reach_person').on('vault_reach').columns(['person_id', 'credential_id']).execute();
  await db.schema.createIndex('vault_reach_credential').on('vault_reach').column('credential_id').execute();

  await table('vault_rotation')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('vault_id', 'text', (c) => c.notNull().references('vault.id'))
    .addColumn('credential_id', 'text', (c) => c.notNull().references('vault_credential.id'))
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('cause', 'text', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'text')
    .addColumn('immediate', 'integer', (c) => c.notNull().check(flag('immediate')))
    .addColumn('steps', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('close_reason', 'text', (c) => c.notNull())
    .addColumn('second_person_id', 'text', (c) => c.references('person.id'))
    .execute();
  await db.schema.createIndex('vault_rotation_open').on('vault_rotation').columns(['vault_id', 'closed_at']).execute();
  await db.schema.createIndex('vault_rotation_credential').on('vault_rotation').column('credential_id').execute();

  await table('vault_drill')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('vault_id', 'text', (c) => c.notNull().references('vault.id'))
    .addColumn('kit_number', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.references('person.id'))
    .addColumn('shares', 'text', (c) => c.notNull())
    .addColumn('result', 'text', (c) => c.notNull())
    .execute();
}
