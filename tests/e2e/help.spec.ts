import { expect, test } from './fixtures.ts';
import { withoutViolationsInAnyTheme } from './journey.ts';

test.use({ startArgs: ['--demo'] });

test('handboken finns i programmet: F1 om sidan, Hjälp i menyn, rubriker i Ctrl+K, och länkar mellan sidorna', {
  tag: '@journey',
}, async ({ page }) => {
  const text = page.getByRole('article');
  const main = page.getByRole('main');
  await page.getByRole('link', { name: 'Personer', exact: true }).click();
  await page.getByRole('searchbox').focus();
  // Also from a field: it is no letter.
  await page.keyboard.press('F1');
  await expect(text.getByRole('heading', { level: 2, name: 'Förteckningen' })).toBeVisible();
  await expect(main.getByRole('heading', { level: 1, name: 'Hjälp' })).toBeVisible();
  await withoutViolationsInAnyTheme(page);
  await page.goBack();
  await expect(main.getByRole('heading', { level: 1, name: 'Personer' })).toBeVisible();

  await page.getByRole('link', { name: 'Hjälp' }).click();
  await text.getByRole('link', { name: 'Valvet', exact: true }).click();
  await expect(text.getByRole('table').first()).toBeVisible();
  await withoutViolationsInAnyTheme(page);
  // What stands in the text as a mark or as markup is words.
  await expect(text).not.toContainText('**');
  await text.getByRole('link', { name: 'sist på sidan' }).click();
  await expect(text.getByRole('heading', { name: 'Varje försök är ett prov' })).toBeFocused();
  await expect(text.getByRole('heading', { name: 'Varje försök är ett prov' })).toBeInViewport();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('till slk');
  await page.getByRole('menuitem', { name: /^Till SLK/ }).click();
  await expect(text.getByRole('heading', { level: 3, name: 'Till SLK' })).toBeFocused();
  await text.getByRole('link', { name: 'inventeringens schema' }).click();
  await expect(text.getByRole('cell', { name: 'statusSince' })).toBeVisible();

  // On paper there is the page alone.
  await page.emulateMedia({ media: 'print' });
  await expect(text).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Skriv ut sidan' })).toHaveCount(0);
});

test('i en dialog leder F1 ingenstans: det som är skrivet där är kvar', async ({ page }) => {
  await page.getByRole('link', { name: 'Personer', exact: true }).click();
  await page.getByRole('button', { name: 'Ny person' }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill('Ebba Testlund');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('Ebba Testlund');
});

test('en handbok som inte gick att hämta sägs, och hämtas när man försöker igen', async ({ page }) => {
  await page.route('**/assets/pages-*.js', (route) => route.abort());
  await page.getByRole('link', { name: /^Hjälp/ }).click();
  await expect(page.getByRole('alert')).toContainText('Handboken gick inte att hämta');
  await page.unroute('**/assets/pages-*.js');
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await expect(page.getByRole('article')).toBeVisible();
});
