import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** First start: somebody at Kulturförvaltningen, who then stands at Idag. */
export async function introduce(page: Page): Promise<void> {
  await page.getByLabel('Förvaltningens namn').fill('Kulturförvaltningen');
  await page.getByLabel('Ditt namn').fill('Karin Åkesson');
  await page.getByRole('button', { name: 'Börja' }).click();
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
}
