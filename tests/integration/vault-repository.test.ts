import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '../../electron/core/accounts/create-account.ts';
import type { Context } from '../../electron/core/foundation/context.ts';
import type { Schema } from '../../electron/core/foundation/database/schema.ts';
import { recordEvents } from '../../electron/core/foundation/audit/record-event.ts';
import { searchText, sortKey } from '../../electron/core/foundation/text/swedish.ts';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { addPerson } from '../../electron/core/people/write-person.ts';
import { createAdministration } from '../../electron/core/settings/create-administration.ts';
import { closeUnopened, listClosings } from '../../electron/core/vault/close-unopened.ts';
import { noteLateOpenings, queueRotations } from '../../electron/core/vault/queue-rotations.ts';
import {
  credentialRow,
  drillsOf,
  endOfList,
  insertDrill,
  insertStatements,
  insertVault,
  listCredentialRows,
  removeCredentialRow,
  setOffSite,
  statementsOf,
  unitsOfAccounts,
  vaultOf,
  versionsOf,
  writeCredential,
} from '../../electron/core/vault/repository.ts';
import { useActions } from '../../electron/core/vault/use-actions.ts';
import {
  lastKnown,
  loggedVersion,
  openReach,
  ownWork,
  reachedBy,
  setReach,
  usesOf,
} from '../../electron/core/vault/use-repository.ts';
import { listRotations, setRotationStep } from '../../electron/core/vault/work-rotations.ts';
import { databaseKinds, emptyRegister } from '../either-database.ts';
import { clockAt, contextOn, draft, temporaryFolder, type TestClock } from '../register.ts';

const vaultId = '00000000-0000-4000-8000-00000000aaaa';
const id = (n: number) => `00000000-0000-4000-8000-00000000bbb${n}`;

describe.each(databaseKinds)('the vault’s tables on %s', (kind) => {
  const folder = temporaryFolder();
  let db: Kysely<Schema>;
  let context: Context;
  let clock: TestClock;
  let administrationId: string;
  let accountId: string;
  const people: string[] = [];

  beforeAll(async () => {
    db = await emptyRegister(kind, folder.folder);
    clock = clockAt('2026-05-04T10:00:00Z');
    context = contextOn(db, { clock });
    administrationId = await createAdministration(db, context, 'Kulturförvaltningen');
    for (const name of ['Åsa Öberg', 'Bo Ek'])
      people.push(
        (await db.transaction().execute((t) => addPerson(t, context, personNamed(administrationId, name)))).id,
      );
    accountId = (await createAccount(context, draft(administrationId, { handle: '@Ängbybibblan' }), 'active')).id;
    await insertVault(db, {
      id: vaultId,
      administration_id: administrationId,
      off_site_kind: '',
      off_site_text: '',
      created_at: clock.now().toISOString(),
    });
    for (const [n, label] of ['Öppet', 'Ängby', 'Åkeshov 100%_'].entries())
      await writeCredential(db, row(n, label, n === 0 ? [accountId] : []), null);
  });
  afterAll(async () => {
    await db.destroy();
    folder.remove();
  });

  const row = (n: number, label: string, accountIds: string[], version = 1) => ({
    id: id(n),
    vault_id: vaultId,
    version,
    epoch: 1,
    sealed: 'age',
    author: 'A',
    signature: 's',
    label,
    sort_key: sortKey(label),
    search_text: searchText(label),
    kind: 'shared',
    has_password: 1,
    has_totp: 0,
    recovery_code_count: 0,
    recovery_mail: 'none',
    recovery_phone: 'none',
    second_factor_person_id: null,
    recovery_person_id: null,
    tool_count: 0,
    extra_count: 0,
    rotated_at: '2026-05-04T10:00:00.000Z',
    maybe_old: 0,
    removed_at: null,
    remove_reason: '',
    created_at: '2026-05-04T10:00:00.000Z',
    updated_at: '2026-05-04T10:00:00.000Z',
    accountIds,
  });

  test('a page of credentials comes in Swedish order, by text and by account', async () => {
    const list = (fields: object) =>
      listCredentialRows(db, { vaultId, text: '', accountId: null, unitId: null, offset: 0, limit: 10, ...fields });
    expect((await list({})).rows.map(({ label }) => label)).toEqual(['Åkeshov 100%_', 'Ängby', 'Öppet']);
    const found = async (text: string) => (await list({ text })).rows.map(({ label }) => label);
    expect(await found('äng')).toEqual(['Ängby', 'Öppet']);
    expect(await found('ANG')).toEqual([]);
    // The account's own name and handle find its login, in any letter case; every word counts, wherever it stands.
    expect(await found('BIBLIOTEK')).toEqual(['Öppet']);
    expect(await found('@ängbybibblan')).toEqual(['Öppet']);
    expect(await found(' bibliotek  öPPET ')).toEqual(['Öppet']);
    expect(await found('bibliotek åkeshov')).toEqual([]);
    // Signs that a database reads as something else are only signs.
    expect(await found('100%')).toEqual(['Åkeshov 100%_']);
    expect(await found('%')).toEqual(['Åkeshov 100%_']);
    expect(await found('_')).toEqual(['Åkeshov 100%_']);
    expect(await list({ accountId })).toMatchObject({ total: 1, rows: [{ label: 'Öppet', accountIds: [accountId] }] });
    expect(await list({ offset: 2, limit: 1 })).toMatchObject({ total: 3, rows: [{ label: 'Öppet' }] });
  });

  test('a version is written over the one seen, and no other', async () => {
    expect(await writeCredential(db, row(1, 'Ängby', [accountId], 2), 1)).toBe(true);
    expect(await writeCredential(db, row(1, 'Ängby', [], 2), 1)).toBe(false);
    expect(await credentialRow(db, id(1))).toMatchObject({ version: 2, accountIds: [accountId] });
    expect((await versionsOf(db, vaultId)).map(({ version }) => version)).toEqual([1, 2, 1]);
    const removed = { at: '2026-05-05T10:00:00.000Z', reason: 'Avslutat' };
    expect(await removeCredentialRow(db, id(2), 9, removed)).toBe(false);
    expect(await removeCredentialRow(db, id(2), 1, removed)).toBe(true);
    expect(await credentialRow(db, id(2))).toMatchObject({ sealed: '', signature: '', removed_at: removed.at });
  });

  test('statements are kept in order, and their end is known', async () => {
    expect(await endOfList(db, vaultId)).toEqual({ count: 0, hash: null });
    const statement = (sequence: number) => ({ sequence, body: '{}', hash: `h${sequence}`, signature: 's' });
    await insertStatements(db, vaultId, [statement(2), statement(1)]);
    expect((await statementsOf(db, vaultId)).map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(await endOfList(db, vaultId)).toEqual({ count: 2, hash: 'h2' });
    await expect(insertStatements(db, vaultId, [statement(2)])).rejects.toThrow(/unique|duplicate/i);
  });

  test('what a person could open since the last change enters the queue, once; opened before could-open', async () => {
    const [one = ''] = people;
    const reach = async (n: number, devices: string[], at: string) =>
      await setReach(
        db,
        id(n),
        devices.map((fingerprint) => ({ fingerprint, personId: one })),
        at,
        context.ids,
      );
    await reach(0, ['A'], '2026-05-04T09:00:00.000Z');
    await reach(1, ['A', 'B'], '2026-05-04T09:00:00.000Z');
    await reach(0, [], '2026-05-04T09:30:00.000Z');
    expect([...(await openReach(db, vaultId)).keys()]).toEqual([id(1)]);
    // The first was lost before the password was last set.
    expect(await reachedBy(db, vaultId, one)).toEqual([id(1)]);
    expect(await reachedBy(db, vaultId, one, { device: 'C' })).toEqual([]);
    await reach(0, ['A'], '2026-05-04T11:00:00.000Z');
    const who = { ...context, actor: { ...context.actor, personId: one } };
    await recordEvents(db, who, [
      { action: useActions.copy, subjectKind: 'credential', subjectId: id(1), details: { field: 'password' } },
      { action: 'credential-saved', subjectKind: 'credential', subjectId: id(1), details: { version: 2 } },
    ]);
    expect([...(await lastKnown(db, one, [id(0), id(1)])).values()]).toMatchObject([{ basis: 'opened' }]);
    expect([await loggedVersion(db, id(1)), await loggedVersion(db, id(0))]).toEqual([2, null]);
    const asked = { vaultId, credentialId: null, personId: one, since: null, breakGlass: false, limit: 10 };
    expect(await usesOf(db, asked)).toMatchObject([
      { action: useActions.copy, label: 'Ängby', name: 'Åsa Öberg', broken: null },
    ]);
    // A nödöppning and the use it was for are one; one without a use is never left out.
    const broken = { action: useActions['break-glass'], subjectKind: 'credential', subjectId: id(1) };
    await recordEvents(db, who, [broken, { ...broken, action: useActions.fill }, { ...broken, subjectId: id(2) }]);
    const [alone, filled, ...rest] = await usesOf(db, { ...asked, breakGlass: true });
    expect([alone?.action, alone?.broken, filled?.action, filled?.broken, rest]).toEqual([
      useActions['break-glass'],
      null,
      useActions.fill,
      useActions['break-glass'],
      [],
    ]);
    expect(await usesOf(db, { ...asked, since: context.clock.now().toISOString() })).toHaveLength(3);
    expect(await usesOf(db, { ...asked, since: '2026-05-04T10:00:00.001Z' })).toEqual([]);
    // Own is what was typed alone: not what a file brought, nor what somebody else has saved too.
    const save = (n: number, personId: string | null, typed: boolean) =>
      recordEvents(db, { ...context, actor: { ...context.actor, personId } }, [
        { action: 'credential-saved', subjectKind: 'credential', subjectId: id(n), details: { version: 1, typed } },
      ]);
    await save(3, one, true);
    await save(4, one, true);
    await save(4, people[1] ?? null, true);
    await save(5, one, false);
    const own = await ownWork(db, one, [1, 3, 4, 5, 6].map(id));
    expect([...own.typed]).toEqual([id(3)]);
    const of = { vaultId, personId: one, cause: 'left' as const, immediate: false };
    // The third was opened before it was taken away from the vault.
    expect(await queueRotations(db, context, of)).toBe(3);
    expect(await queueRotations(db, context, of)).toBe(0);
    const queued = await listRotations(context, vaultId, 'open');
    const rotationOf = (n: number) => queued.find(({ credentialId }) => credentialId === id(n));
    const [first, second, gone] = [rotationOf(1), rotationOf(0), rotationOf(2)];
    expect([first?.basis, second?.basis, gone?.basis]).toEqual(['opened', 'could-open', 'opened']);
    const step = { id: first?.id ?? '', version: 1, step: 'end-sessions' as const, done: true, reason: '' };
    expect((await setRotationStep(context, step)).version).toBe(2);
    const given = { ids: [second?.id ?? ''], reason: 'Aldrig öppnad' };
    expect(await closeUnopened(context, given)).toMatchObject({ closed: 1 });
    expect(await listRotations(context, vaultId, 'closed')).toHaveLength(1);
    expect(await listClosings(context, vaultId)).toMatchObject([{ confirmation: 'single-hand', labels: ['Öppet'] }]);

    // Heard of afterwards, from a reader's log: it was opened after all, and comes back.
    const at = '2026-05-04T12:00:00.000Z';
    const hear = (when: string) =>
      noteLateOpenings(db, context, one, [
        {
          action: useActions.reveal,
          subjectKind: 'credential',
          subjectId: id(0),
          elsewhere: { at: when, personId: one, osAccount: '' },
        },
      ]);
    const stillOpen = async () =>
      (await listRotations(context, vaultId, 'open')).filter(({ credentialId }) => credentialId !== id(2));
    await hear('2026-05-04T09:00:00.000Z');
    expect(await stillOpen()).toHaveLength(1);
    await hear(at);
    await hear(at);
    expect(await stillOpen()).toMatchObject([
      { credentialId: id(1) },
      { credentialId: id(0), basis: 'opened', openedAt: at },
    ]);

    // Closed once more as never opened, and its login then taken away: heard of after that, it comes back all the same.
    const reopened = (await stillOpen()).find(({ credentialId }) => credentialId === id(0));
    await db
      .updateTable('vault_rotation')
      .set({ basis: 'could-open', opened_at: null })
      .where('id', '=', reopened?.id ?? '')
      .execute();
    const removed = { removed_at: '2026-05-04T13:00:00.000Z', remove_reason: 'Behövs inte' };
    await db.updateTable('vault_credential').set(removed).where('id', '=', id(0)).execute();
    const before = clock.now().toISOString();
    clock.set('2026-05-04T14:00:00Z');
    expect(await closeUnopened(context, { ids: [reopened?.id ?? ''], reason: 'Aldrig öppnad' })).toMatchObject({
      closed: 1,
    });
    expect(await stillOpen()).toHaveLength(1);
    const later = '2026-05-04T12:30:00.000Z';
    await hear(later);
    await hear(later);
    expect(await stillOpen()).toMatchObject([
      { credentialId: id(1) },
      { credentialId: id(0), basis: 'opened', openedAt: later },
    ]);
    // Closed again, now as known to have been opened, another opening says nothing new.
    const known = (await stillOpen()).find(({ credentialId }) => credentialId === id(0));
    await closeUnopened(context, { ids: [known?.id ?? ''], reason: 'Stängt hos plattformen' });
    await hear('2026-05-04T12:45:00.000Z');
    expect(await stillOpen()).toHaveLength(1);
    clock.set(before);
  });

  test('what holds neither password nor codes enters the queue too, with no password to set; an opening in the chain stops the closing of many', async () => {
    const [, two = ''] = people;
    await writeCredential(db, { ...row(3, 'Bara anteckningar', []), has_password: 0, rotated_at: null }, null);
    await setReach(db, id(3), [{ fingerprint: 'B', personId: two }], '2026-05-04T09:00:00.000Z', context.ids);
    expect(await reachedBy(db, vaultId, two)).toEqual([id(3)]);
    await queueRotations(db, context, { vaultId, personId: two, cause: 'left', immediate: false });
    const queued = async () => (await listRotations(context, vaultId, 'open')).find((one) => one.personId === two);
    expect(await queued()).toMatchObject({ basis: 'could-open' });
    expect((await queued())?.steps.map(({ step }) => step)).not.toContain('new-password');
    const close = async (by: Context) => await closeUnopened(by, { ids: [(await queued())?.id ?? ''], reason: 'Nej' });
    const as = { ...context, actor: { ...context.actor, personId: two } };
    await expect(close(as)).rejects.toMatchObject({ code: 'vault-second-person' });
    await recordEvents(db, as, [
      { action: useActions.reveal, subjectKind: 'credential', subjectId: id(3), details: {} },
    ]);
    await expect(close(context)).rejects.toMatchObject({ code: 'vault-rotation-opened' });
  });

  test('known is also what somebody was sent in a file and what they wrote themselves, the latest counting', async () => {
    const [, two = ''] = people;
    const event = (action: string, details: unknown) => [
      { action, subjectKind: 'credential', subjectId: id(4), details },
    ];
    await writeCredential(db, row(4, 'Sänd', []), null);
    await setReach(db, id(4), [{ fingerprint: 'B', personId: two }], '2026-05-04T09:00:00.000Z', context.ids);
    const basis = async () => (await lastKnown(db, two, [id(4)])).get(id(4))?.basis;
    const as = { ...context, actor: { ...context.actor, personId: two } };
    await recordEvents(db, context, event(useActions.export, { to: 'passphrase' }));
    await recordEvents(db, as, event('credential-saved', { version: 2, passwordSet: false }));
    expect(await basis()).toBeUndefined();
    // Whoever took it in out of their own password file knows it, though the password is no new one.
    await recordEvents(db, as, event('credential-saved', { version: 3, passwordSet: false, ownFile: true }));
    expect(await basis()).toBe('written');
    await recordEvents(db, as, event('credential-saved', { version: 3, passwordSet: true }));
    expect(await basis()).toBe('written');
    clock.set('2026-05-04T13:00:00Z');
    await recordEvents(db, context, event(useActions.export, { to: 'B' }));
    expect(await basis()).toBe('received');
    // Their own taking out is an opening.
    await recordEvents(db, as, event(useActions.export, { to: 'B' }));
    expect(await basis()).toBe('opened');
  });

  test('the vault’s own row, its drills and the units of its accounts', async () => {
    await setOffSite(db, vaultId, 'other', 'Serverrummet');
    expect(await vaultOf(db, administrationId)).toMatchObject({ id: vaultId, off_site_text: 'Serverrummet' });
    await insertDrill(db, {
      id: id(9),
      vault_id: vaultId,
      kit_number: 1,
      at: '2026-05-04T10:00:00.000Z',
      person_id: null,
      shares: '[1,2]',
      result: 'passed',
    });
    expect(await drillsOf(db, vaultId)).toMatchObject([{ kit_number: 1, result: 'passed' }]);
    expect(await unitsOfAccounts(db, vaultId)).toEqual(new Map());
  });
});
