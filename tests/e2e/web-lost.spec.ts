import { leavingRegister } from '../leaving.ts';
import { choose, command, doStep, inDays } from './case-journey.ts';
import { expect, here, testOn } from './fixtures.ts';
import { withoutViolations } from './journey.ts';

/** A register with an account that nobody can log in to. */
const test = testOn(async (dataDir) => {
  const { core } = await leavingRegister(dataDir, 1, here, inDays(10));
  await core.close();
});

test('ett förlorat konto med bara tangenter: försök, beslut, underlag med brev, begäran och en påminnelse som väntar', async ({
  page,
}) => {
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
  await command(page, 'Nytt ärende');
  await expect(page.getByRole('heading', { name: 'Nytt ärende' })).toBeVisible();
  await page.getByRole('radio', { name: /^Förlorat konto/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await choose(page, 'Konto 1');
  await expect(page.getByRole('textbox', { name: 'Rubrik' })).toHaveValue(/Konto 1/);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#step-title')).toBeFocused();
  // The way back is there from the beginning, with where it comes from.
  await expect(page.getByRole('heading', { name: 'Vägar tillbaka' })).toBeVisible();
  await doStep(page);

  // Each attempt is a line of its own, and the step takes them along.
  await page.getByRole('button', { name: 'Sätt', exact: false }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Telefon' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Till vem' }).focus();
  await page.keyboard.type('Leila Yilmaz');
  // What is written and not noted holds the step; Enter notes the attempt, and does not do the step.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Det du har skrivit här är inte noterat.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Till vem' }).press('Enter');
  await expect(page.getByText('Telefon: Leila Yilmaz. Inget svar').first()).toBeVisible();
  // The attempts, the platform's own recovery and the decision.
  await page.locator('#step-title').focus();
  for (let step = 0; step < 3; step += 1) await doStep(page);

  await page.getByRole('button', { name: 'Skapa underlaget' }).focus();
  await page.keyboard.press('Enter');
  for (const kind of ['pdf', 'docx'])
    await expect(page.getByText(new RegExp(`^underlag-kv-1-1\\.${kind}$`))).toBeVisible();
  await expect(page.getByText(/^letter-.*-kv-1-1\.pdf$/)).toBeVisible();
  // The dossier and the request.
  await page.locator('#step-title').focus();
  for (let step = 0; step < 2; step += 1) await doStep(page);

  await expect(page.getByText('Har väntat 0 dagar')).toBeVisible();
  await page.getByRole('button', { name: 'Ny begäran eller påminnelse' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Vad som skickades' }).focus();
  await page.keyboard.type('Påminnelse');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Påminnelse/).first()).toBeVisible();
  await expect(page.getByText('Har väntat 0 dagar')).toHaveCount(2);
  await withoutViolations(page);
});
