import { expect, test } from './fixtures.ts';

test('appen öppnas och svarar', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Kanalvakt' })).toBeVisible();
  await expect(page.getByText('0.1.0')).toBeVisible();
});
