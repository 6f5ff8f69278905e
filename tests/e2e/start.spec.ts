import { expect, test } from './fixtures.ts';

test('appen öppnas och kärnan svarar', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Välkommen till Kanalvakt' })).toBeVisible();
  // Only the core knows who is logged in to the computer.
  await expect(page.getByText(/Du är inloggad på datorn som \S+@\S+/)).toBeVisible();
});
