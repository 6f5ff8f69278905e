import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Log } from '../../electron/core/foundation/ports.ts';
import { filesUnder, foundIn, partsOf, spellings, temporaryFiles } from '../canaries.ts';
import { memoryKeychain, openRegister, refusal, temporaryFolder } from '../register.ts';
import { credential, foundOffice, foundOfficeAnew, printKit } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

/** Secrets that are found nowhere, each in a field of its own, with what other programs would make of them. */
const canaries = {
  login: 'kanarie-login-Ö7Qw3',
  password: 'kanarie-losen-9fK2xR81',
  recoveryCode: 'kanarie-kod-77Zt41',
  recoveryMail: 'kanarie-brev-5hTn@exempel.se',
  recoveryPhone: '070-1740650',
  notes: 'kanarie-anteckning-Vw83',
  tool: 'kanarie-verktyg-Ac19',
  extra: 'kanarie-extra-Lp20',
  totp: 'KANARIEJBSWY3DPEHPK3PXPKANARIE22',
};

test('the search finds a secret in every spelling that it looks for', () => {
  const secret = canaries.password;
  const texts = [secret, Buffer.from(secret, 'utf16le'), Buffer.from(secret).toString('hex')];
  for (const before of ['', 'x', 'xy']) texts.push(Buffer.from(before + secret + before).toString('base64'));
  for (const text of texts) expect(spellings(secret).some((one) => Buffer.from(text).includes(one))).toBe(true);
});

test('a secret and a share are found in no file, export, event, log or error; only in the one answer that was asked for', async () => {
  const began = Date.now();
  const logged: unknown[] = [];
  const log: Log = {
    info: (...given) => logged.push(given),
    error: (message, error) => logged.push([message, String(error), error instanceof Error ? error.stack : '']),
  };
  const keychain = memoryKeychain();
  const office = await foundOfficeAnew(folder, { keychain, log });
  const { client, core, vaultId, administrationId, holders, accounts } = office;
  const events: unknown[] = [];
  const stop = new AbortController();
  const listening = (async () => {
    for await (const event of await client.events({}, { signal: stop.signal })) events.push(event);
  })().catch(() => {});
  const made = await client.vault.save(
    credential(
      vaultId,
      { accountIds: [accounts[0] ?? ''] },
      {
        login: canaries.login,
        password: canaries.password,
        totp: canaries.totp,
        recoveryCodes: [canaries.recoveryCode],
        recoveryMail: canaries.recoveryMail,
        recoveryPhone: canaries.recoveryPhone,
        notes: canaries.notes,
        tools: [{ name: 'Planeraren', note: canaries.tool }],
        extra: [{ name: 'Extra', value: canaries.extra }],
      },
    ),
  );
  const answers: unknown[] = [made];
  const reveal = { id: made.id, use: 'reveal' as const, reason: 'Prov av valvet' };
  expect((await client.vault.reveal({ ...reveal, field: 'password' })).value).toBe(canaries.password);
  await client.vault.totpCode(reveal);
  // Something of everything that writes or reads: sealing anew, a backup, an export, the check, refusals, the lock.
  const shares = [...office.shares, ...(await printKit(client, vaultId, holders))];
  await client.settings.backUpNow({});
  const exported = await client.inventory.exportInventory({ administrationId, formats: ['csv', 'xlsx', 'json'] });
  expect(exported.files).toHaveLength(3);
  for (const { token } of exported.files) {
    const file = core.takeFile(token);
    writeFileSync(path.join(folder, `export-${file?.name}`), file?.bytes ?? '');
  }
  answers.push(exported, await client.settings.verify({}), await client.vault.list({ vaultId }));
  answers.push(await client.vault.useLog({ vaultId }), await client.vault.custodians({ vaultId }));
  answers.push(await client.vault.kit({ vaultId }), await client.accounts.history({ id: accounts[0] ?? '' }));
  answers.push(await refusal(client.vault.drill({ vaultId, shares: [shares[0] ?? '', shares[1] ?? ''] })));
  const broken = credential(vaultId, { ownership: 'private' }, { password: canaries.password, notes: canaries.notes });
  answers.push(await refusal(client.vault.save(broken)));
  answers.push(
    await refusal(client.vault.save(credential(vaultId, {}, { totp: `otpauth://totp/x?secret=${canaries.password}` }))),
  );
  const whileOpen = filesUnder(folder);
  const secrets = { ...canaries, ...partsOf(shares) };
  expect(whileOpen.length).toBeGreaterThan(4);
  expect(foundIn(whileOpen, secrets)).toEqual([]);
  await client.vault.lock({ reason: 'asked' });
  answers.push(await refusal(client.vault.reveal({ ...reveal, field: 'password' })));
  stop.abort();
  await core.close();
  await listening;
  expect(foundIn(filesUnder(folder), secrets)).toEqual([]);
  expect(foundIn(temporaryFiles(began), secrets)).toEqual([]);
  const said = JSON.stringify([answers, events, logged]);
  expect(events.length).toBeGreaterThan(0);
  for (const [name, secret] of Object.entries(secrets)) expect([name, said.includes(secret)]).toEqual([name, false]);
  // The keychain holds the device's key and none of this.
  expect(
    [...keychain.entries.values()].some((entry) => Object.values(secrets).some((one) => entry.includes(one))),
  ).toBe(false);
}, 120_000);

test('a damaged register tells nothing of its content in an error', async () => {
  const keychain = memoryKeychain();
  const { client, core, vaultId } = await foundOffice(folder, { keychain });
  const { id } = await client.vault.save(credential(vaultId, {}, { password: canaries.password }));
  await core.close();
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(path.join(folder, 'kanalvakt.sqlite'));
  db.prepare('update vault_credential set sealed = ?').run(Buffer.from(`age ${canaries.password}`).toString('base64'));
  db.close();
  const again = await openRegister(folder, { keychain });
  await again.client.vault.unlock({ vaultId, passphrase: null });
  const refused = await refusal(
    again.client.vault.reveal({ id, field: 'password', use: 'reveal', reason: 'Prov av valvet' }),
  );
  expect(refused).toEqual({ code: 'vault-untrusted', values: { label: 'Biblioteket på Torget' } });
  await again.core.close();
}, 60_000);
