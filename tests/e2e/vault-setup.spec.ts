import { expect as patient, test } from './fixtures.ts';
import { withoutViolations } from './journey.ts';
import { foundVault, goTo, nameFolder, printKit, typeShare } from './vault-journey.ts';

test.use({ startArgs: ['--demo'] });
// A passphrase is made slow to try, also for us.
test.slow();
const expect = patient.configure({ timeout: 45_000 });

test('valvet skapas steg för steg, reservnyckeln skrivs ut och skrivs in igen, och felet pekas ut', {
  tag: '@journey',
}, async ({ page }) => {
  // Without a vault the way leads to its first step.
  await expect(page.getByRole('heading', { name: 'Idag', level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('läs in inloggningar');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Läs in inloggningar' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Skapa valvet' })).toBeVisible();
  await goTo(page, '/');
  await expect(page.getByText('Delade inloggningar har ingen säker plats')).toBeVisible();
  await page.getByRole('link', { name: 'Skapa valvet' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Den här datorn har ingen nyckelring som svarar')).toBeVisible();
  await withoutViolations(page);

  await page.getByLabel('Lösenfras', { exact: true }).focus();
  await page.keyboard.type('för kort');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Lösenfrasen behöver minst 12 tecken. Inget är sparat.')).toBeVisible();
  await page.keyboard.press('Control+a');
  await foundVault(page);
  await withoutViolations(page);

  // What is printed leaves the document with the print dialog.
  const pages = await printKit(page);
  const [one = [], , three = []] = pages;
  expect(pages.map((groups) => groups.length)).toEqual([17, 17, 17]);
  const html = await page.content();
  for (const group of pages.flat()) expect(html).not.toContain(group);
  await withoutViolations(page);

  // One character wrong in group 7: that group is named and marked, and the rest stays.
  const wrong = one.map((group, index) =>
    index === 6 ? `${group.slice(0, 4)}${group.endsWith('0') ? '1' : '0'}` : group,
  );
  await typeShare(page, wrong);
  await expect(page.getByRole('textbox', { name: 'Grupp 7 av 17, stämmer inte' })).toBeFocused();
  await page.keyboard.type(one[6] ?? '');
  await expect(page.getByText('Sida 1 stämmer. Nu behövs en till.')).toBeVisible();
  await typeShare(page, one);
  await expect(page.getByText('Samma del är inskriven två gånger')).toBeVisible();
  // A whole page can be pasted into any box.
  await page.getByLabel('Grupp 1 av 17', { exact: true }).focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, three.join('-'));
  await nameFolder(page);
  await expect(page.getByText('Din lösenfras')).toBeVisible();
  await expect(page.getByText(/^nummer 1 \(/)).toBeVisible();
  await withoutViolations(page);
});
