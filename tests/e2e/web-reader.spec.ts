import { expect, test as base } from './fixtures.ts';
import { withoutViolations } from './journey.ts';
import { readsFrom } from './reading-computer.ts';

// Where another computer writes the register: what could not be saved is not filled in.
const test = base.extend({
  dataDir: async ({ dataDir }, use) => {
    readsFrom(dataDir, 'Kansliets dator');
    await use(dataDir);
  },
});
test.use({ startArgs: ['--demo'] });

test('där registret bara läses är formulären låsta, med samma ord på varje sida', async ({ page }) => {
  const read = page.getByText('Du kan läsa uppgifterna men inte ändra dem.');
  const go = async (address: string) => {
    await page.goto(`${new URL(page.url()).origin}/#${address}`);
  };
  await expect(page.getByText(/^Registret skrivs på Kansliets dator/)).toBeVisible();
  await go('/personer');
  await page.getByRole('grid').getByRole('row').nth(1).click();
  await expect(read).toBeVisible();
  await expect(page.getByLabel('Namn', { exact: true })).toBeDisabled();
  await expect(page.getByRole('link', { name: 'Lämna över' })).toHaveCount(0);
  await withoutViolations(page);

  await go('/arenden/KV-1');
  await expect(read).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ange diarienummer' })).toHaveCount(0);
  await expect(page.locator('#step-form')).toHaveCount(0);

  for (const part of ['regler', 'krisplan', 'bevakningsplan']) {
    await go(`/installningar/${part}`);
    await expect(read).toBeVisible();
    await expect(page.getByRole('main').locator('fieldset input:visible').first()).toBeDisabled();
  }
  await withoutViolations(page);
});

test('där registret bara läses erbjuds inget nytt, och det som annars fylls i sägs gå att läsa', async ({ page }) => {
  const main = page.getByRole('main');
  const read = main.getByText('Du kan läsa uppgifterna men inte ändra dem.');
  const go = async (address: string, heading: string) => {
    await page.goto(`${new URL(page.url()).origin}/#${address}`);
    await expect(main.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  };
  await expect(page.getByText(/^Registret skrivs på Kansliets dator/)).toBeVisible();
  const list = page.getByRole('grid', { name: 'Konton' });
  await go('/konton', 'Konton');
  await expect(list.getByRole('row').nth(1)).toBeVisible();
  await expect(main.getByRole('link', { name: 'Exportera till SLK' })).toBeVisible();
  await expect(main.getByRole('link', { name: 'Läs in lista' })).toHaveCount(0);
  await expect(main.getByRole('button', { name: /^Nytt konto/ })).toHaveCount(0);
  // Nothing is marked for a change that could not be made.
  await expect(list.getByRole('checkbox')).toHaveCount(0);
  await page.keyboard.press('n');
  await expect(main.getByRole('heading', { level: 1, name: 'Konton' })).toBeVisible();
  await withoutViolations(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nytt');
  await expect(page.getByRole('menuitem', { name: /^Nytt (konto|ärende)/ })).toHaveCount(0);
  // Esc empties the field, and closes it then.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await go('/personer', 'Personer');
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
  await expect(main.getByRole('button', { name: 'Ny person' })).toHaveCount(0);

  for (const [address, heading] of [
    ['/konton/nytt', 'Nytt konto'],
    ['/konton/las-in', 'Läs in en lista'],
    ['/arenden/nytt', 'Nytt ärende'],
    ['/arenden/blankett', 'Läs in uppstartsblankett'],
    ['/kris', 'Kris'],
    ['/kapat', 'Kapat eller falskt konto'],
  ] as const) {
    await go(address, heading);
    await expect(read).toBeVisible();
    await expect(main.locator('form')).toHaveCount(0);
    await expect(main.getByRole('button', { name: 'Välj fil …' })).toHaveCount(0);
    await expect(main.getByRole('link', { name: 'Ändra' })).toHaveCount(0);
  }
  await withoutViolations(page);
  await page.goto(`${new URL(page.url()).origin}/#/installningar/floden`);
  await expect(main.getByText(/^Flöden läses inte här/)).toBeVisible();
  await expect(main.getByRole('button', { name: /^(Slå på|Stäng av)$/ })).toHaveCount(0);
});
