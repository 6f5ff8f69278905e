import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { test as base, expect, projectRoot } from './fixtures.ts';

/** A register of its own with one round that is open all day. */
const test = base.extend({
  // biome-ignore lint: Playwright reads the argument names.
  dataDir: async ({}, use) => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-e2e-away-'));
    await promisify(execFile)(process.execPath, ['tests/children/round-register/run.ts', dataDir, '4'], {
      cwd: projectRoot,
    });
    await use(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  },
});

const item = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
const account = (page: Page, number: number) => item(page, `Bibliotek 0${number}`);

test('ronden görs i telefonen utan nät, och svaret blir till kontroller när det klistras in', async ({
  page,
  shared,
}) => {
  await page.getByRole('link', { name: /^Bevakning/ }).click();
  await page.getByRole('link', { name: 'Ta med listan' }).click();
  // Two accounts, the inbox of the other two, and the head.
  await expect(page.getByRole('table', { name: /^Rond 1, 00:00–23:59/ }).getByRole('row')).toHaveCount(4);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Spara för telefonen' }).click();
  const file = test.info().outputPath('lista.html');
  await (await download).saveAs(file);
  expect((await download).suggestedFilename()).toMatch(/^bevakning-\d{4}-\d\d-\d\d\.html$/);
  expect(await readFile(file, 'utf8')).not.toMatch(/lösenord=|@exempel/);

  // The phone: a browser of its own, without a network.
  const phone = await (await shared.browser()).newContext({
    viewport: { width: 390, height: 800 },
    hasTouch: true,
    isMobile: true,
    locale: 'sv-SE',
    permissions: ['clipboard-read', 'clipboard-write'],
    offline: true,
  });
  const wrong: string[] = [];
  const asked: string[] = [];
  const openList = async () => {
    const opened = await phone.newPage();
    opened.on('pageerror', (error) => wrong.push(error.message));
    opened.on('console', (message) => (message.type() === 'error' ? wrong.push(message.text()) : undefined));
    opened.on('request', (request) => asked.push(request.url()));
    await opened.goto(`file://${file}`);
    return opened;
  };
  let list = await openList();
  await expect(list.getByText('0 av 4 angivna')).toBeVisible();
  await expect(account(list, 1).getByRole('link', { name: 'instagram.com/bibliotek01' })).toHaveAttribute(
    'href',
    'https://www.instagram.com/bibliotek01/',
  );
  for (const button of await account(list, 1).getByRole('button').all())
    expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  await account(list, 1).getByRole('button', { name: 'Inget nytt' }).tap();
  await expect(account(list, 1)).toContainText(/Inget nytt, angivet \d\d[:.]\d\d/);
  // A question that goes on to somebody else says what and to whom.
  await account(list, 1)
    .getByRole('button', { name: /^Skickat vidare …/ })
    .tap();
  const sent = account(list, 1).getByRole('button', { name: 'Skickat vidare', exact: true });
  await sent.tap();
  await expect(account(list, 1)).toContainText('Skriv frågan och vem den går till. Inget är angivet.');
  await account(list, 1).getByLabel('Frågan').fill('När öppnar ni på söndag?');
  await account(list, 1).getByLabel('Till').fill('Simhallen');
  await sent.tap();
  await expect(account(list, 1)).toContainText('Skickat vidare, angivet');
  await account(list, 2).getByRole('button', { name: 'Besvarat' }).tap();
  await account(list, 2).getByRole('textbox').fill('Svarade: öppet 10–18; se webben > kalender');
  // The inbox of two accounts is one tap, and each of them can be told of by itself.
  const inbox = item(list, 'Metas inkorg');
  await expect(inbox).toContainText('En titt gäller 2 konton: Bibliotek 03, Bibliotek 04');
  await inbox.getByRole('button', { name: 'Inget nytt' }).tap();
  await expect(list.getByText('4 av 4 angivna')).toBeVisible();
  await inbox.getByRole('button', { name: 'Ångra' }).tap();
  await expect(account(list, 3)).toHaveCount(0);
  await inbox.getByRole('button', { name: 'Ange konto för konto' }).tap();
  await account(list, 3)
    .getByRole('button', { name: /^Kunde inte kontrolleras/ })
    .tap();
  await account(list, 3).getByRole('button', { name: 'Plattformen svarar inte' }).tap();
  await expect(account(list, 3)).toContainText('Plattformen svarar inte, angivet');
  await expect(account(list, 3).getByRole('button', { name: 'Inget nät' })).toBeHidden();
  await account(list, 4).getByRole('button', { name: 'Inget nytt' }).tap();
  await expect(list.getByText('4 av 4 angivna')).toBeVisible();
  await account(list, 4).getByRole('button', { name: 'Ångra' }).tap();
  await expect(list.getByText('3 av 4 angivna')).toBeVisible();
  // Opened again from the phone's files. The old page is closed after it: what a private window keeps goes with its last page.
  const closed = list;
  list = await openList();
  await closed.close();
  await expect(list.getByText('3 av 4 angivna')).toBeVisible();
  await expect(account(list, 2).getByRole('textbox')).toHaveValue(/öppet 10–18/);
  await list.getByRole('button', { name: 'Kopiera svaret' }).tap();
  await expect(list.getByText('Svaret är kopierat.')).toBeVisible();
  const answer = await list.evaluate(() => navigator.clipboard.readText());
  expect(answer).toBe(await list.getByRole('textbox', { name: 'Svaret' }).inputValue());
  const mail = (await list.getByRole('link', { name: 'Skriv i min e-post' }).getAttribute('href')) ?? '';
  expect(decodeURIComponent(mail).replaceAll('\r\n', '\n')).toContain(answer);
  // What somebody else would put into the file does not run.
  const ran = await list.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.body.append(script);
    return document.title;
  });
  expect(ran).not.toBe('ran');
  expect(wrong.filter((line) => !line.includes('Content Security Policy'))).toEqual([]);
  expect(asked.filter((url) => !url.startsWith('file://'))).toEqual([]);
  await phone.close();

  // The mail, pasted: half of it is refused, the whole is shown row by row and then recorded.
  await page.getByRole('link', { name: 'Till dagens ronder' }).click();
  await page.getByRole('link', { name: 'Läs in svar' }).click();
  const field = page.getByRole('textbox', { name: 'Svaret' });
  await field.fill(answer.slice(0, -12));
  await page.getByRole('button', { name: 'Läs svaret' }).click();
  await expect(page.getByRole('alert')).toContainText('Svaret är avklippt');
  const mailed = `Hej,\n\n${answer.replace(/^/gm, '> ').replaceAll('\n', '\n\n')}\n\nMvh Karin`;
  await field.fill(mailed);
  await page.getByRole('button', { name: 'Läs svaret' }).click();
  await expect(page.getByRole('row', { name: /Bibliotek 01/ })).toContainText('Till Simhallen: När öppnar ni');
  await expect(page.getByRole('row', { name: /Bibliotek 02/ })).toContainText('öppet 10–18, se webben › kalender');
  await expect(page.getByRole('row', { name: /Bibliotek 03/ })).toContainText('Plattformen svarar inte');
  await page.getByRole('button', { name: 'Skriv in 3 kontroller' }).click();
  await expect(page.getByText('3 kontroller är inskrivna.')).toBeVisible();
  await page.getByRole('button', { name: 'Läs in ett svar till' }).click();
  await field.fill(mailed);
  await page.getByRole('button', { name: 'Läs svaret' }).click();
  await expect(page.getByText('Är redan inskrivet från samma svar')).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'Inget att skriva in' })).toBeDisabled();

  await page.getByRole('link', { name: 'Till dagens ronder' }).click();
  await expect(page.getByText('2 av 4', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Gå till ronden' }).click();
  const queue = page.getByRole('listbox', { name: 'Rondens kö' });
  await expect(queue.getByRole('option', { name: 'Bibliotek 02' })).toContainText('Besvarat');
  await queue.getByRole('option', { name: 'Bibliotek 02' }).click();
  await expect(page.getByText(/sett på annan plats/)).toBeVisible();
});
