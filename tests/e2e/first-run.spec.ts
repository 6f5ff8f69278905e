import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test('första start: säg vem du är, och Idag erbjuder nästa steg', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Välkommen till Kanalvakt' })).toBeVisible();
  // In one pass: axe's usual second page is more than a window of the installed app can open.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Börja' }).click();
  await expect(page.getByText('Skriv förvaltningens namn.')).toBeVisible();
  await page.getByLabel('Förvaltningens namn').fill('Kulturförvaltningen');
  await page.getByLabel('Ditt namn').fill('Åsa Öberg');
  await page.getByLabel('Din e-post i tjänsten').fill('asa.oberg@exempel.se');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Läs in er lista' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Åsa Öberg' })).toHaveText('ÅÖ');
});
