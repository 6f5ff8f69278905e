import { expect, test } from './fixtures.ts';
import { withoutViolations } from './journey.ts';

test('första start: säg vem du är, och Idag erbjuder nästa steg', { tag: '@journey' }, async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Välkommen till Kanalvakt' })).toBeVisible();
  await withoutViolations(page);
  await page.getByRole('button', { name: 'Börja' }).click();
  await expect(page.getByText('Skriv förvaltningens namn.')).toBeVisible();
  await expect(page.getByLabel('Förvaltningens namn')).toBeFocused();
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
