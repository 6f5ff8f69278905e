import type { Page } from '@playwright/test';
import { anotherLink, expect, openLink, test } from './fixtures.ts';

test.use({ startArgs: ['--demo'] });

const places = [
  '#/',
  '#/konton',
  '#/konton/nytt',
  '#/konton/las-in',
  '#/personer',
  '#/rapporter',
  '#/installningar',
  '#/installningar/floden',
  '#/finns-inte',
];

/** The id of some account of the demo, asked for with the tab's own token. */
async function anAccount(page: Page): Promise<string> {
  const ask = (procedure: string, json: unknown) =>
    page.evaluate(
      async ([name, body]) => {
        const headers = {
          'content-type': 'application/json',
          'x-kanalvakt-tab': sessionStorage.getItem('kanalvakt-tab') ?? '',
        };
        return (await (await fetch(`/rpc/${name}`, { method: 'POST', headers, body })).json()) as { json: unknown };
      },
      [procedure, JSON.stringify({ json })] as const,
    );
  const administrations = (await ask('settings/administrations', {})).json as Array<{ id: string }>;
  const filter = { administrationId: administrations[0]?.id };
  const { rows } = (await ask('accounts/list', { filter, limit: 1 })).json as { rows: Array<{ id: string }> };
  return rows[0]?.id ?? '';
}

test('ingen sida bryter mot innehållspolicyn eller kastar ett fel', async ({ page: first, dataDir }) => {
  const page = await first.context().newPage();
  const wrong: string[] = [];
  await page.exposeFunction('tellViolation', (text: string) => wrong.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample, sourceFile, lineNumber }) => {
      (globalThis as unknown as { tellViolation(text: string): void }).tellViolation(
        `${violatedDirective} ${sample} ${sourceFile}:${lineNumber}`,
      );
    });
  });
  page.on('pageerror', (error) => wrong.push(`${page.url()} ${error.message}`));

  await openLink(page, await anotherLink(dataDir));
  const { origin } = new URL(page.url());
  for (const place of places) {
    await page.goto(`${origin}/${place}`);
    await expect(page.getByRole('main')).toBeVisible();
    await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => {});
  }
  await page.goto(`${origin}/#/konton/${await anAccount(page)}`);
  await expect(page.getByRole('main')).toBeVisible();
  await page.goto(`${origin}/open`);
  await expect(page.getByRole('main')).toBeVisible();
  expect(wrong).toEqual([]);

  // The watch sees what it is there to see.
  await page.goto(`${origin}/#/`);
  await page.evaluate(() =>
    document.head.append(Object.assign(document.createElement('style'), { textContent: 'p{}' })),
  );
  await expect.poll(() => wrong.length).toBeGreaterThan(0);
});
