import type { Page } from '@playwright/test';
import { Check } from '../../electron/core/accounts/contract.ts';
import { leavingRegister } from '../leaving.ts';
import { draft } from '../register.ts';
import { command, doStep, inDays } from './case-journey.ts';
import { expect, here, testOn } from './fixtures.ts';
import { withoutViolations } from './journey.ts';

/** A register in which the account that will be asked for is entered as applied for, with two who get in and its basic information. */
const test = testOn(async (dataDir) => {
  const register = await leavingRegister(dataDir, 1, here, inDays(400));
  const { core, client, administrationId, karin, leila } = register;
  const access = [karin, leila].map((personId) => ({
    personId,
    canLogIn: true,
    canClose: true,
    verifiedOn: inDays(-1),
  }));
  const checks = Check.shape.item.options.map((item) => ({
    item,
    ok: true,
    checkedOn: inDays(-1),
    checkedBy: 'Karin Åkesson',
  }));
  await client.accounts.create({
    draft: draft(administrationId, {
      name: 'Kulturladan Unga',
      platform: 'instagram',
      url: 'https://www.instagram.com/kulturladanunga/',
      roles: [{ role: 'communicator', personId: karin }],
      access,
      checks,
    }),
    status: 'applied',
  });
  await core.close();
});

/** Presses what a name says with the keyboard. */
async function press(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  await page.getByRole(role, { name }).focus();
  await page.keyboard.press('Enter');
}

test('en ansökan går från blankettfilen till ett aktivt konto, med bara tangenter', {
  tag: '@journey',
}, async ({ page, shared }) => {
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
  await command(page, 'Nytt ärende');
  await page.getByRole('radio', { name: /^Starta konto/ }).focus();
  await page.keyboard.press('Space');
  const form = test.info().outputPath('blankett.html');
  const download = page.waitForEvent('download');
  await press(page, 'button', 'Spara blankett');
  await (await download).saveAs(form);

  // The manager: a browser without the app and without a network.
  const elsewhere = await (await shared.browser()).newContext({ locale: 'sv-SE', offline: true });
  const paper = await elsewhere.newPage();
  const wrong: string[] = [];
  const asked: string[] = [];
  paper.on('pageerror', (error) => wrong.push(error.message));
  paper.on('console', (message) => (message.type() === 'error' ? wrong.push(message.text()) : undefined));
  paper.on('request', (request) => asked.push(request.url()));
  await paper.goto(`file://${form}`);
  await expect(paper.getByText('inom 10 arbetsdagar').first()).toBeVisible();
  await withoutViolations(paper);
  await press(paper, 'button', 'Spara svaret');
  await expect(paper.getByRole('status')).toHaveText('Uppgifter som saknas: 10. Inget är sparat än.');
  await expect(paper.getByLabel('Namn på kontot')).toBeFocused();
  for (const answer of [
    'Kulturladan Unga',
    'Instagram',
    '@kulturladanunga',
    'Kulturladan',
    'Nå unga',
    'Fler besök',
    '13–19 år',
    '<img src=x onerror=alert(1)>',
    'Två timmar',
    'Berit Holm',
  ]) {
    await paper.keyboard.type(answer);
    await paper.keyboard.press('Tab');
  }
  await paper.getByLabel('Datum').fill(inDays(-2));
  await paper.emulateMedia({ media: 'print' });
  await paper.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const code = await paper.locator('#check').textContent();
  await expect(paper.locator('#paper-benefit')).toHaveText('<img src=x onerror=alert(1)>');
  await paper.emulateMedia({ media: 'screen' });
  const answer = test.info().outputPath('ansokan.json');
  const saving = paper.waitForEvent('download');
  await press(paper, 'button', 'Spara svaret');
  expect((await saving).suggestedFilename()).toBe('ansokan-Kulturladan-Unga.json');
  await (await saving).saveAs(answer);
  expect([wrong, asked.filter((url) => !/^(file|blob):/.test(url))]).toEqual([[], []]);
  await elsewhere.close();

  // Back here: what came in, the account that is there already, and then the case.
  await press(page, 'link', 'Läs in blankett');
  const picking = page.waitForEvent('filechooser');
  await press(page, 'button', 'Välj fil');
  await (await picking).setFiles(answer);
  await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  await expect(page.getByText(`Kontrollkod ${code}.`)).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Kulturladan Unga' })).toContainText('Samma adress');
  await expect(page.getByRole('radio', { name: /^Använd Kulturladan Unga/ })).toBeChecked();
  await expect(page.getByRole('combobox', { name: /^Undertecknad av/ })).toHaveValue('Berit Holm');
  await withoutViolations(page);
  await page.getByRole('textbox', { name: 'Rubrik' }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Ansökan om kontot Kulturladan Unga kom in .* Ni får svar senast den /)).toBeVisible();
  await press(page, 'link', 'Öppna KV-1');
  await expect(page.locator('#step-title')).toHaveText('Finns redan ett konto?');
  await expect(page.getByText(/^Uppstartsblankett inläst, undertecknad av Berit Holm/)).toBeVisible();

  // Sökning, två granskningar, möte, beslut, uppsättning, basinformation, bild, åtkomst, genomgång, aktivt och redovisat.
  await page.locator('#step-title').focus();
  for (let step = 0; step < 12 && (await page.locator('#step-title').count()) > 0; step += 1)
    await doStep(page, 'Karin Åkesson');
  await expect(page.getByRole('heading', { name: 'Allt är gjort' })).toBeVisible();
  await expect(page.getByText(/^Kulturladan Unga \(Instagram.*\): Beslutat → Aktivt$/)).toBeVisible();
});
