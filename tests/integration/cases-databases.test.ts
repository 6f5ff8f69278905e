import type { Kysely } from 'kysely';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '../../electron/core/accounts/create-account.ts';
import { decideRoutine } from '../../electron/core/cases/decide-routine.ts';
import { delegate, endDelegation, listDelegations } from '../../electron/core/cases/delegations.ts';
import { Routine } from '../../electron/core/cases/engine/contract.ts';
import { openCase } from '../../electron/core/cases/open-case.ts';
import { recordEvent } from '../../electron/core/cases/record-event.ts';
import { listCases, showCase } from '../../electron/core/cases/see-case.ts';
import type { Context } from '../../electron/core/foundation/context.ts';
import type { Schema } from '../../electron/core/foundation/database/schema.ts';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { mergePeople, unmergePeople } from '../../electron/core/people/merge-people.ts';
import { addPerson } from '../../electron/core/people/write-person.ts';
import { createAdministration } from '../../electron/core/settings/create-administration.ts';
import { verifyCases } from '../../electron/core/cases/verify-cases.ts';
import { databaseKinds, emptyRegister } from '../either-database.ts';
import { contextOn, draft, projectRoot, refusal, temporaryFolder } from '../register.ts';

describe.each(databaseKinds)('cases on %s', (kind) => {
  let db: Kysely<Schema>;
  let here: Context;
  let administrationId: string;
  let karin: string;
  let double: string;
  const accounts: string[] = [];
  const folder = temporaryFolder();

  beforeAll(async () => {
    db = await emptyRegister(kind, folder.folder);
    const context = contextOn(db, {
      readResource: (name) => readFile(path.join(projectRoot, 'resources', name), 'utf8'),
    });
    administrationId = await db.transaction().execute((tx) => createAdministration(tx, context, 'Kulturförvaltningen'));
    const add = async (name: string) =>
      (await db.transaction().execute((tx) => addPerson(tx, context, personNamed(administrationId, name)))).id;
    karin = await add('Karin Ekdahl');
    double = await add('Karin Ekdal');
    here = { ...context, actor: { ...context.actor, personId: karin } };
    for (const name of ['Ängby bibliotek', 'Badhuset'])
      accounts.push((await createAccount(here, draft(administrationId, { name }), 'active')).id);
  });
  afterAll(async () => {
    await db.destroy();
    folder.remove();
  });

  const open = (title: string, more: object = {}) =>
    openCase(here, {
      administrationId,
      workflow: 'hijacked',
      title,
      dnr: '',
      happenedAt: null,
      accountIds: accounts.slice(0, 1),
      ...more,
    });
  const list = async (more: object = {}) => {
    const filter = {
      administrationId,
      text: '',
      workflows: [],
      show: 'open' as const,
      accountId: null,
      offset: 0,
      limit: 10,
    };
    const { rows, total } = await listCases(here, { ...filter, ...more });
    return [total, rows.map(({ title }) => title)];
  };

  test('are opened, added to, found and ordered the same', async () => {
    const one = await open('Älvsjö är kapat');
    await open('Falsk sida', { accountIds: [accounts[1]], workflow: 'lost' });
    const events = [
      { kind: 'assigned' as const, role: 'communicator' as const, personId: double },
      { kind: 'registered' as const, dnr: 'KUL 2026/5' },
      {
        kind: 'done' as const,
        step: 'what',
        values: { kind: 'false-account', address: 'https://x.se', seen: 'I går' },
      },
    ];
    let version = one.version;
    for (const event of events)
      version = (await recordEvent(here, { id: one.id, version, happenedAt: null, event })).version;
    const shown = await showCase(db, here, { number: one.number });
    expect(shown).toMatchObject({
      number: 'KV-1',
      version: 5,
      dnr: 'KUL 2026/5',
      holder: 'Karin Ekdal',
      state: { refused: [] },
    });
    expect(await showCase(db, here, { id: one.id })).toEqual(shown);
    // Due within hours comes before due by nothing.
    expect(await list()).toEqual([2, ['Älvsjö är kapat', 'Falsk sida']]);
    expect(await list({ text: 'älv kul' })).toEqual([1, ['Älvsjö är kapat']]);
    expect(await list({ text: 'alv' })).toEqual([0, []]);
    expect(await list({ text: 'kv-2' })).toEqual([1, ['Falsk sida']]);
    expect(await list({ accountId: accounts[1] })).toEqual([1, ['Falsk sida']]);
    expect(await list({ workflows: ['lost', 'start'], show: 'all', limit: 1 })).toEqual([1, ['Falsk sida']]);
    // A stale hand is refused, and a case ends in the list as well.
    const late = recordEvent(here, {
      id: one.id,
      version: 1,
      happenedAt: null,
      event: { kind: 'registered', dnr: '' },
    });
    expect((await refusal(late)).code).toBe('changed-meanwhile');
    const event = { kind: 'ended' as const, outcome: 'false-alarm', reason: 'Det var vi' };
    await recordEvent(here, { id: one.id, version: 5, happenedAt: null, event });
    expect(await list({ show: 'ended' })).toEqual([1, ['Älvsjö är kapat']]);
    // Every event has its link in the chain, and the chain names no content.
    const links = await db
      .selectFrom('audit')
      .select('action')
      .where('subject_kind', '=', 'case')
      .where('subject_id', '=', one.id)
      .execute();
    expect(links).toHaveLength(6);
    const details = await db.selectFrom('audit_detail').select('details').execute();
    expect(details.some((row) => row.details.includes('Det var vi'))).toBe(false);
  });

  test('routines and delegations are kept in order, and two people who were one are one in cases too', async () => {
    const base = { id: 'hijacked', version: 2 };
    const routine = (version: number) =>
      Routine.parse({ base, version, source: 'Lokal rutin', change: [{ step: 'warn', role: 'manager' }] });
    const input = { administrationId, workflow: 'hijacked' as const };
    await decideRoutine(here, { ...input, seen: 0, routine: routine(1) });
    const second = await decideRoutine(here, { ...input, seen: 1, routine: routine(2) });
    expect([second.seen, second.routine?.version]).toEqual([2, 2]);
    const fresh = await open('Kapat igen');
    expect(fresh.edition.local?.version).toBe(2);
    await recordEvent(here, {
      id: fresh.id,
      version: fresh.version,
      happenedAt: null,
      event: { kind: 'linked', what: 'person', id: double, removed: false },
    });
    const made = await delegate(here, {
      administrationId,
      personId: double,
      workflows: ['start'],
      fromOn: '2026-05-01',
      decision: 'Delegationsordning',
      dnr: '',
    });
    await endDelegation(here, made.id, '2026-04-01');
    // A delegation does not end before it begins.
    expect(await listDelegations(here, administrationId)).toMatchObject([{ fromOn: '2026-05-01', toOn: '2026-05-01' }]);
    await mergePeople(here, karin, double);
    await unmergePeople(here, double);
    expect((await showCase(db, here, { id: fresh.id })).persons).toMatchObject([{ id: double }]);
    expect(await listDelegations(here, administrationId)).toMatchObject([{ personId: double }]);
    await mergePeople(here, karin, double);
    expect((await showCase(db, here, { id: fresh.id })).persons).toMatchObject([{ id: karin }]);
    expect(await listDelegations(here, administrationId)).toMatchObject([{ personId: karin }]);
    await unmergePeople(here, double);
    // A role in a case is whose the events say: it follows both ways, also past the next event.
    const event = (body: Parameters<typeof recordEvent>[1]['event']) => ({ happenedAt: null, event: body });
    const given = await open('Kapat en gång till');
    const assigned = { kind: 'assigned' as const, role: 'communicator' as const, personId: double };
    const { version } = await recordEvent(here, { id: given.id, version: given.version, ...event(assigned) });
    const bearer = async () => (await showCase(db, here, { id: given.id })).state.roles['communicator'];
    const holders = async () =>
      (await db.selectFrom('case_ready').select('person_id').where('case_id', '=', given.id).execute()).flatMap(
        ({ person_id }) => person_id ?? [],
      );
    expect([version, await bearer(), new Set(await holders())]).toEqual([3, double, new Set([double])]);
    await mergePeople(here, karin, double);
    expect([await bearer(), new Set(await holders())]).toEqual([karin, new Set([karin])]);
    await recordEvent(here, { id: given.id, version: 4, ...event({ kind: 'registered', dnr: 'KUL 2026/9' }) });
    expect([await bearer(), new Set(await holders())]).toEqual([karin, new Set([karin])]);
    await unmergePeople(here, double);
    expect([await bearer(), new Set(await holders())]).toEqual([double, new Set([double])]);
    expect((await verifyCases(db)).changed).toBeNull();
    await mergePeople(here, karin, double);
    const rows = await db.selectFrom('case_edition').select('id').where('workflow', '=', 'hijacked').execute();
    // The standard's, and one for each routine that was decided: an edition is kept once, however many follow it.
    expect(rows).toHaveLength(3);
  });
});
