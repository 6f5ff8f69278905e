import path from 'node:path';
import { Kysely, type LogEvent } from 'kysely';
import { searchTextOf } from '../../electron/core/cases/write-event.ts';
import { type CaseFilter, listCaseRows } from '../../electron/core/cases/repository.ts';
import type { Db } from '../../electron/core/foundation/context.ts';
import { openSqlite, sqliteDialect } from '../../electron/core/foundation/database/dialect.ts';
import { insertRows } from '../../electron/core/foundation/database/insert-rows.ts';
import type { Row, Schema } from '../../electron/core/foundation/database/schema.ts';
import { openRegister, temporaryFolder } from '../register.ts';
import { cpuTime, type Measure } from './bench.ts';

const cases = 10_000;
const places = ['Ängby', 'Björklunda', 'Åkeshov', 'Östra', 'Zinken', 'Södra', 'Hammarby'];
const ofOnes = (n: number) => String(1 + (n % 28)).padStart(2, '0');

/** Ten thousand cases like one that is there, every fifth of them open. */
async function fill(db: Db, first: Row<'cases'>, nextId: () => string): Promise<void> {
  const rows = Array.from({ length: cases - 1 }, (_, n): Row<'cases'> => {
    const number = first.number + n + 1;
    const title = `Avsluta ${places[n % 7]} bibliotek ${n}`;
    const dnr = n % 2 === 0 ? `KN 2026/${n}` : '';
    return {
      ...first,
      id: nextId(),
      number,
      title,
      dnr,
      search_text: searchTextOf({ number, title, dnr }, [{ name: `${places[n % 7]} bibliotek` }]),
      ended_at: n % 5 === 0 ? null : `2026-05-${ofOnes(n)}T10:00:00.000Z`,
      outcome: n % 5 === 0 ? '' : 'closed',
      due_on: n % 10 === 0 ? `2026-11-${ofOnes(n)}` : null,
    };
  });
  await insertRows(db, 'cases', rows);
}

/** A page of 100 of ten thousand cases, filtered as on the screen: in the repository and through the whole procedure, beside the same SELECTs on bare statements. */
export async function bench(): Promise<Measure[]> {
  const { folder, remove } = temporaryFolder();
  const { core, client } = await openRegister(folder);
  await client.people.introduce({ administrationName: 'Provförvaltningen', name: 'Märta Exempel' });
  const administrationId = (await client.settings.administrations({}))[0]?.id ?? '';
  const opened = await client.cases.open({
    administrationId,
    workflow: 'closure',
    title: 'Avsluta Ängby',
    dnr: '',
    happenedAt: null,
    accountIds: [],
  });
  const context = await core.context();
  const first = await context.db.selectFrom('cases').selectAll().where('id', '=', opened.id).executeTakeFirstOrThrow();
  await context.db.transaction().execute((db) => fill(db, first, () => context.ids.next()));
  const connection = openSqlite(path.join(folder, 'kanalvakt.sqlite'), { readonly: true });
  const logged: LogEvent[] = [];
  const watched = new Kysely<Schema>({ dialect: sqliteDialect(connection), log: (event) => void logged.push(event) });
  const quiet = new Kysely<Schema>({ dialect: sqliteDialect(connection) });

  const filters: Array<[string, Partial<CaseFilter>]> = [
    ['pågående', {}],
    ['alla', { show: 'all' }],
    ['sökord bland alla', { show: 'all', text: 'ängby 12' }],
    ['slag bland avslutade', { show: 'ended', workflows: ['closure'] }],
  ];
  const results: Measure[] = [];
  for (const [title, fields] of filters) {
    const filter: CaseFilter = { administrationId, text: '', workflows: [], show: 'open', accountId: null, ...fields };
    const page = { ...filter, offset: 100, limit: 100 };
    logged.length = 0;
    await listCaseRows(watched, page);
    const statements = logged.map(({ query }) => ({
      all: connection.prepare(query.sql),
      parameters: query.parameters,
    }));
    const bare = await cpuTime(() => statements.map(({ all, parameters }) => all.all(parameters)));
    const repository = await cpuTime(() => listCaseRows(quiet, page));
    const procedure = await cpuTime(() =>
      client.cases.list({ administrationId, ...(fields as object), offset: 100, limit: 100 }),
    );
    const detail = (ms: number) => `${ms.toFixed(2)} ms mot ${bare.toFixed(2)} ms`;
    results.push(
      { name: `${title}: i registret`, ratio: repository / bare, limit: 2.5, detail: detail(repository) },
      { name: `${title}: hela anropet`, ratio: procedure / bare, limit: 8, detail: detail(procedure) },
    );
  }
  connection.close();
  await core.close();
  remove();
  return results;
}
