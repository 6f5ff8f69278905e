import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { chromium, type Download, type Page } from '@playwright/test';
import { chromiumPath } from '../chromium.ts';
import { expect, test } from './fixtures.ts';
import { introduce, withoutViolations } from './journey.ts';

// Whole journeys: a list in, files out, a change, files out again.
test.describe.configure({ timeout: 120_000 });

/** Reads a list in as a person does, and ends at Rapporter. */
async function readIn(page: Page, lines: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/konton/las-in';
  });
  await page.locator('input[type=file]').setInputFiles({
    name: 'lista.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\r\n')),
  });
  await page.getByRole('button', { name: 'Förhandsgranska', exact: true }).click();
  await page.getByRole('button', { name: /^Läs in(?: \d+ kont|: )/ }).click();
  await expect(page.getByRole('heading', { name: /inläst/ })).toBeVisible();
  await page.getByRole('link', { name: 'Rapporter' }).click();
}

async function fetchFile(page: Page, name: string): Promise<{ download: Download; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: `Hämta ${name}`, exact: true }).click();
  const download = await coming;
  return { download, bytes: await readFile(await download.path()) };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const first = [
  'Namn;Adress;Enhet;Kontoansvarig;E-post;Privat mobil;Lösenord;Övrigt;På den offentliga listan',
  'Ängby bibliotek;https://www.facebook.com/angbybibliotek;Biblioteken;Märta Lind;marta.lind@exempel.se;070-000 00 01;Sommar-2026;lösenordet ligger i kassaskåpet;ja',
  'Ekdala bibliotek;https://www.instagram.com/ekdalabibliotek;Biblioteken;Nils Dahl;;;;;ja',
  'Museet vid bryggan;https://x.com/museetvidbryggan;Museerna;Ylva Öhman;;;;;nej',
];

test.beforeEach(async ({ page }) => {
  await introduce(page);
});

test('utan konton säger sidan vad den är till för och var man börjar', async ({ page }) => {
  await page.getByRole('link', { name: 'Rapporter' }).click();
  await expect(page.getByRole('heading', { name: 'Inga konton att redovisa' })).toBeVisible();
  await withoutViolations(page);
  await page.getByRole('link', { name: 'Läs in er lista' }).click();
  await expect(page.getByRole('heading', { name: 'Läs in en lista' })).toBeVisible();
});

test('inventeringen skapas i valda format, hämtas en gång var och håller det den lovar', { tag: '@journey' }, async ({
  page,
}) => {
  await readIn(page, first);
  await expect(page.getByRole('checkbox', { name: /^Excel/ })).toBeChecked();
  for (const format of ['CSV', 'JSON', 'SQLite'])
    await page.getByRole('checkbox', { name: new RegExp(`^${format}`) }).press('Space');
  await page.getByRole('button', { name: 'Skapa filer' }).press('Enter');
  await expect(page.getByText('Filerna är klara')).toBeVisible();
  await expect(page.getByText('Det här är den första rapporten.')).toBeVisible();
  await withoutViolations(page);

  // Which day's inventory it is stands in the name, and the minute.
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Stockholm' }).format();
  const workbook = page.getByText(new RegExp(`^inventering-kulturforvaltningen-${today}-\\d{4}\\.xlsx$`));
  const nameOf = async () => (await workbook.innerText()).replace('.xlsx', '');
  const named = await nameOf();
  const files = new Map<string, Buffer>();
  for (const end of ['xlsx', 'csv', 'json', 'sqlite']) {
    const name = `${named}.${end}`;
    const { download, bytes } = await fetchFile(page, name);
    expect(download.suggestedFilename()).toBe(name);
    await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(sha256(bytes));
    await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('Hämtad');
    files.set(end, bytes);
  }
  await expect(page.getByRole('link', { name: /^Hämta inventering/ })).toHaveCount(0);
  expect(files.get('xlsx')?.subarray(0, 2).toString()).toBe('PK');
  expect(files.get('sqlite')?.subarray(0, 15).toString()).toBe('SQLite format 3');
  const csv = files.get('csv')?.toString('utf8') ?? '';
  expect(csv.startsWith('\ufeffKontonyckel;')).toBe(true);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(4);
  expect(csv).toContain('Ylva Öhman');
  expect(JSON.parse(files.get('json')?.toString('utf8') ?? '')).toBeTruthy();
  // Neither notes, private numbers, addresses of no stated kind nor passwords; in the database file too.
  for (const bytes of [files.get('csv'), files.get('json'), files.get('sqlite')])
    for (const secret of ['kassaskåpet', '070-000', '000 00 01', 'Sommar-2026'])
      expect(bytes?.includes(secret)).toBe(false);

  // The formats are remembered, and the same data give the same files.
  await page.reload();
  await expect(page.getByRole('checkbox', { name: /^SQLite/ })).toBeChecked();
  await page.getByRole('button', { name: 'Skapa filer' }).click();
  const again = await fetchFile(page, `${await nameOf()}.xlsx`);
  expect(sha256(again.bytes)).toBe(sha256(files.get('xlsx') ?? Buffer.alloc(0)));
  await expect(page.getByRole('row').filter({ hasText: 'SLK' })).toHaveCount(2);
});

test('nästa rapport säger vad som är nytt, ändrat och avslutat, och en äldre kan jämföras', async ({ page }) => {
  await readIn(page, first);
  await page.getByRole('button', { name: 'Skapa filer' }).click();
  await expect(page.getByText('Filerna är klara')).toBeVisible();
  await readIn(page, [
    'Namn;Adress;Enhet;Status',
    'Ängby bibliotek;https://www.facebook.com/angbybibliotek;Stadsbiblioteket;Aktivt',
    'Ekdala bibliotek;https://www.instagram.com/ekdalabibliotek;Biblioteken;Avslutat',
    'Kulturladan Unga;https://www.tiktok.com/@kulturladanunga;Unga;Aktivt',
  ]);
  await page.getByRole('button', { name: 'Skapa filer' }).click();
  await expect(page.getByText('Filerna är klara')).toBeVisible();
  // Few are named at once; each kind can be folded.
  const of = (name: string) => page.getByRole('table', { name }).getByRole('row').nth(1);
  await expect(of('Nya konton')).toContainText('Kulturladan Unga');
  await expect(of('Ändrade konton')).toContainText('Ängby bibliotek');
  await expect(of('Ändrade konton')).toContainText(/Enhet: Biblioteken →\s*blev Stadsbiblioteket/);
  await expect(of('Avslutade konton')).toContainText('Ekdala bibliotek');
  await withoutViolations(page);
  await page.getByRole('button', { name: '1 nya' }).click();
  await expect(of('Nya konton')).toHaveCount(0);

  await page
    .getByRole('button', { name: /^Jämför rapporten/ })
    .last()
    .click();
  const comparison = page.getByRole('dialog', { name: /^Rapporten/ });
  // Two reports of one minute have names of their own.
  const title = (await comparison.getByRole('heading', { level: 2 }).textContent()) ?? '';
  await comparison.getByRole('button', { name: /Jämför med/ }).click();
  const later = page.getByRole('option', { name: /^Rapporten/ });
  await expect(later).toHaveCount(1);
  await expect(later).not.toHaveText(title);
  await page.keyboard.press('Escape');
  await expect(comparison.getByRole('table', { name: 'Avslutade konton' })).toContainText('Ekdala bibliotek');
  await withoutViolations(page);
});

test('den offentliga listan blir en tillgänglig sida utan personer', { tag: '@thorough' }, async ({ page }) => {
  await readIn(page, first);
  await page.getByRole('button', { name: 'Skapa listan' }).click();
  await expect(page.getByText('2 konton på listan')).toBeVisible();
  await withoutViolations(page);
  const html = await fetchFile(page, 'konton-i-sociala-medier-kulturforvaltningen.html');
  const csv = await fetchFile(page, 'konton-i-sociala-medier-kulturforvaltningen.csv');
  expect(csv.bytes.toString('utf8').trimEnd().split('\r\n')).toHaveLength(3);
  for (const { bytes } of [html, csv]) {
    expect(bytes.includes('Ängby bibliotek')).toBe(true);
    for (const hidden of ['Märta Lind', 'exempel.se', 'Museet vid bryggan', 'kassaskåpet'])
      expect(bytes.includes(hidden)).toBe(false);
  }

  // As somebody opens it outside the app: in a browser of their own, from a file.
  const file = test.info().outputPath('offentlig-lista.html');
  await html.download.saveAs(file);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  const outside = await (await browser.newContext()).newPage();
  await outside.goto(`file://${file}`);
  await expect(outside.getByRole('heading', { level: 1 })).toContainText('Kulturförvaltningen');
  await expect(outside.getByRole('link', { name: /ekdalabibliotek/ })).toBeVisible();
  await withoutViolations(outside);
  await browser.close();
});
