import { expect, test } from './fixtures.ts';

test('appen öppnas och svarar', { tag: '@journey' }, async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Välkommen till Kanalvakt' })).toBeVisible();
});

test.describe('i demoförvaltningen', () => {
  test.use({ startArgs: ['--demo'] });

  test('Idag räknar raderna som står där, också valvets, i menyn och på listan', async ({ page }) => {
    const rows = page.getByRole('main').getByRole('list').first().getByRole('listitem');
    await expect(rows.filter({ hasText: 'Delade inloggningar har ingen säker plats' })).toBeVisible();
    const card = page.getByRole('main').locator('section').filter({ hasText: 'Behöver göras' });
    await expect(async () => {
      const count = String(await rows.count());
      await expect(page.getByRole('link', { name: `Idag ${count}`, exact: true })).toBeVisible({ timeout: 1000 });
      await expect(card.getByText(count, { exact: true })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await page.keyboard.press('F1');
    await expect(page.getByRole('article').getByRole('heading', { name: 'Hålla den rätt' })).toBeInViewport();
  });
});
