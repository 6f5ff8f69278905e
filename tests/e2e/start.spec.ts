import { expect, test } from './fixtures.ts';

test('appen öppnas och svarar', { tag: '@journey' }, async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Välkommen till Kanalvakt' })).toBeVisible();
});
