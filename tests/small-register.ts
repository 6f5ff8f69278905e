import type { Kysely } from 'kysely';
import { AccountFilter, type AccountRow, type AccountSort } from '../electron/core/accounts/contract.ts';
import { createAccount } from '../electron/core/accounts/create-account.ts';
import { listRows } from '../electron/core/accounts/list-repository.ts';
import { type ChainReport, verifyChain } from '../electron/core/foundation/audit/chain.ts';
import { dayOf } from '../electron/core/foundation/calendar.ts';
import type { Context } from '../electron/core/foundation/context.ts';
import type { Schema } from '../electron/core/foundation/database/schema.ts';
import { personNamed } from '../electron/core/people/person-named.ts';
import { addPerson } from '../electron/core/people/write-person.ts';
import { createUnit } from '../electron/core/people/write-unit.ts';
import { createAdministration } from '../electron/core/settings/create-administration.ts';
import { type databaseKinds, emptyRegister } from './either-database.ts';
import { clockAt, contextOn, draft, type TestClock, temporaryFolder } from './register.ts';

/** The order that people expect, said by another than ourselves. */
export const swedish = new Intl.Collator('sv', { numeric: true });
export const unitNames = [
  'Ängby bibliotek',
  'Björklunda bibliotek',
  'Åkeshovs simhall',
  'Zinkens idrottsplats',
  'Östra skolan',
  'Avdelning 10',
  'Avdelning 2',
];
export const accountNames = [
  'Årsta',
  'Älvsjö',
  'Örby',
  'Zinkensdamm',
  'Ängby',
  'abrahamsberg',
  'Bagarmossen',
  'Konto 2',
  'Konto 10',
  'Konto 1',
  'élite',
  'Över gränsen',
  'Ö',
  'A',
  'Å',
];

/** A register of one kind of database with some accounts, people and units of every sort, and another administration beside it. */
export interface SmallRegister {
  db: Kysely<Schema>;
  context: Context;
  clock: TestClock;
  administrationId: string;
  otherId: string;
  /** Ids by name. */
  people: ReadonlyMap<string, string>;
  units: ReadonlyMap<string, string>;
  filter: (fields?: Partial<AccountFilter>) => AccountFilter;
  reader: (personId?: string | null) => { personId: string | null; today: string };
  list: (
    fields?: Partial<AccountFilter>,
    sort?: AccountSort,
    descending?: boolean,
    me?: string | null,
  ) => Promise<AccountRow[]>;
  names: (fields?: Partial<AccountFilter>) => Promise<string[]>;
  close(): Promise<void>;
}

/** Opens it on 4 May 2026. */
export async function openSmallRegister(kind: (typeof databaseKinds)[number]): Promise<SmallRegister> {
  const { folder, remove } = temporaryFolder();
  const db = await emptyRegister(kind, folder);
  const clock = clockAt('2026-05-04T10:00:00Z');
  const context = contextOn(db, { clock });
  const administrationId = await createAdministration(db, context, 'Kulturförvaltningen');
  const otherId = await createAdministration(db, context, 'Äldreförvaltningen');
  const people = new Map<string, string>();
  const units = new Map<string, string>();
  for (const name of unitNames) units.set(name, (await createUnit(context, administrationId, name, null)).id);
  for (const name of ['Åsa Öberg', 'Anna Alm', 'Zlatan Zäll', 'Ärla Äng', 'Bo Ek']) {
    const person = await db.transaction().execute((t) => addPerson(t, context, personNamed(administrationId, name)));
    people.set(name, person.id);
  }
  const unitIds = [...units.values()];
  const personIds = [...people.values()];
  for (const [n, name] of accountNames.entries()) {
    const responsible = personIds[n % personIds.length] ?? '';
    await createAccount(
      context,
      draft(administrationId, {
        name,
        unitId: n % 4 === 0 ? null : (unitIds[n % unitIds.length] ?? null),
        platformName: ['Anslagstavla', 'Torget', 'Bloggen'][n % 3] ?? '',
        kind: (['official', 'contractor', 'pedagogical'] as const)[n % 3] ?? 'official',
        lastPostOn: n % 2 === 0 ? null : `2026-0${1 + (n % 4)}-10`,
        roles: n % 5 === 0 ? [] : [{ role: 'responsible', personId: responsible }],
        access:
          n % 3 === 0
            ? []
            : [
                {
                  personId: responsible,
                  canLogIn: n % 3 === 1,
                  canClose: n % 2 === 0 ? null : true,
                  verifiedOn: '2026-05-01',
                },
              ],
      }),
      n % 7 === 6 ? 'dormant' : 'active',
    );
  }
  await createAccount(context, draft(otherId, { name: 'Någon annans' }), 'active');

  const filter = (fields: Partial<AccountFilter> = {}) => AccountFilter.parse({ administrationId, ...fields });
  const reader = (personId: string | null = null) => ({ personId, today: dayOf(clock.now()) });
  const list: SmallRegister['list'] = async (fields = {}, sort = 'name', descending = false, me = null) =>
    await listRows(db, { filter: filter(fields), sort, descending, offset: 0, limit: 500 }, reader(me));
  return {
    db,
    context,
    clock,
    administrationId,
    otherId,
    people,
    units,
    filter,
    reader,
    list,
    names: async (fields = {}) => (await list(fields)).map((row) => row.name),
    close: async () => {
      await db.destroy();
      remove();
    },
  };
}

/** What the chain of everything written says of itself. */
export async function chainOf(db: Kysely<Schema>): Promise<ChainReport> {
  const rows = await db
    .selectFrom('audit')
    .innerJoin('audit_detail', (join) =>
      join
        .onRef('audit_detail.device_id', '=', 'audit.device_id')
        .onRef('audit_detail.sequence', '=', 'audit.sequence'),
    )
    .selectAll('audit')
    .select('audit_detail.details')
    .orderBy('audit.sequence')
    .execute();
  return verifyChain(
    rows.map((row) => ({
      deviceId: row.device_id,
      sequence: row.sequence,
      at: row.at,
      personId: row.person_id,
      osAccount: row.os_account,
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      detailsHash: row.details_hash,
      previousHash: row.previous_hash,
      hash: row.hash,
      details: row.details,
    })),
  );
}
