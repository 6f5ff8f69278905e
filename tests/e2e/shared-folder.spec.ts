import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect as patient, openLink, removeFolder, test } from './fixtures.ts';
import { withoutViolations } from './journey.ts';
import { goTo, passphrase, press, setUpVault, unlock } from './vault-journey.ts';

test.use({ startArgs: ['--demo'] });
// Two computers, and a passphrase that is slow to try.
test.slow();
const expect = patient.configure({ timeout: 45_000 });

const secret = 'Grus-Kavaj-38-fyrtorn';
const colleague = 'Nils Dahlgren';

test('förteckningen läggs i den delade mappen, och en inbjuden kollega öppnar en inloggning på sin dator', {
  tag: ['@journey', '@thorough'],
}, async ({ page, shared }) => {
  await setUpVault(page);
  const folder = test.info().outputPath('Delad mapp');
  await expect(page.getByText('Registret skrivs på den här datorn.')).toBeVisible();
  await expect(page.getByText(/^Nummer \d+, /)).toBeVisible();
  await withoutViolations(page);
  await goTo(page, '/konton/inloggningar/ny');
  await page.getByLabel('Namn', { exact: true }).fill('Badhuset, Facebook');
  await page.getByLabel('Lösenord', { exact: true }).fill(secret);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: 'Badhuset, Facebook', level: 1, exact: true })).toBeVisible();

  await goTo(page, '/installningar/valv');
  await press(page, 'Bjud in en kollegas dator');
  const invite = page.getByRole('dialog', { name: 'Bjud in en kollegas dator' });
  await invite.getByRole('combobox', { name: 'Vems dator' }).fill(colleague);
  await page.getByRole('option', { name: new RegExp(`^${colleague}`) }).click();
  await press(page, 'Skapa inbjudan');
  const invitation = await invite.getByLabel('Inbjudan', { exact: true }).inputValue();
  await page.keyboard.press('Escape');

  const otherDir = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-e2e-other-'));
  const host = await shared.hosts().start(otherDir);
  const context = await (await shared.browser()).newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm' });
  try {
    const other = await context.newPage();
    await openLink(other, host.link);
    await press(other, 'Öppna en delad förteckning');
    await other.getByLabel('Den delade mappens sökväg').fill(folder);
    await press(other, 'Leta i mappen');
    await expect(other.getByText(/^Förteckning i mappen, kopia nummer/)).toBeVisible();
    await other.getByLabel('Inbjudan', { exact: true }).fill(invitation);
    await other.getByLabel('Lösenfras', { exact: true }).fill(passphrase);
    await other.getByLabel('Samma lösenfras en gång till').fill(passphrase);
    await withoutViolations(other);
    await press(other, 'Skapa nycklar och begäran');
    const request = await other.getByLabel('Begäran', { exact: true }).inputValue();
    const { device } = JSON.parse(request) as { device: { fingerprint: string } };
    await expect(other.getByText(device.fingerprint, { exact: true })).toBeVisible();

    await goTo(page, '/personer?del=nycklar');
    await press(page, 'Släpp in en dator');
    const letIn = page.getByRole('dialog', { name: 'Släpp in en dator' });
    await letIn.getByLabel('Begäran', { exact: true }).fill(request);
    await press(page, 'Nästa');
    await letIn.getByLabel('Fingeravtrycket, som den andra läser upp det').fill(device.fingerprint);
    await letIn.getByRole('radio', { name: /^Nyckelinnehavare, öppnar allt/ }).focus();
    await page.keyboard.press('Space');
    // Keys change nothing without a role: whether the colleague gets one is chosen too.
    await letIn.getByRole('radio', { name: /^Ingen ny roll/ }).focus();
    await page.keyboard.press('Space');
    await press(page, 'Släpp in');
    await expect(page.getByText(`${colleague} är insläppt`)).toBeVisible();
    await goTo(page, '/installningar/valv');
    await press(page, 'Lägg ut nu');
    await expect(page.getByText(/^Kopia nummer \d+ ligger i den delade mappen\.$/)).toBeVisible();

    await press(other, 'Datorn är insläppt: öppna kopian');
    await other.getByLabel('Lösenfras eller PIN-kod').fill(passphrase);
    await press(other, 'Öppna kopian');
    await expect(
      other.getByText('Den här datorn känner inte den som skriver förteckningen', { exact: false }),
    ).toBeVisible();
    await withoutViolations(other);
    // Nothing is opened until a person answers for the writer.
    await press(other, 'Öppna kopian');
    await expect(other.getByText('Bekräfta fingeravtrycket för att öppna.')).toBeVisible();
    await other.getByText('Jag har jämfört fingeravtrycket', { exact: false }).click();
    await press(other, 'Öppna kopian');

    await expect(other.getByText(/du läser en kopia från/)).toBeVisible();
    await withoutViolations(other);
    // Rounds are recorded where the register is written, and the page says how one is done all the same.
    await goTo(other, '/bevakning');
    await expect(other.getByText(/^Ronder skrivs in på /)).toBeVisible();
    await expect(other.getByRole('link', { name: 'Ta med listan' })).toHaveCount(1);
    await expect(other.getByRole('button', { name: /^(?:Starta|Fortsätt)/ })).toHaveCount(0);
    await goTo(other, '/konton/inloggningar');
    await other.getByRole('row', { name: /Badhuset, Facebook/ }).click();
    await expect(other.getByRole('heading', { name: 'Badhuset, Facebook', level: 1, exact: true })).toBeVisible();
    await other.keyboard.press('v');
    await unlock(other);
    // The login is nobody's duty on this computer: a full key holder opens it with a reason.
    await other.getByLabel('Varför öppnar du den?').fill('Kollegans dator är trasig');
    await other.keyboard.press('Enter');
    await expect(other.getByText(secret)).toBeVisible();

    await press(other, 'Ta över registret');
    const takeOver = other.getByRole('dialog', { name: 'Ta över registret' });
    await press(other, 'Ta över registret');
    await expect(takeOver.getByText('Skriv varför.')).toBeVisible();
    await takeOver.getByLabel('Varför tas registret över?').fill('Kollegans dator är trasig');
    await withoutViolations(other);
    await press(other, 'Ta över registret');
    await expect(other.getByText('Registret skrivs nu på den här datorn.')).toBeVisible();
    await expect(other.getByText(/du läser en kopia från/)).toHaveCount(0);

    // The computer that wrote before sees it, says so, and becomes a reader when a person lets its own changes go.
    await press(page, 'Lägg ut nu');
    await expect(page.getByText(/^Registret har tagits över av /).first()).toBeVisible();
    await goTo(page, '/egna-andringar');
    await expect(page.getByRole('heading', { name: 'Egna ändringar', level: 1 })).toBeVisible();
    await withoutViolations(page);
    const entered = page.getByText('Ändringarna är införda på den nya datorn', { exact: false });
    if (await entered.isVisible()) await entered.click();
    await page.getByLabel('Lösenfras eller PIN-kod').fill(passphrase);
    await press(page, 'Läs från den nya');
    await expect(page.getByText(/du läser en kopia från/)).toBeVisible();
  } finally {
    await context.close();
    await host.stop();
    await removeFolder(otherDir);
  }
});
