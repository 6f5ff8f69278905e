import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, projectRoot } from './fixtures.ts';
import { introduce } from './journey.ts';

export const list = (name: string) => path.join(projectRoot, 'tests/fixtures/lists', name);

type Given = string | { name: string; mimeType: string; buffer: Buffer };

export async function openList(page: Page, file: Given): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
}

export const csv = (name: string, lines: readonly string[]): Given => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
});
export const preview = (page: Page) => page.getByRole('button', { name: 'Förhandsgranska', exact: true });
export const runButton = (page: Page) => page.getByRole('button', { name: /^Läs in [\d\s]+ kont/u });

/** Says that the register is as empty as before, on the page that everybody sees. */
export async function nothingIsChanged(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Idag' }).click();
  await expect(page.getByRole('heading', { name: 'Förteckningen är tom' })).toBeVisible();
}

/** The terms of the equation, in its order: rows = new + updated + duplicates + rejected + skipped. */
export async function equation(page: Page): Promise<number[]> {
  const terms = await page.getByRole('group', { name: 'Vad som händer med raderna' }).locator('b').allInnerTexts();
  return terms.map((term) => Number(term.replace(/\s/gu, '')));
}

/** Tab until the control has the keyboard, as a person without a mouse does it. */
export async function tabTo(page: Page, role: 'button' | 'link' | 'radio', name: RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name });
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard never came to ${String(name)}`);
}

/** Somebody who has just begun, at the page where a list is read in. */
export async function toImport(page: Page): Promise<void> {
  await introduce(page);
  await page.getByRole('link', { name: 'Läs in er lista' }).click();
  await expect(page.getByRole('heading', { name: 'Läs in en lista' })).toBeVisible();
}

export const twoAccounts = csv('två konton.csv', [
  'Namn;Adress',
  'Ängby bibliotek;https://www.facebook.com/angbybibliotek',
  'Ängby bad;https://www.facebook.com/angbybad',
]);
