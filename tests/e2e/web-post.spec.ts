import type { Page } from '@playwright/test';
import { evidenceRegister, grounds, lookFixture, screenshot } from '../evidence.ts';
import { expect, here, testOn } from './fixtures.ts';
import { pick, withoutViolations } from './journey.ts';

/** A register with a post that is assessed by the administration's own rules, and a decision by which documentation is gallrad at once. */
const test = testOn(async (dataDir) => {
  const { core, client, post, administrationId } = await evidenceRegister(dataDir, here);
  await post(grounds.rules);
  await client.evidence.addDecision({
    draft: {
      administrationId,
      name: 'Handlingar av liten betydelse',
      dnr: 'KUL 2026/7',
      decidedOn: '2026-01-15',
      decidedBy: 'Kulturnämnden',
      what: 'Borttagna inlägg',
      months: 0,
      fromOn: '2026-02-01',
    },
  });
  await core.close();
});

const evidence = (page: Page) => page.getByRole('region', { name: 'Underlag' });

/** A picture on the page's clipboard, as a person pastes a screenshot. */
async function paste(page: Page, file: File): Promise<void> {
  const bytes = [...new Uint8Array(await file.arrayBuffer())];
  await evidence(page)
    .locator('form')
    .evaluate(
      (form, { name, content }) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(content)], name, { type: 'image/png' }));
        form.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
      },
      { name: file.name, content: bytes },
    );
}

test('ett inlägg dokumenteras, diarieförs, döljs och gallras, och filen är borta', async ({ page }) => {
  await page.evaluate(() => {
    location.hash = '/arenden/KV-1';
  });
  await evidence(page).getByRole('button', { name: 'Lägg till' }).click();
  await paste(page, screenshot());
  await evidence(page).getByLabel('Inläggets text').fill('Köp nu!');
  await withoutViolations(page);
  await evidence(page).getByRole('button', { name: 'Spara underlaget' }).click();
  const image = evidence(page).getByRole('img');
  await expect(image).toHaveAccessibleName('Suddad bild: skarm-1.png');
  await expect(image).toHaveCSS('filter', /blur/);
  // By keyboard, and only for as long as somebody wants to see it.
  await evidence(page).getByRole('button', { name: 'Visa bilden' }).focus();
  await page.keyboard.press('Enter');
  await expect(evidence(page).getByRole('img', { name: 'skarm-1.png', exact: true })).toHaveCSS('filter', 'none');
  await page.keyboard.press('Enter');
  await expect(image).toHaveCSS('filter', /blur/);
  await withoutViolations(page);

  await page.getByRole('button', { name: 'Ange diarienummer' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('KUL 2026/44');
  await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click();
  await page.getByRole('button', { name: /^Dölj, ta bort eller blockera/ }).click();
  await pick(page, 'Dolt');
  await page.getByRole('button', { name: /^Klart/ }).click();
  await expect(page.getByText('Klart: Dölj, ta bort eller blockera').first()).toBeVisible();

  await evidence(page).getByRole('button', { name: 'Gallra' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Gallringsbeslut/ }).click();
  await page.getByRole('option', { name: /Handlingar av liten betydelse/ }).click();
  await dialog.getByLabel('Protokoll').fill('Protokoll 3');
  await dialog.getByRole('combobox', { name: 'Kontrollerat av' }).fill('Berit');
  await page.getByRole('option', { name: /^Berit Holm/ }).click();
  await dialog.getByRole('button', { name: 'Gallra' }).click();
  await expect(evidence(page).getByText(/^Gallrat /)).toBeVisible();
  await expect(evidence(page).getByRole('img')).toHaveCount(0);
});

test('en fil som kom in av misstag står kvar överstruken med skälet, och steget väntar på en annan', async ({
  page,
}) => {
  await page.evaluate(() => {
    location.hash = '/arenden/KV-1';
  });
  await evidence(page).getByRole('button', { name: 'Lägg till' }).click();
  await paste(page, screenshot());
  await evidence(page).getByRole('button', { name: 'Spara underlaget' }).click();
  await evidence(page)
    .getByRole('button', { name: /^Tillagt av misstag/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Märk underlaget som tillagt av misstag?' });
  await dialog.getByRole('button', { name: 'Märk som misstag' }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Skäl').fill('Bilden är av ett annat inlägg');
  await withoutViolations(page);
  await dialog.getByRole('button', { name: 'Märk som misstag' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(evidence(page).getByText(/^Tillagt av misstag Märkt .+: Bilden är av ett annat inlägg$/)).toBeVisible();
  await expect(evidence(page).locator('s')).toHaveText(['Dokumentation av inlägget', 'skarm-1.png']);
  await expect(evidence(page).getByRole('button', { name: 'Tillagt av misstag' })).toHaveCount(0);
  await expect(evidence(page).getByRole('button', { name: 'Hämta: skarm-1.png' })).toBeVisible();
  await withoutViolations(page);
});

test('en bild som ser ut som en inloggningssida frågas om så länge den ska visa inlägget', async ({ page }) => {
  await page.evaluate(() => {
    location.hash = '/arenden/KV-1';
  });
  await evidence(page).getByRole('button', { name: 'Lägg till' }).click();
  await paste(page, new File([lookFixture('login-dark')], 'skarm.png', { type: 'image/png' }));
  await evidence(page).getByRole('button', { name: 'Spara underlaget' }).click();
  await expect(evidence(page).getByText(/ser ut som en inloggningssida/)).toBeVisible();
  await expect(evidence(page).getByLabel('Vad syns av inlägget?')).toBeFocused();
  await pick(page, 'Fil i ärendet');
  await expect(evidence(page).getByText(/ser ut som en inloggningssida/)).toHaveCount(0);
  await expect(evidence(page).getByLabel('Vad syns av inlägget?')).toHaveCount(0);
  await evidence(page).getByRole('button', { name: 'Spara underlaget' }).click();
  await expect(evidence(page).getByRole('button', { name: 'Hämta: skarm.png' })).toBeVisible();
});
