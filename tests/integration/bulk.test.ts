import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountDraft, BulkChange } from '../../electron/core/accounts/contract.ts';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { clockAt, draft, openRegister, refusal, temporaryFolder } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

async function open() {
  const clock = clockAt('2026-05-04T10:00:00Z');
  const register = await openRegister(folder, { clock });
  const { client } = register;
  const me = await client.people.introduce({
    administrationName: 'Kulturförvaltningen',
    name: 'Karin Ekdahl',
    roles: ['communicator'],
  });
  const administrationId = me.administrationId ?? '';
  return {
    ...register,
    clock,
    administrationId,
    add: async (name: string, fields: Partial<AccountDraft> = {}) =>
      (await client.accounts.create({ draft: draft(administrationId, { name, ...fields }) })).id,
    person: async (name: string, leavesOn: string | null = null) =>
      (await client.people.create({ draft: { ...personNamed(administrationId, name), leavesOn } })).id,
    read: (ids: string[]) => Promise.all(ids.map((id) => client.accounts.get({ id }))),
  };
}

describe('many accounts at once', () => {
  test('purpose, target group, basinformation and access seen today reach all', async () => {
    const { core, client, add, person, read } = await open();
    const ids = [await add('Ängby'), await add('Örby')];
    const anna = await person('Anna Alm');
    await client.accounts.bulkChange({
      ids,
      change: {
        purpose: 'Berätta vad som händer',
        targetGroup: 'Boende',
        access: { personId: anna, canLogIn: true, canClose: null },
        checked: ['terms', 'privacy'],
      },
    });
    for (const account of await read(ids)) {
      expect(account).toMatchObject({ purpose: 'Berätta vad som händer', targetGroup: 'Boende' });
      expect(account.access).toEqual([{ personId: anna, canLogIn: true, canClose: null, verifiedOn: '2026-05-04' }]);
      expect(account.checks).toEqual(
        ['privacy', 'terms'].map((item) => ({ item, ok: true, checkedOn: '2026-05-04', checkedBy: 'Karin Ekdahl' })),
      );
      expect(account.derived).toMatchObject({ canLogIn: 1, canClose: null });
    }
    await core.close();
  });

  test('only ways in that every chosen platform has are offered', async () => {
    const { core, client, add } = await open();
    const facebook = await add('F', { url: 'https://www.facebook.com/angbyexempel' });
    const instagram = await add('I', { url: 'https://www.instagram.com/angbyexempel' });
    const own = await add('Egen');
    const offered = async (ids: string[]) => (await client.accounts.selection({ ids })).accessModels;
    expect(await offered([facebook])).toEqual(['unknown', 'shared', 'personal-role', 'portfolio']);
    expect(await offered([facebook, instagram])).toEqual(['unknown', 'shared', 'portfolio']);
    expect(await offered([instagram, own])).toEqual(['unknown', 'shared', 'portfolio']);
    expect(await client.accounts.selection({ ids: [facebook, instagram, own] })).toMatchObject({
      kinds: ['official'],
      platformNames: ['Anslagstavla', 'Facebook', 'Instagram'],
    });
    await core.close();
  });

  test.each<[string, BulkChange, string]>([
    ['a way in that a platform does not have', { accessModel: 'delegated' }, 'access-model-not-there'],
    ['a contractor without contract', { kind: 'contractor' }, 'contract-needed'],
    ['a project without end', { kind: 'project' }, 'end-date-needed'],
  ])('%s is refused, and no account is changed', async (_, change, code) => {
    const { core, client, add, read } = await open();
    const ids = [await add('Egen'), await add('I', { url: 'https://www.instagram.com/angbyexempel' })];
    expect((await refusal(client.accounts.bulkChange({ ids, change: { ...change, purpose: 'x' } }))).code).toBe(code);
    expect((await read(ids)).map(({ version, purpose }) => [version, purpose])).toEqual([
      [1, ''],
      [1, ''],
    ]);
    await core.close();
  });

  test('who has left takes nothing on, and a duty without a person is no change', async () => {
    const { core, client, add, person } = await open();
    const ids = [await add('Ängby')];
    const personId = await person('Gick Hem', '2026-05-03');
    const last = await person('Går Idag', '2026-05-04');
    const assigned = (id: string) =>
      client.accounts.bulkChange({ ids, change: { assign: [{ role: 'deputy', personId: id }] } });
    expect(await refusal(assigned(personId))).toEqual({ code: 'person-has-left', values: { name: 'Gick Hem' } });
    const change = { access: { personId, canLogIn: true, canClose: true } };
    expect((await refusal(client.accounts.bulkChange({ ids, change }))).code).toBe('person-has-left');
    expect(await assigned(last)).toMatchObject({ changed: 1 });
    const halfFilled = { assign: [{ role: 'deputy' }] } as unknown as BulkChange;
    await expect(client.accounts.bulkChange({ ids, change: halfFilled })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await core.close();
  });
});

describe('taking a bulk change back', () => {
  test('from the history, after the app has been closed, with long texts whole', async () => {
    const first = await open();
    const purpose = 'Lång text. '.repeat(120).trim();
    const ids = [await first.add('Ängby', { purpose }), await first.add('Örby')];
    await first.client.accounts.bulkChange({ ids, change: { purpose: 'Ny', checked: ['terms'] } });
    await first.core.close();

    const { core, client } = await openRegister(folder, { clock: clockAt('2026-06-04T10:00:00Z') });
    const [event] = await client.accounts.history({ id: ids[1] ?? '' });
    expect(event?.bulk).toMatchObject({ count: 2, isUndone: false });
    expect(await client.accounts.undoBulk({ undo: event?.bulk?.id ?? '' })).toEqual({
      changed: 2,
      skipped: 0,
      names: '',
    });
    const now = await Promise.all(ids.map((id) => client.accounts.get({ id })));
    expect(now.map((account) => [account.purpose, account.checks])).toEqual([
      [purpose, []],
      ['', []],
    ]);
    await core.close();
  });

  test('is refused where just that has been changed since, says where, and can leave those', async () => {
    const { core, client, add, read } = await open();
    const ids = [await add('Ängby'), await add('Örby'), await add('Åkeshov')];
    const { undo } = await client.accounts.bulkChange({ ids, change: { archiveLevel: 'full', purpose: 'Berätta' } });
    await client.accounts.bulkChange({ ids: ids.slice(0, 1), change: { archiveLevel: 'unique' } });
    const bulk = undo ?? '';
    expect(await refusal(client.accounts.undoBulk({ undo: bulk }))).toEqual({
      code: 'bulk-changed-since',
      values: { count: 1, total: 3, names: 'Ängby (Anslagstavla)' },
    });
    expect((await read(ids)).map(({ archiveLevel }) => archiveLevel)).toEqual(['unique', 'full', 'full']);
    expect(await client.accounts.undoBulk({ undo: bulk, leaveChanged: true })).toEqual({
      changed: 2,
      skipped: 1,
      names: 'Ängby (Anslagstavla)',
    });
    expect((await read(ids)).map(({ archiveLevel, purpose }) => [archiveLevel, purpose])).toEqual([
      ['unique', 'Berätta'],
      ['', ''],
      ['', ''],
    ]);
    expect((await refusal(client.accounts.undoBulk({ undo: bulk }))).code).toBe('bulk-undone-already');
    await core.close();
  });

  test('leaves what else has happened to the accounts since: other fields, other roles, other people, other items', async () => {
    const { core, client, add, person, read } = await open();
    const [anna, bo, cia] = [await person('Anna Alm'), await person('Bo Ek'), await person('Cia Ask')];
    const roles: AccountDraft['roles'] = [
      { role: 'deputy', personId: bo },
      { role: 'editor', personId: bo },
    ];
    const ids = [await add('Ängby', { roles }), await add('Örby')];
    const { undo } = await client.accounts.bulkChange({
      ids,
      change: {
        purpose: 'Berätta',
        assign: [
          { role: 'deputy', personId: anna },
          { role: 'editor', personId: anna },
        ],
        access: { personId: anna, canLogIn: true, canClose: true },
        checked: ['terms'],
      },
    });
    await client.accounts.bulkChange({
      ids: ids.slice(0, 1),
      change: {
        twoStep: 'on',
        assign: [
          { role: 'responsible', personId: cia },
          { role: 'editor', personId: cia },
        ],
        access: { personId: cia, canLogIn: true, canClose: null },
        checked: ['sender'],
      },
    });
    await client.accounts.bulkStatus({
      ids: ids.slice(1),
      change: { status: 'dormant', since: null, reason: '', decidedBy: '', registrationNumber: '' },
    });
    expect(await client.accounts.undoBulk({ undo: undo ?? '' })).toEqual({ changed: 2, skipped: 0, names: '' });
    const [first, second] = await read(ids);
    expect(first).toMatchObject({ purpose: '', twoStep: 'on' });
    expect(new Set(first?.roles.map(({ role, personId }) => `${role} ${personId}`))).toEqual(
      new Set([`responsible ${cia}`, `editor ${cia}`, `deputy ${bo}`, `editor ${bo}`]),
    );
    expect(first?.access.map(({ personId }) => personId)).toEqual([cia]);
    expect(first?.checks.map(({ item }) => item)).toEqual(['sender']);
    expect(second).toMatchObject({ purpose: '', roles: [], access: [], checks: [], status: 'dormant' });
    await core.close();
  });

  test.each<[string, BulkChange]>([
    ['the very role', { assign: [{ role: 'deputy', personId: 'cia' }] }],
    ['the very way in', { access: { personId: 'anna', canLogIn: false, canClose: null } }],
  ])('%s that has been changed since is not written over', async (_, change) => {
    const { core, client, add, person } = await open();
    const people: Record<string, string> = { anna: await person('Anna Alm'), cia: await person('Cia Ask') };
    const named = <T extends { personId: string }>(entry: T) => ({ ...entry, personId: people[entry.personId] ?? '' });
    const ids = [await add('Ängby')];
    const { undo } = await client.accounts.bulkChange({
      ids,
      change: {
        assign: [{ role: 'deputy', personId: people['anna'] ?? '' }],
        access: { personId: people['anna'] ?? '', canLogIn: true, canClose: null },
      },
    });
    await client.accounts.bulkChange({
      ids,
      change: {
        ...(change.assign !== undefined && { assign: change.assign.map(named) }),
        ...(change.access !== undefined && { access: named(change.access) }),
      },
    });
    expect((await refusal(client.accounts.undoBulk({ undo: undo ?? '' }))).code).toBe('bulk-changed-since');
    await core.close();
  });

  test('somebody who has been merged with another since comes back as who they are now', async () => {
    const { core, client, add, person, read } = await open();
    const [anna, annaToo, bo, boToo] = [
      await person('Anna Alm'),
      await person('Anna Alm-Ek'),
      await person('Bo Ek'),
      await person('Bosse Ek'),
    ];
    const roles: AccountDraft['roles'] = [
      { role: 'responsible', personId: annaToo },
      { role: 'editor', personId: anna },
      { role: 'editor', personId: annaToo },
    ];
    const ids = [await add('Ängby', { roles })];
    const { undo } = await client.accounts.bulkChange({
      ids,
      change: { assign: [{ role: 'responsible', personId: boToo }] },
    });
    await client.people.merge({ keep: anna, merge: annaToo });
    await client.people.merge({ keep: bo, merge: boToo });
    expect(await client.accounts.undoBulk({ undo: undo ?? '' })).toEqual({ changed: 1, skipped: 0, names: '' });
    const [account] = await read(ids);
    expect(account?.roles).toEqual([
      { role: 'responsible', personId: anna },
      { role: 'editor', personId: anna },
    ]);
    await core.close();
  });

  test('a voided account has been changed since, and when all have there is nothing to take back', async () => {
    const { core, client, add } = await open();
    const ids = [await add('Ängby')];
    const { undo } = await client.accounts.bulkChange({ ids, change: { archiveLevel: 'full' } });
    await client.accounts.void({ id: ids[0] ?? '', version: 2, reason: 'Dubblett' });
    for (const leaveChanged of [false, true])
      expect((await refusal(client.accounts.undoBulk({ undo: undo ?? '', leaveChanged }))).code).toBe(
        'bulk-changed-since',
      );
    expect((await refusal(client.accounts.undoBulk({ undo: ids[0] ?? '' }))).code).toBe('not-found');
    await core.close();
  });
});

describe('a status for many at once', () => {
  test('closes with history and reason, and goes back as one, with what was known of each before', async () => {
    const { core, client, add, read, administrationId, clock } = await open();
    const ids = [
      await add('7A', { kind: 'pedagogical' }),
      await add('7B', { kind: 'pedagogical' }),
      await add('Skolan'),
    ];
    const change = { status: 'closed', since: '2026-06-12', decidedBy: '', registrationNumber: '' } as const;
    expect((await refusal(client.accounts.bulkStatus({ ids, change: { ...change, reason: '' } }))).code).toBe(
      'reason-needed',
    );
    expect((await read(ids)).every(({ status }) => status === 'active')).toBe(true);
    const before = await read(ids);
    clock.set('2026-06-12T10:00:00Z');
    // One that is named twice takes one step.
    const { changed, undo } = await client.accounts.bulkStatus({
      ids: [...ids.slice(0, 2), ...ids.slice(0, 1)],
      change: { ...change, reason: 'Läsåret är slut' },
    });
    expect(changed).toBe(2);
    for (const account of await read(ids.slice(0, 2)))
      expect(account).toMatchObject({
        status: 'closed',
        statusHistory: [{ status: 'active' }, { status: 'closed', since: '2026-06-12', reason: 'Läsåret är slut' }],
      });
    const filter = { administrationId };
    const groups = (group: 'kind' | 'unit' | 'responsible', statuses: Array<'closed' | 'active'>) =>
      client.accounts.groups({ filter: { ...filter, statuses }, group });
    expect(await groups('kind', ['closed'])).toEqual([{ key: 'pedagogical', count: 2 }]);
    expect(await groups('responsible', ['active', 'closed'])).toEqual([{ key: '', count: 3 }]);

    const [event] = await client.accounts.history({ id: ids[0] ?? '' });
    expect(event).toMatchObject({
      changes: [{ field: 'status', from: 'active', to: 'closed' }],
      bulk: { id: undo, count: 2, isUndone: false },
    });
    // Who has it already is not moved again.
    expect(await client.accounts.bulkStatus({ ids: ids.slice(0, 2), change: { ...change, reason: 'Igen' } })).toEqual({
      changed: 0,
      undo: null,
    });
    clock.set('2026-06-13T10:00:00Z');
    // Another field since is no matter; another step of its status is.
    await client.accounts.bulkChange({ ids, change: { archiveLevel: 'full' } });
    expect(await client.accounts.undoBulk({ undo: undo ?? '' })).toEqual({ changed: 2, skipped: 0, names: '' });
    const after = await read(ids);
    expect(after.map(({ status, statusSince }) => [status, statusSince])).toEqual(
      before.map(({ status, statusSince }) => [status, statusSince]),
    );
    expect(after[0]?.statusHistory.map(({ status, reason }) => [status, reason])).toEqual([
      ['active', ''],
      ['closed', 'Läsåret är slut'],
      ['active', 'Steget innan ångrades'],
    ]);
    await core.close();
  });

  test('is not taken back where the status has been moved since, to the same one too', async () => {
    const { core, client, add } = await open();
    const ids = [await add('7A')];
    const step = { since: null, reason: 'Slut', decidedBy: '', registrationNumber: '' };
    const { undo } = await client.accounts.bulkStatus({ ids, change: { ...step, status: 'closed' } });
    await client.accounts.bulkStatus({ ids, change: { ...step, status: 'active' } });
    await client.accounts.bulkStatus({ ids, change: { ...step, status: 'closed', reason: 'Slut igen' } });
    expect((await refusal(client.accounts.undoBulk({ undo: undo ?? '' }))).code).toBe('bulk-changed-since');
    await core.close();
  });
});
