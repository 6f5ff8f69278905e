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
