import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { withoutViolations, withoutViolationsInAnyTheme } from './journey.ts';

test.use({ startArgs: ['--demo'] });

test.beforeEach(async ({ page }) => {
  await page.getByRole('link', { name: 'Konton', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Konton' })).toBeVisible();
});

const rows = (page: Page) => page.getByRole('grid').getByRole('row');

test('listan filtreras, sorteras på svenska och minns det i adressen', async ({ page }) => {
  await expect(page.getByText(/^51 konton/)).toBeVisible();
  // In a window of 1280 the list fits, also beside a scrollbar of 15 pixels.
  const room = await page.getByRole('grid').evaluate((grid) => {
    const list = grid.firstElementChild as HTMLElement;
    return (grid as HTMLElement).offsetWidth - Number.parseInt(list.style.minWidth, 10);
  });
  expect(room).toBeGreaterThanOrEqual(2 + 15);
  await page.getByRole('searchbox').fill('ängby');
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(1)).toContainText('Ängby strandbibliotek');
  await expect(page).toHaveURL(/text=/);
  await page.reload();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Rensa filter' }).click();
  await page.getByRole('button', { name: 'Konto', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Konto', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(rows(page).nth(1)).toContainText('Ängby strandbibliotek');
});

test('det som skrevs sist gäller, också när svaret kommer efter adressen; rensat är rensat', async ({ page }) => {
  const search = page.getByRole('searchbox');
  await search.fill('kulturladan');
  await expect(rows(page)).toHaveCount(5);
  // At once, before the address has been told.
  await page.getByRole('button', { name: 'Rensa filter' }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '52');
  await search.fill('kulturladan');
  await expect(rows(page)).toHaveCount(5);
  await page.route('**/rpc/accounts/list', async (route) => {
    await expect(page).toHaveURL(/text=kulturladan/);
    await route.continue();
  });
  await search.fill('ängby');
  await expect(rows(page)).toHaveCount(3);
  await expect(page).toHaveURL(/text=%C3%A4ngby/);
  await expect(rows(page)).toHaveCount(3);
});

test('ett filter som väljs direkt efter det som skrivits visar aldrig hela listan emellan', {
  tag: '@thorough',
}, async ({ page }) => {
  const slow = await page.context().newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.getByRole('searchbox').pressSequentially('bib');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '16');
  await page.evaluate(() => {
    const look = () => {
      const now = [
        document.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount'),
        document.querySelector<HTMLInputElement>('input[type=search]')?.value,
      ].join(' ');
      if (seen.at(-1) !== now) seen.push(now);
    };
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.getByLabel('Plattform', { exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Facebook/ }).click();
  await expect(page).toHaveURL(/text=bib&platforms=facebook$/);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '7');
  expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual(['16 bib', '7 bib']);
});

test('ett svar som dröjer syns på listan', async ({ page }) => {
  const late = Promise.withResolvers<void>();
  await page.route('**/rpc/accounts/list', async (route) => {
    await late.promise;
    await route.continue();
  });
  await page.getByRole('searchbox').fill('ängby');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true');
  await expect(rows(page)).not.toHaveCount(3);
  late.resolve();
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
});

test('en färdig vy visar bara det den säger, och en egen vy kan sparas, användas och tas bort', async ({ page }) => {
  await page.getByRole('button', { name: 'Fler vyer' }).click();
  await page.getByRole('menuitem', { name: /^Utan ersättare/ }).click();
  const count = Number(
    await page
      .getByRole('button', { name: /^Utan ersättare/ })
      .locator('b')
      .innerText(),
  );
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(count + 1));
  await page.getByRole('search').getByRole('button', { name: 'Plattform' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Instagram/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Fler vyer' }).click();
  await page.getByRole('menuitem', { name: 'Spara vyn …' }).click();
  await page.getByLabel('Vyns namn').fill('Instagram utan ersättare');
  await page.keyboard.press('Enter');
  const saved = page.getByRole('button', { name: 'Instagram utan ersättare', exact: true });
  await expect(saved).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: /^Alla/ }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '52');
  await saved.click();
  await expect(page).toHaveURL(/platforms=instagram/);
  await page.getByRole('button', { name: 'Ta bort vyn Instagram utan ersättare' }).click();
  await expect(saved).toHaveCount(0);
});

test('med bara tangenter: gå i listan, markera, ändra flera och ångra', { tag: '@journey' }, async ({ page }) => {
  await page.getByRole('searchbox').fill('kulturladan');
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('status').filter({ hasText: '3 av 4 markerade' })).toBeVisible();
  await page.getByRole('button', { name: 'Ändra …' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Ändra 3 konton' });
  await dialog.getByRole('button', { name: /Arkivnivå/ }).click();
  await page.getByRole('option', { name: 'Fullständig' }).click();
  await dialog.getByRole('button', { name: 'Ändra', exact: true }).press('Enter');
  await expect(page.getByText('3 konton ändrade')).toBeVisible();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByText('3 konton återställda')).toBeVisible();
});

test('en ändring av många säger att den pågår, görs en gång, och listan är ny när den är klar', {
  tag: '@thorough',
}, async ({ page, hostKind }) => {
  test.skip(hostKind !== 'web', 'the answer is held in the browser');
  const asked: string[] = [];
  const go: Array<() => void> = [];
  for (const name of ['bulkChange', 'undoBulk'])
    await page.route(`**/rpc/accounts/${name}`, async (route) => {
      asked.push(name);
      await new Promise<void>((resolve) => go.push(resolve));
      await route.continue();
    });
  await page.getByRole('searchbox').fill('kulturladan');
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Ändra …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ändra 4 konton' });
  await dialog.getByRole('button', { name: /Arkivnivå/ }).click();
  await page.getByRole('option', { name: 'Fullständig' }).click();
  const apply = dialog.getByRole('button', { name: 'Ändra', exact: true });
  await apply.click();
  await expect(dialog.getByRole('progressbar', { name: 'Ändrar 4 konton …' })).toBeVisible();
  await withoutViolations(page);
  await apply.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: 'Avbryt' })).toBeDisabled();
  let isRead = false;
  await page.route('**/rpc/accounts/list', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  page.on('response', (answer) => {
    if (answer.url().endsWith('/rpc/accounts/list')) isRead = true;
  });
  go.shift()?.();
  await expect(page.getByText('4 konton ändrade')).toBeVisible();
  expect([isRead, asked]).toEqual([true, ['bulkChange']]);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByText('Ångrar ändringen …')).toBeVisible();
  go.shift()?.();
  await expect(page.getByText('4 konton återställda')).toBeVisible();
  await expect(page.getByText('Ångrar ändringen …')).toHaveCount(0);
});

test('flera uppdrag byts i ett tag, och Ctrl+Z utanför ett textfält ångrar det senaste meddelandet', async ({
  page,
}) => {
  const search = page.getByRole('searchbox');
  await search.fill('kulturladan');
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Ändra …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ändra 4 konton' });
  const give = async (role: string, name: string) => {
    await dialog.getByRole('combobox', { name: role, exact: true }).fill(name);
    await page.getByRole('option', { name }).first().click();
  };
  await give('Ersättare', 'Karin');
  await give('Alla fem uppgifterna nedan', 'Leila');
  await expect(dialog.getByRole('combobox', { name: 'Moderering', exact: true })).toHaveValue(/^Leila/);
  await give('Planering', 'Karin');
  await expect(dialog.getByRole('combobox', { name: 'Alla fem uppgifterna nedan' })).toHaveValue('');
  await dialog.getByRole('button', { name: 'Ändra', exact: true }).click();
  await expect(page.getByText('4 konton ändrade')).toBeVisible();
  // In a text it takes back letters, as everywhere.
  await search.press('Control+z');
  await expect(page.getByText('4 konton ändrade')).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('4 konton återställda')).toBeVisible();
  await expect(page.getByText('4 konton ändrade')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(
    page.getByText('Inget meddelande att ångra från. Äldre ändringar: Historik på kontot, eller Säkerhetskopior.'),
  ).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog').getByText('Ångra det senaste', { exact: true })).toBeVisible();
});

test('en ny person som ångras medan många konton ändras tar inte med sig vad som valts sedan', async ({ page }) => {
  await page.getByRole('searchbox').fill('kulturladan');
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Ändra …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ändra 4 konton' });
  // The field that has the focus again shows its choices, and hides the others behind them.
  const role = (name: string) => dialog.getByRole('combobox', { name, exact: true, includeHidden: true });
  await role('Kontoansvarig').fill('Nils Nyberg');
  await page.getByRole('option', { name: 'Nils Nyberg' }).click();
  await expect(page.getByText(/^Nils Nyberg är tillagd/)).toBeVisible();
  await role('Ersättare').fill('Karin');
  await page.getByRole('option', { name: 'Karin' }).first().click();
  // With the focus in the message too: the undo is its own.
  await page.getByRole('button', { name: 'Ångra', exact: true }).press('Control+z');
  await expect(page.getByText('Nils Nyberg är borttagen ur personerna igen.')).toBeVisible();
  await expect(role('Kontoansvarig')).toHaveValue('');
  await expect(role('Ersättare')).toHaveValue(/^Karin/);
});

test('Skift och mellanslag markerar till den rad som markerades sist; bilden är kvar när man kommer tillbaka', async ({
  page,
}) => {
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '52');
  await page.getByRole('grid').focus();
  for (const key of ['Home', 'ArrowDown', 'Space', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Shift+Space'])
    await page.keyboard.press(key);
  const status = page.getByRole('status').filter({ hasText: '4 av 51 markerade' });
  await expect(status).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toHaveCount(0);
  await page.goBack();
  await expect(status).toBeVisible();
  await expect(rows(page).nth(5)).toHaveAttribute('data-current', 'true');
  // Another filter begins at its top.
  await page.getByRole('grid').focus();
  await page.keyboard.press('Escape');
  await expect(status).toHaveCount(0);
  await page.getByRole('searchbox').fill('kulturladan');
  await expect(rows(page)).toHaveCount(5);
  await expect(rows(page).nth(1)).toHaveAttribute('data-current', 'true');
});

test('markerade konton är kvar medan man söker efter fler; det som inte visas räknas, och en inläst lista avslutar det', {
  tag: '@thorough',
}, async ({ page }) => {
  const grid = page.getByRole('grid');
  const bar = page.getByRole('group', { name: 'Markerade konton' });
  await page.keyboard.press('/');
  await page.keyboard.type('kulturladan');
  await expect(rows(page)).toHaveCount(5);
  await grid.focus();
  await page.keyboard.press('Control+a');
  await expect(bar.getByRole('status')).toHaveText('4 av 4 markerade');
  // The filter has kept its place, and takes other words.
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('ängby');
  await expect(rows(page)).toHaveCount(3);
  await expect(bar.getByRole('status')).toHaveText('4 markerade, varav 4 visas inte');
  const all = grid.getByRole('checkbox', { name: 'Markera alla', exact: true });
  await expect(all).not.toBeChecked();
  await grid.focus();
  await page.keyboard.press('Space');
  await expect(bar.getByRole('status')).toHaveText('5 markerade, varav 4 visas inte');
  await all.click();
  await expect(bar.getByRole('status')).toHaveText('6 markerade, varav 4 visas inte');
  await bar.getByRole('button', { name: 'Ändra …' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'Ändra 6 konton, varav 4 inte visas' })).toBeVisible();
  await page.keyboard.press('Escape');
  // In the head stands what is shown, and no more than that is taken away there.
  await all.click();
  await expect(bar.getByRole('status')).toHaveText('4 markerade, varav 4 visas inte');
  // Whoever has just ticked a box is in no text: the filter is a key away.
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await all.click();
  await withoutViolationsInAnyTheme(page);
  await bar.getByRole('button', { name: 'Ändra …' }).click();
  await expect(page.getByRole('dialog', { name: 'Ändra 6 konton' })).toBeVisible();
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: 'Behåll bara de 2 som visas' }).click();
  await expect(bar.getByRole('status')).toHaveText('2 av 2 markerade');
  // A voided account's mark is none, wherever it is seen.
  await rows(page).nth(1).getByTitle('Ängby strandbibliotek').click();
  await page.getByRole('button', { name: 'Mer' }).click();
  await page.getByRole('menuitem', { name: 'Makulera …' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Samma konto två gånger');
  await page.getByRole('dialog').getByRole('button', { name: 'Makulera' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto(`${page.url().split('#')[0]}#/konton`);
  await expect(bar.getByRole('status')).toHaveText('1 av 50 markerade');
  // Read in, a list may have changed what was looked at.
  await page.getByRole('link', { name: 'Läs in lista' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'lista.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Kontonamn;Adress\r\nNya sidan;https://www.facebook.com/nyasidanexempel'),
  });
  await page.getByRole('button', { name: 'Förhandsgranska', exact: true }).click();
  await page.getByRole('button', { name: /^Läs in 1 kont/u }).click();
  await expect(page.getByRole('heading', { name: '1 konto är inläst' })).toBeVisible();
  await page.getByRole('link', { name: 'Konton', exact: true }).first().click();
  await expect(rows(page).nth(1)).toBeVisible();
  await expect(bar).toHaveCount(0);
});

test('markerade konton ges en enhet som inte fanns', async ({ page }) => {
  await page.getByRole('searchbox').fill('kulturladan');
  await expect(page.getByText('4 av 51 konton')).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Ändra …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ändra 4 konton' });
  const unit = dialog.getByRole('combobox', { name: 'Enhet', exact: true });
  const apply = dialog.getByRole('button', { name: 'Ändra', exact: true });
  await expect(unit).toHaveAttribute('placeholder', 'Ändra inte');
  await expect(apply).toBeDisabled();
  await unit.fill('Scenhuset Norr');
  await page.getByRole('option', { name: 'Lägg till ”Scenhuset Norr”' }).click();
  await expect(unit).toHaveValue('Scenhuset Norr');
  await expect(apply).toBeEnabled();
  // Emptied, the accounts keep the unit that they have.
  await unit.fill('');
  await unit.press('Tab');
  await expect(apply).toBeDisabled();
  await unit.fill('Scenhuset');
  await page.getByRole('option', { name: 'Scenhuset Norr', exact: true }).click();
  await apply.click();
  await expect(page.getByText('4 konton ändrade')).toBeVisible();
  await expect(rows(page).filter({ hasText: 'Scenhuset Norr' })).toHaveCount(4);
});

test('en ändring av flera ångras från historiken, också när något har ändrats sedan dess', {
  tag: '@thorough',
}, async ({ page }) => {
  await page.getByRole('searchbox').fill('kulturladan');
  await expect(page.getByText('4 av 51 konton')).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Ändra …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ändra 4 konton' });
  await dialog.getByRole('button', { name: /Typ/ }).click();
  await page.getByRole('option', { name: 'Entreprenör' }).click();
  await dialog.getByRole('button', { name: 'Ändra', exact: true }).click();
  await expect(
    dialog.getByText('Ett entreprenörskonto sköts av någon utanför staden: skriv vilket företag.'),
  ).toBeVisible();
  await dialog.getByRole('button', { name: /Typ/ }).click();
  await page.getByRole('option', { name: 'Ändra inte' }).click();
  await dialog.getByRole('textbox', { name: 'Målgrupp' }).fill('Unga i stadsdelen');
  await dialog.getByText('Villkor för att delta').click();
  await dialog.getByRole('button', { name: 'Ändra', exact: true }).click();
  await expect(page.getByText('4 konton ändrade')).toBeVisible();
  await page.getByRole('grid').getByRole('row').nth(1).getByText('Kulturladan Unga', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Målgrupp' }).fill('Unga från 13 år');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('1 ändring är inte sparad')).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra på alla 4' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ångra på de andra 3' }).click();
  await expect(
    page.getByText(/^3 konton återställda\. 1 har ändrats igen sedan dess och lämnades: Kulturladan Unga \(/),
  ).toBeVisible();
});

test('raden som tangenterna har gått till syns hel, mellan rubrikerna och listans kant', async ({ page }) => {
  await page.getByRole('grid').focus();
  const down = Array.from({ length: 11 }, () => 'ArrowDown');
  for (const key of [...down, 'PageDown', 'ArrowDown', 'End', 'PageUp', 'PageUp', 'ArrowUp', 'Home']) {
    await page.keyboard.press(key);
    await expect
      .poll(
        () =>
          page.getByRole('grid').evaluate((grid) => {
            const [head, row] = ['[aria-rowindex="1"]', '[data-current]'].map((part) =>
              grid.querySelector(part)?.getBoundingClientRect(),
            );
            if (head === undefined || row === undefined) return ['not drawn'];
            const bottom = grid.getBoundingClientRect().top + grid.clientTop + grid.clientHeight;
            return [row.top - head.bottom, bottom - row.bottom].filter((room) => room < 0);
          }),
        { message: key },
      )
      .toEqual([]);
  }
});

test('en lista under en knapp öppnas och väljs i med tangenterna, och markören är sedan på knappen', async ({
  page,
}) => {
  const platform = page.getByRole('search').getByRole('button', { name: /^Plattform/ });
  const choices = page.getByRole('menuitemcheckbox');
  for (const [key, place] of [
    ['Enter', 0],
    ['Space', 0],
    ['ArrowDown', 0],
    ['ArrowUp', -1],
  ] as const) {
    await platform.focus();
    await page.keyboard.press(key);
    await expect(choices.nth(place)).toBeFocused();
    await expect(choices.nth(place)).not.toBeChecked();
    await page.keyboard.press('Escape');
    await expect(platform).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/platforms=blog$/);
  const more = page.getByRole('button', { name: 'Fler vyer' });
  await more.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  // Drawn a moment before it has the keyboard.
  await expect(page.getByRole('dialog', { name: 'Spara vyn' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
});

test('ett svar som kommer när någon har gått vidare ändrar inte den nya sidans adress', async ({ page }) => {
  await page.getByRole('search').getByRole('button', { name: 'Plattform' }).click();
  await page.route('**/rpc/accounts/list', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await route.continue();
  });
  const answer = page.waitForResponse('**/rpc/accounts/list');
  await page.getByRole('menuitemcheckbox', { name: /^Facebook/ }).click();
  await page.evaluate(() => {
    location.hash = '#/personer?del=enheter';
  });
  await answer;
  // Longer than the list waits for an answer.
  await page.waitForTimeout(700);
  await expect(page).toHaveURL(/#\/personer\?del=enheter$/);
  await page.getByRole('navigation').getByRole('link', { name: 'Konton' }).click();
  await expect(page).toHaveURL(/platforms=facebook$/);
});

test('kolumner och gruppering väljs och blir kvar', async ({ page }) => {
  await page.getByRole('button', { name: 'Kolumner' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Ersättare' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Ersättare' })).toBeVisible();
  await page.getByRole('button', { name: 'Gruppera' }).click();
  await page.getByRole('menuitem', { name: 'Plattform' }).click();
  await expect(page.getByRole('grid').getByText('Blogg', { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Ersättare' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Gruppera: Plattform' })).toBeVisible();
});

test('Ctrl+K hittar konto, person och kommando', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Konto, person, ärende eller kommando …').fill('teaterk');
  await expect(page.getByRole('menuitem', { name: /Teaterkällaren/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Teaterkällaren/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Konto, person, ärende eller kommando …').fill('gå till idag');
  await expect(page.getByRole('menuitem', { name: 'Gå till Idag' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Idag' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Konto, person, ärende eller kommando …').fill('säkerhetskop');
  await page.getByRole('menuitem', { name: 'Inställningar: Säkerhetskopior' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Säkerhetskopior', exact: true })).toBeVisible();
});

test('Ctrl+K: den som heter det som skrivs står först, och ett avslutat konto hittas sist', async ({ page }) => {
  await page.keyboard.press('Control+k');
  const field = page.getByPlaceholder('Konto, person, ärende eller kommando …');
  await field.fill('ek k');
  await expect(page.getByRole('menuitem', { name: /bibliotek/ }).first()).toBeVisible();
  await expect(page.getByRole('menuitem').first()).toContainText('Karin Ekdahl');
  await field.fill('kultur');
  const closed = page.getByRole('menuitem', { name: /Kulturportalen/ });
  await expect(closed).toContainText('Avslutat');
  const accounts = page.getByRole('group', { name: 'Konton' }).getByRole('menuitem');
  await expect(accounts.last()).toContainText('Kulturportalen');
  await field.fill('kulturportalen g');
  await expect(closed).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Kulturportalen/ })).toBeVisible();
});

test('en sökning som bara träffar avslutade konton säger det och leder dit', async ({ page }) => {
  await page.getByRole('searchbox').fill('kulturportalen');
  await expect(page.getByText('Inget konto passar')).toBeVisible();
  await expect(page.getByText('1 bland avslutade')).toBeVisible();
  await page.getByRole('button', { name: 'Visa det avslutade kontot' }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(1)).toContainText('Kulturportalen');
  // Nothing anywhere: only the way back.
  await page.getByRole('searchbox').fill('finnsinte');
  await expect(page.getByText('Ändra eller rensa filtren.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Visa de/ })).toHaveCount(0);
});

test('när alla konton är avslutade säger listan det och leder till dem, och historiken säger att det ångrades', async ({
  page,
}) => {
  await page.getByRole('columnheader').getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Ändra status …' }).click();
  const dialog = page.getByRole('dialog', { name: /^Ändra status på 51 konton/ });
  await dialog.getByRole('textbox', { name: 'Orsak' }).fill('Läggs ned');
  // Some have a case that is to decide it.
  await dialog.getByRole('textbox', { name: /^Beslut/ }).fill('Karin Ekdahl');
  await dialog.getByRole('button', { name: 'Ändra status' }).click();
  await expect(page.getByText('Alla konton är avslutade')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rensa filter' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Visa de avslutade kontona' }).click();
  await expect(page.getByRole('grid')).toContainText('Björklunda bibliotek');
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByText('51 konton återställda')).toBeVisible();
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: /^Alla/ }).click();
  await rows(page).nth(2).click();
  const steps = page.getByRole('table', { name: 'Status' });
  await expect(steps).toContainText('Läggs ned');
  await expect(steps).toContainText('Steget innan ångrades');
});

test('Idag: ett ensamt konto utan kontoansvarig öppnas vid fältet', async ({ page }) => {
  await page.getByRole('link', { name: /^Idag/ }).click();
  const list = page.getByRole('list').filter({ hasText: 'Pedagogiskt konto' });
  await list.getByRole('listitem').filter({ hasText: 'Ingen kontoansvarig' }).first().getByRole('link').click();
  const field = page.locator('[data-field="roles.responsible"]').getByRole('combobox');
  await expect(field).toBeFocused();
  await expect(field).toBeInViewport();
});

test('Idag visar det som behöver göras och leder dit', async ({ page }) => {
  await page.getByRole('link', { name: /^Idag/ }).click();
  const list = page.getByRole('list').filter({ hasText: 'Pedagogiskt konto' });
  await expect(list).toBeVisible();
  const school = list.getByRole('listitem').filter({ hasText: 'Pedagogiskt konto' });
  await expect(school).toHaveCount(1);
  await list.getByRole('listitem').filter({ hasText: 'Karin Ekdahl saknar åtkomst' }).getByRole('link').click();
  await expect(page.getByRole('button', { name: /^Kommunikatören saknar åtkomst/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('inga tillgänglighetsfel på Idag och Konton, i varje tema', { tag: '@thorough' }, async ({ page }) => {
  for (const [place, heading] of [
    ['/', 'Idag'],
    ['/konton', 'Konton'],
    ['/konton?view=few-with-access', 'Konton'],
  ] as const) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, place);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await withoutViolationsInAnyTheme(page);
  }
});
