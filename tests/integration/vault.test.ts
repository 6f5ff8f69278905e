import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Keychain, KeychainUnavailable } from '../../electron/core/foundation/ports.ts';
import { readForFill } from '../../electron/core/vault/reveal-field.ts';
import { unlockVault } from '../../electron/core/vault/unlock-vault.ts';
import { listCredentialsOfPerson, peopleWhoCanOpen } from '../../electron/core/vault/tied-to-person.ts';
import { inWorkers, memoryKeychain, openRegister, refusal, temporaryFolder } from '../register.ts';
import { inTurn } from '../../electron/core/foundation/turns.ts';
import { alsoTypedBy, credential, foundOffice, foundOfficeAnew, sitDown } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

const asked = { field: 'password' as const, use: 'reveal' as const, reason: 'Prov av valvet' };

test('a vault is founded, gets its kit, takes a secret, locks, and opens again', async () => {
  const { client, core, vaultId, accounts, administrationId } = await foundOfficeAnew(folder, { runJob: inWorkers });
  const saved = await client.vault.save(credential(vaultId, { accountIds: [accounts[0] ?? ''] }));
  expect(saved).toMatchObject({ version: 1, hasPassword: true, distrust: null, openableHere: true, breakGlass: false });
  expect(await client.vault.reveal({ id: saved.id, ...asked })).toEqual({ value: 'hemligt-1' });
  await client.vault.lock({ reason: 'asked' });
  expect(await refusal(client.vault.reveal({ id: saved.id, ...asked }))).toMatchObject({ code: 'vault-locked' });
  expect(await client.vault.status({ administrationId })).toMatchObject({
    unlocked: false,
    lockReason: 'asked',
    here: 'full',
    protection: 'keychain',
    credentials: 1,
    missing: [],
    readOnly: 'no',
    epoch: 2,
  });
  await client.vault.unlock({ vaultId, passphrase: null });
  expect(await client.vault.reveal({ id: saved.id, ...asked })).toEqual({ value: 'hemligt-1' });
  expect((await client.settings.verify({})).parts.filter(({ ok }) => !ok)).toEqual([]);
  await core.close();
});

test('no secret before the kit is in force and a place off this computer is named', async () => {
  const { client, core } = await sitDown(folder, 'karin@kontoret', memoryKeychain());
  const me = await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Karin Ek' });
  const administrationId = me.administrationId ?? '';
  expect((await client.vault.status({ administrationId })).missing).toEqual(['found']);
  const found = await client.vault.found({ administrationId, keep: 'keychain', passphrase: null });
  const vaultId = found.vaultId ?? '';
  expect(found).toMatchObject({ unlocked: true, here: 'full', missing: ['kit', 'off-site'], kit: null });
  expect(await refusal(client.vault.save(credential(vaultId)))).toMatchObject({ code: 'vault-kit-first' });
  expect(
    await refusal(client.vault.prepareKit({ vaultId, holderIds: [me.personId!, me.personId!, me.personId!] })),
  ).toMatchObject({
    code: 'vault-kit-holders',
  });
  expect(await refusal(client.vault.found({ administrationId, keep: 'keychain', passphrase: null }))).toMatchObject({
    code: 'vault-already-founded',
  });
  await core.close();
});

describe('a credential', () => {
  test('is read field by field, changes by version, and what is left out stays', async () => {
    const { client, core, vaultId, accounts } = await foundOffice(folder);
    const made = await client.vault.save(
      credential(
        vaultId,
        { accountIds: accounts.slice(0, 2), recoveryPhoneIsPrivate: true },
        {
          totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
          recoveryCodes: ['kod-1', 'kod-2'],
          recoveryMail: 'funktion@exempel.se',
          recoveryPhone: '070-1740605',
          notes: 'Två rader\nåäö',
          tools: [{ name: 'Planeraren', note: 'egen inloggning' }],
          extra: [{ name: 'PIN', value: '4711' }],
        },
      ),
    );
    expect(made).toMatchObject({
      hasTotp: true,
      recoveryCodeCount: 2,
      recoveryMail: 'function',
      recoveryPhone: 'private',
      toolCount: 1,
      extraCount: 1,
    });
    const value = async (field: typeof asked.field | 'notes' | 'recovery-codes' | 'tool' | 'extra' | 'login') =>
      (await client.vault.reveal({ id: made.id, ...asked, field })).value;
    expect(await value('notes')).toBe('Två rader\nåäö');
    expect(await value('recovery-codes')).toBe('kod-1\nkod-2');
    expect(await value('tool')).toBe('egen inloggning');
    expect(await value('extra')).toBe('4711');
    expect(await client.vault.holds({ id: made.id })).toEqual({ login: true, notes: true });
    expect(await client.vault.names({ id: made.id })).toEqual({ tools: ['Planeraren'], extra: ['PIN'] });
    expect(await client.vault.totpCode({ id: made.id, use: 'copy', reason: 'Prov av valvet' })).toMatchObject({
      code: expect.stringMatching(/^\d{6}$/) as string,
      secondsLeft: 30,
    });
    const again = { ...credential(vaultId, { accountIds: accounts.slice(0, 1) }), id: made.id, version: 1 };
    const changed = await client.vault.save({ ...again, secrets: { password: 'hemligt-2' } });
    expect(changed).toMatchObject({ version: 2, hasTotp: true, recoveryPhone: 'function' });
    expect([await value('password'), await value('login')]).toEqual(['hemligt-2', 'angby@exempel.se']);
    expect(await refusal(client.vault.save({ ...again, secrets: {} }))).toMatchObject({ code: 'changed-meanwhile' });
    const { rows, total } = await client.vault.list({ vaultId, accountId: accounts[0] ?? null });
    expect([rows.map(({ id }) => id), total]).toEqual([[made.id], 1]);
    expect((await client.vault.list({ vaultId, accountId: accounts[1] ?? null })).total).toBe(0);
    await client.vault.remove({ id: made.id, version: 2, reason: 'Kontot är avslutat' });
    expect(await refusal(client.vault.reveal({ id: made.id, ...asked }))).toMatchObject({ code: 'not-found' });
    await core.close();
  });

  test('a private login and a personal role’s password are refused with the right way to do it', async () => {
    const { client, core, vaultId } = await foundOffice(folder);
    expect(await refusal(client.vault.save(credential(vaultId, { ownership: 'private' })))).toMatchObject({
      code: 'vault-private-login',
    });
    expect(await refusal(client.vault.save(credential(vaultId, { kind: 'personal-role' })))).toMatchObject({
      code: 'vault-personal-role-has-no-password',
    });
    const role = await client.vault.save(credential(vaultId, { kind: 'personal-role' }, { password: '' }));
    expect(role).toMatchObject({ kind: 'personal-role', hasPassword: false, rotatedAt: null });
    expect(await refusal(client.vault.reveal({ id: role.id, ...asked }))).toMatchObject({ code: 'vault-field-empty' });
    expect(await client.vault.holds({ id: role.id })).toEqual({ login: true, notes: false });
    await client.vault.lock({ reason: 'asked' });
    expect(await refusal(client.vault.holds({ id: role.id }))).toMatchObject({ code: 'vault-locked' });
    await core.close();
  });

  test('every use is logged; outside own duty it is nödöppning and needs a reason', async () => {
    const { client, core, vaultId, accounts, personId, administrationId, holders, clock } = await foundOffice(folder);
    const { id } = await client.vault.save(credential(vaultId, { accountIds: [accounts[0] ?? ''] }));
    // Whoever alone has typed it knows it: that is no nödöppning, whatever account it is for, and no other login is theirs by it.
    const other = await client.vault.save(credential(vaultId, {}, { notes: '' }));
    await client.vault.save({ ...credential(vaultId), id: other.id, version: 1 });
    await alsoTypedBy(core, id, holders[0] ?? '');
    expect(await client.vault.get({ id })).toMatchObject({ breakGlass: true });
    expect(await client.vault.get({ id: other.id })).toMatchObject({ breakGlass: false });
    expect((await client.vault.list({ vaultId })).rows.map((row) => [row.id === id, row.breakGlass])).toEqual(
      expect.arrayContaining([
        [true, true],
        [false, false],
      ]),
    );
    expect(await refusal(client.vault.reveal({ id, ...asked, reason: '' }))).toMatchObject({
      code: 'vault-break-glass',
    });
    expect(await client.vault.useLog({ vaultId })).toEqual([]);
    await client.vault.reveal({ id, ...asked, use: 'copy', reason: 'Kollegan är sjuk' });
    const log = await client.vault.useLog({ vaultId, personId });
    expect(log.map(({ action, breakGlass, field, reason }) => [action, breakGlass, field, reason])).toEqual([
      ['copy', true, 'password', 'Kollegan är sjuk'],
    ]);
    const account = await client.accounts.get({ id: accounts[0] ?? '' });
    const { id: accountId, version } = account;
    const roles = [{ role: 'responsible' as const, personId }];
    const { draft } = await import('../register.ts');
    await client.accounts.update({
      id: accountId,
      version,
      draft: draft(administrationId, { name: account.name, roles }),
    });
    expect(await client.vault.get({ id })).toMatchObject({ breakGlass: false });
    clock.set('2026-05-05T22:30:00Z');
    await client.vault.unlock({ vaultId, passphrase: null });
    await client.vault.reveal({ id, ...asked, reason: '' });
    await client.vault.reveal({ id: other.id, ...asked, reason: '' });
    // All openings of all logins in one list: since a day in Stockholm, or only the nödöppningar.
    const listed = async (input: { since?: string; breakGlass?: boolean; limit?: number }) =>
      (await client.vault.useLog({ vaultId, ...input })).map(({ action, breakGlass }) => [action, breakGlass]);
    const later = [
      ['reveal', false],
      ['reveal', false],
    ];
    expect(await listed({})).toEqual([...later, ['copy', true]]);
    expect(await listed({ since: '2026-05-06' })).toEqual(later);
    expect(await listed({ since: '2026-05-07' })).toEqual([]);
    expect(await listed({ breakGlass: true })).toEqual([['copy', true]]);
    expect(await listed({ breakGlass: true, since: '2026-05-05' })).toEqual([]);
    expect(await listed({ limit: 1 })).toEqual([['reveal', false]]);
    await core.close();
  });
});

test('what others ask the vault for: who can open what, what is tied to a person, and a login for a page that is filled in', async () => {
  const { client, core, vaultId, accounts, personId, administrationId, holders } = await foundOffice(folder);
  const accountIds = [accounts[0] ?? ''];
  const { id } = await client.vault.save(credential(vaultId, { accountIds, secondFactorPersonId: holders[0] ?? null }));
  const context = await core.context();
  expect(await peopleWhoCanOpen(context, administrationId)).toEqual(new Map([[accountIds[0], new Set([personId])]]));
  expect(await listCredentialsOfPerson(context, personId)).toMatchObject([
    { vaultId, standing: 'full', canOpen: [id], couldOpen: [id], contactFor: [], kitPage: null },
  ]);
  expect(await listCredentialsOfPerson(context, holders[0] ?? '')).toMatchObject([
    { standing: null, canOpen: [], couldOpen: [], contactFor: [id], kitPage: 1 },
  ]);
  expect(await readForFill(context, id, ['password', 'totp'], 'Rundan')).toEqual({ password: 'hemligt-1' });
  expect((await listCredentialsOfPerson(context, personId))[0]?.known.get(id)?.basis === 'opened').toBe(true);
  expect((await client.vault.useLog({ vaultId })).map(({ action }) => action)).toEqual(['fill']);
  await core.close();
});

test('what is refused after the vault was opened is logged, and is no refusal of the opening', async () => {
  const { core, vaultId, client, administrationId } = await foundOffice(folder);
  await client.vault.lock({ reason: 'asked' });
  const errors: unknown[] = [];
  const context = await core.context();
  const status = await unlockVault(
    {
      ...context,
      log: { ...context.log, error: (_, error) => void errors.push(error) },
      // The screen is locked between the opening and what follows it.
      announce: () => core.lockVaults('os-lock'),
    },
    vaultId,
    null,
  );
  expect(status).toMatchObject({ unlocked: false, lockReason: 'os-lock' });
  expect(errors).toMatchObject([{ code: 'vault-locked' }]);
  await client.vault.unlock({ vaultId, passphrase: null });
  expect((await client.vault.status({ administrationId })).unlocked).toBe(true);
  await core.close();
});

describe('the lock', () => {
  test('falls after four idle minutes, at a jump of the clock, and when a host says so', async () => {
    const { client, core, vaultId, administrationId, clock } = await foundOffice(folder);
    const status = async () => {
      const { unlocked, lockReason } = await client.vault.status({ administrationId });
      return unlocked ? 'open' : lockReason;
    };
    const look = async (at: string) => {
      clock.set(`2026-05-04T10:${at}Z`);
      core.lockIdleVaults();
      return await status();
    };
    expect(await look('00:05')).toBe('open');
    for (const second of [25, 50]) expect(await look(`00:${second}`)).toBe('open');
    await client.vault.touch({});
    for (let second = 75; second < 285; second += 20)
      expect(await look(new Date(second * 1000).toISOString().slice(14, 19))).toBe('open');
    expect(await look('04:51')).toBe('idle');
    await client.vault.unlock({ vaultId, passphrase: null });
    expect(await look('05:30')).toBe('clock');
    await client.vault.unlock({ vaultId, passphrase: null });
    expect(await look('05:00')).toBe('clock');
    await client.vault.unlock({ vaultId, passphrase: null });
    core.lockVaults('sleep');
    expect(await status()).toBe('sleep');
    await core.close();
  });

  test('meets a call that comes before the clock is looked at; a code that is shown keeps nothing awake', async () => {
    const { client, core, vaultId, clock } = await foundOffice(folder);
    const { id } = await client.vault.save(credential(vaultId, {}, { totp: 'JBSWY3DPEHPK3PXP' }));
    const at = (second: number) =>
      clock.set(new Date(Date.parse('2026-05-04T10:00:00Z') + second * 1000).toISOString());
    for (let second = 25; second < 240; second += 25) {
      at(second);
      await client.vault.totpCode({ id, use: 'reveal', reason: 'Prov av valvet' });
      await client.vault.holds({ id });
      await client.vault.names({ id });
    }
    at(241);
    expect(await refusal(client.vault.totpCode({ id, use: 'reveal', reason: 'Prov av valvet' }))).toMatchObject({
      code: 'vault-locked',
    });
    await client.vault.unlock({ vaultId, passphrase: null });
    at(300);
    await client.vault.touch({});
    expect(
      await refusal(client.vault.reveal({ id, field: 'password', use: 'reveal', reason: 'Prov av valvet' })),
    ).toMatchObject({
      code: 'vault-locked',
    });
    await core.close();
  });

  test('holds for what was waiting for its turn: nothing is said with keys that have been wiped meanwhile', async () => {
    const { client, core, vaultId, administrationId, accounts } = await foundOffice(folder);
    const { epoch } = await client.vault.status({ administrationId });
    const { promise: others, resolve: release } = Promise.withResolvers<void>();
    const turn = inTurn(`vault ${vaultId}`, () => others);
    const { personId } = await client.people.me({});
    const said = refusal(
      client.vault.namePerson({
        vaultId,
        personId: personId ?? '',
        subject: { kind: 'account', id: accounts[0] ?? '' },
      }),
    );
    await client.vault.custodians({ vaultId });
    core.lockVaults('os-lock');
    release();
    await turn;
    expect(await said).toMatchObject({ code: 'vault-locked' });
    expect((await client.vault.status({ administrationId })).epoch).toBe(epoch);
    await core.close();
  });

  test('that falls while a vault is being opened, founded or recovered holds: nothing opens behind a locked screen', async () => {
    const inner = memoryKeychain();
    let meanwhile = () => {};
    const keychain: Keychain = {
      ...inner,
      getPassword: async (...entry) => {
        meanwhile();
        return await inner.getPassword(...entry);
      },
    };
    const office = await foundOffice(folder, { keychain });
    const { client, core, vaultId, administrationId, shares } = office;
    const other = await client.settings.createAdministration({ name: 'Miljöförvaltningen' });
    const unlocked = async (id = administrationId) => (await client.vault.status({ administrationId: id })).unlocked;
    core.lockVaults('asked');
    meanwhile = () => core.lockVaults('os-lock');
    expect(await refusal(client.vault.unlock({ vaultId, passphrase: null }))).toMatchObject({ code: 'vault-locked' });
    expect(await unlocked()).toBe(false);
    expect(await client.vault.found({ administrationId: other.id, keep: 'keychain', passphrase: null })).toMatchObject({
      here: 'full',
      unlocked: false,
    });
    expect(
      await client.vault.recover({ vaultId, shares: shares.slice(0, 2), keep: 'keychain', passphrase: null }),
    ).toMatchObject({ unlocked: false });
    meanwhile = () => {};
    expect(await client.vault.unlock({ vaultId, passphrase: null })).toMatchObject({ unlocked: true });
    await core.close();
  });
});

describe('how the keys are kept', () => {
  test('a PIN beside the keychain: both are needed, and it can be changed', async () => {
    const keychain = memoryKeychain();
    const { client, core, vaultId, administrationId } = await foundOfficeAnew(
      folder,
      { keychain },
      'keychain',
      '471108',
    );
    expect((await client.vault.status({ administrationId })).protection).toBe('keychain-and-pin');
    expect([...keychain.entries.values()].join()).not.toContain('AGE-SECRET-KEY');
    await client.vault.lock({ reason: 'asked' });
    for (const passphrase of ['471209', '', null])
      expect(await refusal(client.vault.unlock({ vaultId, passphrase }))).toMatchObject({
        code: 'vault-wrong-passphrase',
      });
    for (const next of ['1234', '111111'])
      expect(await refusal(client.vault.changePassphrase({ vaultId, current: '471108', next }))).toMatchObject({
        code: 'vault-pin-weak',
      });
    await client.vault.changePassphrase({ vaultId, current: '471108', next: '271828' });
    expect(await refusal(client.vault.unlock({ vaultId, passphrase: '471108' }))).toMatchObject({
      code: 'vault-wrong-passphrase',
    });
    expect(await client.vault.unlock({ vaultId, passphrase: '271828' })).toMatchObject({ unlocked: true });
    await core.close();
  });

  test('without a keychain: a long passphrase, chosen and said, and kept in no backup', async () => {
    const absent: Keychain = {
      getPassword: () => Promise.reject(new KeychainUnavailable('not provided by any .service files')),
      setPassword: () => Promise.reject(new KeychainUnavailable('not provided by any .service files')),
      deletePassword: () => Promise.reject(new KeychainUnavailable('not provided by any .service files')),
      findCredentials: () => Promise.reject(new KeychainUnavailable('not provided by any .service files')),
    };
    const first = await sitDown(folder, 'karin@kontoret', absent);
    const me = await first.client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Karin Ek' });
    const administrationId = me.administrationId ?? '';
    expect(await first.client.vault.checkKeychain({})).toEqual({ keychain: 'unavailable' });
    const found = (keep: 'keychain' | 'passphrase', passphrase: string | null) =>
      first.client.vault.found({ administrationId, keep, passphrase });
    expect(await refusal(found('keychain', null))).toMatchObject({ code: 'vault-keychain-absent' });
    for (const short of [null, '', 'kort'])
      expect(await refusal(found('passphrase', short))).toMatchObject({ code: 'vault-passphrase-needed' });
    expect((await first.client.vault.status({ administrationId })).vaultId).toBeNull();
    expect(await refusal(found('passphrase', 'aaaaaaaaaaaa'))).toMatchObject({ code: 'vault-passphrase-weak' });
    const status = await found('passphrase', 'fyra vanliga svenska ord');
    expect(status).toMatchObject({ protection: 'passphrase', unlocked: true });
    const vaultId = status.vaultId ?? '';
    await first.core.close();
    const second = await openRegister(folder, { keychain: absent });
    expect(await refusal(second.client.vault.unlock({ vaultId, passphrase: 'fel ord helt och hållet' }))).toMatchObject(
      {
        code: 'vault-wrong-passphrase',
      },
    );
    const opened = await second.client.vault.unlock({ vaultId, passphrase: 'fyra vanliga svenska ord' });
    expect(opened).toMatchObject({ unlocked: true, protection: 'passphrase' });
    await second.core.close();
  });

  test('an entry that is removed by hand is named; nothing is written or made anew, and it opens when it is back', async () => {
    const keychain = memoryKeychain();
    const { client, core, vaultId, administrationId } = await foundOffice(folder, { keychain });
    const { id } = await client.vault.save(credential(vaultId));
    await client.vault.lock({ reason: 'asked' });
    const key = `se.kanalvakt/${vaultId}`;
    const entry = keychain.entries.get(key) ?? '';
    keychain.entries.delete(key);
    expect(await refusal(client.vault.unlock({ vaultId, passphrase: null }))).toMatchObject({
      code: 'vault-keys-missing',
    });
    expect(keychain.entries.has(key)).toBe(false);
    expect((await client.vault.status({ administrationId })).here).toBe('full');
    keychain.entries.set(key, '{"half":');
    expect(await refusal(client.vault.unlock({ vaultId, passphrase: null }))).toMatchObject({
      code: 'vault-keys-damaged',
    });
    expect(keychain.entries.get(key)).toBe('{"half":');
    keychain.entries.set(key, entry);
    await client.vault.unlock({ vaultId, passphrase: null });
    expect(await client.vault.reveal({ id, ...asked })).toEqual({ value: 'hemligt-1' });
    await core.close();
  });

  test('a keychain that goes midway: the change is not made, and the next opening is as before', async () => {
    const inner = memoryKeychain();
    let failing: 'no' | 'read' | 'write' | 'after' = 'no';
    const gone = () => Promise.reject(new KeychainUnavailable('The name org.freedesktop.secrets was not provided'));
    let writes = 0;
    const keychain: Keychain = {
      ...inner,
      getPassword: (...given) => (failing === 'read' ? gone() : inner.getPassword(...given)),
      setPassword: (...given) => {
        writes += 1;
        return failing === 'write' || (failing === 'after' && writes > 1) ? gone() : inner.setPassword(...given);
      },
    };
    const { client, core, vaultId, holders, administrationId } = await foundOffice(folder, { keychain });
    const { id } = await client.vault.save(credential(vaultId));
    const { epoch } = await client.vault.status({ administrationId });
    await client.vault.prepareKit({ vaultId, holderIds: holders });
    const page = async (n: number) => (await client.vault.kitPage({ vaultId, page: n })).groups.join(' ');
    await client.vault.confirmShare({ vaultId, share: await page(1) });
    for (const how of ['read', 'write'] as const) {
      failing = how;
      expect(await refusal(client.vault.confirmShare({ vaultId, share: await page(2) }))).toMatchObject({
        code: 'vault-keychain-gone',
      });
      failing = 'no';
      expect(await client.vault.status({ administrationId })).toMatchObject({ epoch, kit: { number: 1 } });
    }
    // It goes just after the commit: the list has moved, and the next opening moves the pin.
    writes = 0;
    failing = 'after';
    expect(await client.vault.confirmShare({ vaultId, share: await page(2) })).toMatchObject({ inForce: true });
    failing = 'no';
    await client.vault.lock({ reason: 'asked' });
    expect(await client.vault.unlock({ vaultId, passphrase: null })).toMatchObject({
      readOnly: 'no',
      kit: { number: 2 },
    });
    expect(await client.vault.reveal({ id, ...asked })).toEqual({ value: 'hemligt-1' });
    await core.close();
  });
});
