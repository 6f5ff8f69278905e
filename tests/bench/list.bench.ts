import path from 'node:path';
import { Kysely, type LogEvent } from 'kysely';
import {
  type AccountDraft,
  AccountFilter,
  type AccountListInput,
  AccountSort,
} from '../../electron/core/accounts/contract.ts';
import { listRows } from '../../electron/core/accounts/list-repository.ts';
import { insertAccounts } from '../../electron/core/accounts/repository.ts';
import { accountToWrite, peopleIn, writingDesk } from '../../electron/core/accounts/write-account.ts';
import { dayOf } from '../../electron/core/foundation/calendar.ts';
import type { Context, Db } from '../../electron/core/foundation/context.ts';
import { openSqlite, sqliteDialect } from '../../electron/core/foundation/database/dialect.ts';
import type { Schema } from '../../electron/core/foundation/database/schema.ts';
import { insertPeople } from '../../electron/core/people/repository.ts';
import { insertUnits } from '../../electron/core/people/unit-repository.ts';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { personToWrite } from '../../electron/core/people/write-person.ts';
import { unitToWrite } from '../../electron/core/people/write-unit.ts';
import { createAdministration } from '../../electron/core/settings/create-administration.ts';
import { draft, openRegister, temporaryFolder } from '../register.ts';
import { cpuTime, type Measure } from './bench.ts';

const accounts = 10_000;
const places = ['Ängby', 'Björklunda', 'Åkeshov', 'Östra', 'Zinken', 'Södra', 'Hammarby'];
const kinds = ['official', 'official', 'official', 'contractor', 'project', 'pedagogical'] as const;

/** Fills a register as ten thousand imported rows would, within one transaction. */
async function fill(db: Db, context: Context): Promise<string> {
  const administrationId = await createAdministration(db, context, 'Provförvaltningen');
  const units = Array.from({ length: 200 }, (_, n) =>
    unitToWrite(context, administrationId, `${places[n % 7]} enhet ${n}`, null),
  );
  await insertUnits(db, units);
  const at = context.clock.now().toISOString();
  const people = Array.from({ length: 2000 }, (_, n) =>
    personToWrite(personNamed(administrationId, `${places[n % 7]} Person ${n}`), context.ids.next(), 1, at, at),
  );
  await insertPeople(db, people);
  const one = <T>(items: readonly T[], n: number): T => items[n % items.length] as T;
  const drafts = Array.from({ length: accounts }, (_, n): AccountDraft => {
    const [responsible, deputy] = [one(people, n * 7).id, one(people, n * 13 + 1).id];
    return draft(administrationId, {
      name: `${places[(n * 5) % 7]} ${one(['bibliotek', 'museum', 'skola', 'simhall'], n)} ${n}`,
      unitId: one(units, n).id,
      kind: one(kinds, n),
      platform: 'other',
      platformName: one(['Anslagstavla', 'Torget', 'Bloggen'], n),
      roles: [
        { role: 'responsible', personId: responsible },
        { role: 'deputy', personId: deputy },
      ],
      access:
        n % 3 === 0 ? [] : [{ personId: responsible, canLogIn: true, canClose: n % 2 === 0, verifiedOn: '2026-05-01' }],
      lastPostOn: n % 4 === 0 ? null : `2026-0${1 + (n % 4)}-1${n % 9}`,
    });
  });
  const desk = await writingDesk(db, administrationId, drafts.flatMap(peopleIn));
  const written = drafts.map((given) =>
    accountToWrite(context, desk, given, {
      id: context.ids.next(),
      version: 1,
      status: 'active',
      status_since: null,
      created_at: at,
      imported_text: '{}',
      voided_at: null,
      void_reason: '',
    }),
  );
  await insertAccounts(db, written, () => context.ids.next());
  return administrationId;
}

/** A filtered, sorted page of 100 of ten thousand accounts: in the repository, and through the whole validated procedure, beside the same SELECT on a bare statement. */
export async function bench(): Promise<Measure[]> {
  const { folder, remove } = temporaryFolder();
  const { core, client } = await openRegister(folder);
  const context = await core.context();
  const administrationId = await context.db.transaction().execute((db) => fill(db, context));
  const connection = openSqlite(path.join(folder, 'kanalvakt.sqlite'), { readonly: true });
  const logged: LogEvent[] = [];
  const watched = new Kysely<Schema>({ dialect: sqliteDialect(connection), log: (event) => void logged.push(event) });
  const quiet = new Kysely<Schema>({ dialect: sqliteDialect(connection) });

  const filters: Array<[string, Partial<AccountFilter>]> = [
    ['filter på typ', { kinds: ['official'] }],
    ['sökord', { text: 'bibliotek ängby' }],
    ['det som saknas', { view: 'few-with-access' }],
  ];
  const results: Measure[] = [];
  const reader = { personId: null, today: dayOf(context.clock.now()) };
  for (const [title, fields] of filters)
    for (const sort of AccountSort.options.filter((one) => ['name', 'responsible', 'gaps'].includes(one))) {
      const input: AccountListInput = { filter: { administrationId, ...fields }, sort, limit: 100 };
      const page = { filter: AccountFilter.parse(input.filter), sort, descending: false, offset: 100, limit: 100 };
      logged.length = 0;
      await listRows(watched, page, reader);
      const statements = logged.map(({ query }) => ({
        all: connection.prepare(query.sql),
        parameters: query.parameters,
      }));
      const bare = await cpuTime(() => statements.map(({ all, parameters }) => all.all(parameters)));
      const repository = await cpuTime(() => listRows(quiet, page, reader));
      const procedure = await cpuTime(() => client.accounts.list({ ...input, offset: 100 }));
      const detail = (ms: number) => `${ms.toFixed(2)} ms mot ${bare.toFixed(2)} ms`;
      results.push(
        {
          name: `${title}, ordnat på ${sort}: i registret`,
          ratio: repository / bare,
          limit: 2.5,
          detail: detail(repository),
        },
        {
          name: `${title}, ordnat på ${sort}: hela anropet`,
          ratio: procedure / bare,
          limit: 8,
          detail: detail(procedure),
        },
      );
    }
  connection.close();
  await core.close();
  remove();
  return results;
}
