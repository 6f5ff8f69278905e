import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../chromium.ts';
import { projectRoot, startWebHost } from '../e2e/fixtures.ts';

/** `npm run pictures`: the README's pictures, made from the running app with the demo administration. */
const folder = path.join(projectRoot, 'docs/pictures');

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForTimeout(700);
}

const shots: Array<{ name: string; prepare: (page: Page) => Promise<void>; themes: Array<'light' | 'dark'> }> = [
  { name: 'idag', prepare: (page) => go(page, '/'), themes: ['light', 'dark'] },
  // On a day without rounds the page says when the next one is.
  { name: 'bevakning', prepare: (page) => go(page, '/bevakning'), themes: ['light'] },
  {
    name: 'rond',
    prepare: async (page) => {
      await go(page, '/bevakning');
      await page.keyboard.press('r');
      await page.waitForTimeout(700);
      for (const outcome of ['2', '2', '4', '2', '2', '2']) {
        await page.keyboard.press(outcome);
        await page.waitForTimeout(300);
      }
    },
    themes: ['light', 'dark'],
  },
  { name: 'vem-tar-vad', prepare: (page) => go(page, '/bevakning/vem-tar-vad'), themes: ['light'] },
  { name: 'bevakningsrapport', prepare: (page) => go(page, '/rapporter/bevakning'), themes: ['light'] },
  { name: 'konton', prepare: (page) => go(page, '/konton'), themes: ['light', 'dark'] },
  {
    name: 'konto',
    prepare: async (page) => {
      await go(page, '/konton?text=bokbussen');
      await page.getByRole('grid').getByText('Bokbussen', { exact: true }).click();
      await page.waitForTimeout(700);
    },
    themes: ['light'],
  },
  {
    name: 'las-in',
    prepare: async (page) => {
      await go(page, '/konton/las-in');
      await page
        .locator('input[type=file]')
        .setInputFiles(path.join(projectRoot, 'tests/fixtures/lists/kontolista.xlsx'));
      await page.waitForTimeout(1500);
    },
    themes: ['light'],
  },
  {
    name: 'lamna-over',
    prepare: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('Lämna över: Karina Åkerlund');
      await page.getByRole('menuitem').first().click();
      await page.waitForTimeout(900);
    },
    themes: ['light'],
  },
  { name: 'valvet', prepare: (page) => go(page, '/installningar/valv'), themes: ['light'] },
  { name: 'arende', prepare: (page) => go(page, '/arenden/KV-1'), themes: ['light'] },
  { name: 'rapporter', prepare: (page) => go(page, '/rapporter'), themes: ['light'] },
  // Last, for from now on the frame of every page is that of a crisis.
  {
    name: 'kris',
    prepare: async (page) => {
      await go(page, '/kris');
      await page.keyboard.type('Vattenläcka på Museet vid bryggan');
      await page.keyboard.press('Enter');
      await page
        .getByText(/^Nästa uppdatering senast/)
        .first()
        .waitFor();
    },
    themes: ['dark'],
  },
];

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-bilder-'));
const host = await startWebHost(dataDir, ['--demo']);
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ['--no-sandbox', '--disable-background-networking', '--lang=sv-SE'],
});
try {
  await mkdir(folder, { recursive: true });
  const context = await browser.newContext({
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(host.link);
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const { name, prepare, themes } of shots) {
    await prepare(page);
    for (const theme of themes) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset['theme'] = chosen;
      }, theme);
      // Every colour has been painted, also on a machine with much to do.
      await page.waitForTimeout(700);
      await page.screenshot({ path: path.join(folder, `${name}-${theme}.png`) });
    }
    process.stdout.write(`${name}\n`);
  }
} finally {
  await browser.close();
  await host.stop();
  await rm(dataDir, { recursive: true, force: true });
}
