import { rm } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../chromium.ts';
import { startWebHost } from '../e2e/fixtures.ts';
import type { Bench } from './bench.ts';
import { filledRegister } from './filled-register.ts';

const limitMs = 3000;
const pages = ['', 'bevakning', 'konton', 'personer', 'rapporter', 'installningar'];

/** Crisis mode from every place of the app, each just loaded, with 800 accounts; then the start itself. The slowest counts. */
export const bench: Bench = async () => {
  const dataDir = await filledRegister(800);
  const host = await startWebHost(dataDir);
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(host.link);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const { origin } = new URL(host.link);
  const opened: number[] = [];
  const texts = page.getByRole('heading', { name: 'Förberedda texter' });
  for (const place of pages) {
    await page.goto(`${origin}/#/${place}`);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const started = performance.now();
    await page.keyboard.press('Control+Shift+K');
    await texts.waitFor();
    opened.push(performance.now() - started);
  }
  const started = performance.now();
  await page.keyboard.press('Enter');
  await page
    .getByText(/^Nästa uppdatering senast/)
    .first()
    .waitFor();
  const begun = performance.now() - started;
  await browser.close();
  await host.stop();
  await rm(dataDir, { recursive: true, force: true });
  const measure = (name: string, ms: number) => ({
    name: `${name} (gräns ${limitMs / 1000} s)`,
    ratio: ms / limitMs,
    limit: 1,
    detail: `${ms.toFixed(0)} ms`,
  });
  return [
    measure('krisläget från en nyss laddad sida, den långsammaste av sex, 800 konton', Math.max(...opened)),
    measure('krisen startad med 800 konton', begun),
  ];
};
