import { expect, test } from 'vitest';
import { keptColumnsIn } from '../../../electron/core/inventory/notes-of-plan.ts';
import { linked, planned, table } from './lists.ts';

test('två adresser i en cell: kontot får den första, den andra behålls', () => {
  const text = 'https://www.facebook.com/tallen https://www.instagram.com/tallen';
  const [one, same] = planned(`Namn;Länk\nTallen;${text}\nEken;x.com/eken, https://www.x.com/eken\n`).accounts;
  expect(one).toMatchObject({
    key: 'facebook:tallen',
    kept: { 'second-address': 'https://www.instagram.com/tallen' },
    importedText: { Länk: text },
  });
  expect(same).toMatchObject({ key: 'x:eken', kept: {} });
});

test('ord bredvid adressen i dess cell behålls som text', () => {
  const text = 'facebook.com/tallen (gamla sidan)';
  const { accounts } = planned(`Namn;Länk\nTallen;${text}\nEken;x.com/eken\n`);
  expect(accounts.map(({ key, kept, importedText }) => [key, kept, importedText])).toEqual([
    ['facebook:tallen', {}, { Länk: text }],
    ['x:eken', {}, {}],
  ]);
});

test('vad kanalcellen säger utöver adressens plattform behålls som text', () => {
  const { accounts } = planned(
    [
      'Namn;Kanal;Länk',
      'Museet;Facebook, Instagram;https://www.facebook.com/museet',
      'Parken;Facebook;https://www.instagram.com/parken',
      'Torget;FB-sida;https://www.facebook.com/torget',
    ].join('\n'),
  );
  expect(accounts.map(({ key, kept, importedText }) => [key, kept['platform'], importedText['Kanal']])).toEqual([
    ['facebook:museet', 'Facebook, Instagram', 'Facebook, Instagram'],
    ['instagram:parken', 'Facebook', 'Facebook'],
    ['facebook:torget', undefined, undefined],
  ]);
});

test('av två adresser i en cell får kontot den på sin plattform, sedan den på en känd, och de andra behålls', () => {
  const { accounts } = planned(
    [
      'Namn;Kanal;Länk',
      'Kulturladan;Facebook;https://www.instagram.com/kulturladan, https://www.facebook.com/kulturladan',
      'Kulturladan;Instagram;https://www.facebook.com/kulturladan (https://www.instagram.com/kulturladan)',
      'Kulturladan igen;;https://www.stockholm.se/kulturladan https://www.facebook.com/ladan',
      'Ladans blogg;Blogg;facebook.com/bloggladan https://ladan.exempel.se/blogg',
    ].join('\n'),
  );
  expect(accounts.map(({ key, kept }) => [key, kept['second-address']])).toEqual([
    ['facebook:kulturladan', 'https://www.instagram.com/kulturladan'],
    ['instagram:kulturladan', 'https://www.facebook.com/kulturladan'],
    ['facebook:ladan', 'https://www.stockholm.se/kulturladan'],
    ['web:ladan.exempel.se/blogg', 'facebook.com/bloggladan'],
  ]);
});

test('en länk bakom namnet är adressen för den rad som ingen annan har, och behålls annars', () => {
  const list = table('Namn;Plattform;Länk\nBjörken;Facebook;\nEken;;x.com/eken\nAsken;;x.com/asken\nAlen;;\n');
  const links = ['https://www.facebook.com/fritidbjorken', 'https://www.facebook.com/eken', 'https://x.com/asken', ''];
  const rows = list.rows.map((row, index) => {
    const link = links[index - 1];
    return link ? { ...row, links: { 0: link } } : row;
  });
  const { accounts } = planned({ ...list, rows });
  expect(accounts.map(({ key, kept, importedText }) => [key, kept, importedText])).toEqual([
    ['facebook:fritidbjorken', {}, {}],
    ['x:eken', { link: links[1] }, { 'Länken bakom namnet': links[1] }],
    ['x:asken', {}, {}],
    [expect.stringContaining('alen'), {}, {}],
  ]);
});

test('en länk bakom namnet tar inte över ett konto som har sitt användarnamn, och är inget konto när den leder till en sida om det', () => {
  const page = 'https://www.stockholm.se/kulturladan';
  const { accounts, reasons } = planned(
    linked(
      'Namn;Plattform;Användarnamn\nKulturladan;Facebook;kulturladan\nKulturladan;Instagram;kulturladan_sthlm\nLogen;Facebook;\nLogen;Instagram;\n',
      { 2: { 0: page }, 3: { 0: page }, 4: { 0: page }, 5: { 0: 'https://www.facebook.com/logen' } },
    ),
  );
  expect(reasons).toEqual(['new', 'new', 'new', 'new']);
  expect(accounts.map(({ key, platform, kept }) => [key, platform, kept])).toEqual([
    ['facebook:kulturladan', 'facebook', { link: page }],
    ['instagram:kulturladan_sthlm', 'instagram', { link: page }],
    [expect.stringMatching(/^name:facebook/), 'facebook', { link: page }],
    // Copied down from the row above: it leads to another platform's account.
    [expect.stringMatching(/^name:instagram/), 'instagram', { link: 'https://www.facebook.com/logen' }],
  ]);
  expect(accounts[0]?.importedText).toEqual({ 'Länken bakom namnet': page });
});

test('en länk bakom namnet är adressen på en plattform som listan nämner och appen inte känner; där ingen nämns är den en text', () => {
  const link = (name: string) => `https://t.me/${name}`;
  const { accounts } = planned(
    linked(
      'Namn;Plattform;Länk\nSätra;Telegram;\nEken;;\nAsken;saknas;\nAlen;Telegram;https://t.me/alen\nBoken;Telegram;\n',
      {
        2: { 0: link('satra') },
        3: { 0: link('eken') },
        4: { 0: link('asken') },
        5: { 0: link('alen2') },
        6: { 0: 'mailto:boken@stad.example' },
      },
    ),
  );
  expect(
    accounts.map(({ name, platform, platformName, url, kept }) => [name, platform, platformName, url, kept]),
  ).toEqual([
    ['Sätra', 'other', 'Telegram', link('satra'), {}],
    ['Eken', 'other', '', '', { link: link('eken') }],
    ['Asken', 'other', 'saknas', '', { link: link('asken') }],
    ['Alen', 'other', 'Telegram', 'https://t.me/alen', { link: link('alen2') }],
    ['Boken', 'other', 'Telegram', '', { link: 'mailto:boken@stad.example' }],
  ]);
});

test('en sida som flera rader länkar till är ingens adress, och flera plattformar eller ”Webb” är ingen plattform', () => {
  const page = 'https://intranat.example/konton';
  const shared = planned(
    linked('Namn;Plattform;Enhet\nA;Telegram;Sätra\nB;Telegram;Ängby\nC;Telegram;Årsta\nD;Telegram;Eken\n', {
      2: { 0: page },
      3: { 0: `${page}/` },
      4: { 0: page },
      5: { 0: 'https://t.me/eken' },
    }),
  );
  expect(shared.reasons).toEqual(['new', 'new', 'new', 'new']);
  expect(shared.accounts.map(({ url }) => url)).toEqual(['', '', '', 'https://t.me/eken']);
  const general = [
    'Facebook, Instagram',
    'Facebook/Instagram',
    'Facebook, Telegram och Instagram',
    'Sociala medier',
    'Webb',
    'Alla',
    'alla kanaler',
    'Webbplats',
    'Hemsidan',
    'Intranät',
    'Digitala kanaler',
    'Flera',
  ];
  const list = `Namn;Plattform;Enhet\n${general.map((of, index) => `K${index};${of};Enhet ${index}`).join('\n')}\n`;
  const links = Object.fromEntries(general.map((_, index) => [index + 2, { 0: `${page}/${index}` }]));
  expect(planned(linked(list, links)).accounts.map(({ url }) => url)).toEqual(general.map(() => ''));
});

test('en länk bakom ett användarnamn utan plattform säger vilket konto det är; en e-postadress gör det aldrig', () => {
  const { accounts } = planned(
    linked('Namn;Användarnamn;Länk\nLadan;kulturladan;\nLogen;;Kontakt\nSmedjan;;\n', {
      2: { 1: 'https://www.instagram.com/kulturladan' },
      3: { 2: 'mailto:logen@exempel.se' },
      4: { 0: 'mailto:smedjan@exempel.se' },
    }),
  );
  expect(accounts.map(({ key, url, handle }) => [key, url, handle])).toEqual([
    ['instagram:kulturladan', 'https://www.instagram.com/kulturladan/', 'kulturladan'],
    [expect.stringMatching(/^name:/), '', ''],
    [expect.stringMatching(/^name:/), '', ''],
  ]);
  expect(accounts[2]?.importedText).toEqual({ 'Länken bakom namnet': 'mailto:smedjan@exempel.se' });
});

test('samma webbsida på varje rad gör dem inte till ett konto när plattform och användarnamn står där', () => {
  const list =
    'Namn;Plattform;Användarnamn;Webbplats\nLadan;Facebook;kulturladan;https://www.stockholm.se/ladan\nLadan;Instagram;kulturladan_sthlm;https://www.stockholm.se/ladan\n';
  expect(planned(list).accounts.map(({ key, url, kept }) => [key, url, kept])).toEqual([
    ['facebook:kulturladan', 'https://www.facebook.com/kulturladan', { address: 'https://www.stockholm.se/ladan' }],
    ['instagram:kulturladan_sthlm', expect.any(String), { address: 'https://www.stockholm.se/ladan' }],
  ]);
});

const inviting =
  'Öppna Klicka Hemsida FB Här sida Besök Webb Open Link x → Sidan Website Hier Lenke Åbn Avaa linkki Klicka_här Click_here'
    .split(' ')
    .map((word) => word.replace('_', ' '));

test('ett ord med en länk bakom sig är inget användarnamn: länken är adressen', () => {
  const { accounts, reasons } = planned(
    linked(
      `Namn;Plattform;Länk\n${inviting.map((word, index) => `Konto ${index};Facebook;${word}`).join('\n')}\n`,
      Object.fromEntries(inviting.map((_, index) => [index + 2, { 2: `https://www.facebook.com/ratt${index}` }])),
    ),
  );
  expect(new Set(reasons)).toEqual(new Set(['new']));
  expect(accounts.map(({ key }) => key)).toEqual(inviting.map((_, index) => `facebook:ratt${index}`));
});

test('ett ord som bara bjuder in att klicka är inget användarnamn, också utan länk och i användarnamnets kolumn', () => {
  for (const column of ['Länk', 'Användarnamn']) {
    const { accounts, counts } = planned(
      `Namn;Plattform;${column}\n${inviting.map((word, index) => `Konto ${index};Facebook;${word}`).join('\n')}\n`,
    );
    expect(counts).toMatchObject({ imported: inviting.length, duplicates: 0 });
    expect(accounts.map(({ url, handle }) => url + handle).filter((said) => said !== '' && said !== '→')).toEqual([]);
    expect(accounts[0]?.importedText).toEqual({ [column]: 'Öppna' });
  }
});

test('ett ord som kan vara ett användarnamn är det, och en utskriven adress gäller före länken bakom den', () => {
  const { accounts } = planned(
    linked('Namn;Plattform;Länk\nA;Facebook;bibblan\nB;Facebook;facebook.com/museet\nC;Instagram;@museet\n', {
      3: { 2: 'https://www.facebook.com/annan' },
      4: { 2: 'https://www.instagram.com/annan' },
    }),
  );
  expect(accounts.map(({ key }) => key)).toEqual(['facebook:bibblan', 'facebook:museet', 'instagram:museet']);
});

test('säger en plattforms kolumn att inget konto finns, är raden nästa plattforms konto', () => {
  const { accounts } = planned(
    'Enhet;Facebook;Instagram\nNord;facebook.com/nord;@nord\nSyd;finnes ikke;@syd\nÖst;-;@ost\nVäst;facebook.com/vast;\n',
  );
  expect(accounts.map(({ key }) => key)).toEqual(['facebook:nord', 'instagram:syd', 'instagram:ost', 'facebook:vast']);
  expect(accounts[1]?.importedText).toEqual({ Facebook: 'finnes ikke' });
});

test('det som behålls som text räknas en gång för varje rad och kolumn, också när det är en adress till', () => {
  const two = 'facebook.com/tallen https://www.instagram.com/tallen';
  const list = planned(
    `Namn;Länk;Ansvarig för kontot;Startdatum\nTallen;${two};Åsa Ek7;\nEken;x.com/eken;Åsa Ek8;förr\nGranen;x.com/granen;Bo Ås;\n`,
  );
  expect(keptColumnsIn(list.rows)).toEqual([
    { column: 'Länk', field: 'address', rows: 1 },
    { column: 'Ansvarig för kontot', field: 'responsible', rows: 2 },
    { column: 'Startdatum', field: 'started', rows: 1 },
  ]);
  const wide = planned('Enhet;Facebook;Instagram\nNord;facebook.com/nord;@nord\nSyd;finnes ikke;@syd\n');
  expect(keptColumnsIn(wide.rows)).toContainEqual({ column: 'Facebook', field: 'address', rows: 1 });
});
