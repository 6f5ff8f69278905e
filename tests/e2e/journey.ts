import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect, test } from './fixtures.ts';

/** First start: somebody at Kulturförvaltningen, who then stands at Idag. */
export async function introduce(page: Page): Promise<void> {
  await page.getByLabel('Förvaltningens namn').fill('Kulturförvaltningen');
  await page.getByLabel('Ditt namn').fill('Karin Åkesson');
  await page.getByRole('button', { name: 'Börja' }).click();
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
}

/**
 * Fails with the rule and the elements when axe finds anything.
 * In the browser only: the pages and Chromium are the same in Electron, and looking twice would cost minutes.
 */
export async function withoutViolations(page: Page): Promise<void> {
  if (test.info().project.name.startsWith('electron')) return;
  await expect(page.locator('[data-entering]')).toHaveCount(0);
  // A room that has not come has no heading yet.
  await expect(page.locator('h1').first()).toBeAttached();
  await expectNone(page);
}

/** A page in every theme: everything once, and in the other colours what colours decide. */
export async function withoutViolationsInAnyTheme(page: Page): Promise<void> {
  if (test.info().project.name.startsWith('electron')) return;
  const paint = (theme: string) =>
    page.evaluate((name) => {
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
  await expectNone(page, ['color-contrast']);
}

/** axe is read by a page once, however often it is looked at: reading it costs more than looking. */
async function expectNone(page: Page, rules?: string[]): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async ([only]) => {
      // Colours on their way from one to the next are nobody's colours; what inherits one sets out when it has arrived.
      const onTheirWay = () => document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      for (let moving = onTheirWay(); moving.length > 0; moving = onTheirWay())
        for (const animation of moving) animation.finish();
      const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run(
        // What React Aria has just read out is out of sight.
        { exclude: ['[data-live-announcer]'] },
        { resultTypes: ['violations'], ...(only === undefined ? {} : { runOnly: only }) },
      );
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    [rules] as const,
  );
  expect(violations).toEqual([]);
}

/** Chooses one of a group of cards, whose own radio button is not seen. */
export async function pick(page: Page, name: string | RegExp): Promise<void> {
  const radio = page.getByRole('radio', { name });
  await page.locator('label').filter({ has: radio }).click();
  await expect(radio).toBeChecked();
}
