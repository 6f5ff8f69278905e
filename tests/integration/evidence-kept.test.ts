import { statSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountViews } from '../../electron/core/foundation/ports.ts';
import { evidenceRegister, given, grounds, hashOf, imageFixture, lookFixture, png, screenshot } from '../evidence.ts';
import { damages, fileOf, stored } from '../evidence-store.ts';
import { codeOf, inWorkers, temporaryFolder, verifyHere } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

test('a post is documented with image, text and saved page; each can be had again as it was, and opens the gate', async () => {
  const { core, client, post, done } = await evidenceRegister(folder);
  const id = await post(grounds.rules);
  expect(await codeOf(done(id, 'act', { action: 'hide' }))).toBe('case-gate-shut');
  const shot = screenshot();
  const html = `<!doctype html><html><body><p>${'Köp nu, bara i dag. '.repeat(10)}</p><script>alert(1)</script></body></html>`;
  const page = new File([html], 'inlägg?.html');
  const seen = await client.evidence.keep(given(id, [shot, page], { text: 'Köp nu!', author: '@spam' }));
  expect(seen.held).toBeNull();
  const [pack] = seen.packs;
  expect(pack?.manifest).toMatchObject({
    caseNumber: 'KV-1',
    address: 'https://social.exempel.se/p/1',
    author: '@spam',
    posted: '20 november 9.12',
    keptAt: '2026-11-20T10:00:00.000Z',
    personName: 'Karin Åkesson',
    appVersion: '0.0.0',
    parts: [
      { place: 1, kind: 'image', name: 'skarm-1.png', type: 'image/png', how: 'given' },
      { place: 2, kind: 'page', name: 'inlägg_.html', type: 'text/html' },
      { place: 3, kind: 'text', name: 'inlagg.txt', bytes: 8 },
    ],
  });
  // On the disk once, by name, to be read by its owner only and written by nobody.
  const bytes = new Uint8Array(await shot.arrayBuffer());
  expect(stored(folder)).toEqual([hashOf(bytes), hashOf(html), hashOf('Köp nu!')].toSorted());
  expect(statSync(fileOf(folder, hashOf(bytes))).mode & 0o777).toBe(0o400);
  const image = await client.evidence.image({ packId: pack?.id ?? '', place: 1 });
  expect([image.type, hashOf(new Uint8Array(await image.file.arrayBuffer()))]).toEqual(['image/png', hashOf(bytes)]);
  // A page is only ever downloaded.
  expect(await codeOf(client.evidence.image({ packId: pack?.id ?? '', place: 2 }))).toBe('evidence-not-an-image');
  const ready = await client.evidence.download({ packId: pack?.id ?? '', place: 2 });
  expect([ready.name, ready.sha256]).toEqual(['inlägg_.html', hashOf(html)]);
  expect(Buffer.from(core.takeFile(ready.token)?.bytes ?? []).toString()).toBe(html);

  const acted = await done(id, 'act', { action: 'hide' });
  expect(acted.state.packs).toEqual([{ id: pack?.id, what: 'documentation', gone: null }]);
  expect(acted.events.map(({ body }) => body.kind)).toEqual(['opened', 'linked', 'done', 'done', 'filed', 'done']);
  // The same picture in another case is the same file.
  const other = await post(grounds.rules);
  await client.evidence.keep(given(other, [screenshot()]));
  expect(stored(folder)).toHaveLength(3);
  expect(await damages(core)).toEqual([]);
  const report = await verifyHere(core);
  expect(report.parts.find(({ part }) => part === 'evidence')?.values).toEqual({ count: 2, disposed: 0, destroyed: 0 });
  expect(report.ok).toBe(true);
  await core.close();
});

test('files that were added by mistake stay as they were kept, say who found so and why, and are not what a step needs', async () => {
  const { core, client, post, done, record } = await evidenceRegister(folder);
  const id = await post(grounds.rules);
  const [pack] = (await client.evidence.keep(given(id, [screenshot()]))).packs;
  const packId = pack?.id ?? '';
  await done(id, 'document');
  const misfiled = { kind: 'misfiled' as const, packId, reason: 'Bilden är av ett annat inlägg' };
  expect(await codeOf(record(id, { ...misfiled, packId: '00000000-0000-4000-8000-000000000000' }))).toBe(
    'case-files-unknown',
  );
  const marked = await record(id, misfiled);
  expect(await codeOf(record(id, misfiled))).toBe('case-files-unknown');
  const said = { at: '2026-11-20T10:00:00.000Z', reason: misfiled.reason };
  expect(marked.state.packs).toMatchObject([{ id: packId, gone: null, misfiled: said }]);
  expect(marked.names[marked.state.packs[0]?.misfiled?.personId ?? '']).toBe('Karin Åkesson');
  expect((await client.evidence.list({ caseId: id })).packs).toMatchObject([{ id: packId, misfiled: said }]);
  expect((await client.evidence.image({ packId, place: 1 })).type).toBe('image/png');
  expect(await codeOf(done(id, 'act', { action: 'hide' }))).toBe('case-gate-shut');
  await record(id, { kind: 'reopened', step: 'document', reason: 'Fel bild' });
  expect(await codeOf(done(id, 'document'))).toBe('post-documented-where');
  await client.evidence.keep(given(id, [screenshot(2)]));
  await done(id, 'document');
  await done(id, 'act', { action: 'hide' });

  // Where the law hurried there is nothing else, and it is kept all the same: something is to become of it. So it is found in a case that has ended too.
  const law = await post(grounds.threat);
  const [kept] = (await client.evidence.keep(given(law, [screenshot(3)]))).packs;
  await done(law, 'act', { action: 'remove' });
  await record(law, { ...misfiled, packId: kept?.id ?? '' });
  expect(await codeOf(done(law, 'gallring', { how: 'nothing' }))).toBe('post-disposal-needed');
  const gone = await post(grounds.rules);
  const [late] = (await client.evidence.keep(given(gone, [screenshot(4)]))).packs;
  await record(gone, { kind: 'ended', outcome: 'gone-before', reason: 'Borttaget av den som skrev' });
  expect((await record(gone, { ...misfiled, packId: late?.id ?? '' })).state.packs).toMatchObject([{ misfiled: said }]);
  expect(await damages(core)).toEqual([]);
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('a capture is the page on screen, known by its bytes; a login, a blank page and a case that takes no file are refused before it is kept', async () => {
  const words = 'En kommentar om simhallen. '.repeat(20);
  const page = {
    address: 'https://social.exempel.se/p/9',
    title: 'Inlägg',
    image: png(60, 40, (x, y) => x + y),
    page: Buffer.from(
      `From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\r\n<html><p>${words}</p></html>\r\n--x`,
    ),
    signs: 500,
    asksForPassword: false,
  };
  let shown: Awaited<ReturnType<AccountViews['capture']>> = page;
  let asked = 0;
  const views = {
    capture: async () => ((asked += 1), shown),
    keepPartitions: async () => {},
    hide: async () => {},
    listen: () => {},
  } satisfies Partial<AccountViews> as unknown as AccountViews;
  const { core, client, post, accounts } = await evidenceRegister(folder, { accountViews: views });
  const id = await post();
  const capture = (caseId = id) => client.evidence.capture({ caseId, accountId: accounts[0] ?? '' });
  for (const [more, code] of [
    [{ asksForPassword: true, signs: 200 }, 'evidence-seems-login'],
    [{ address: 'https://www.facebook.com/login/' }, 'evidence-login-wall'],
    [{ signs: 3 }, 'evidence-seems-blank'],
    [{ image: png(60, 40, () => 250) }, 'evidence-blank'],
  ] as const) {
    shown = { ...page, ...more };
    expect(await codeOf(capture())).toBe(code);
  }
  shown = { refused: 'asleep' };
  expect(await codeOf(capture())).toBe('views-not-shown');
  const before = asked;
  expect(await codeOf(capture(await post(grounds.abuse)))).toBe('evidence-child-abuse');
  expect(await codeOf(capture(await post(null)))).toBe('evidence-assess-first');
  expect(asked).toBe(before);
  shown = page;
  const taken = await capture();
  expect([taken.address, taken.image.name.replace(/-.*/u, ''), stored(folder)]).toEqual([
    page.address,
    'social.exempel.se',
    [],
  ]);
  const changed = new File([png(60, 40, (x, y) => x + y + 1)], taken.image.name);
  const [pack] = (await client.evidence.keep(given(id, [taken.image, taken.page, changed]))).packs;
  expect(pack?.manifest?.parts.map(({ kind, how, address }) => [kind, how, address])).toEqual([
    ['image', 'captured', page.address],
    ['page', 'captured', page.address],
    // The same name makes no other file a capture.
    ['image', 'given', ''],
  ]);
  await core.close();
});

test('any file of a case is kept in the same store; what is not one is refused by name, and nothing is written', async () => {
  const { core, client, administrationId, post } = await evidenceRegister(folder);
  const closure = await client.cases.open({
    administrationId,
    workflow: 'closure',
    title: 'Badhuset',
    dnr: '',
    happenedAt: null,
    accountIds: [],
  });
  const pdf = new File(['%PDF-1.7\nbeslut'], 'beslut.pdf');
  const kept = await client.evidence.keep(given(closure.id, [pdf], { what: 'file', title: 'Beslut', address: '' }));
  expect(kept.packs[0]?.manifest).toMatchObject({ what: 'file', title: 'Beslut', parts: [{ kind: 'file' }] });
  const id = await post(grounds.rules);
  const keep = (more: File[], fields: object = {}) => codeOf(client.evidence.keep(given(id, more, fields)));
  const before = stored(folder);
  const html = (body: string) => new File([`<html><body>${body}</body></html>`], 'sida.html');
  expect({
    exe: await keep([new File(['MZ\0\0'], 'bild.png')]),
    svg: await keep([new File(['<svg onload="alert(1)"/>'], 'bild.svg')]),
    // One that is refused takes the others along.
    second: await keep([screenshot(), new File(['<html>'], 'bild.png')]),
    login: await keep([html('<input type="password"> Logga in')]),
    blank: await keep([html('<div></div>')]),
    white: await keep([new File([png(300, 200, () => 255)], 'vit.png')]),
    photo: await keep([imageFixture('blank.jpeg')]),
    web: await keep([imageFixture('blank.webp')]),
    moving: await keep([imageFixture('blank.gif')]),
    address: await keep([screenshot()], { address: '' }),
    loginAddress: await keep([screenshot()], { address: 'https://www.facebook.com/login/' }),
    nothing: await keep([]),
    asText: await keep([], { text: `data:image/png;base64,${'A'.repeat(50)}` }),
  }).toEqual({
    exe: 'evidence-type-unknown',
    svg: 'evidence-type-unknown',
    second: 'evidence-type-differs',
    login: 'evidence-seems-login',
    blank: 'evidence-seems-blank',
    white: 'evidence-blank',
    photo: 'evidence-blank',
    web: 'evidence-blank',
    moving: 'evidence-blank',
    address: 'evidence-address-needed',
    loginAddress: 'evidence-login-wall',
    nothing: 'evidence-nothing-given',
    asText: 'case-text-carries-file',
  });
  expect([stored(folder), (await client.evidence.list({ caseId: id })).packs]).toEqual([before, []]);
  expect(await codeOf(client.evidence.list({ caseId: '00000000-0000-4000-8000-0000000000ff' }))).toBe('not-found');
  expect(await damages(core)).toEqual([]);
  await core.close();
});

test('what only seems to be a login or empty is kept when somebody says what it shows, with both in the manifest and the case; what is certain is not', async () => {
  const { core, client, post } = await evidenceRegister(folder, { runJob: inWorkers });
  const id = await post(grounds.rules);
  const login = new File([lookFixture('login-dark')], 'login.png');
  const spinner = new File([lookFixture('blank-spinner')], 'tom.png');
  const behind = new File([lookFixture('post-behind-login')], 'inlagg.png');
  const keep = (files: File[], fields: object = {}) => codeOf(client.evidence.keep(given(id, files, fields)));
  expect({
    login: await keep([behind, login]),
    spinner: await keep([spinner]),
    both: await keep([login, spinner]),
    dots: await keep([], { text: '...' }),
    unseen: await keep([], { text: '\u200b \u2800' }),
    text: await keep([new File(['\u200b \n'], 'tom.txt')], { anyway: 'Inlägget' }),
    white: await keep([new File([png(300, 200, () => 255)], 'vit.png')], { anyway: 'Inlägget' }),
    address: await keep([behind], { address: 'https://www.facebook.com/login/', anyway: 'Inlägget' }),
    asFile: await keep([login], { anyway: `data:image/png;base64,${'A'.repeat(50)}` }),
    zip: await keep([new File(['PK\u0003\u0004....'], 'allt.zip')]),
  }).toEqual({
    login: 'evidence-seems-login',
    spinner: 'evidence-seems-blank',
    both: 'evidence-seems-either',
    dots: 'evidence-seems-wordless',
    unseen: 'evidence-nothing-given',
    text: 'evidence-blank',
    white: 'evidence-blank',
    address: 'evidence-login-wall',
    asFile: 'case-text-carries-file',
    zip: 'evidence-packed',
  });
  expect(stored(folder)).toEqual([]);
  const anyway = 'Inlägget syns bakom rutan';
  const [pack] = (await client.evidence.keep(given(id, [login, behind], { text: '...', anyway }))).packs;
  expect(pack?.manifest).toMatchObject({ anyway, parts: [{ doubt: 'login' }, {}, { name: 'inlagg.txt' }] });
  expect(pack?.manifest?.parts.map(({ doubt }) => doubt)).toEqual(['login', undefined, undefined]);
  const { events } = await client.cases.get({ id });
  expect(events.at(-1)?.body).toMatchObject({ kind: 'filed', anyway });
  // Nobody's word makes a doubt of a picture that is in none, and a file that documents no post is not judged.
  await client.evidence.keep(given(id, [behind], { anyway }));
  const { packs } = await client.evidence.keep(given(id, [spinner], { what: 'file', address: '' }));
  expect(packs.map(({ manifest }) => manifest?.anyway)).toEqual([anyway, undefined, undefined]);
  expect(await damages(core)).toEqual([]);
  await core.close();
});
