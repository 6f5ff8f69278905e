import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDraft } from '../../electron/core/people/contract.ts';
import { leaversBy } from '../../electron/core/people/leave-person.ts';
import { type Client, clockAt, draft, openRegister, refusal, temporaryFolder } from '../register.ts';
import { personDraft } from '../leaving.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

async function open(clock = clockAt('2026-11-20T10:00:00Z')) {
  const { core, client } = await openRegister(folder, { clock });
  const me = await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Karin Åkesson' });
  const id = me.administrationId ?? '';
  const add = (more: Partial<PersonDraft>) => client.people.create({ draft: personDraft(id, more) });
  const names = async (input: Partial<Parameters<Client['people']['list']>[0]>) =>
    (await client.people.list({ administrationId: id, ...input })).rows.map((row) => row.name);
  return { core, client, me, id, add, names };
}

test('whoever says the name of somebody in the register is that person, unless that person has left', async () => {
  const { core, client, id, add, names } = await open();
  const known = await add({ name: 'Anna Björk', title: 'Förvaltningschef', roles: ['manager'] });
  const listed = await add({ name: 'Bo Ek', roles: [] });
  await add({ name: 'Siv Grå', leavesOn: '2026-11-19', roles: ['manager'] });
  const about = { title: 'Redaktör', email: 'redaktionen@kultur.example' };
  const say = (name: string) =>
    client.people.introduce({ administrationName: 'Kulturförvaltningen', name, ...about, roles: ['communicator'] });
  expect(await say('anna  björk')).toMatchObject({ personId: known.id, administrationId: id, roles: ['manager'] });
  // Named by a list, without a role so far.
  expect(await say('Bo Ek')).toMatchObject({ personId: listed.id, roles: ['communicator'] });
  // A list wrote the hyphen that they do not.
  const hyphened = await add({ name: 'Eva-Lotta Ask', roles: [] });
  expect(await say('Eva Lotta Ask')).toMatchObject({ personId: hyphened.id });
  // What they say of themselves is kept where the register knew nothing, and found by; what it knew stays.
  expect((await client.people.get({ id: listed.id })).person).toMatchObject({ ...about, emailKind: 'work' });
  expect(await names({ text: 'redaktionen@' })).toContain('Bo Ek');
  // Every word, in any order and case, as accounts are searched; å is no a.
  expect(await names({ text: 'EK  bo' })).toEqual(['Bo Ek']);
  const { person: anna } = await client.people.get({ id: known.id });
  expect([anna.title, anna.email]).toEqual(['Förvaltningschef', about.email]);
  expect(await names({ show: 'all' })).toEqual(['Anna Björk', 'Bo Ek', 'Eva-Lotta Ask', 'Karin Åkesson', 'Siv Grå']);
  await say('Siv Grå');
  expect(await names({ show: 'all' })).toHaveLength(6);
  await core.close();
});

describe('the list of people', () => {
  test('shows who has not read the policy or had training, and who belongs to a unit', async () => {
    const { core, client, id, add, names } = await open();
    const unit = await client.people.createUnit({ administrationId: id, name: 'Biblioteken', parentId: null });
    await add({ name: 'Åsa Lind', policyReadOn: '2026-01-10', trainingOn: '2026-01-11', unitId: unit.id });
    await add({ name: 'Bo Ek', policyReadOn: '2026-01-10' });
    expect(await names({ lacks: ['policy'] })).toEqual(['Karin Åkesson']);
    expect(await names({ lacks: ['policy', 'training'] })).toEqual(['Bo Ek', 'Karin Åkesson']);
    await add({ name: 'Eva Ask', phone: '08-508 00 000', policyReadOn: '2026-01-10', trainingOn: '2026-01-11' });
    await add({ name: 'Ivar Dal', email: 'ivar@exempel.se', emailKind: 'work', policyReadOn: '2026-01-10' });
    expect(await names({ lacks: ['contact-kind'] })).toEqual(['Eva Ask']);
    expect(await names({ unitId: unit.id })).toEqual(['Åsa Lind']);
    await core.close();
  });

  test('parts those who are here, are leaving and have left; the last day is a day at work', async () => {
    const { core, add, names } = await open();
    await add({ name: 'Slutar i dag', leavesOn: '2026-11-20' });
    await add({ name: 'Slutade i går', leavesOn: '2026-11-19' });
    expect(await names({})).toEqual(['Karin Åkesson', 'Slutar i dag']);
    expect(await names({ show: 'leaving' })).toEqual(['Slutar i dag']);
    expect(await names({ show: 'ended' })).toEqual(['Slutade i går']);
    await core.close();
  });

  test('offers the one who is called what is typed before those who only have the letters', async () => {
    const { core, client, id, add } = await open();
    for (const name of ['Anna Bergkvist', 'Anna Ek', 'Joanna Bekman']) await add({ name });
    await add({ name: 'Anna Alm', title: 'Redaktör' });
    await add({ name: 'Anna Ek', leavesOn: '2026-11-19' });
    const choices = async (text: string, limit?: number) =>
      (await client.people.choices({ administrationId: id, text, ...(limit !== undefined && { limit }) })).map(
        ({ name, active }) => (active ? name : `${name}, slutat`),
      );
    const both = ['Anna Ek', 'Anna Ek, slutat'];
    expect(await choices('Anna E')).toEqual([...both, 'Anna Bergkvist', 'Joanna Bekman', 'Anna Alm']);
    expect(await choices('ek anna', 2)).toEqual(both);
    await core.close();
  });

  test('shows a protected person by title and without contact details, in the list and among choices', async () => {
    const { core, client, id, add, names } = await open();
    const hidden = await add({
      name: 'Hemliga Hanna',
      title: 'Bibliotekarie',
      email: 'hanna@exempel.se',
      protectedIdentity: true,
    });
    const untitled = await add({ name: 'Hemliga Hugo', protectedIdentity: true });
    expect(await names({})).toEqual(['Bibliotekarie', 'Person med skyddade uppgifter', 'Karin Åkesson']);
    const choices = await client.people.choices({ administrationId: id, text: '' });
    const named = await client.people.named({ ids: [hidden.id, untitled.id] });
    const page = await client.people.list({ administrationId: id });
    expect(JSON.stringify([choices, named, page])).not.toMatch(/Hemliga|hanna@/);
    expect((await client.people.get({ id: hidden.id })).person.name).toBe('Hemliga Hanna');
    await core.close();
  });
});

describe('a person who was added in passing', () => {
  test('can be taken back while nothing names them, and is gone but for the log', async () => {
    const { core, client, add, names } = await open();
    const { id } = await add({ name: 'Åsa Lind' });
    await client.people.takeBack({ id });
    expect(await names({})).toEqual(['Karin Åkesson']);
    expect((await refusal(client.people.takeBack({ id }))).code).toBe('not-found');
    expect((await client.settings.verify({})).ok).toBe(true);
    await core.close();
  });

  test('stays when an account, a role or a change has come since', async () => {
    const { core, client, me, id, add, names } = await open();
    const bo = await add({ name: 'Bo Ek' });
    await client.accounts.create({ draft: draft(id, { roles: [{ role: 'deputy', personId: bo.id }] }) });
    expect(await refusal(client.people.takeBack({ id: bo.id }))).toMatchObject({
      code: 'person-in-use',
      values: { count: 1 },
    });
    expect((await refusal(client.people.takeBack({ id: me.personId ?? '' }))).code).toBe('person-in-use');
    const eva = await add({ name: 'Eva Dahl' });
    await client.people.update({ id: eva.id, version: 1, draft: personDraft(id, { name: 'Eva Dahl', title: 'Chef' }) });
    expect((await refusal(client.people.takeBack({ id: eva.id }))).code).toBe('changed-meanwhile');
    expect(await names({})).toEqual(['Bo Ek', 'Eva Dahl', 'Karin Åkesson']);
    await core.close();
  });
});

describe('two rows of the same person', () => {
  test('become one with every account, the latest verified way in, roles, missing details and the computer', async () => {
    const { core, client, me, id, add } = await open();
    const imported = await add({
      name: 'Karin Åkesson',
      email: 'karin@exempel.se',
      emailKind: 'work',
      note: 'Ur listan',
    });
    const access = (personId: string, canLogIn: boolean | null, verifiedOn: string | null) => ({
      personId,
      canLogIn,
      canClose: null,
      verifiedOn,
    });
    const both = await client.accounts.create({
      draft: draft(id, {
        name: 'Ängby bibliotek',
        roles: [
          { role: 'responsible', personId: imported.id },
          { role: 'deputy', personId: me.personId ?? '' },
        ],
        access: [access(imported.id, null, null), access(me.personId ?? '', true, '2026-11-01')],
      }),
    });
    const kept = await client.people.merge({ keep: imported.id, merge: me.personId ?? '' });
    expect(kept).toMatchObject({ accountCount: 1, roles: ['communicator'], email: 'karin@exempel.se', version: 2 });
    const account = await client.accounts.get({ id: both.id });
    expect(account.roles.map(({ role, personId }) => [role, personId])).toEqual([
      ['responsible', imported.id],
      ['deputy', imported.id],
    ]);
    expect(account.access).toEqual([access(imported.id, true, '2026-11-01')]);
    expect(account.derived.canLogIn).toBe(1);
    expect(await client.people.me({})).toMatchObject({ personId: imported.id, roles: ['communicator'] });
    const other = (await client.people.get({ id: me.personId ?? '' })).person;
    expect(other).toMatchObject({ active: false, leavesOn: '2026-11-19', roles: [], accountCount: 0 });
    expect(other.note).toBe('Samma person som Karin Åkesson. Uppdrag och åtkomst flyttades dit 2026-11-20.');
    // A row that is somebody else's now is nobody who leaves.
    expect(await leaversBy((await core.context()).db, id, '2027-01-01')).toEqual([]);
    // Taken back: everything is as it was, also whose computer this is, and once is all.
    expect(await client.people.mergedInto({ id: other.id })).toEqual({
      id: imported.id,
      name: 'Karin Åkesson',
      day: '2026-11-20',
    });
    expect(await client.people.unmerge({ id: other.id })).toMatchObject({
      active: true,
      leavesOn: null,
      note: '',
      roles: me.roles,
      accountCount: 1,
    });
    const back = await client.accounts.get({ id: both.id });
    expect([back.roles, back.access, back.derived]).toEqual([both.roles, both.access, both.derived]);
    expect((await client.people.get({ id: imported.id })).person).toEqual({ ...imported, accountCount: 1, version: 3 });
    expect(await client.people.me({})).toMatchObject({ personId: other.id, roles: me.roles });
    expect(await client.people.mergedInto({ id: other.id })).toBeNull();
    expect(await refusal(client.people.unmerge({ id: other.id }))).toMatchObject({ code: 'merge-undone-already' });
    expect((await client.settings.verify({})).parts.every(({ ok }) => ok)).toBe(true);
    // And made anew.
    await client.people.merge({ keep: imported.id, merge: other.id });
    expect(await client.people.mergedInto({ id: other.id })).toMatchObject({ id: imported.id });
    await core.close();
  });

  test('are two again only while neither, nor what moved, has been changed since', async () => {
    const { core, client, id, add } = await open();
    const keep = await add({ name: 'Bo Ek', note: 'Kvar', leavesOn: null });
    const other = await add({
      name: 'B. Ek',
      note: 'Ur listan',
      title: 'Lärare',
      email: 'bo@exempel.se',
      emailKind: 'work',
    });
    const account = await client.accounts.create({
      draft: draft(id, { name: 'Ekliden', roles: [{ role: 'manager', personId: other.id }] }),
    });
    await client.people.merge({ keep: keep.id, merge: other.id });
    // A duty that has been given to nobody since is not given back.
    const { id: _id, version, roles: _roles, ...rest } = await client.accounts.get({ id: account.id });
    const draftNow = draft(id, { name: rest.name });
    const emptied = await client.accounts.update({ id: account.id, version, draft: draftNow });
    expect(await refusal(client.people.unmerge({ id: other.id }))).toEqual({
      code: 'merge-changed-since',
      values: { name: 'Bo Ek' },
    });
    // Nothing of it was taken back.
    expect((await client.people.get({ id: keep.id })).person).toMatchObject({
      title: 'Lärare',
      email: 'bo@exempel.se',
    });
    const again = { ...draftNow, roles: [{ role: 'manager' as const, personId: keep.id }] };
    await client.accounts.update({ id: account.id, version: emptied.version, draft: again });
    expect(await client.people.unmerge({ id: other.id })).toMatchObject({ note: 'Ur listan', email: 'bo@exempel.se' });
    expect((await client.people.get({ id: keep.id })).person).toMatchObject({
      title: '',
      email: '',
      emailKind: keep.emailKind,
      note: 'Kvar',
    });
    expect((await client.accounts.get({ id: account.id })).roles).toEqual(account.roles);
    // Another merge, and the kept row is written.
    const kept = await client.people.merge({ keep: keep.id, merge: other.id });
    await client.people.update({
      id: kept.id,
      version: kept.version,
      draft: personDraft(id, { name: 'Bo Ek den yngre' }),
    });
    expect(await client.people.mergedInto({ id: other.id })).toBeNull();
    expect(await refusal(client.people.unmerge({ id: other.id }))).toMatchObject({ code: 'merge-changed-since' });
    await core.close();
  });

  test('are one by either name, also through several merges, and the ended one is nobody who has left', async () => {
    const { core, client, id, add, names } = await open();
    const tom = await add({ name: 'Tom Schäfer' });
    const short = await add({ name: 'T. Schäfer', email: 'tom@exempel.se', emailKind: 'work' });
    const typed = await add({ name: 'Tomm Schäfer' });
    await add({ name: 'Siv Grå', leavesOn: '2026-11-19' });
    await client.people.merge({ keep: short.id, merge: typed.id });
    await client.people.merge({ keep: tom.id, merge: short.id });
    const standing = async (personId: string) => (await client.people.get({ id: personId })).person.sameAs;
    expect(await standing(typed.id)).toEqual({ id: tom.id, name: 'Tom Schäfer' });
    expect(await standing(short.id)).toEqual({ id: tom.id, name: 'Tom Schäfer' });
    expect(await names({ show: 'ended' })).toEqual(['Siv Grå']);
    expect(await names({ show: 'active', text: 'tomm' })).toEqual(['Tom Schäfer']);
    expect((await client.people.choices({ administrationId: id, text: 'tomm' })).map((one) => one.id)).toEqual([
      tom.id,
    ]);
    expect(
      await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Tomm Schäfer' }),
    ).toMatchObject({ personId: tom.id });
    // Somebody else who comes by that name is that one.
    const another = await add({ name: 'Tomm Schäfer', roles: ['communicator'] });
    expect(
      await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Tomm Schäfer' }),
    ).toMatchObject({ personId: another.id });
    await core.close();
  });

  test('are two by name again after the undo, with what had been merged before', async () => {
    const { core, client, add } = await open();
    const [keep, other, first] = [
      await add({ name: 'Bo Ek' }),
      await add({ name: 'B. Ek' }),
      await add({ name: 'Bosse Ek' }),
    ];
    const standing = async (personId: string) => (await client.people.get({ id: personId })).person.sameAs?.name;
    await client.people.merge({ keep: other.id, merge: first.id });
    await client.people.merge({ keep: keep.id, merge: other.id });
    await client.people.unmerge({ id: other.id });
    expect([await standing(other.id), await standing(first.id)]).toEqual([undefined, 'B. Ek']);
    // The other way round: nobody ends as the same as themselves.
    await client.people.merge({ keep: first.id, merge: other.id });
    expect([await standing(other.id), await standing(first.id)]).toEqual(['Bosse Ek', undefined]);
    await client.people.unmerge({ id: other.id });
    expect([await standing(other.id), await standing(first.id)]).toEqual([undefined, 'B. Ek']);
    // Here again, a merged row is a person of their own.
    const { person } = await client.people.get({ id: first.id });
    await client.people.update({
      id: first.id,
      version: person.version,
      draft: personDraft(person.administrationId, { name: 'Bosse Ek' }),
    });
    expect(await standing(first.id)).toBeUndefined();
    await core.close();
  });

  test('stay protected when one of them was, and an old last day stands', async () => {
    const { core, client, add } = await open();
    const keep = await add({ name: 'Sam Ström' });
    const other = await add({ name: 'S. Ström', protectedIdentity: true, title: 'Lärare', leavesOn: '2020-06-10' });
    expect(await client.people.merge({ keep: keep.id, merge: other.id })).toMatchObject({
      protectedIdentity: true,
      title: 'Lärare',
      leavesOn: null,
    });
    expect((await client.people.get({ id: other.id })).person.leavesOn).toBe('2020-06-10');
    await core.close();
  });
});

describe('two rows of a person with skyddade personuppgifter', () => {
  test('are both protected after a merge, with those merged before, and are as they were after the undo', async () => {
    const { core, client, id, add } = await open();
    const hidden = await add({ name: 'Hemliga Hanna', title: 'Bibliotekarie', protectedIdentity: true });
    const shown = await add({ name: 'Hanna Hemlig', title: 'Assistent' });
    const short = await add({ name: 'H. Hemlig' });
    await client.people.merge({ keep: shown.id, merge: short.id });
    const told = async () =>
      JSON.stringify([
        await client.people.list({ administrationId: id, show: 'all' }),
        await client.people.named({ ids: [shown.id, short.id] }),
      ]);
    const ofProtected = async () =>
      Promise.all(
        [hidden, shown, short].map(async (one) => (await client.people.get({ id: one.id })).person.protectedIdentity),
      );
    await client.people.merge({ keep: hidden.id, merge: shown.id });
    expect(await told()).not.toMatch(/Hemlig/);
    expect(await ofProtected()).toEqual([true, true, true]);
    // The ended row cannot be made the way to the name either.
    const { person } = await client.people.get({ id: short.id });
    const written = { ...personDraft(id, { name: 'H. Hemlig', leavesOn: person.leavesOn }), protectedIdentity: false };
    await client.people.update({ id: short.id, version: person.version, draft: written });
    expect(await told()).not.toMatch(/Hemlig/);
    await client.people.unmerge({ id: shown.id });
    expect(await ofProtected()).toEqual([true, false, false]);
    expect((await client.people.get({ id: shown.id })).person).toMatchObject({ active: true, sameAs: null });
    await core.close();
  });

  test('follow when the person becomes protected, and when they no longer are', async () => {
    const { core, client, id, add } = await open();
    const keep = await add({ name: 'Hanna Hemlig' });
    const other = await add({ name: 'H. Hemlig' });
    const { version } = await client.people.merge({ keep: keep.id, merge: other.id });
    const write = (seen: number, protectedIdentity: boolean) =>
      client.people.update({
        id: keep.id,
        version: seen,
        draft: personDraft(id, { name: 'Hanna Hemlig', protectedIdentity }),
      });
    const isProtected = async () => (await client.people.get({ id: other.id })).person.protectedIdentity;
    const after = await write(version, true);
    expect(await isProtected()).toBe(true);
    expect(JSON.stringify(await client.people.list({ administrationId: id, show: 'all' }))).not.toMatch(/Hemlig/);
    await write(after.version, false);
    expect(await isProtected()).toBe(false);
    await core.close();
  });
});

describe('roles in the app', () => {
  test('the last one who may change the register is not merged into a row that has ended', async () => {
    const { core, client, me, add } = await open();
    const ended = await add({ name: 'K. Åkesson', leavesOn: '2026-11-19' });
    const merge = () => client.people.merge({ keep: ended.id, merge: me.personId ?? '' });
    expect((await refusal(merge())).code).toBe('last-keeper');
    expect(await client.people.me({})).toMatchObject({ personId: me.personId, roles: me.roles });
    const nils = await add({ name: 'Nils Dahl', roles: ['strategist'] });
    expect(await merge()).toMatchObject({ id: ended.id, active: false });
    expect((await client.people.get({ id: nils.id })).person.roles).toEqual(['strategist']);
    await core.close();
  });

  test('the last one who may change the register keeps the role; without a role one reads', async () => {
    const { core, client, me, id, add } = await open();
    const mine = (await client.people.get({ id: me.personId ?? '' })).person;
    const without = personDraft(id, { name: mine.name, roles: [] });
    const update = () => client.people.update({ id: mine.id, version: mine.version, draft: without });
    expect((await refusal(update())).code).toBe('last-keeper');
    expect((await client.people.get({ id: mine.id })).person.roles).toEqual(['communicator']);
    await add({ name: 'Nils Dahl', roles: ['strategist'] });
    expect((await update()).roles).toEqual([]);
    expect((await client.people.me({})).roles).toEqual(['reader']);
    expect((await refusal(add({ name: 'Ny' }))).code).toBe('not-allowed');
    await core.close();
  });
});

describe('units', () => {
  test('are voided only when nothing belongs to them, not even another unit', async () => {
    const { core, client, id } = await open();
    const make = (name: string, parentId: string | null) =>
      client.people.createUnit({ administrationId: id, name, parentId });
    const top = await make('Biblioteken', null);
    const below = await make('Ängby bibliotek', top.id);
    expect((await refusal(client.people.voidUnit({ id: top.id, version: 1 }))).code).toBe('unit-in-use');
    const loop = client.people.updateUnit({ id: top.id, version: 1, name: 'Biblioteken', parentId: below.id });
    expect((await refusal(loop)).code).toBe('unknown-unit');
    await client.people.voidUnit({ id: below.id, version: 1 });
    await client.people.voidUnit({ id: top.id, version: 1 });
    expect(await client.people.units({ administrationId: id })).toEqual([]);
    await core.close();
  });
});
