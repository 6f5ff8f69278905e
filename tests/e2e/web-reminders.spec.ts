import type { Page } from '@playwright/test';
import { anotherLink, testOn, expect, openLink } from './fixtures.ts';
import { withoutViolations } from './journey.ts';
import { readsFrom } from './reading-computer.ts';
import { makeRoundRegister } from './round-register.ts';

// Where the system shows no notices the app does: over the page, in nobody's way.
const test = testOn(async (dataDir) => {
  await makeRoundRegister(dataDir, 4);
});

const reminder = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'Rond 1 har börjat. 4 konton är dina, senast 23:59.' });

test('ronden som har börjat sägs i appen, i alla flikar, utan att ta tangenterna, tills den stängs', async ({
  page,
  dataDir,
}) => {
  await expect(reminder(page)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.closest('[role=status]') ?? null)).toBeNull();
  await withoutViolations(page);
  const other = await page.context().newPage();
  await openLink(other, await anotherLink(dataDir));
  await expect(reminder(other)).toBeVisible();
  await other.getByRole('button', { name: 'Stäng påminnelsen om rond 1' }).click();
  await expect(reminder(other)).toHaveCount(0);
  await expect(reminder(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('link', { name: /^Starta rond 1 av 1/ })).toBeVisible();
  await expect(reminder(page)).toHaveCount(0);
});

test('Starta ronden leder dit, och påminnelsen är borta', async ({ page }) => {
  await reminder(page).getByRole('button', { name: 'Starta ronden' }).click();
  await expect(page.getByRole('listbox', { name: 'Rondens kö' })).toBeVisible();
  await expect(reminder(page)).toHaveCount(0);
  await page.getByRole('link', { name: /^Idag/ }).click();
  await expect(page.getByText('4 konton kvar i rond 1')).toBeVisible();
  await expect(reminder(page)).toHaveCount(0);
});

test('den som själv går till ronden behöver ingen påminnelse om den', async ({ page }) => {
  await expect(reminder(page)).toBeVisible();
  await page.getByRole('link', { name: /^Starta rond 1 av 1/ }).click();
  await expect(page.getByRole('listbox', { name: 'Rondens kö' })).toBeVisible();
  await expect(reminder(page)).toHaveCount(0);
  await page.getByRole('link', { name: /^Idag/ }).click();
  await expect(page.getByText('4 konton kvar i rond 1')).toBeVisible();
  await expect(reminder(page)).toHaveCount(0);
});

test('påminnelser stängs av under Inställningar, för den här datorn', async ({ page }) => {
  await expect(reminder(page)).toBeVisible();
  await page.getByRole('link', { name: 'Inställningar' }).click();
  await page.getByRole('link', { name: 'Utseende' }).click();
  const choice = page.getByRole('checkbox', { name: 'Påminn mig om ronder' });
  await expect(choice).toBeChecked();
  await choice.press('Space');
  await expect(choice).not.toBeChecked();
  await expect(reminder(page)).toHaveCount(0);
  await page.reload();
  await expect(choice).not.toBeChecked();
  await expect(reminder(page)).toHaveCount(0);
});

const onReader = test.extend({
  dataDir: async ({ dataDir }, use) => {
    readsFrom(dataDir, 'Kansliets dator');
    await use(dataDir);
  },
});

onReader('där registret bara läses erbjuds listan, inte ronden', async ({ page }) => {
  await expect(page.getByText(/^Registret skrivs på Kansliets dator/)).toBeVisible();
  await expect(reminder(page)).toBeVisible();
  await expect(page.getByRole('button', { name: /ronden$/ })).toHaveCount(0);
  await withoutViolations(page);
  await reminder(page).getByRole('button', { name: 'Ta med listan' }).click();
  await expect(page.getByRole('heading', { name: 'Ta med listan', level: 1 })).toBeVisible();
  await expect(reminder(page)).toHaveCount(0);
});
