import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { goneFrom, readClosing } from '../../electron/core/cases/closure/closing-entries.ts';
import { archiveRecord, byRight, caseWork } from '../case-work.ts';
import { codeOf, draft, memoryKeychain, projectRoot, refusal, temporaryFolder } from '../register.ts';
import { credential, foundOffice, sitDown } from '../vault-office.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

/** A closure as far as its step Ta bort roller, appar och inloggningar. Monday 4 May 2026; its last day is the 8th of June. */
async function office() {
  const found = await foundOffice(folder);
  const { client, administrationId, accounts, personId, holders } = found;
  const { record, done } = caseWork(client);
  const [own = '', other = ''] = accounts;
  const open = async (accountIds = [own]) => {
    const { id } = await client.cases.open({
      administrationId,
      workflow: 'closure',
      title: 'Ängby bibliotek',
      dnr: '',
      happenedAt: null,
      accountIds,
    });
    await done(id, 'reason', { reason: 'unused' });
    const decided = { answer: 'yes', 'decided-by': holders[0] ?? '', 'decided-on': '2026-05-04', ...byRight };
    await done(id, 'decision', { ...decided, 'last-day': '2026-06-08', 'refer-to': 'stockholm.se' });
    await done(id, 'ask-export', { 'asked-on': '2026-05-04' });
    for (const step of ['notice-28', 'notice-14', 'notice-2']) await done(id, step, { text: 'Kontot avslutas' });
    await done(id, 'archive', archiveRecord('2026-05-04'));
    return id;
  };
  /** Sets who gets in to an account. */
  const setAccess = async (accountId: string, canLogIn: Array<boolean | null>) => {
    const { version } = await client.accounts.get({ id: accountId });
    const access = canLogIn.map((can, n) => ({
      personId: [personId, ...holders][n] ?? '',
      canLogIn: can,
      canClose: can,
      verifiedOn: can === null ? null : '2026-05-04',
    }));
    const name = accountId === own ? 'Ängby bibliotek' : 'Björklunda';
    const roles = [{ role: 'responsible' as const, personId: holders[0] ?? '' }];
    const next = draft(administrationId, { name, access, roles, functionMailbox: 'angby@exempel.se' });
    await client.accounts.update({ id: accountId, version, draft: next });
  };
  return { ...found, own, other, open, setAccess, record, done };
}

test('before a login, a way in or a naming is gone the step is refused with what is left; a reason lets it stay, and one until the closing no longer after it', async () => {
  const { core, client, clock, vaultId, own, other, holders, open, setAccess, record, done } = await office();
  const tools = [{ name: 'Planeraren', note: 'Annas konto' }];
  const alone = await client.vault.save(credential(vaultId, { label: 'Ensam', accountIds: [own] }, { tools }));
  await client.vault.save(credential(vaultId, { label: 'Delad', accountIds: [own, other] }));
  await setAccess(own, [true, null, false]);
  const id = await open();
  const [left] = await client.closure.left({ id });
  expect(left).toMatchObject({
    name: 'Ängby bibliotek',
    ways: [
      { name: 'Karin Ek', canLogIn: true },
      { name: 'Åsa Öberg', canLogIn: null },
    ],
    duties: [{ role: 'responsible', name: 'Åsa Öberg' }],
    mailbox: 'angby@exempel.se',
    logins: [
      { label: 'Delad', others: 1, tools: 0 },
      { label: 'Ensam', others: 0, tools: 1 },
    ],
  });
  // The shared login stays for the other account, so it is not counted.
  const shut = await refusal(done(id, 'revoke'));
  expect(shut).toMatchObject({ code: 'case-gate-shut' });
  expect(shut.values['lacks']).toMatch(/^2 personer.*En inloggning finns kvar.*Låt något stå kvar/u);
  expect(JSON.stringify(shut)).not.toMatch(/Ensam|Delad|Åsa/u);
  const seen = await client.cases.get({ id });
  expect([seen.gates['nothing-left'], seen.gateNotes['nothing-left']?.[0]?.sv]).toEqual([false, shut.values['lacks']]);
  expect(await codeOf(record(id, { kind: 'skipped', step: 'revoke', reason: 'x', approverId: holders[0] ?? '' }))).toBe(
    'case-gate-never-skipped',
  );

  // Whoever closes it needs a way in until then, and no longer.
  await done(id, 'keep-some', { why: 'closing', what: 'Karin stänger kontot' });
  await done(id, 'revoke');
  clock.set('2026-06-08T10:00:00Z');
  await done(id, 'close', { name: 'given-up', 'closed-on': '2026-06-08' });
  clock.set('2026-08-10T10:00:00Z');
  await done(id, 'check-gone', { gone: 'yes' });
  await done(id, 'report', { 'reported-on': '2026-08-10' });
  const end = () => record(id, { kind: 'ended', outcome: 'closed', reason: '' });
  const late = await refusal(end());
  expect([late.code, late.values['lacks']]).toEqual(['case-gate-shut', expect.stringContaining('Kontot är stängt')]);
  // In the vault they say themselves that the account is closed; the shared one is still in use.
  const { rows } = await client.vault.list({ vaultId });
  const closedIn = (label: string) =>
    rows.find((row) => row.label === label)?.accounts.flatMap(({ id: account, isClosed }) => (isClosed ? account : []));
  expect([closedIn('Delad'), closedIn('Ensam')]).toEqual([[own], [own]]);
  await client.vault.unlock({ vaultId, passphrase: null });
  const { version } = await client.vault.get({ id: alone.id });
  await client.vault.remove({ id: alone.id, version, reason: 'Kontot är stängt' });
  await setAccess(own, [false, false, false]);
  expect((await end()).outcome?.sv).toBe('Kontot är avslutat');
  await core.close();
});

test('nothing left is nothing to explain; a case that is about no account has shown nothing', async () => {
  const { core, client, own, open, setAccess, done } = await office();
  await setAccess(own, [false]);
  const id = await open();
  expect((await client.cases.get({ id })).gates['nothing-left']).toBe(true);
  await done(id, 'revoke');
  expect(await codeOf(done(await open([]), 'revoke'))).toBe('case-gate-shut');
  await core.close();
});

test('what a login is called is counted and not told where this computer does not open it', async () => {
  const { core, client, vaultId, own, open } = await office();
  await client.vault.save(credential(vaultId, { label: 'Ensam', accountIds: [own] }));
  const id = await open();
  await core.close();
  // The same register at a computer that has no keys: another keychain, and another folder for what belongs to a computer.
  rmSync(path.join(folder, 'vault'), { recursive: true });
  const there = await sitDown(folder, 'bo@kontoret', memoryKeychain());
  await there.client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Bo Alm' });
  const [left] = await there.client.closure.left({ id });
  expect(left?.logins).toEqual([{ id: null, label: '', others: 0, tools: 0, loan: null, contacts: [] }]);
  expect(JSON.stringify(left)).not.toContain('Ensam');
  await there.core.close();
});

test('an account is not said to be gone while its platform keeps it, but with how it is seen; on Idag it is from that day', async () => {
  const { core, client, clock, administrationId, own, open, setAccess, record, done } = await office();
  await setAccess(own, [false]);
  const id = await open();
  await done(id, 'revoke');
  clock.set('2026-06-08T10:00:00Z');
  const close = (more: Record<string, string> = {}) =>
    done(id, 'close', { name: 'given-up', 'closed-on': '2026-06-08', ...more });
  expect(await refusal(close({ 'gone-from': '2026-07-07' }))).toMatchObject({
    code: 'closure-gone-sooner',
    values: { day: '2026-07-08' },
  });
  const closed = await close();
  const step = closed.state.steps.find((one) => one.id === 'check-gone');
  // Thirty days from Monday 8 June is Wednesday 8 July, and there is a week to look.
  expect(step).toMatchObject({ standing: 'ready', notBefore: '2026-07-08', dueOn: '2026-07-15' });
  const onIdag = async () => (await client.cases.due({ administrationId })).map((one) => one.step);
  clock.set('2026-07-07T10:00:00Z');
  expect(await onIdag()).toEqual([]);
  expect(await codeOf(done(id, 'check-gone', { gone: 'yes' }))).toBe('closure-gone-early');
  // Also where it is entered later that it was seen before.
  clock.set('2026-07-08T10:00:00Z');
  expect(await onIdag()).toEqual(['check-gone']);
  const gone = { kind: 'done', step: 'check-gone', values: { gone: 'yes' } } as const;
  expect(await codeOf(record(id, gone, '2026-07-01T10:00:00Z'))).toBe('closure-gone-early');
  const early = { ...gone, values: { ...gone.values, early: 'Plattformen raderade genast, mejl 9 juni' } };
  await record(id, early, '2026-07-01T10:00:00Z');
  await record(id, { kind: 'reopened', step: 'check-gone', reason: 'Igen' });
  await record(id, gone);
  await core.close();
});

test('the longest of the platforms counts, a parked name waits for nothing, and a later day holds', async () => {
  const readResource = (name: string) => readFile(path.join(projectRoot, 'resources', name), 'utf8');
  const entries = await readClosing({ readResource });
  const on = (platforms: string[], isParked = false) =>
    goneFrom(
      entries,
      platforms.map((platform) => ({ platform })),
      { closedOn: '2026-06-08', isParked },
    );
  expect([on(['youtube']), on(['youtube', 'instagram']), on(['nowhere']), on(['instagram'], true), on([])]).toEqual([
    '2026-06-08',
    '2026-07-08',
    '2026-07-08',
    '2026-06-08',
    '2026-06-08',
  ]);
  // The file says of every platform where it comes from, and none is later than the day it was read.
  expect(entries.filter(({ sources, goneAfter }) => sources.length === 0 || goneAfter > 90)).toEqual([]);
  const { core, clock, own, open, setAccess, done } = await office();
  await setAccess(own, [false]);
  const id = await open();
  await done(id, 'revoke');
  clock.set('2026-06-08T10:00:00Z');
  const { state } = await done(id, 'close', {
    name: 'given-up',
    'closed-on': '2026-06-08',
    'gone-from': '2026-08-01',
  });
  expect(state.steps.find((one) => one.id === 'check-gone')?.notBefore).toBe('2026-08-01');
  await core.close();
});
