import { expect, test } from './fixtures.ts';
import { withoutViolations } from './journey.ts';

test('första start: säg vem du är, och Idag erbjuder nästa steg', { tag: '@journey' }, async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Välkommen till Kanalvakt' })).toBeVisible();
  await withoutViolations(page);
  await page.getByRole('button', { name: 'Börja' }).click();
  await expect(page.getByText('Skriv förvaltningens namn.')).toBeVisible();
  await expect(page.getByLabel('Förvaltningens namn')).toBeFocused();
  await page.getByLabel('Förvaltningens namn').fill('Kulturförvaltningen');
  await page.getByLabel('Ditt namn').fill('Åsa Öberg');
  await page.getByLabel('Din e-post i tjänsten').fill('asa.oberg@exempel.se');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Läs in er lista' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Idag' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Åsa Öberg' })).toHaveText('ÅÖ');
});

test('finns en förvaltning redan börjar markören i det egna namnet (bara webbläsaren: svaret ändras på vägen)', async ({
  page,
  hostKind,
}) => {
  test.skip(hostKind !== 'web', 'the answer is changed in the browser');
  await expect(page.getByLabel('Förvaltningens namn')).toBeFocused();
  await page.addInitScript(() => {
    const real = window.fetch;
    window.fetch = async (request, init) =>
      request instanceof Request && request.url.endsWith('/rpc/settings/administrations')
        ? new Response(
            JSON.stringify({ json: [{ name: 'Kulturförvaltningen', accountCount: 3000 }] }),
            await real(request, init),
          )
        : await real(request, init);
  });
  await page.reload();
  await expect(page.getByLabel('Förvaltningens namn')).toHaveValue('Kulturförvaltningen');
  await expect(page.getByLabel('Ditt namn')).toBeFocused();
  // A name that is not there makes another administration, and that is told before.
  const isOther = page.getByText('Kulturförvaltningen finns här redan, med 3 000 konton.', { exact: false });
  await page.getByLabel('Förvaltningens namn').fill('KULTURFÖRVALTNINGEN');
  await expect(isOther).toHaveCount(0);
  await page.getByLabel('Förvaltningens namn').fill('Stora förvaltningen');
  await expect(isOther).toBeVisible();
});
