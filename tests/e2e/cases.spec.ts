import { leavingRegister } from '../leaving.ts';
import { choose, command, doStep, inDays } from './case-journey.ts';
import { expect, here, testOn } from './fixtures.ts';
import { pick, withoutViolations, withoutViolationsInAnyTheme } from './journey.ts';

/** A register with two accounts; Berit is the strategist, and Karin, the communicator, sits here. */
const test = testOn(async (dataDir) => {
  const { core } = await leavingRegister(dataDir, 2, here, inDays(10));
  await core.close();
});

test.beforeEach(async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
});

test('ett konto avslutas till slutet med bara tangenter: beslut, aviseringar, arkiv, stängt, borta och redovisat', {
  tag: '@journey',
}, async ({ page }) => {
  await command(page, 'Nytt ärende');
  await expect(page.getByRole('heading', { name: 'Nytt ärende' })).toBeVisible();
  await page.getByRole('radio', { name: /^Avsluta konto/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await choose(page, 'Konto 1');
  await expect(page.getByRole('textbox', { name: 'Rubrik' })).toHaveValue('Avsluta Konto 1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Avsluta Konto 1' })).toBeVisible();
  await expect(page.locator('#step-title')).toBeFocused();
  await withoutViolations(page);

  // Skäl, beslut, begäran, tre aviseringar, arkiv, roller, stängning, kontroll och redovisning.
  for (let step = 0; step < 2; step += 1) await doStep(page);
  // Stängs samma dag som det aviseras: det är beslutat, med skäl.
  await page.getByRole('button', { name: /^Korta aviseringen/ }).press('Enter');
  await expect(page.locator('#step-title')).toHaveText('Korta aviseringen');
  await doStep(page);
  await expect(page.locator('#step-title')).toHaveText('Första aviseringen');
  for (let step = 0; step < 5; step += 1) await doStep(page);
  // Somebody still gets in: the refusal has the keyboard and is on screen, wherever the foot of the step is.
  await expect(page.locator('#step-title')).toHaveText('Ta bort roller, appar och inloggningar');
  await expect(page.getByRole('region', { name: 'Det här står kvar' })).toContainText('Leila Yilmaz (loggar in');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#step-refused')).toBeFocused();
  await expect(page.locator('#step-refused')).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: /^Låt något stå kvar/ }).press('Enter');
  await page.getByRole('radio', { name: 'Kontonamnet behålls parkerat' }).focus();
  await page.keyboard.press('Space');
  await doStep(page);
  await doStep(page);
  await expect(page.locator('#step-title')).toHaveText('Stäng kontot');
  await page.getByRole('radio', { name: 'Behålls parkerat' }).focus();
  await page.keyboard.press('Space');
  for (let step = 0; step < 3; step += 1) await doStep(page);
  await expect(page.getByRole('heading', { name: 'Allt är gjort' })).toBeVisible();
  await expect(page.getByText(/^Konto 1 \(.+\): Under avslut → Avslutat$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Avsluta ärendet' }).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /^Kontot är avslutat/ })).toBeChecked();
  await page.getByRole('radio', { name: /^Kontot är avslutat/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Avslutat .*Kontot är avslutat/ })).toBeVisible();

  // The register has followed, and the account leads back to its case.
  await page.getByRole('link', { name: 'Konto 1', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Konto 1', exact: true })).toBeVisible();
  await expect(page.getByText('Avsluta konto, KV-1').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'KV-1 Avsluta Konto 1' })).toBeVisible();
});

test('listan, Idag och paletten leder till ärendet; en stängd spärr säger vad som saknas; allt går att läsa i alla färger', {
  tag: '@thorough',
}, async ({ page }) => {
  // Ten looks at every colour and rule of two pages.
  test.slow();
  await command(page, 'Nytt ärende');
  await pick(page, /^Olämpligt inlägg/);
  await page.getByRole('textbox', { name: 'Rubrik' }).fill('Hot i kommentarerna');
  await withoutViolations(page);
  // A name that is only typed is no account, and is not dropped without a word.
  const accounts = page.getByRole('combobox', { name: /^Konton/ });
  await accounts.fill('Finns inte');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Skrivet men inte valt: ”Finns inte”', { exact: false })).toBeVisible();
  await accounts.fill('');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Hot i kommentarerna' })).toBeVisible();
  await expect(page.getByText('inte diariefört').first()).toBeVisible();
  // Nothing is recorded while something is lacking, and the keyboard stands where it lacks.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Fyll i det här.')).toHaveCount(2);
  await expect(page.getByRole('textbox', { name: 'Adress', exact: true })).toBeFocused();
  await page.keyboard.type('https://exempel.se/1');
  await page.getByRole('textbox', { name: 'Användarnamn' }).fill('@exempel');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Bedöm grunden' })).toBeVisible();
  await page.getByRole('button', { name: /^Ångra/ }).click();
  await expect(page.getByRole('heading', { name: 'Var inlägget är' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Adress', exact: true }).fill('https://exempel.se/1');
  await page.getByRole('textbox', { name: 'Användarnamn' }).fill('@exempel');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Bedöm grunden' })).toBeVisible();
  await page.getByRole('button', { name: /Grund/ }).click();
  await page.getByRole('option', { name: 'Förvaltningens egna regler' }).click();
  await page.getByRole('textbox', { name: 'Vilken regel' }).fill('Reklam');
  await page.getByRole('checkbox', { name: /^Åtgärden riktas inte mot kritik/ }).check({ force: true });
  await pick(page, 'Dölja');
  await page.getByRole('textbox', { name: 'Skäl', exact: true }).fill('Säljer klockor.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Dokumentera', exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Dölj, ta bort eller blockera/ }).click();
  await expect(page.getByText('Inlägget är inte dokumenterat.')).toBeVisible();
  await withoutViolations(page);
  await page.getByRole('button', { name: 'Gå till ”Dokumentera”' }).click();
  await expect(page.getByRole('heading', { name: 'Dokumentera', exact: true })).toBeFocused();
  // Between them is a step that this case does not need.
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { name: 'Bedöm grunden' })).toBeFocused();
  await page.keyboard.press('c');
  await page.keyboard.type('Samma avsändare som i våras');
  await page.getByRole('button', { name: 'Lägg till', exact: true }).last().click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Samma avsändare som i våras' })).toBeVisible();

  await page.getByRole('link', { name: /^Idag/ }).click();
  await page.getByRole('link', { name: 'Öppna KV-1' }).first().click();
  await expect(page.getByRole('heading', { name: 'Hot i kommentarerna' })).toBeVisible();
  await page.getByRole('link', { name: 'Skriv ut' }).click();
  await expect(page.getByRole('heading', { name: 'KV-1 Hot i kommentarerna' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Bedöm grunden/ })).toContainText('Säljer klockor.');
  await withoutViolations(page);
  await command(page, 'kv-1');
  await expect(page.getByRole('heading', { name: 'Hot i kommentarerna' })).toBeVisible();
  await page
    .getByRole('link', { name: /^Ärenden/ })
    .first()
    .click();
  await expect(page.getByRole('grid', { name: 'Ärenden' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('klockor');
  await expect(page.getByText('Inget ärende passar')).toBeVisible();
  await page.getByRole('button', { name: 'Rensa filter' }).first().click();
  await page.getByRole('grid', { name: 'Ärenden' }).focus();
  await withoutViolationsInAnyTheme(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Hot i kommentarerna' })).toBeVisible();
});

test('förvaltningens rutin: ett eget steg, en annan tid, och en spärr som inte går att flytta förbi', {
  tag: '@thorough',
}, async ({ page }) => {
  await command(page, 'Gå till Ärenden');
  await page.getByRole('link', { name: 'Lokal rutin' }).click();
  await page.getByRole('radio', { name: 'Avsluta konto' }).click();
  await expect(page.getByRole('button', { name: 'Ändra Stäng kontot', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Lägg till steg' }).click();
  await page.getByRole('textbox', { name: 'Stegets namn' }).fill('Säg till enhetens chef');
  await withoutViolations(page);
  await page.keyboard.press('Enter');
  const own = page.getByRole('listitem').filter({ hasText: 'Säg till enhetens chef' });
  await expect(own).toContainText('Eget steg');
  await page.getByRole('button', { name: 'Ändra Beslut', exact: true }).click();
  await page.getByRole('textbox', { name: 'Antal' }).fill('3');
  await page.getByRole('button', { name: 'Spara', exact: true }).last().click();
  // Past the decision, whose gate guards the first announcement.
  for (let presses = 0; presses < 3; presses += 1)
    await page.getByRole('button', { name: 'Flytta upp Stäng kontot' }).press('Enter');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Skriv vilket beslut').first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Beslut eller dokument' }).fill('Rutin 2026');
  for (let presses = 0; presses < 6; presses += 1)
    await page.getByRole('button', { name: 'Flytta upp Stäng kontot' }).press('Enter');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/Rutinen kan inte användas/)).toBeVisible();
  for (let presses = 0; presses < 9; presses += 1)
    await page.getByRole('button', { name: 'Flytta ner Stäng kontot' }).press('Enter');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Egen rutin, version 1: Rutin 2026')).toBeVisible();
  await withoutViolations(page);

  await page.getByRole('link', { name: 'Delegationer' }).click();
  await page.getByRole('button', { name: 'Ny delegation' }).first().click();
  await page.getByRole('combobox', { name: 'Vem' }).focus();
  await choose(page, 'Berit Holm');
  await page.getByRole('textbox', { name: 'Enligt beslut' }).fill('Delegationsordning 4.7');
  await page.getByRole('button', { name: 'Lägg in' }).click();
  await expect(page.getByRole('row', { name: /^Berit Holm/ })).toContainText('Delegationsordning 4.7');
  await withoutViolations(page);

  // A dialog says at its field what is lacking, and the keyboard stands there.
  await page.getByRole('link', { name: 'Uppstart' }).click();
  await page.getByRole('button', { name: 'Inför startstopp' }).click();
  const first = page.getByRole('group', { name: 'Från och med' });
  await first.getByRole('button').click();
  await page.getByRole('button', { name: 'Ta bort datumet' }).click();
  await page.getByRole('textbox', { name: 'Skäl' }).fill('Översyn');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ange vilken dag.')).toBeVisible();
  await expect(first.getByRole('spinbutton').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Släng det' }).click();

  await command(page, 'Nytt ärende');
  await pick(page, /^Avsluta konto/);
  await page.getByRole('textbox', { name: 'Rubrik' }).fill('Avsluta sidan');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: /^Säg till enhetens chef/ })).toBeVisible();
});
