import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** First start: somebody at Kulturförvaltningen, who then stands at Idag. */
export async function introduce(page: Page): Promise<void> {
  await page.getByLabel('Förvaltningens namn').fill('Kulturförvaltningen');
  await page.getByLabel('Ditt namn').fill('Karin Åkesson');
  await page.getByRole('button', { name: 'Börja' }).click();
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
}

/** Fails with the rule and the elements when axe finds anything. Legacy mode stays in the page: a desktop app opens no other. */
export async function withoutViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
