import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { receiptPdf } from '../../electron/core/leaving/receipt-pdf.ts';
import { Receipt } from '../../electron/core/leaving/receipt.ts';
import { pdfText } from '../documents.ts';
import { clientOf, coreOptions, memoryKeychain, refusal, temporaryFolder } from '../register.ts';
import { createCore } from '../../electron/core/create-core.ts';
import { everythingTo, handOver, leavingRegister, today } from '../leaving.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

describe('a planned handover', () => {
  test('shows everything that is tied to the person, under keys that stay', async () => {
    const { core, client, leila, nils, accounts } = await leavingRegister(folder, 2);
    const page = await client.leaving.get({ personId: leila });
    const [first = ''] = accounts;
    expect(page.rows.filter(({ accountId }) => accountId === first).map(({ key }) => key)).toEqual([
      `role:${first}:responsible`,
      `role:${first}:planning`,
      `role:${first}:publishing`,
      `role:${first}:follow-up`,
      `role:${first}:moderation`,
      `access:${first}`,
      `goal:${first}`,
    ]);
    expect(page.rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['app-role', 'unit']));
    // Two accounts; goals, the unit and a role in the app that needs nobody follow by themselves.
    expect(page).toMatchObject({ matters: 2, left: 2, rowsLeft: 12, version: 0, done: false });
    const access = page.rows.find(({ key }) => key === `access:${first}`);
    expect(access).toMatchObject({
      warnings: ['only-log-in', 'only-close'],
      proposal: { personId: nils, ground: 'deputy' },
      outcome: 'left',
    });
    expect((await client.leaving.get({ personId: leila })).seen).toBe(page.seen);
    expect((await client.leaving.ties({ personId: leila })).map(({ key }) => key)).toEqual(
      page.rows.map(({ key }) => key),
    );
    await core.close();
  });

  test('keeps the draft over a restart, and says what is left', async () => {
    const { core, client, leila, nils, accounts } = await leavingRegister(folder, 2);
    const page = await client.leaving.get({ personId: leila });
    const [first = ''] = accounts;
    const some = everythingTo(page, nils).filter(({ key }) => key.includes(first));
    expect(await client.leaving.choose({ personId: leila, version: 0, choices: some })).toMatchObject({
      version: 1,
      left: 1,
    });
    await core.close();
    const again = await createCore(coreOptions(folder));
    expect(await clientOf(again).leaving.get({ personId: leila })).toMatchObject({ version: 1, left: 1, rowsLeft: 6 });
    await again.close();
  });

  test('moves every duty once, ends the leaver’s ways in and asks the receiver to prove them', async () => {
    const { core, client, administrationId, leila, nils, karin, accounts, clock } = await leavingRegister(folder, 2);
    const made = await handOver(client, leila, nils);
    expect(made).toMatchObject({ left: 0, done: false });
    expect(made.proofs.map(({ personId, dueOn }) => [personId, dueOn])).toEqual([
      [nils, '2026-12-04'],
      [nils, '2026-12-04'],
    ]);
    for (const id of accounts) {
      const account = await client.accounts.get({ id });
      expect(account.roles.filter(({ personId }) => personId === leila)).toEqual([]);
      expect(account.roles.filter(({ role }) => role === 'responsible')).toEqual([
        { role: 'responsible', personId: nils },
      ]);
      expect(account.roles.filter(({ role }) => role === 'deputy')).toEqual([{ role: 'deputy', personId: nils }]);
      expect(account.access).toEqual([{ personId: nils, canLogIn: null, canClose: null, verifiedOn: null }]);
      expect(account.derived.canLogIn).toBeNull();
      expect((await client.accounts.history({ id }))[0]?.action).toBe('account-handed-over');
    }
    expect((await client.people.get({ id: nils })).person.roles).toEqual(['account-owner']);
    // Not late yet, and Karin is not the one who is to prove it.
    expect((await client.leaving.due({ administrationId })).map(({ kind }) => kind)).toEqual([]);
    clock.set('2026-12-04T10:00:00Z');
    expect(await client.leaving.due({ administrationId })).toMatchObject([
      { kind: 'prove-access', count: 2, owner: 'Nils Dahlgren', person: '', personId: null },
    ]);
    const [proof] = made.proofs;
    expect(
      (await refusal(client.leaving.prove({ proofId: proof?.id ?? '', on: '2026-11-19', canClose: true }))).code,
    ).toBe('proof-day-wrong');
    await client.leaving.prove({ proofId: proof?.id ?? '', on: '2026-12-01', canClose: true });
    expect(await client.accounts.get({ id: proof?.accountId ?? '' })).toMatchObject({
      access: [{ personId: nils, canLogIn: true, canClose: true, verifiedOn: '2026-12-01' }],
      derived: { canLogIn: 1, canClose: 1 },
    });
    // The other is proved on the account's own page: nobody is asked again.
    const other = await client.accounts.get({ id: made.proofs[1]?.accountId ?? '' });
    const {
      derived: _d,
      statusHistory: _s,
      importedText: _i,
      voidedAt: _v,
      voidReason: _r,
      createdAt: _c,
      updatedAt: _u,
      ...rest
    } = other;
    const { id, version, status: _st, statusSince: _ss, canonicalKey: _k, ...fields } = rest;
    await client.accounts.update({
      id,
      version,
      draft: { ...fields, access: [{ personId: nils, canLogIn: true, canClose: true, verifiedOn: '2026-12-02' }] },
    });
    expect(await client.leaving.get({ personId: leila })).toMatchObject({ proofs: [], done: true });
    expect(karin).not.toBe('');
    await core.close();
  });

  test('makes nothing of a receiver who has the way in already, and no doubles of a role', async () => {
    const { core, client, leila, karin, administrationId, accounts } = await leavingRegister(folder, 1);
    const [id = ''] = accounts;
    await client.accounts.bulkChange({
      ids: [id],
      change: {
        access: { personId: karin, canLogIn: true, canClose: true },
        assign: [
          { role: 'planning', personId: karin },
          { role: 'editor', personId: karin },
        ],
      },
    });
    await client.accounts.bulkChange({ ids: [id], change: { assign: [{ role: 'editor', personId: leila }] } });
    const page = await client.leaving.get({ personId: leila });
    const chosen = await client.leaving.choose({ personId: leila, version: 0, choices: everythingTo(page, karin) });
    expect(chosen.rows.find(({ key }) => key === `access:${id}`)?.outcome).toBe('proved-already');
    expect(chosen.rows.find(({ key }) => key === `role:${id}:editor`)?.outcome).toBe('already-has');
    const made = await client.leaving.make({ personId: leila, version: chosen.version, seen: chosen.seen });
    expect(made).toMatchObject({ proofs: [], done: true });
    const account = await client.accounts.get({ id });
    expect(account.roles.filter(({ role }) => role === 'editor')).toEqual([{ role: 'editor', personId: karin }]);
    expect(account.access.map(({ personId }) => personId)).toEqual([karin]);
    expect(await client.leaving.due({ administrationId })).toEqual([]);
    await core.close();
  });

  test('is refused while something is left, and shows a row that changed since instead of overwriting it', async () => {
    const { core, client, leila, nils, karin, accounts } = await leavingRegister(folder, 2);
    const page = await client.leaving.get({ personId: leila });
    const all = everythingTo(page, nils);
    const partly = await client.leaving.choose({ personId: leila, version: 0, choices: all.slice(1) });
    expect(await refusal(client.leaving.make({ personId: leila, version: partly.version, seen: partly.seen }))).toEqual(
      {
        code: 'handover-rows-left',
        values: { count: 1 },
      },
    );
    const whole = await client.leaving.choose({ personId: leila, version: 1, choices: all.slice(0, 1) });
    expect((await refusal(client.leaving.choose({ personId: leila, version: 1, choices: all }))).code).toBe(
      'changed-meanwhile',
    );
    // Somebody else gives the planning to Karin meanwhile, beside Leila's on the first account.
    const [first = ''] = accounts;
    await client.accounts.bulkChange({
      ids: [first],
      change: { access: { personId: karin, canLogIn: true, canClose: null } },
    });
    expect(await refusal(client.leaving.make({ personId: leila, version: whole.version, seen: whole.seen }))).toEqual({
      code: 'handover-changed',
      values: { count: 1, names: 'Konto 1' },
    });
    const now = await client.leaving.get({ personId: leila });
    expect(now.rows.filter(({ changedSince }) => changedSince).map(({ key }) => key)).toEqual([`access:${first}`]);
    expect(now).toMatchObject({ left: 1, rowsLeft: 1 });
    expect((await client.accounts.get({ id: first })).roles.some(({ personId }) => personId === leila)).toBe(true);
    const again = await client.leaving.choose({
      personId: leila,
      version: now.version,
      choices: [{ key: `access:${first}`, receiverId: null, ending: 'Karin kommer in.' }],
    });
    expect(again.left).toBe(0);
    await client.leaving.make({ personId: leila, version: again.version, seen: again.seen });
    expect((await client.accounts.get({ id: first })).access.map(({ personId }) => personId)).toEqual([karin]);
    await core.close();
  });

  test('refuses receivers who are not here', async () => {
    const { core, client, leila, nils } = await leavingRegister(folder, 1);
    const page = await client.leaving.get({ personId: leila });
    const to = (receiverId: string) =>
      refusal(client.leaving.choose({ personId: leila, version: 0, choices: everythingTo(page, receiverId) }));
    expect((await to(leila)).code).toBe('receiver-is-leaver');
    expect((await to('00000000-0000-4000-8000-000000000000')).code).toBe('unknown-person');
    const { person } = await client.people.get({ id: nils });
    const { id: _i, version, unitName: _u, active: _a, accountCount: _c, sameAs: _s, ...fields } = person;
    await client.people.update({ id: nils, version, draft: { ...fields, leavesOn: '2026-11-19' } });
    expect(await to(nils)).toEqual({ code: 'person-has-left', values: { name: 'Nils Dahlgren' } });
    await core.close();
  });

  test('leaves a receipt in JSON and as a tagged PDF in Swedish, with protected persons by title', async () => {
    const { core, client, leila, administrationId } = await leavingRegister(folder, 2);
    const hidden = await client.people.create({
      draft: {
        ...(await import('../leaving.ts')).personDraft(administrationId, {}),
        name: 'Hemliga Namnet',
        title: 'Bibliotekarie',
        protectedIdentity: true,
      },
    });
    const made = await handOver(client, leila, hidden.id);
    const fetched = async (format: 'json' | 'pdf') => {
      const { token } = await client.leaving.receipt({ handoverId: made.made[0]?.id ?? '', format });
      return Buffer.from(core.takeFile(token)?.bytes ?? new Uint8Array());
    };
    const json = (await fetched('json')).toString('utf8');
    expect(JSON.parse(json)).toMatchObject({
      format: 'kanalvakt-handover/1',
      kind: 'planned',
      administration: 'Kulturförvaltningen',
      from: 'Leila Yilmaz',
      madeBy: 'Karin Åkesson',
      left: [],
    });
    expect(JSON.parse(json).rows).toContainEqual({
      kind: 'role',
      what: 'responsible',
      account: 'Konto 1',
      platform: 'Anslagstavla',
      unit: 'Biblioteken',
      to: 'Bibliotekarie',
      outcome: 'moves',
      ending: '',
      proveBy: null,
    });
    expect(json).not.toContain('Hemliga');
    const pdf = (await fetched('pdf')).toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toContain('/MarkInfo');
    expect(pdf).toMatch(/\/Lang \(sv-SE\)/);
    expect(pdf).toMatch(/\/S \/Table/);
    expect(pdf).toMatch(/\/S \/TH/);
    expect(pdf).toMatch(/\/S \/H1/);
    expect(await fetched('pdf')).toEqual(await fetched('pdf'));
    // Each receiver signs, once, by name.
    const receipt = Receipt.parse(JSON.parse(json));
    const [row] = receipt.rows.filter(({ to }) => to !== '');
    if (row === undefined) throw new Error('Nobody takes anything over');
    const file = path.join(folder, 'kvitto.pdf');
    writeFileSync(
      file,
      await receiptPdf({ ...receipt, rows: [...receipt.rows, { ...row, to: 'Nils Dahlgren' }, row] }),
    );
    expect([...(await pdfText(file)).matchAll(/(Lämnar|Tar) över, ([^:]+): _/gu)].map(([, , name]) => name)).toEqual([
      'Leila Yilmaz',
      'Bibliotekarie',
      'Nils Dahlgren',
    ]);
    await core.close();
  });
});

describe('an abrupt departure', () => {
  const at = (osAccount: string, extra = {}) =>
    createCore(coreOptions(folder, { osAccount, clock: { now: () => new Date(`${today}T10:00:00Z`) }, ...extra }));
  /** Says that the person sits at an operating-system account, as their introduction would. */
  async function bind(core: Awaited<ReturnType<typeof createCore>>, osAccount: string, personId: string) {
    const { db, ids } = await core.context();
    await db
      .insertInto('device')
      .values({
        id: ids.next(),
        person_id: personId,
        os_account: osAccount,
        signing_key: null,
        created_at: `${today}T09:00:00.000Z`,
      })
      .execute();
  }

  test('stops the access at once, moves duties to the deputy, waits for a second person and can be taken back whole', async () => {
    const { core, client, administrationId, leila, nils, berit, accounts } = await leavingRegister(folder, 3);
    await bind(core, 'leila@kontoret', leila);
    await bind(core, 'berit@kontoret', berit);
    const before = await Promise.all(accounts.map((id) => client.accounts.get({ id })));
    const page = await client.leaving.get({ personId: leila });
    const promised = page.rows.filter(({ ifProposed }) => ifProposed === 'must-prove').length;
    expect(page.person.lastDayIfAbrupt).toBe('2026-11-19');
    const gone = await client.leaving.depart({
      personId: leila,
      version: 0,
      seen: page.seen,
      reason: 'Slutade med omedelbar verkan.',
    });
    expect(gone).toMatchObject({ person: { active: false, frozen: true, leavesOn: '2026-11-19' }, done: false });
    expect(gone.proofs).toHaveLength(promised);
    expect(promised).toBe(3);
    expect(gone.made).toMatchObject([
      { kind: 'abrupt', confirmation: 'single-hand', reviewDueOn: '2026-11-23', mayConfirm: false },
    ]);
    for (const id of accounts)
      expect((await client.accounts.get({ id })).roles.filter(({ role }) => role === 'responsible')).toEqual([
        { role: 'responsible', personId: nils },
      ]);
    expect((await client.leaving.due({ administrationId })).map(({ kind, person }) => [kind, person])).toEqual([
      ['review', 'Leila Yilmaz'],
    ]);
    const handoverId = gone.made[0]?.id ?? '';
    expect((await refusal(client.leaving.confirm({ handoverId }))).code).toBe('departure-needs-another');
    await core.close();

    const leilas = await at('leila@kontoret');
    expect((await refusal(clientOf(leilas).accounts.list({ filter: { administrationId } }))).code).toBe(
      'access-frozen',
    );
    expect((await refusal(clientOf(leilas).people.me({}))).code).toBe('access-frozen');
    await leilas.close();

    const berits = await at('berit@kontoret', { keychain: memoryKeychain() });
    const confirmed = await clientOf(berits).leaving.confirm({ handoverId });
    expect(confirmed.made).toMatchObject([{ confirmation: 'device', confirmedBy: 'Berit Holm' }]);
    expect((await refusal(clientOf(berits).leaving.confirm({ handoverId }))).code).toBe('departure-confirmed-already');
    expect(await clientOf(berits).leaving.due({ administrationId })).toEqual([]);
    const undone = await clientOf(berits).leaving.undo({ handoverId, reason: 'Fel person.' });
    expect(undone).toMatchObject({ person: { active: true, frozen: false, leavesOn: '2026-11-30' }, proofs: [] });
    for (const account of before)
      expect(await clientOf(berits).accounts.get({ id: account.id })).toMatchObject({
        roles: account.roles,
        access: account.access,
      });
    expect((await clientOf(berits).people.get({ id: leila })).person.roles).toEqual(['account-owner']);
    expect((await refusal(clientOf(berits).leaving.undo({ handoverId, reason: 'Igen.' }))).code).toBe(
      'handover-undone-already',
    );
    expect(await clientOf(berits).settings.verify({})).toMatchObject({ ok: true });
    await berits.close();
  });

  test('is asked of whoever the receiver turns out to be, and of the receiver again when that is undone', async () => {
    const { core, client, administrationId, leila, nils } = await leavingRegister(folder, 2);
    const { made, proofs } = await handOver(client, leila, nils);
    expect(proofs.map(({ personId }) => personId)).toEqual([nils, nils]);
    const [kept] = await client.people.choices({ administrationId, text: 'berit' });
    const keep = kept?.id ?? '';
    const asked = async () => (await client.leaving.get({ personId: leila })).proofs.map(({ personId }) => personId);
    await client.people.merge({ keep, merge: nils });
    expect(await asked()).toEqual([keep, keep]);
    await client.people.unmerge({ id: nils });
    expect(await asked()).toEqual([nils, nils]);
    expect(made).toHaveLength(1);
    await core.close();
  });

  test('that is taken back makes a row that was merged meanwhile a person of their own', async () => {
    const { core, client, leila, nils } = await leavingRegister(folder, 1);
    const { seen } = await client.leaving.get({ personId: leila });
    const { made } = await client.leaving.depart({ personId: leila, version: 0, seen, reason: 'Nås inte.' });
    await client.people.merge({ keep: nils, merge: leila });
    const undo = { handoverId: made[0]?.id ?? '', reason: 'Hon är tillbaka.', leaveChanged: true };
    await client.leaving.undo(undo);
    expect((await client.people.get({ id: leila })).person).toMatchObject({ active: true, sameAs: null });
    await core.close();
  });

  test('says which accounts have changed since it was made, and takes the rest back', async () => {
    const { core, client, leila, nils, accounts } = await leavingRegister(folder, 3);
    const { seen } = await client.leaving.get({ personId: leila });
    const { made } = await client.leaving.depart({ personId: leila, version: 0, seen, reason: 'Nås inte.' });
    const handoverId = made[0]?.id ?? '';
    const [first = '', second = ''] = accounts;
    await client.accounts.bulkChange({ ids: [first], change: { purpose: 'Ett nytt syfte.' } });
    expect(await refusal(client.leaving.undo({ handoverId, reason: 'Hon är tillbaka.' }))).toEqual({
      code: 'handover-changed-since',
      values: { count: 1, names: 'Konto 1' },
    });
    expect((await client.leaving.get({ personId: leila })).person.frozen).toBe(true);
    await client.leaving.undo({ handoverId, reason: 'Hon är tillbaka.', leaveChanged: true });
    const responsible = async (id: string) =>
      (await client.accounts.get({ id })).roles.find(({ role }) => role === 'responsible')?.personId;
    expect([await responsible(first), await responsible(second)]).toEqual([nils, leila]);
    await core.close();
  });

  test('is confirmed by a file that another person’s computer has signed, and by no other file', async () => {
    const keychain = memoryKeychain();
    const { core, client, leila, berit, nils } = await leavingRegister(folder, 1, { keychain });
    await bind(core, 'berit@kontoret', berit);
    await bind(core, 'nils@kontoret', nils);
    const { seen } = await client.leaving.get({ personId: leila });
    const { made } = await client.leaving.depart({ personId: leila, version: 0, seen, reason: 'Nås inte.' });
    const handoverId = made[0]?.id ?? '';
    const { token, name } = await client.leaving.decisionFile({ handoverId });
    const asked = new File([Buffer.from(core.takeFile(token)?.bytes ?? [])], name);
    const back = (file: File) => refusal(client.leaving.confirmByFile({ handoverId, file }));
    expect((await back(asked)).code).toBe('decision-file-unsigned');
    // The one who decided signs: their computer is known, and is not another's.
    await client.settings.backUpNow({});
    const own = await client.leaving.signDecision({ file: asked });
    expect((await back(new File([Buffer.from(core.takeFile(own.token)?.bytes ?? [])], 'x'))).code).toBe(
      'departure-needs-another',
    );
    await core.close();

    const signed = async (osAccount: string, known: boolean) => {
      const theirs = await at(osAccount, { keychain });
      const client2 = clientOf(theirs);
      if (known) await client2.settings.backUpNow({});
      const { token: signedToken } = await client2.leaving.signDecision({ file: asked });
      const bytes = Buffer.from(theirs.takeFile(signedToken)?.bytes ?? []);
      await theirs.close();
      return new File([bytes], 'beslut.json');
    };
    const unknown = await signed('berit@kontoret', false);
    const good = await signed('berit@kontoret', true);
    const mine = await at('karin@kontoret', { keychain });
    const again = clientOf(mine);
    const forged = new File([(await good.text()).replace(/"id": "[^"]+"/, `"id": "${leila}"`)], 'x');
    expect((await refusal(again.leaving.confirmByFile({ handoverId, file: forged }))).code).toBe('decision-file-other');
    expect((await refusal(again.leaving.confirmByFile({ handoverId, file: new File(['x'], 'x') }))).code).toBe(
      'decision-file-unreadable',
    );
    expect(await unknown.text()).toBe(await good.text());
    expect((await again.leaving.confirmByFile({ handoverId, file: good })).made).toMatchObject([
      { confirmation: 'signed-file', confirmedBy: 'Berit Holm' },
    ]);
    await mine.close();
  });

  test('without deputy and communicator a duty stays visible, and nobody can stop their own access', async () => {
    const { core, client, leila, karin, accounts } = await leavingRegister(folder, 1);
    const [id = ''] = accounts;
    await client.accounts.bulkChange({ ids: [id], change: { assign: [{ role: 'manager', personId: leila }] } });
    expect((await refusal(client.leaving.depart({ personId: karin, version: 0, seen: '', reason: 'x' }))).code).toBe(
      'departure-of-oneself',
    );
    const { seen } = await client.leaving.get({ personId: leila });
    const gone = await client.leaving.depart({ personId: leila, version: 0, seen, reason: 'Nås inte.' });
    // Nobody else is a manager of the unit.
    expect(gone.rows.filter(({ outcome }) => outcome === 'left').map(({ key }) => key)).toEqual([`role:${id}:manager`]);
    expect(gone.left).toBe(1);
    await core.close();
  });
});

describe('who sees who leaves, and when', () => {
  test.each(['communicator', 'strategist', 'manager', 'it'] as const)(
    '%s sees the last day with the name',
    async (role) => {
      expect(await seenAs(role)).toEqual({
        get: '2026-11-30',
        list: '2026-11-30',
        leaving: ['Leila Yilmaz'],
        due: ['Leila Yilmaz'],
      });
    },
  );
  test.each(['account-owner', 'archivist', 'reader'] as const)(
    '%s sees neither day nor who is about to leave',
    async (role) => {
      const seen = await seenAs(role);
      expect(seen).toMatchObject({ get: null, list: null, due: [] });
      expect(seen.leaving.length).toBeGreaterThan(1);
    },
  );

  async function seenAs(
    role: 'communicator' | 'strategist' | 'manager' | 'it' | 'account-owner' | 'archivist' | 'reader',
  ) {
    const { core, client, administrationId, leila, berit } = await leavingRegister(folder, 1);
    const { person } = await client.people.get({ id: berit });
    const { id: _i, version, unitName: _u, active: _a, accountCount: _c, sameAs: _s, ...fields } = person;
    await client.people.update({ id: berit, version, draft: { ...fields, roles: [role] } });
    const { db, ids } = await core.context();
    await db
      .insertInto('device')
      .values({
        id: ids.next(),
        person_id: berit,
        os_account: 'berit',
        signing_key: null,
        created_at: '2026-11-20T09:00:00.000Z',
      })
      .execute();
    await core.close();
    const other = await createCore(
      coreOptions(folder, { osAccount: 'berit', clock: { now: () => new Date(`${today}T10:00:00Z`) } }),
    );
    const theirs = clientOf(other);
    const all = await theirs.people.list({ administrationId, show: 'all', sort: 'leaves' });
    const result = {
      get: (await theirs.people.get({ id: leila })).person.leavesOn,
      list: all.rows.find(({ id }) => id === leila)?.leavesOn,
      leaving: (await theirs.people.list({ administrationId, show: 'leaving' })).rows.map(({ name }) => name),
      due: (await theirs.leaving.due({ administrationId })).map(({ person: name }) => name),
    };
    await other.close();
    return result;
  }
});
