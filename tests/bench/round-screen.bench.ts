import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../chromium.ts';
import { startWebHost } from '../e2e/fixtures.ts';
import { makeRoundRegister } from '../e2e/round-register.ts';
import { type Bench, median } from './bench.ts';

const accounts = 800;
const keys = 40;
/** Nobody looks at an account in less; what a look has read anew is done by then. Milliseconds. */
const paceMs = 700;

/** Milliseconds from `2` in the queue until the account says "Besvarat", which it does when the look is committed, and that has been painted. */
async function keyToPainted(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const queue = document.querySelector('[role=listbox]');
    const id = queue?.querySelector('[aria-selected=true]')?.id ?? '';
    if (queue === null || id === '') throw new Error('no queue');
    const isThere = () => document.getElementById(id)?.textContent?.includes('Besvarat') === true;
    const started = performance.now();
    const said = new Promise<void>((resolve) => {
      const watch = new MutationObserver(() => {
        if (!isThere()) return;
        watch.disconnect();
        resolve();
      });
      watch.observe(queue, { subtree: true, childList: true, characterData: true });
    });
    queue.dispatchEvent(new KeyboardEvent('keydown', { key: '2', code: 'Digit2', bubbles: true }));
    await said;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - started;
  });
}

/** What a person waits for in a round of 800 accounts: the round opens, and a key is recorded, committed and painted. */
export const bench: Bench = async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-bench-'));
  await makeRoundRegister(dataDir, accounts);
  const host = await startWebHost(dataDir);
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(host.link);
  await page.getByRole('link', { name: /^Bevakning/ }).waitFor();
  const opened: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    await page.evaluate(() => {
      location.hash = '/bevakning';
    });
    await page.getByRole('button', { name: /rond 1 av 1/ }).waitFor();
    const started = performance.now();
    await page.keyboard.press('r');
    await page.getByRole('option').first().waitFor();
    opened.push(performance.now() - started);
  }
  const figures: number[] = [];
  for (let key = 0; key < keys; key += 1) {
    await page.waitForTimeout(paceMs);
    figures.push(await keyToPainted(page));
  }
  // With a key held, as fast as it is recorded.
  const hurried: number[] = [];
  for (let key = 0; key < keys; key += 1) hurried.push(await keyToPainted(page));
  await browser.close();
  await host.stop();
  await rm(dataDir, { recursive: true, force: true });
  const p95 = figures.toSorted((a, b) => a - b)[Math.floor(keys * 0.95)] ?? 0;
  return [
    {
      name: `tangent till antecknat och målat, ${accounts} konton, p95 (gräns 100 ms)`,
      ratio: p95 / 100,
      limit: 1,
      detail: `${p95.toFixed(0)} ms, mitten ${median(figures).toFixed(0)} ms; utan paus mitten ${median(hurried).toFixed(0)} ms`,
    },
    {
      name: `ronden öppnas på skärmen, ${accounts} konton (gräns 300 ms)`,
      ratio: median(opened) / 300,
      limit: 1,
      detail: `${median(opened).toFixed(0)} ms`,
    },
  ];
};
