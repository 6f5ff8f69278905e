import type { Db } from '../foundation/context.ts';
import type { NewRow } from '../foundation/database/schema.ts';
import { type Administration, AdministrationSettings } from './contract.ts';

/** Every administration of this install, in Swedish order, with the number of accounts that are not voided. */
export async function listAdministrations(db: Db): Promise<Administration[]> {
  // This is what a window asks first. All less the voided: each is counted in an index alone, all of them in the narrowest; to count those that are not voided would read the widest, and a join every account.
  const rows = await db
    .selectFrom('administration')
    .select(['id', 'name', 'version', 'settings'])
    .select((eb) => {
      const accounts = eb
        .selectFrom('account')
        .select((account) => account.fn.countAll<number>().as('count'))
        .whereRef('account.administration_id', '=', 'administration.id');
      return [accounts.as('all'), accounts.where('account.voided_at', 'is not', null).as('voided')];
    })
    .orderBy('sort_key')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    version: row.version,
    settings: AdministrationSettings.parse(JSON.parse(row.settings)),
    accountCount: Number(row.all) - Number(row.voided),
  }));
}

/** The settings of one administration, with the preset wherever it has not decided; `null` when it does not exist. */
export async function settingsOf(db: Db, administrationId: string): Promise<AdministrationSettings | null> {
  const row = await db
    .selectFrom('administration')
    .select('settings')
    .where('id', '=', administrationId)
    .executeTakeFirst();
  return row === undefined ? null : AdministrationSettings.parse(JSON.parse(row.settings));
}

export async function insertAdministration(db: Db, row: NewRow<'administration'>): Promise<void> {
  await db.insertInto('administration').values(row).execute();
}

export async function administrationNamed(db: Db, name: string): Promise<{ id: string } | undefined> {
  return await db.selectFrom('administration').select('id').where('name', '=', name).executeTakeFirst();
}

/** Replaces an administration's name and settings if the version is still the one seen. */
export async function replaceAdministration(
  db: Db,
  administration: { id: string; name: string; sortKey: string; settings: AdministrationSettings },
  seenVersion: number,
): Promise<boolean> {
  const result = await db
    .updateTable('administration')
    .set({
      name: administration.name,
      sort_key: administration.sortKey,
      settings: JSON.stringify(administration.settings),
      version: seenVersion + 1,
    })
    .where('id', '=', administration.id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** What this computer remembers, by key. */
export async function preferencesOf(db: Db, owner: string): Promise<Record<string, unknown>> {
  const rows = await db.selectFrom('preference').selectAll().where('owner', '=', owner).execute();
  return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
}

export async function setPreference(db: Db, owner: string, key: string, value: unknown): Promise<void> {
  const row = { owner, key, value: JSON.stringify(value ?? null) };
  await db
    .insertInto('preference')
    .values(row)
    .onConflict((conflict) => conflict.columns(['owner', 'key']).doUpdateSet({ value: row.value }))
    .execute();
}
