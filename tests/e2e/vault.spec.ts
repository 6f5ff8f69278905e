import { writeFile } from 'node:fs/promises';
import { expect as patient } from './fixtures.ts';
import { withoutViolations } from './journey.ts';
import {
  goTo,
  openVault,
  passphrase,
  press,
  requestOf,
  typeShare,
  unlock,
  withVault as test,
} from './vault-journey.ts';

test.use({ startArgs: ['--demo'] });
test.slow();
const expect = patient.configure({ timeout: 45_000 });

const secret = 'Korv-Stroppen-71-lykta';

test('första inloggningen sparas, visas och döljs, kopieras, och låset tömmer sidan', { tag: '@journey' }, async ({
  page,
}) => {
  // What goes over the wire with the secret in it; in Electron's window there is none.
  const sent = new Set<string>();
  const answered = new Set<string>();
  page.on('request', (request) => {
    if (request.postData()?.includes(secret) === true) sent.add(new URL(request.url()).pathname);
  });
  page.on('response', (response) => {
    response.text().then(
      (text) => {
        if (text.includes(secret)) answered.add(new URL(response.url()).pathname);
      },
      () => {},
    );
  });
  await openVault(page);
  await goTo(page, '/konton/inloggningar');
  await expect(page.getByRole('heading', { name: 'Valvet är tomt' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: 'Ny inloggning' })).toBeVisible();

  // A private login is never kept: the right way stands there instead of the fields.
  await page.getByRole('radio', { name: /^Delad inloggning/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('En privat inloggning sparas aldrig här.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Spara' })).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText(/^En personlig roll har inget gemensamt lösenord/)).toBeVisible();
  await expect(page.getByLabel('Lösenord', { exact: true })).toHaveCount(0);
  await page.keyboard.press('ArrowUp');

  await page.getByLabel('Namn', { exact: true }).focus();
  await page.keyboard.type('Bokbussen, Facebook');
  await page.getByRole('combobox', { name: 'Konton som inloggningen gäller för' }).focus();
  await page.keyboard.type('Bokbussen');
  await expect(page.getByRole('option', { name: /^Bokbussen/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByLabel('Användarnamn', { exact: true }).focus();
  await page.keyboard.type('bokbussen@forvaltningen.example');
  await page.getByLabel('Lösenord', { exact: true }).focus();
  await page.keyboard.type('Sommar2026!');
  await expect(page.getByText('Gissas på några minuter.')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(secret);
  await page.getByLabel('Nyckel för engångskoder').focus();
  await page.keyboard.type('JBSWY3DPEHPK3PXP');
  await page.getByLabel('E-post för återställning').focus();
  await page.keyboard.type('nils@hemma.example');
  await page.getByText('Det är någons privata e-post').click();
  // What is typed is never in the document: not as an attribute, not as text.
  expect(await page.content()).not.toContain(secret);
  await withoutViolations(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: 'Bokbussen, Facebook', level: 1, exact: true })).toBeVisible();
  await expect(page.getByText(/^Återställningen går till någons privata adress/)).toBeVisible();
  // A login without notes has no row for them, but where nobody knows yet.
  const notes = page.getByRole('term').filter({ hasText: 'Anteckningar' });
  await expect(page.getByRole('term').filter({ hasText: 'Användarnamn' })).toBeVisible();
  await expect(notes).toHaveCount(0);
  expect(await page.content()).not.toContain(secret);

  await page.clock.install();
  await page.keyboard.press('v');
  await expect(page.getByText(secret)).toBeVisible();
  await expect(page.getByText(/^döljs om \d+ s$/)).toBeVisible();
  await withoutViolations(page);
  await page.clock.fastForward(31_000);
  await expect(page.getByText(secret)).toHaveCount(0);
  await page.keyboard.press('c');
  await expect(page.getByText(/^Kopierat: Lösenord\. Rensas/)).toBeVisible();

  await page.keyboard.press('v');
  await page.keyboard.press('t');
  await expect(page.getByText(secret)).toBeVisible();
  await expect(page.getByText(/^\d{3} \d{3}$/)).toBeVisible();
  await page.keyboard.press('Alt+l');
  await expect(page.getByRole('button', { name: /^Valvet är låst/ })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await expect(page.getByText(/^\d{3} \d{3}$/)).toHaveCount(0);
  const kept = await page.evaluate(() =>
    JSON.stringify([...Object.values(localStorage), ...Object.values(sessionStorage), location.href, document.title]),
  );
  expect(kept).not.toContain(secret);
  expect([...sent].filter((where) => !['/rpc/vault/save', '/rpc/passwords/estimate'].includes(where))).toEqual([]);
  expect([...answered].filter((where) => where !== '/rpc/vault/reveal')).toEqual([]);
  expect(answered.size).toBe(sent.size === 0 ? 0 : 1);

  // Asking for it opens the lock first, and the value comes then.
  await page.keyboard.press('v');
  await unlock(page);
  await expect(page.getByText(secret)).toBeVisible();
  await expect(page.getByText('Kopierade: lösenord')).toBeVisible();

  // The form where it is changed is emptied by the lock too, of what was fetched and of what was typed.
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Visa och ändra: Användarnamn' }).click();
  const login = page.getByLabel('Användarnamn', { exact: true });
  await expect(login).toHaveValue('bokbussen@forvaltningen.example');
  await page.getByRole('button', { name: 'Byt: Lösenord' }).click();
  await page.getByLabel('Lösenord', { exact: true }).fill('Nytt-halvskrivet-1');
  await page.keyboard.press('Alt+l');
  await expect(page.getByText('Valvet låstes, och de hemliga fälten tömdes.', { exact: false })).toBeVisible();
  await expect(login).toHaveCount(0);
  await expect(page.getByLabel('Lösenord', { exact: true })).toHaveCount(0);

  await goTo(page, '/konton/inloggningar');
  const row = page.getByRole('grid', { name: 'Inloggningar i valvet' }).getByRole('row').nth(1);
  await expect(row).toContainText('Bokbussen, Facebook');
  await expect(row).toContainText('privat återställning');
  await withoutViolations(page);

  // It goes to another computer in a file, and comes back here: the same, so nothing is taken in.
  await page.getByRole('grid', { name: 'Inloggningar i valvet' }).focus();
  await page.keyboard.press('Space');
  await press(page, 'Skicka till en annan dator');
  const send = page.getByRole('dialog', { name: 'Skicka till en annan dator' });
  await send.getByRole('radio', { name: /^En dator i valvet/ }).focus();
  await page.keyboard.press('ArrowUp');
  await send.getByLabel('Lösenfras för filen').fill(passphrase);
  expect(await page.content()).not.toContain(passphrase);
  await withoutViolations(page);
  const fetched = page.waitForEvent('download');
  await press(page, 'Gör filen');
  await unlock(page);
  const file = await fetched;
  expect(file.suggestedFilename()).toMatch(/^kanalvakt-overlamning-.*\.age$/);
  await expect(page.getByRole('dialog', { name: 'Filen är gjord' })).toContainText('Säg lösenfrasen i telefon');
  await press(page, 'Stäng');
  await press(page, 'Mer');
  await page.getByRole('menuitem', { name: 'Ta emot överlämningsfil' }).focus();
  await page.keyboard.press('Enter');
  const takeIn = page.getByRole('dialog', { name: 'Ta emot överlämningsfil' });
  await expect(takeIn.getByText(/^age1[0-9a-z]{58}$/)).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Välj fil');
  await (await chooser).setFiles(await file.path());
  await takeIn.getByLabel('Filens lösenfras').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(
    takeIn.getByText('Datorn är insläppt i valvet, och signaturen stämmer.', { exact: false }),
  ).toBeVisible();
  await expect(takeIn.getByRole('listitem')).toContainText(['lika']);
  await expect(takeIn.getByText('Inget i filen är nyare än det som finns här.', { exact: false })).toBeVisible();
  await expect(takeIn.getByRole('button', { name: /^Ta in/ })).toHaveCount(0);
  await withoutViolations(page);
});

test('en kollega släpps in med uppläst fingeravtryck, tas bort, och lösenordet byts till slutet', async ({
  page,
  dataDir,
}) => {
  await openVault(page);
  await goTo(page, '/konton/inloggningar/ny');
  await page.getByLabel('Namn', { exact: true }).focus();
  await page.keyboard.type('Konsthallen, Instagram');
  await page.getByLabel('Lösenord', { exact: true }).focus();
  await page.keyboard.type(secret);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: 'Konsthallen, Instagram', level: 1, exact: true })).toBeVisible();

  const name = 'Nils Dahlgren';
  const { request, fingerprint, device } = await requestOf(dataDir, name);
  await goTo(page, '/personer?del=nycklar');
  await expect(page.getByText('Bara en person kan öppna valvet.', { exact: false })).toBeVisible();
  await press(page, 'Släpp in en dator');
  const dialog = page.getByRole('dialog', { name: 'Släpp in en dator' });
  // A file that is away by the time it is read.
  const away = test.info().outputPath('begäran.json');
  await writeFile(away, request);
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Välj fil');
  await page.evaluate(() => {
    Blob.prototype.text = () => Promise.reject(new DOMException('', 'NotFoundError'));
  });
  await (await chooser).setFiles(away);
  await expect(dialog.getByText('Filen går inte att läsa.', { exact: false })).toBeVisible();
  await dialog.getByLabel('Begäran', { exact: true }).fill(request);
  await expect(dialog.getByText('Filen går inte att läsa.', { exact: false })).toHaveCount(0);
  await press(page, 'Nästa');
  await expect(dialog.getByText(new RegExp(`kommer från ${name}, datorn ${device}`))).toBeVisible();
  expect(await page.content()).not.toContain(fingerprint);
  await withoutViolations(page);
  await page.keyboard.type(`${fingerprint.slice(0, -1)}${fingerprint.endsWith('7') ? '8' : '7'}`);
  await page.keyboard.press('Enter');
  // What a colleague may open is chosen, and never by itself.
  await expect(dialog.getByText('Välj vad personen ska kunna öppna.')).toBeVisible();
  await dialog.getByRole('radio', { name: /^Nyckelinnehavare, öppnar allt/ }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('radio', { name: /^Ingen ny roll/ }).focus();
  await page.keyboard.press('Space');
  await press(page, 'Släpp in');
  await expect(dialog.getByText('Fingeravtrycket stämmer inte med', { exact: false })).toBeVisible();
  await dialog.getByLabel('Fingeravtrycket, som den andra läser upp det').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(fingerprint.toLowerCase().replaceAll('-', ' '));
  await press(page, 'Släpp in');
  await expect(page.getByText(`${name} är insläppt`)).toBeVisible();
  await expect(page.getByText('2 personer kan öppna hela valvet')).toBeVisible();
  await withoutViolations(page);

  // An account that was not named after all, for the lock was not opened, can be chosen anew without a word typed.
  await page.keyboard.press('Alt+l');
  await press(page, `Mer för ${name}`);
  await page.getByRole('menuitem', { name: 'Namnge för konton och enheter' }).focus();
  await page.keyboard.press('Enter');
  const naming = page.getByRole('dialog', { name: `Vad ${name} kan öppna` });
  const account = naming.getByRole('combobox', { name: 'Lägg till' });
  for (const isOpened of [false, true]) {
    await account.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option').first().click();
    await expect(page.getByRole('option')).toHaveCount(0);
    if (isOpened) await unlock(page);
    else await page.getByRole('dialog', { name: 'Lås upp valvet' }).press('Escape');
  }
  await expect(naming.getByText(/^Kontot /)).toBeVisible();
  await naming.getByRole('button', { name: 'Stäng' }).last().click();

  await press(page, `Mer för ${name}`);
  await page.getByRole('menuitem', { name: 'Ta bort personen ur valvet' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Lösenord som ${name} har kunnat se hamnar i Lösenord att byta.`)).toBeVisible();
  await press(page, 'Ta bort');
  await expect(page.getByText(`${name} är borttagen ur valvet`)).toBeVisible();

  await goTo(page, '/');
  await expect(page.getByText('Ett lösenord att byta')).toBeVisible();
  await goTo(page, '/konton/losenord-att-byta');
  await press(page, /^Konsthallen, Instagram/);
  await expect(page.getByText('kunde öppnas, ingen öppning loggad')).toBeVisible();
  const close = page.getByRole('button', { name: 'Klart' });
  await expect(close).toBeDisabled();
  await withoutViolations(page);

  await page.getByRole('link', { name: 'Sätt nytt lösenord' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Lösenord', { exact: true })).toBeFocused();
  await press(page, 'Slumpa tecken');
  await expect(page.getByText('Starkt.')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('img', { name: 'Bytt i valvet' })).toBeVisible();
  for (const step of ['Logga ut alla andra enheter', 'Ta bort kopplade appar', 'Byt adress och telefon']) {
    const box = page.getByRole('checkbox', { name: new RegExp(`^${step}`) });
    await box.focus();
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
  }
  await expect(close).toBeDisabled();
  await press(page, /^Lämna öppet: Gör ny tvåstegsinloggning/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Skriv varför.')).toBeVisible();
  await page.keyboard.type('Plattformen har ingen');
  await page.keyboard.press('Enter');
  await expect(page.getByText('lämnat öppet')).toBeVisible();
  // Whoever set the password is not another.
  await press(page, /^Lämna öppet: Låt en annan person logga in/);
  await page.keyboard.type('Ingen annan är i tjänst');
  await page.keyboard.press('Enter');
  await expect(close).toBeEnabled();
  await close.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Inga lösenord behöver bytas')).toBeVisible();
});

test('reservnyckeln övas, fel sida pekas ut, och två sidor öppnar valvet på nytt', async ({ page, kitPages }) => {
  const [one = [], two = []] = kitPages;
  await openVault(page);
  await goTo(page, '/installningar/valv');
  await press(page, 'Öva');
  const wrong = two.map((group, index) =>
    index === 2 ? `${group.slice(0, 4)}${group.endsWith('0') ? '1' : '0'}` : group,
  );
  await typeShare(page, one, 'En av sidorna');
  await typeShare(page, wrong, 'En annan av sidorna');
  await page.keyboard.press('Enter');
  const other = page.getByRole('group', { name: 'En annan av sidorna', exact: true });
  await expect(other.getByRole('textbox', { name: 'Grupp 3 av 17, stämmer inte' })).toBeFocused();
  await expect(page.getByText('Övningen lyckades inte')).toBeVisible();
  await withoutViolations(page);
  await page.keyboard.type(two[2] ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Godkänd övning')).toBeVisible();
  await press(page, 'Stäng');

  await press(page, 'Öppna med reservnyckeln …');
  await typeShare(page, one, 'En av sidorna');
  await typeShare(page, one, 'En annan av sidorna');
  await page.getByLabel('Lösenfras', { exact: true }).focus();
  await page.keyboard.type(passphrase);
  await page.getByLabel('Samma lösenfras en gång till').focus();
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Samma del är inskriven två gånger', { exact: false })).toBeVisible();
  await typeShare(page, two, 'En annan av sidorna');
  await page.getByLabel('Samma lösenfras en gång till').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Reservnyckeln har använts', { exact: false })).toBeVisible();
  await goTo(page, '/');
  await expect(page.getByText('Reservnyckeln är använd')).toBeVisible();
});
