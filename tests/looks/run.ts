import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../chromium.ts';
import { projectRoot } from '../register.ts';

/** `node tests/looks/run.ts`: screenshots of pages that document a post, or do not, for the tests of what a picture shows. The pages are invented. */
const from = path.join(import.meta.dirname, 'pages');
const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
for (const name of await readdir(from)) {
  await page.goto(`file://${path.join(from, name)}`);
  await page.screenshot({ path: path.join(projectRoot, 'tests/fixtures/looks', name.replace('.html', '.png')) });
}
await browser.close();
