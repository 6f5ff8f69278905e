import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPeopleOf } from '../../electron/core/people/find-or-add.ts';
import { administrationName, bytesOf, choiceOf, type ListDesk, openListDesk } from '../list-desk.ts';

let desk: ListDesk;
beforeEach(async () => {
  desk = await openListDesk();
});
afterEach(async () => await desk.close());

test('en ny person får sina kontons enhet när den är en enda, annars ingen', async () => {
  const rows = [
    'Namn;Länk;Enhet;Ansvarig;Ersättare',
    'A;x.com/a1;Stadsmuseet;Anna Ek;Bo Ek',
    'B;x.com/b1;stadsmuseet ;Anna Ek;Eva Dahl',
    'C;x.com/c1;Konsthallen;Bo Ek;Eva Dahl',
    'D;x.com/d1;;Anna Ek;Nils Ström',
  ];
  await desk.take('lista.csv', bytesOf(rows.join('\n')));
  const people = await desk.client.people.list({ administrationId: await desk.administrationId(), limit: 100 });
  expect(people.rows.map(({ name, unitName }) => [name, unitName])).toEqual([
    ['Anna Ek', 'Stadsmuseet'],
    ['Bo Ek', ''],
    ['Eva Dahl', ''],
    ['Nils Ström', ''],
  ]);
});

test('en e-post som ansvarig är den person som listan skriver med bindestreck, och den som redan finns', async () => {
  const list = 'Namn;Länk;Ansvarig\nA;x.com/a1;eva.lotta.ask@norra.example\nB;x.com/b1;Eva-Lotta Ask, Bo Ek\n';
  await desk.take('lista.csv', bytesOf(list));
  await desk.take('igen.csv', bytesOf('Namn;Länk;Ansvarig\nC;x.com/c1;eva lotta ask\n'));
  const people = await desk.client.people.list({ administrationId: await desk.administrationId(), limit: 100 });
  expect(people.rows.map(({ name }) => name)).toEqual(['Bo Ek', 'Eva-Lotta Ask']);
  const responsible = (await desk.register()).map(
    ({ roles }) => roles.find(({ role }) => role === 'responsible')?.personId,
  );
  expect(new Set(responsible).size).toBe(1);
});

test('ett namn som har slagits ihop med en annan person är den personen: samma lista en gång till ändrar inget', async () => {
  const list = bytesOf(
    'Namn;Länk;Ansvarig;E-post\nA;x.com/a1;T. Schäfer;tom@exempel.se\nB;x.com/b1;Tom Schäfer;\nC;x.com/c1;t.  schäfer;\n',
  );
  await desk.take('lista.csv', list);
  const administrationId = await desk.administrationId();
  const { rows } = await desk.client.people.list({ administrationId });
  const [short, tom] = ['T. Schäfer', 'Tom Schäfer'].map((name) => rows.find((row) => row.name === name)?.id ?? '');
  if (short === undefined || tom === undefined) throw new Error('nobody');
  await desk.client.people.merge({ keep: tom, merge: short });
  const before = await desk.register();
  const people = await desk.client.people.list({ administrationId, show: 'all' });
  const source = await desk.client.inventory.openImport({ file: new File([list], 'lista.csv') });
  const plan = await desk.client.inventory.planImport(choiceOf(source, administrationId));
  expect(plan.rows.map(({ differs, unchanged }) => [differs, unchanged])).toEqual([
    [[], true],
    [[], true],
    [[], true],
  ]);
  expect(plan.newPeople).toEqual([]);
  await desk.take('lista.csv', list);
  expect(await desk.register()).toEqual(before);
  expect(await desk.client.people.list({ administrationId, show: 'all' })).toEqual(people);
  expect(new Set(before.flatMap(({ roles }) => roles.map(({ personId }) => personId)))).toEqual(new Set([tom]));
});

test('en kontaktadress fyller en tom, ersätter ingen, och sägs aldrig vara tjänstens', async () => {
  await desk.take('a.csv', bytesOf('Namn;Länk;Ansvarig;E-post\nA;x.com/a1;Anna Ek;anna@exempel.se\n'));
  await desk.take('b.csv', bytesOf('Namn;Länk;Ansvarig;E-post\nB;x.com/b1;anna ek;annan@exempel.se\n'));
  const people = await readPeopleOf((await desk.core.context()).db, await desk.administrationId());
  expect(people.map(({ name, email, email_kind }) => [name, email, email_kind])).toEqual([
    ['Anna Ek', 'anna@exempel.se', 'unknown'],
  ]);
});

test('kontaktuppgifternas slag sägs en gång för hela listan, och gäller bara det som är nytt', async () => {
  const rows = 'A;x.com/a1;Anna Ek;;08-508 12 345\nB;x.com/b1;Bo Ek;bo@exempel.se;\nC;x.com/c1;Eva Dahl;;\n';
  await desk.take('a.csv', bytesOf('Namn;Länk;Ansvarig;E-post ansvarig\nA;x.com/a1;Anna Ek;anna@exempel.se\n'));
  const list = `Namn;Länk;Ansvarig;E-post ansvarig;Telefon\n${rows}`;
  const source = await desk.client.inventory.openImport({ file: new File([bytesOf(list)], 'b.csv') });
  const choice = { ...choiceOf(source, await desk.administrationId()), contactKind: 'function' as const };
  expect((await desk.client.inventory.planImport(choice)).contacts).toBe(2);
  for await (const _ of await desk.client.inventory.runImport(choice)) void _;
  const people = await readPeopleOf((await desk.core.context()).db, await desk.administrationId());
  const kinds = people.map((person) => [person.name, [person.email_kind, person.phone_kind]] as const);
  expect(Object.fromEntries(kinds)).toEqual({
    'Anna Ek': ['unknown', 'function'],
    'Bo Ek': ['function', 'unknown'],
    'Eva Dahl': ['unknown', 'unknown'],
  });
  expect((await desk.client.inventory.planImport(choice)).contacts).toBe(0);
});

test('en lista vars enda nyhet är kontaktuppgifter säger vilka som får dem, och de tas in', async () => {
  await desk.take('a.csv', bytesOf('Namn;Länk;Ansvarig\nA;x.com/a1;Eva-Lotta Ask\nB;x.com/b1;Bo Ek\n'));
  const list = 'Namn;Länk;Ansvarig;E-post ansvarig;Telefon\nA;x.com/a1;Eva Lotta Ask;eva@exempel.se;\n';
  const source = await desk.client.inventory.openImport({
    file: new File([bytesOf(`${list}B;x.com/b1;Bo Ek;;08-508 12 345\n`)], 'b.csv'),
  });
  const id = await desk.administrationId();
  const contacts = async () =>
    (await readPeopleOf((await desk.core.context()).db, id))
      .map(({ name, email, phone }) => [name, email, phone])
      .toSorted(([a = ''], [b = '']) => a.localeCompare(b));
  const kept = { ...choiceOf(source, id), known: 'first' as const };
  expect((await desk.client.inventory.planImport(kept)).newContacts).toEqual([]);
  for (const known of ['second', 'fill'] as const) {
    const choice = { ...choiceOf(source, id), known };
    const plan = await desk.client.inventory.planImport(choice);
    expect(plan.counts).toMatchObject({ rows: 2, updated: 2, unchanged: 2 });
    expect(plan.newPeople).toEqual([]);
    expect(plan.newContacts).toEqual([
      { name: 'Bo Ek', contacts: ['08-508 12 345'], unit: '', unitInList: '' },
      { name: 'Eva Lotta Ask', contacts: ['eva@exempel.se'], unit: '', unitInList: '' },
    ]);
  }
  for await (const _ of await desk.client.inventory.runImport({ ...choiceOf(source, id), known: 'fill' })) void _;
  expect(await contacts()).toEqual([
    ['Bo Ek', '', '08-508 12 345'],
    ['Eva-Lotta Ask', 'eva@exempel.se', ''],
  ]);
  expect((await desk.client.inventory.planImport(choiceOf(source, id))).newContacts).toEqual([]);
});

test('får någon kontaktuppgifter av flera rader visas det som sparas, och alla radernas enheter', async () => {
  await desk.take('a.csv', bytesOf('Namn;Länk;Enhet;Ansvarig\nA;x.com/a1;Museet;Anna Ek\nB;x.com/b1;Badet;Bo Ek\n'));
  const rows = [
    'Namn;Länk;Enhet;Ansvarig;E-post ansvarig;Telefon',
    'C;x.com/c1;Badet;Anna Ek;annan@exempel.se;',
    'D;x.com/d1;Museet;Anna Ek;;08-508 12 345',
    'E;x.com/e1;Museet;Bo Ek;bo@exempel.se;',
    'F;x.com/f1;Badet;Bo Ek;bo@exempel.se;',
    'G;x.com/g1;Skolan;Bo Ek;;',
  ];
  const file = new File([bytesOf(rows.join('\n'))], 'b.csv');
  const id = await desk.administrationId();
  const choice = choiceOf(await desk.client.inventory.openImport({ file }), id);
  const { newContacts } = await desk.client.inventory.planImport(choice);
  expect(newContacts).toEqual([
    {
      name: 'Anna Ek',
      contacts: ['annan@exempel.se', '08-508 12 345'],
      unit: 'Museet',
      unitInList: 'Badet, Museet',
    },
    { name: 'Bo Ek', contacts: ['bo@exempel.se'], unit: 'Badet', unitInList: 'Museet, Badet' },
  ]);
  for await (const _ of await desk.client.inventory.runImport(choice)) void _;
  const people = await readPeopleOf((await desk.core.context()).db, id);
  for (const { name, contacts } of newContacts) {
    const saved = people.find((person) => person.name === name);
    expect([saved?.email, saved?.phone].filter(Boolean)).toEqual(contacts);
  }
});

test('ett namn som inte är en person blir ingen: texten står på kontot, ansvaret saknas, och valet kan tas tillbaka', async () => {
  const list = 'Namn;Länk;Ansvarig\nA;x.com/a1;Sätra-gården\nB;x.com/b1;Bo Ek, Eva Dahl\n';
  const source = await desk.client.inventory.openImport({ file: new File([bytesOf(list)], 'lista.csv') });
  const choice = choiceOf(source, null, administrationName);
  const struck = { ...choice, notPeople: ['sätra gården'] };
  expect((await desk.client.inventory.planImport(choice)).newPeople).toEqual(['Bo Ek', 'Eva Dahl', 'Sätra-gården']);
  const plan = await desk.client.inventory.planImport(struck);
  expect(plan.newPeople).toEqual(['Bo Ek', 'Eva Dahl']);
  expect(plan.rows[0]).toMatchObject({ responsible: '', kept: { responsible: 'Sätra-gården' } });
  expect(plan.rows[1]).toMatchObject({ responsible: 'Bo Ek', furtherEditors: ['Eva Dahl'], address: 'x.com/b1' });
  expect((await desk.client.inventory.planImport(choice)).newPeople).toHaveLength(3);
  for (const notPeople of [[''], ['x'.repeat(301)], Array.from({ length: 2001 }, (_, index) => `Namn ${index}`)])
    await expect(desk.client.inventory.planImport({ ...choice, notPeople })).rejects.toThrow('Input validation failed');
  for await (const _ of await desk.client.inventory.runImport(struck)) void _;
  const administrationId = await desk.administrationId();
  const people = await desk.client.people.list({ administrationId, limit: 100 });
  expect(people.rows.map(({ name }) => name)).toEqual(['Bo Ek', 'Eva Dahl']);
  const [a] = (await desk.register()).filter(({ name }) => name === 'A');
  expect(a).toMatchObject({ roles: [], importedText: { Ansvarig: 'Sätra-gården' } });
  expect(a?.derived.gaps).toContain('responsible');
  // No report keeps who is responsible.
  const [run] = await desk.client.inventory.importRuns({ administrationId });
  const report = await desk.client.inventory.importReport({ runId: run?.id ?? '' });
  expect(report.rows.flatMap(({ responsible, furtherEditors }) => [responsible, ...furtherEditors])).toEqual(['', '']);
});

test('en e-post eller ett nummer till den som redan har ett annat står kvar som text på kontot, och läses listan igen är inget nytt', async () => {
  await desk.take('a.csv', bytesOf('Namn;Länk;Ansvarig;E-post\nA;x.com/a1;Anna Ek;anna@exempel.se\n'));
  const list = [
    'Namn;Länk;Ansvarig;E-post;Telefon',
    'A;x.com/a1;Anna Ek;museet@exempel.se;08-508 12 345',
    'B;x.com/b1;Anna Ek;Anna@Exempel.se;0850812345',
    'C;x.com/c1;Bo Ek;bo@exempel.se;',
    'D;x.com/d1;Bo Ek, Anna Ek annan@exempel.se;teatern@exempel.se;08-508 99 999',
    'E;x.com/e1;Bo Ek;bo@exempel.se;08-508 11 111',
  ].join('\n');
  const source = await desk.client.inventory.openImport({ file: new File([bytesOf(list)], 'b.csv') });
  const choice = choiceOf(source, await desk.administrationId());
  const plan = await desk.client.inventory.planImport(choice);
  expect(plan.counts).toMatchObject({ rows: 5, imported: 4, updated: 1, unchanged: 0 });
  expect(plan.rows.map(({ kept }) => kept)).toEqual([
    { 'responsible-email': 'museet@exempel.se' },
    {},
    {},
    { responsible: 'annan@exempel.se', 'responsible-email': 'teatern@exempel.se' },
    { 'responsible-phone': '08-508 11 111' },
  ]);
  expect(plan.rows[0]?.differs).toEqual([
    { field: 'responsible-email', heading: 'E-post', first: '', second: 'museet@exempel.se' },
  ]);
  for await (const _ of await desk.client.inventory.runImport(choice)) void _;
  const texts = Object.fromEntries((await desk.register()).map(({ name, importedText }) => [name, importedText]));
  expect(texts).toEqual({
    A: { 'E-post': 'museet@exempel.se' },
    B: {},
    C: {},
    D: { Ansvarig: 'annan@exempel.se', 'E-post': 'teatern@exempel.se' },
    E: { Telefon: '08-508 11 111' },
  });
  const people = await readPeopleOf((await desk.core.context()).db, await desk.administrationId());
  expect(Object.fromEntries(people.map(({ name, email, phone }) => [name, [email, phone]]))).toEqual({
    'Anna Ek': ['anna@exempel.se', '08-508 12 345'],
    'Bo Ek': ['bo@exempel.se', '08-508 99 999'],
  });
  // How somebody is reached stands on their own page and on the accounts, and not in what is kept of the list.
  const [run] = await desk.client.inventory.importRuns({ administrationId: await desk.administrationId() });
  const report = await desk.client.inventory.importReport({ runId: run?.id ?? '' });
  expect(JSON.stringify(report)).not.toMatch(/@exempel\.se|08-508/);
  const again = await desk.client.inventory.planImport(choice);
  expect(again.counts).toMatchObject({ rows: 5, updated: 5, unchanged: 5 });
  // A row that is left alone gives nobody anything.
  const left = await desk.client.inventory.planImport({ ...choice, known: 'first' });
  expect(left.counts).toMatchObject({ updated: 5, unchanged: 5 });
});

test('en e-post i namnets cell, där kolumnen för den säger en annan, står kvar som text; lika är inget att behålla', async () => {
  const list = [
    'Namn;Länk;Ansvarig;E-post;Telefon',
    'A;x.com/a1;Anna Ek (anna.privat@exempel.se, 08-508 99 999);anna@exempel.se;08-508 12 345',
    'B;x.com/b1;Bo Ek bo@exempel.se;Bo@exempel.se;',
  ].join('\n');
  await desk.take('a.csv', bytesOf(list));
  const people = await readPeopleOf((await desk.core.context()).db, await desk.administrationId());
  expect(people.map(({ name, email, phone }) => [name, email, phone])).toEqual([
    ['Anna Ek', 'anna@exempel.se', '08-508 12 345'],
    ['Bo Ek', 'Bo@exempel.se', ''],
  ]);
  const texts = (await desk.register()).map(({ importedText }) => importedText);
  expect(texts).toEqual([{ Ansvarig: 'Anna Ek (anna.privat@exempel.se, 08-508 99 999)' }, {}]);
  // How she is reached is on the account, and not in the report.
  const [run] = await desk.client.inventory.importRuns({ administrationId: await desk.administrationId() });
  const { rows } = await desk.client.inventory.importReport({ runId: run?.id ?? '' });
  expect(JSON.stringify(rows)).not.toMatch(/privat|99 999/);
});

test('ett nummer i kolumnen för e-post är ett nummer, och tvärtom', async () => {
  const list = [
    'Namn;Länk;Ansvarig;Tel / mejl',
    'A;x.com/a1;Anna Ek;021-39 12 34',
    'B;x.com/b1;Bo Ask;bo@exempel.se',
    'C;x.com/c1;Cia Lind;cia1234567@exempel.se, 070-123 45 67',
    'D;x.com/d1;Dan Ek;finns i växeln',
  ].join('\n');
  await desk.take('a.csv', bytesOf(list));
  const people = await readPeopleOf((await desk.core.context()).db, await desk.administrationId());
  expect(people.map(({ name, email, phone }) => [name, email, phone])).toEqual([
    ['Anna Ek', '', '021-39 12 34'],
    ['Bo Ask', 'bo@exempel.se', ''],
    ['Cia Lind', 'cia1234567@exempel.se', '070-123 45 67'],
    ['Dan Ek', '', ''],
  ]);
  const texts = (await desk.register()).map(({ importedText }) => importedText);
  expect(texts).toEqual([{}, {}, {}, { 'Tel / mejl': 'finns i växeln' }]);
});

test('ett nummer i kolumnen för e-post tränger inte undan ett annat utan att det sägs', async () => {
  const list = [
    'Namn;Länk;Ansvarig;E-post;Telefon',
    'A;x.com/a1;Anna Ek (08-111 22 33);08-508 12 345;',
    'B;x.com/b1;Bo Ask;08-508 99 999;08-508 11 111',
    'C;x.com/c1;Anna Ek;08-508 77 777;',
  ].join('\n');
  await desk.take('a.csv', bytesOf(list));
  const people = await readPeopleOf((await desk.core.context()).db, await desk.administrationId());
  expect(people.map(({ name, phone }) => [name, phone])).toEqual([
    ['Anna Ek', '08-508 12 345'],
    ['Bo Ask', '08-508 11 111'],
  ]);
  const texts = (await desk.register()).map(({ importedText }) => importedText);
  expect(texts).toEqual([
    { Ansvarig: 'Anna Ek (08-111 22 33)' },
    { 'E-post': '08-508 99 999' },
    // Under the heading where it stood.
    { 'E-post': '08-508 77 777' },
  ]);
});

test('två som byter plats i cellen lämnar ingen redaktör efter sig, om inte listan nämner den som redaktör', async () => {
  const rows = (first: string, second: string) =>
    bytesOf(`Namn;Länk;Ansvarig;Redaktörer\nA;x.com/a1;${first};\nB;x.com/b1;${second};Bo Ek\n`);
  await desk.take('a.csv', rows('Anna Ask, Bo Ek', 'Anna Ask, Bo Ek'));
  await desk.take('b.csv', rows('Bo Ek, Anna Ask', 'Bo Ek, Anna Ask'));
  const people = await readPeopleOf((await desk.core.context()).db, await desk.administrationId());
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const roles = (await desk.register()).map((account) =>
    account.roles.map(({ role, personId }) => `${role} ${nameOf.get(personId)}`).toSorted(),
  );
  expect(roles).toEqual([
    ['editor Anna Ask', 'responsible Bo Ek'],
    ['editor Anna Ask', 'editor Bo Ek', 'responsible Bo Ek'],
  ]);
});

test('en länk till ett evenemang blir ingen adress, utan står kvar som text', async () => {
  const list = 'Namn;Länk;Plattform\nSommarfesten;https://www.facebook.com/events/1234567890/;Facebook\n';
  const source = await desk.client.inventory.openImport({ file: new File([bytesOf(list)], 'a.csv') });
  const choice = choiceOf(source, null, administrationName);
  const plan = await desk.client.inventory.planImport(choice);
  expect(plan.rows.map(({ kept }) => kept)).toEqual([{ address: 'https://www.facebook.com/events/1234567890/' }]);
  for await (const _ of await desk.client.inventory.runImport(choice)) void _;
  expect(await desk.register()).toMatchObject([
    {
      name: 'Sommarfesten',
      platform: 'facebook',
      url: '',
      handle: '',
      importedText: { Länk: 'https://www.facebook.com/events/1234567890/' },
    },
  ]);
});

test('en annan e-post till den som har skyddade personuppgifter blir ingen text på kontot', async () => {
  await desk.take('a.csv', bytesOf('Namn;Länk;Ansvarig;E-post\nA;x.com/a1;Anna Ek;anna@exempel.se\n'));
  const administrationId = await desk.administrationId();
  const { rows } = await desk.client.people.list({ administrationId, text: 'anna ek' });
  const { id, version, unitName: _unit, active: _active, accountCount: _count, sameAs: _same, ...given } = rows[0]!;
  await desk.client.people.update({ id, version, draft: { ...given, title: 'Redaktör', protectedIdentity: true } });
  const list = [
    'Namn;Länk;Ansvarig;E-post;Telefon',
    'B;x.com/b1;Anna Ek;hemma@exempel.se;08-508 12 345',
    'C;x.com/c1;Anna Ek (gomd@exempel.se);anna@exempel.se;',
    'D;x.com/d1;Anna Ek (till 31/12);anna@exempel.se;',
  ].join('\n');
  await desk.take('b.csv', bytesOf(list));
  expect((await desk.register()).map(({ importedText }) => importedText)).toEqual([
    {},
    {},
    {},
    { Ansvarig: 'till 31/12' },
  ]);
  const [run] = await desk.client.inventory.importRuns({ administrationId });
  const report = await desk.client.inventory.importReport({ runId: run?.id ?? '' });
  expect(JSON.stringify(report)).not.toMatch(/hemma@|gomd@|08-508|Anna Ek/);
  expect((await desk.client.people.get({ id })).person).toMatchObject({
    email: 'anna@exempel.se',
    phone: '08-508 12 345',
  });
});
