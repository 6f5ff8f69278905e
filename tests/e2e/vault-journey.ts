import { createPrivateKey, sign } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { databaseName } from '../../electron/core/foundation/data-folder.ts';
import { newDeviceKeys } from '../../electron/core/vault/device-keys.ts';
import { openRegister } from '../register.ts';
import { expect, test } from './fixtures.ts';

/** An invented passphrase: in tests there is no keychain, and the vault is kept by one. */
export const passphrase = 'kaffe traktor nordan fyr';

/** Founds a vault in a register of the demo, with its kit in force; its passphrase is quick to try. Answers what stands on the kit's pages. */
async function foundIn(dataDir: string): Promise<string[][]> {
  const osAccount = `${os.userInfo().username}@${os.hostname()}`;
  const { core, client } = await openRegister(dataDir, { osAccount, clock: { now: () => new Date() } });
  const administrationId = (await client.people.me({})).administrationId ?? '';
  const found = await client.vault.found({ administrationId, keep: 'passphrase', passphrase });
  const vaultId = found.vaultId ?? '';
  const { rows } = await client.people.list({ administrationId });
  const holderIds = rows.slice(0, 3).map(({ id }) => id);
  await client.vault.prepareKit({ vaultId, holderIds });
  const pages: string[][] = [];
  for (const page of [1, 2, 3]) pages.push((await client.vault.kitPage({ vaultId, page })).groups);
  for (const groups of pages.slice(1)) await client.vault.confirmShare({ vaultId, share: groups.join(' ') });
  await client.vault.nameOffSite({ vaultId, kind: 'other', text: 'IT:s säkerhetskopia' });
  await core.close();
  return pages;
}

/** A page of the demo with a vault, locked. It was founded once and is copied for each test: its setup has a test of its own. */
export const withVault = test.extend<
  { kitPages: string[][] },
  { founded: () => Promise<{ folder: string; pages: string[][] }> }
>({
  founded: [
    async ({ shared }, use) => {
      let made: Promise<{ folder: string; pages: string[][] }> | undefined;
      const make = async () => {
        const folder = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-e2e-vault-'));
        await cp(await shared.demo(), folder, { recursive: true });
        return { folder, pages: await foundIn(folder) };
      };
      await use(() => (made ??= make()));
      if (made !== undefined) await rm((await made).folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  dataDir: async ({ founded }, use) => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-e2e-'));
    await cp((await founded()).folder, dataDir, { recursive: true });
    await use(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  },
  kitPages: async ({ founded }, use) => await use((await founded()).pages),
});

/** Opens the vault at the top of the page. */
export async function openVault(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Idag', level: 1 })).toBeVisible();
  await press(page, /^Valvet är låst/);
  await unlock(page);
}

/** Goes to an address of the app, as a link would. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** Focus and a key, as somebody without a mouse does it. */
export async function press(page: Page, name: string | RegExp, key = 'Enter'): Promise<void> {
  await page.getByRole('button', { name }).last().focus();
  await page.keyboard.press(key);
}

/** Founds the vault by passphrase; the step of the recovery key is open afterwards. */
export async function foundVault(page: Page): Promise<void> {
  await page.getByLabel('Lösenfras', { exact: true }).focus();
  await page.keyboard.type(passphrase);
  await page.getByLabel('Samma lösenfras en gång till').focus();
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Gör en reservnyckel i tre delar' })).toBeVisible();
}

/** Chooses three holders and prints their pages; answers the groups that stood on each. */
export async function printKit(page: Page): Promise<string[][]> {
  // What the printer gets: the page as it stands in the document while the print dialog is open.
  await page.evaluate(() => {
    window.print = () => {
      const groups = [...document.querySelectorAll('body > article ol li')].map(
        (group) => group.lastChild?.textContent,
      );
      document.documentElement.dataset['printed'] = groups.join(' ');
      dispatchEvent(new Event('afterprint'));
    };
  });
  for (const number of [1, 2, 3]) {
    const field = page.getByRole('combobox', { name: `Sida ${number} förvaras av` });
    await field.focus();
    await expect(page.getByRole('option').first()).toBeVisible();
    // Two steps for each, so that three different persons are chosen wherever the list begins.
    for (let step = 0; step < number * 2; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(field).not.toHaveValue('');
  }
  await press(page, 'Nästa: skriv ut');
  const pages: string[][] = [];
  for (const number of [1, 2, 3]) {
    await press(page, `Skriv ut sida ${number}`);
    await expect(page.getByRole('button', { name: 'Sidan är utskriven och överlämnad' })).toBeVisible();
    const printed = await page.evaluate(() => {
      const { dataset } = document.documentElement;
      const text = dataset['printed'] ?? '';
      delete dataset['printed'];
      return text;
    });
    pages.push(printed.split(' '));
    await press(page, 'Sidan är utskriven och överlämnad');
  }
  return pages;
}

/** The whole setup, from the empty settings page to a vault that takes its first secret. */
export async function setUpVault(page: Page): Promise<string[][]> {
  await expect(page.getByRole('heading', { name: 'Idag', level: 1 })).toBeVisible();
  await goTo(page, '/installningar/valv');
  await foundVault(page);
  const pages = await printKit(page);
  await typeShare(page, pages[0] ?? []);
  await expect(page.getByText('Sida 1 stämmer. Nu behövs en till.')).toBeVisible();
  await typeShare(page, pages[2] ?? []);
  await nameFolder(page);
  return pages;
}

/** Types a printed page from its first group on; the boxes lead on by themselves. `into` where there are two places for pages. */
export async function typeShare(page: Page, groups: readonly string[], into?: string): Promise<void> {
  const place = into === undefined ? page : page.getByRole('group', { name: into, exact: true });
  await place.getByLabel(/^Grupp 1 av 17/).focus();
  await page.keyboard.type(groups.join(''));
}

/** The last step: a shared folder that there is, so that the first copy can lie in it. */
export async function nameFolder(page: Page): Promise<void> {
  const folder = test.info().outputPath('Delad mapp');
  await mkdir(folder, { recursive: true });
  await page.getByLabel('Mappens sökväg').focus();
  await page.keyboard.type(folder);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Så är valvet skyddat' })).toBeVisible();
}

/** Unlocks with the passphrase; the dialog is open. */
export async function unlock(page: Page): Promise<void> {
  await expect(page.getByRole('dialog', { name: 'Lås upp valvet' })).toBeVisible();
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Valvet är öppet/ })).toBeVisible();
}

/** A colleague's request to be let in, made as their own computer makes it. */
export async function requestOf(
  dataDir: string,
  name: string,
): Promise<{ request: string; fingerprint: string; device: string }> {
  const db = new Database(path.join(dataDir, databaseName), { readonly: true });
  const vaultId = String(db.prepare('select id from vault').pluck().get());
  const personId = String(db.prepare('select id from person where name = ?').pluck().get(name));
  db.close();
  const device = 'kollega@bärbar';
  const { keys, device: made } = await newDeviceKeys(device);
  const unsigned = { format: 'kanalvakt-join-request/1', vaultId, personId, device: made };
  const key = createPrivateKey({ key: Buffer.from(keys.signingKey, 'base64'), type: 'pkcs8', format: 'der' });
  const signature = sign(null, Buffer.from(JSON.stringify(unsigned)), key).toString('base64');
  return { request: JSON.stringify({ ...unsigned, signature }), fingerprint: made.fingerprint, device };
}
