import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personNamed } from '../../electron/core/people/person-named.ts';
import type { AccountDraft } from '../../electron/core/accounts/contract.ts';
import type { Role } from '../../electron/core/foundation/roles.ts';
import type { PersonDraft } from '../../electron/core/people/contract.ts';
import { clockAt, draft, openRegister, refusal, temporaryFolder } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const nowhere = '00000000-0000-4000-8000-999999999999';

async function open(roles: Role[] = ['communicator']) {
  const clock = clockAt('2026-05-04T10:00:00Z');
  const { core, client } = await openRegister(folder, { clock });
  const me = await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Karin Åkesson', roles });
  const administrationId = me.administrationId ?? '';
  return {
    core,
    client,
    clock,
    me,
    administrationId,
    add: (fields: Partial<AccountDraft> = {}) => client.accounts.create({ draft: draft(administrationId, fields) }),
    person: (fields: Partial<PersonDraft>) =>
      client.people.create({
        draft: {
          ...personNamed(administrationId, 'Bo Ek'),
          ...fields,
        },
      }),
  };
}

describe('first start', () => {
  test('nobody is introduced and may do everything; afterwards one is somebody, also at the next start', async () => {
    const { core, client } = await openRegister(folder);
    expect(await client.people.me({})).toMatchObject({
      introduced: false,
      osAccount: 'karin@kontoret',
      administrationId: null,
    });
    const administration = await client.settings.createAdministration({ name: 'Kulturförvaltningen' });
    const me = await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Karin Åkesson' });
    expect(me).toMatchObject({
      introduced: true,
      name: 'Karin Åkesson',
      administrationId: administration.id,
      roles: ['communicator'],
    });
    expect(await client.settings.administrations({})).toHaveLength(1);
    await core.close();
    const again = await openRegister(folder);
    expect(await again.client.people.me({})).toMatchObject({ personId: me.personId, introduced: true });
    await again.core.close();
  });

  test('another account on the computer only reads', async () => {
    const { core, add } = await open();
    await add();
    await core.close();
    const other = await openRegister(folder, { osAccount: 'gäst@kontoret' });
    const [administration] = await other.client.settings.administrations({});
    const filter = { administrationId: administration?.id ?? '' };
    expect((await other.client.accounts.list({ filter })).total).toBe(1);
    expect((await refusal(other.client.accounts.create({ draft: draft(filter.administrationId) }))).code).toBe(
      'not-allowed',
    );
    await other.core.close();
  });
});

describe('an account, through every check', () => {
  test('is recognised from its address, registered once, and found again', async () => {
    const { core, client, administrationId, add } = await open();
    const made = await add({ url: 'facebook.com/AngbyBibliotek/?ref=x', name: 'Ängby bibliotek' });
    expect(made).toMatchObject({ platform: 'facebook', status: 'active', version: 1, statusSince: null });
    const recognised = await client.accounts.recognise({
      administrationId,
      text: 'https://m.facebook.com/angbybibliotek/posts/1',
      platform: null,
    });
    expect(recognised?.existing).toEqual({ id: made.id, name: 'Ängby bibliotek' });
    expect(await refusal(add({ url: 'https://www.facebook.com/angbybibliotek', name: 'Samma igen' }))).toEqual({
      code: 'account-already-registered',
      values: { name: 'Ängby bibliotek', id: made.id },
    });
    await core.close();
  });

  test('a new address brings its own user name, unless somebody has written another', async () => {
    const { core, client, administrationId } = await open();
    const given = draft(administrationId, {
      platform: 'facebook',
      platformName: '',
      url: 'https://www.facebook.com/angbybibliotek',
    });
    const made = await client.accounts.create({ draft: given });
    expect(made.handle).toBe('angbybibliotek');
    const moved = { ...given, url: 'https://www.facebook.com/angbynya', handle: made.handle };
    const second = await client.accounts.update({ id: made.id, version: 1, draft: moved });
    expect(second).toMatchObject({ url: 'https://www.facebook.com/angbynya', handle: 'angbynya' });
    const own = { ...moved, handle: 'Ängby på Facebook' };
    await client.accounts.update({ id: made.id, version: 2, draft: own });
    const last = { ...own, url: 'https://www.facebook.com/angbysista' };
    expect(await client.accounts.update({ id: made.id, version: 3, draft: last })).toMatchObject({
      url: 'https://www.facebook.com/angbysista',
      handle: 'Ängby på Facebook',
    });
    await core.close();
  });

  test('since when an account is active is what somebody has said, and not the day it was registered', async () => {
    const { core, client, administrationId } = await open();
    const add = (name: string, startedOn: string | null) =>
      client.accounts.create({ draft: draft(administrationId, { name, startedOn }), status: 'active' });
    expect((await add('Gammalt', null)).statusHistory).toMatchObject([{ status: 'active', since: null }]);
    expect((await add('Känt', '2019-03-01')).statusHistory).toMatchObject([{ since: '2019-03-01' }]);
    await core.close();
  });

  test('two who edit the same account: the second is told, and nothing of the first is lost', async () => {
    const { core, client, administrationId, add } = await open();
    const made = await add();
    const given = draft(administrationId, { purpose: 'Den första' });
    await client.accounts.update({ id: made.id, version: 1, draft: given });
    expect(
      (await refusal(client.accounts.update({ id: made.id, version: 1, draft: { ...given, purpose: 'Den andra' } })))
        .code,
    ).toBe('changed-meanwhile');
    expect((await client.accounts.get({ id: made.id })).purpose).toBe('Den första');
    const change = { status: 'dormant', since: null, reason: '', decidedBy: '', registrationNumber: '' } as const;
    expect((await refusal(client.accounts.setStatus({ id: made.id, version: 1, change }))).code).toBe(
      'changed-meanwhile',
    );
    expect((await refusal(client.accounts.void({ id: made.id, version: 1, reason: 'x' }))).code).toBe(
      'changed-meanwhile',
    );
    await core.close();
  });

  test('voided with a reason it leaves every list and frees its address; taken back it returns', async () => {
    const { core, client, administrationId, add } = await open();
    const made = await add();
    const voided = await client.accounts.void({ id: made.id, version: 1, reason: 'Dubblett' });
    expect(voided).toMatchObject({ voidReason: 'Dubblett', version: 2 });
    expect((await client.accounts.list({ filter: { administrationId } })).total).toBe(0);
    expect((await client.settings.administrations({}))[0]?.accountCount).toBe(0);
    expect((await client.accounts.unvoid({ id: made.id, version: 2 })).voidedAt).toBeNull();
    expect((await client.accounts.list({ filter: { administrationId } })).total).toBe(1);
    expect((await client.accounts.history({ id: made.id })).map(({ action, by }) => [action, by])).toEqual([
      ['account-unvoided', 'Karin Åkesson'],
      ['account-voided', 'Karin Åkesson'],
      ['account-created', 'Karin Åkesson'],
    ]);
    expect((await client.accounts.history({ id: made.id }))[1]?.changes).toEqual([
      { field: 'voidReason', from: '', to: 'Dubblett' },
    ]);
    await core.close();
  });

  test('the total follows every change, also one that is made beside a reader', async () => {
    const { core, client, administrationId, add } = await open();
    const reader = await openRegister(folder, { readOnly: true });
    const totals = async () =>
      await Promise.all(
        [client, reader.client].map(async (one) => (await one.accounts.list({ filter: { administrationId } })).total),
      );
    expect(await totals()).toEqual([0, 0]);
    const made = await add({ name: 'Ett' });
    await add({ name: 'Två' });
    expect(await totals()).toEqual([2, 2]);
    await client.accounts.void({ id: made.id, version: 1, reason: 'Prov' });
    expect(await totals()).toEqual([1, 1]);
    await reader.core.close();
    await core.close();
  });

  test('many changed at once and taken back', async () => {
    const { core, client, administrationId, add } = await open();
    for (const name of ['A', 'B', 'C']) await add({ name });
    const { ids } = await client.accounts.ids({ filter: { administrationId } });
    const { changed, undo } = await client.accounts.bulkChange({
      ids,
      change: { kind: 'project', endsOn: '2026-12-31' },
    });
    expect(changed).toBe(3);
    const listed = await client.accounts.list({ filter: { administrationId, kinds: ['project'] } });
    expect(listed.rows.map(({ endsOn }) => endsOn)).toEqual(['2026-12-31', '2026-12-31', '2026-12-31']);
    expect(await client.accounts.undoBulk({ undo: undo ?? '' })).toEqual({ changed: 3, skipped: 0, names: '' });
    expect((await client.accounts.list({ filter: { administrationId, kinds: ['project'] } })).total).toBe(0);
    expect(
      (await refusal(client.accounts.bulkChange({ ids, change: { assign: [{ role: 'deputy', personId: nowhere }] } })))
        .code,
    ).toBe('unknown-person');
    expect(
      (await client.accounts.list({ filter: { administrationId } })).rows.every(({ version }) => version === 3),
    ).toBe(true);
    await core.close();
  });

  test('a person who gets a last day changes counts and gaps at once, and again when the day has passed', async () => {
    const { core, client, clock, add, person } = await open();
    const bo = await person({ name: 'Bo Ek' });
    const { id } = await add({
      roles: [{ role: 'responsible', personId: bo.id }],
      access: [{ personId: bo.id, canLogIn: true, canClose: true, verifiedOn: '2026-05-01' }],
    });
    const derived = async () => (await client.accounts.get({ id })).derived;
    expect(await derived()).toMatchObject({ canLogIn: 1, accessChangesOn: null });
    const { id: _id, version, unitName: _unit, active: _active, accountCount: _count, sameAs: _same, ...fields } = bo;
    await client.people.update({ id: bo.id, version, draft: { ...fields, leavesOn: '2026-05-05' } });
    expect(await derived()).toMatchObject({ canLogIn: 1, accessChangesOn: '2026-05-05' });
    clock.set('2026-05-05T21:59:00Z');
    await core.dailyWork();
    expect((await derived()).gaps).not.toContain('responsible');
    clock.set('2026-05-05T22:00:00Z');
    await core.dailyWork();
    expect(await derived()).toMatchObject({ canLogIn: 0, canClose: 0, accessChangesOn: null });
    expect((await derived()).gaps).toContain('responsible');
    await core.close();
  });
});

describe('roles', () => {
  test.each<[Role[], boolean, boolean]>([
    [['reader'], false, false],
    [['archivist'], false, false],
    [['account-owner'], true, false],
    [['manager'], true, false],
    [['communicator'], true, true],
    [['reader', 'it'], true, true],
  ])('%s: may register an account %s, may void one %s', async (roles, create, voiding) => {
    const setup = await open();
    const account = await setup.add({ name: 'Finns redan' });
    await setup.core.close();
    // A second computer account, bound to a person with these roles.
    const second = await openRegister(folder, { osAccount: 'annan@kontoret' });
    const context = await second.core.context();
    await setupPerson(context, setup.administrationId, roles);
    const given = draft(setup.administrationId, { name: 'Nytt' });
    const created = await second.client.accounts.create({ draft: given }).then(
      () => true,
      () => false,
    );
    expect(created).toBe(create);
    const voided = await refusalOrNull(second.client.accounts.void({ id: account.id, version: 1, reason: 'Prov' }));
    expect(voided).toBe(voiding ? null : 'not-allowed');
    expect((await second.client.accounts.get({ id: account.id })).voidedAt === null).toBe(!voiding);
    await second.core.close();
  });

  async function refusalOrNull(call: Promise<unknown>): Promise<string | null> {
    return await call.then(
      () => null,
      async () => (await refusal(call)).code,
    );
  }

  async function setupPerson(
    context: Awaited<ReturnType<Awaited<ReturnType<typeof open>>['core']['context']>>,
    administrationId: string,
    roles: Role[],
  ) {
    const { addPerson } = await import('../../electron/core/people/write-person.ts');
    const { bindDevice } = await import('../../electron/core/people/ties-repository.ts');
    const person = await context.db
      .transaction()
      .execute((db) => addPerson(db, context, { ...personNamed(administrationId, 'Annan Person'), roles }));
    await bindDevice(context.db, context.actor.deviceId, person.id);
  }
});

describe('what crosses the boundary', () => {
  test('an unknown id, unit or administration is refused by name', async () => {
    const { core, client, administrationId, add } = await open();
    expect((await refusal(client.accounts.get({ id: nowhere }))).code).toBe('not-found');
    expect((await refusal(add({ unitId: nowhere }))).code).toBe('unknown-unit');
    expect((await refusal(add({ administrationId: nowhere }))).code).toBe('unknown-administration');
    expect((await client.accounts.list({ filter: { administrationId: nowhere } })).total).toBe(0);
    expect((await client.accounts.list({ filter: { administrationId } })).total).toBe(0);
    await core.close();
  });

  test('input that does not fit the contract never reaches the core', async () => {
    const { core, client, administrationId } = await open();
    for (const wrong of [
      { draft: { ...draft(administrationId), smuggled: 1 } },
      { draft: { ...draft(administrationId), name: '' } },
      { draft: { ...draft(administrationId), startedOn: '2026-02-30' } },
      { draft: { ...draft(administrationId), kind: 'secret' } },
      { draft: draft("'; drop table account; --") },
    ])
      await expect(client.accounts.create(wrong as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await client.accounts.list({ filter: { administrationId } })).total).toBe(0);
    await core.close();
  });

  test('a fault of ours is logged whole and shown only as a number', async () => {
    const logged: unknown[] = [];
    const log = { info: () => {}, error: (message: string, error: unknown) => void logged.push([message, error]) };
    const { core, client } = await openRegister(folder, { log });
    await (await core.context()).db.schema.dropTable('preference').execute();
    const { code, values } = await refusal(client.settings.preferences({}));
    expect(code).toBe('internal');
    expect(String(values['trace'])).toMatch(/^[0-9a-f]{8}$/);
    expect(JSON.stringify(values)).not.toContain('preference');
    expect(String((logged[0] as [string, Error])[1])).toContain('preference');
    await core.close();
  });

  test('every window hears what changed, by room and id', async () => {
    const { core, client, add } = await open();
    const heard = await client.events({});
    const next = heard.next();
    // The subscription begins with the first question for an event.
    await new Promise((resolve) => setTimeout(resolve, 20));
    const account = await add();
    expect(await next).toEqual({ done: false, value: { room: 'accounts', ids: [account.id] } });
    await heard.return?.(undefined);
    await core.close();
  });

  test('an hour after midnight in summer the day is Stockholm’s', async () => {
    const { core, client, clock } = await open();
    clock.set('2026-07-01T22:30:00Z');
    expect((await client.settings.info({})).today).toBe('2026-07-02');
    await core.close();
  });
});
