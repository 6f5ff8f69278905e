import { expect, test, typeDay } from './fixtures.ts';
import { withoutViolations } from './journey.ts';

test.use({ startArgs: ['--demo'] });

/** The next Monday to Friday after today, in Stockholm; rounds of a coming week have not begun. */
function nextWeek(): { monday: string; friday: string } {
  const today = new Date(`${new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' })}T12:00:00Z`);
  const day = (later: number) => new Date(today.getTime() + later * 86_400_000).toISOString().slice(0, 10);
  const toMonday = 8 - (today.getUTCDay() || 7);
  return { monday: day(toMonday), friday: day(toMonday + 4) };
}

test('en rad som läggs till i planen har markören i sitt första fält', async ({ page }) => {
  await page.getByRole('link', { name: 'Inställningar' }).click();
  await page.getByRole('link', { name: 'Bevakningsplan' }).click();
  for (const name of ['Lägg till rond', 'Lägg till stängda dagar', 'Lägg till period', 'Lägg till extra rond']) {
    const fields = page.locator('main section', { has: page.getByRole('button', { name, exact: true }) });
    await page.getByRole('button', { name, exact: true }).press('Enter');
    await expect(fields.locator(':is(input, [role="spinbutton"]):focus')).toHaveCount(1);
  }
  await page.getByRole('button', { name: 'Släng ändringarna' }).click();
});

test('borta i ett steg, någon annan tar ronden, och planen ändras med veckan i sikte', async ({ page }) => {
  const { monday, friday } = nextWeek();
  await page.getByRole('link', { name: /^Idag/ }).click();
  await page.getByRole('button', { name: 'Jag är borta' }).click();
  await typeDay(page, 'Från och med', monday);
  await typeDay(page, 'Till och med', friday);
  await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByText(/^Karin Ekdahl är borta/)).toBeVisible();

  await page
    .getByRole('link', { name: /^Bevakning/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Vem tar vad' }).click();
  await page.getByRole('button', { name: 'Nästa vecka' }).click();
  const away = page.getByRole('listitem').filter({ hasText: 'Karin Ekdahl' }).filter({ hasText: 'ingen ersättare' });
  await expect(away).toHaveCount(1);
  await expect(page.getByRole('row', { name: /^Borta/ })).toContainText('Karin Ekdahl');

  const part = page
    .getByRole('row', { name: /^Rond 1/ })
    .getByRole('button')
    .first();
  await part.click();
  await page.getByRole('combobox', { name: 'Tas av' }).fill('Birgitta');
  await page.getByRole('option', { name: /^Birgitta Nyqvist/ }).click();
  await page.getByRole('button', { name: 'Byt', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const taken = page.getByRole('button', { name: /Birgitta Nyqvist/ });
  await expect(taken).toContainText('har tagit över');
  await withoutViolations(page);
  await taken.click();
  await page.getByRole('button', { name: 'Ta tillbaka bytet' }).click();
  await expect(taken).toHaveCount(0);
  await away.getByRole('button').click();
  await expect(away).toHaveCount(0);

  await page.getByRole('link', { name: 'Inställningar' }).click();
  await page.getByRole('link', { name: 'Bevakningsplan' }).click();
  const preview = page.locator('section').filter({ hasText: 'Så blir den kommande veckan' });
  const rounds = preview.getByText('11–13');
  await expect(rounds.first()).toBeVisible();
  await page.getByText('Två ronder', { exact: true }).click();
  await expect(rounds).toHaveCount(0);
  await withoutViolations(page);
  await page.getByRole('button', { name: /^Spara/ }).click();
  await expect(page.getByText(/^Planen gäller från/)).toBeVisible();
  await expect(page.getByText('kommande', { exact: true })).toBeVisible();
});
