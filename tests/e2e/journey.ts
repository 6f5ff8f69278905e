import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** First start: somebody at Kulturförvaltningen, who then stands at Idag. */
export async function introduce(page: Page): Promise<void> {
  await page.getByLabel('Förvaltningens namn').fill('Kulturförvaltningen');
  await page.getByLabel('Ditt namn').fill('Karin Åkesson');
  await page.getByRole('button', { name: 'Börja' }).click();
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
}

/**
 * Fails with the rule and the elements when axe finds anything. Legacy mode stays in the page: a desktop app opens no other.
 * In the browser only: the pages and Chromium are the same in Electron, and looking twice would cost minutes.
 */
export async function withoutViolations(page: Page): Promise<void> {
  if (test.info().project.name.startsWith('electron')) return;
  await expect(page.locator('[data-entering]')).toHaveCount(0);
  // What React Aria has just read out is out of sight.
  await expectNone(new AxeBuilder({ page }).setLegacyMode().exclude('[data-live-announcer]'));
}

/** A page in every theme: everything once, and in the other colours what colours decide. */
export async function withoutViolationsInAnyTheme(page: Page): Promise<void> {
  if (test.info().project.name.startsWith('electron')) return;
  const paint = (theme: string) =>
    page.evaluate((name) => {
      // Colours on their way from one theme to the next are nobody's colours.
      document.documentElement.style.setProperty('transition', 'none');
      document.documentElement.dataset['theme'] = name;
    }, theme);
  await withoutViolations(page);
  for (const theme of ['dark', 'contrast']) {
    await paint(theme);
    await withoutPaleText(page);
  }
  await paint('light');
}

/** What the colours of a theme decide, and nothing else. */
export async function withoutPaleText(page: Page): Promise<void> {
  await expectNone(
    new AxeBuilder({ page }).setLegacyMode().exclude('[data-live-announcer]').withRules(['color-contrast']),
  );
}

async function expectNone(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Chooses one of a group of cards, whose own radio button is not seen. */
export async function pick(page: Page, name: string | RegExp): Promise<void> {
  const radio = page.getByRole('radio', { name });
  await page.locator('label').filter({ has: radio }).click();
  await expect(radio).toBeChecked();
}
