import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readReceipts } from '../../electron/core/evidence/receipts.ts';
import { newSigningKey, signHash } from '../../electron/core/foundation/audit/signature.ts';
import { fetched, pdfText } from '../documents.ts';
import { evidenceRegister, given, grounds, hashOf, screenshot } from '../evidence.ts';
import { damages, stored } from '../evidence-store.ts';
import { codeOf, memoryKeychain, refusal, temporaryFolder, verifyHere } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

test('gallring: by a decision in force, when its time has passed, by two; the files go, the receipt stays, and verify says gallrad', async () => {
  const { core, client, clock, post, done, administrationId, berit, karin } = await evidenceRegister(folder, {
    keychain: memoryKeychain(),
  });
  const id = await post(grounds.rules);
  const [pack] = (await client.evidence.keep(given(id, [screenshot()], { text: 'Reklam' }))).packs;
  const draft = {
    administrationId,
    name: 'Gallring av handlingar av liten betydelse',
    dnr: 'KUL 2026/7',
    decidedOn: '2026-01-15',
    decidedBy: 'Kulturnämnden',
    what: 'Borttagna inlägg',
    months: 6,
    fromOn: '2026-02-01',
  };
  const decision = await client.evidence.addDecision({ draft });
  // One that covers other kinds of case, and one that has ended by the day, dispose of nothing here.
  const forStarts = await client.evidence.addDecision({ draft: { ...draft, workflows: ['start'] } });
  const ended = await client.evidence.addDecision({ draft });
  await client.evidence.endDecision({ id: ended.id, toOn: '2027-05-19' });
  expect(await client.evidence.decisions({ administrationId })).toHaveLength(3);
  await done(id, 'act', { action: 'hide' });
  const chosen = { how: 'dispose', decision: decision.id, on: '2027-05-20' };
  expect(await codeOf(done(id, 'gallring', { ...chosen, decision: karin }))).toBe('case-disposal-unknown');
  for (const [values, code] of [
    [{ decision: forStarts.id }, 'disposal-other-kind'],
    [{ decision: ended.id }, 'disposal-not-in-force'],
    [{ on: '2026-01-31' }, 'disposal-not-in-force'],
    [{ on: '2027-05-19' }, 'disposal-too-early'],
  ] as const)
    expect(await codeOf(done(id, 'gallring', { ...chosen, ...values }))).toBe(code);
  await done(id, 'gallring', chosen);
  const dispose = (more: object = {}) =>
    client.evidence.dispose({
      caseId: id,
      packIds: [pack?.id ?? ''],
      decisionId: decision.id,
      on: '2026-11-20',
      protocol: 'Protokoll 3/2027',
      witnessId: berit,
      ...more,
    });
  expect(await refusal(dispose())).toMatchObject({ code: 'disposal-too-early', values: { day: '2027-05-20' } });
  expect(await client.evidence.due({ administrationId })).toEqual([]);
  clock.set('2027-05-20T09:00:00Z');
  expect(await client.evidence.due({ administrationId })).toMatchObject([{ caseNumber: 'KV-1', kind: 'dispose' }]);
  const on = '2027-05-20';
  expect(await codeOf(dispose({ on, witnessId: karin }))).toBe('evidence-witness-same');
  expect(await codeOf(dispose({ on: '2027-05-21' }))).toBe('disposal-ahead');
  expect(await codeOf(dispose({ on, decisionId: forStarts.id }))).toBe('disposal-other-kind');
  expect(await codeOf(dispose({ on, decisionId: ended.id }))).toBe('disposal-not-in-force');
  const backup = await client.settings.backUpNow({});
  const after = await dispose({ on });
  expect(after.packs).toMatchObject([{ id: pack?.id, manifest: null, gone: { why: 'disposed' } }]);
  expect(stored(folder)).toEqual([]);
  expect(await codeOf(dispose({ on }))).toBe('evidence-gone');
  expect(await client.evidence.due({ administrationId })).toEqual([]);
  const one = await client.cases.get({ id });
  expect(one.events.at(-1)?.body).toMatchObject({
    kind: 'unfiled',
    why: 'disposed',
    decision: 'Gallring av handlingar av liten betydelse, KUL 2026/7, 2026-01-15',
    protocol: 'Protokoll 3/2027 (2027-05-20, Berit Holm)',
  });
  // What was documented then still is: the gate does not shut behind it.
  expect(one.gates['documented-or-explained']).toBe(true);
  const paper = await fetched(core, await client.evidence.protocol({ caseId: id }), folder);
  expect(path.basename(paper)).toBe('gallringsprotokoll-kv-1.pdf');
  const printed = await pdfText(paper);
  for (const said of ['Protokoll 3/2027 (2027-05-20, Berit Holm)', 'KUL 2026/7', 'Karin Åkesson', 'underskrift'])
    expect(printed).toContain(said);
  rmSync(paper);
  const report = await verifyHere(core);
  expect([report.ok, report.parts.find(({ part }) => part === 'evidence')?.values]).toEqual([
    true,
    { count: 0, disposed: 1, destroyed: 0 },
  ]);
  // A register from before it hears of it, and misses nothing.
  await client.settings.restore({ name: backup.name });
  expect((await client.evidence.list({ caseId: id })).packs).toEqual(after.packs);
  expect([await damages(core), stored(folder)]).toEqual([[], []]);
  // What nobody signed, or somebody unknown, disposes of nothing in a register from before: it is named as unsure until it is settled again.
  const journal = path.join(folder, 'evidence', 'gone.jsonl');
  const signed = readFileSync(journal, 'utf8');
  const stranger = newSigningKey();
  for (const signature of [null, (hash: string) => signHash(stranger, hash)]) {
    const lines = readReceipts(folder).map((receipt) => ({
      receipt,
      signature: signature === null ? null : signature(hashOf(JSON.stringify(receipt))),
    }));
    writeFileSync(journal, lines.map((line) => JSON.stringify(line)).join('\n'));
    await client.settings.restore({ name: backup.name });
    expect((await client.evidence.list({ caseId: id })).packs).toMatchObject([{ id: pack?.id, gone: null }]);
    expect(await damages(core)).toEqual(['gone-unsure']);
    writeFileSync(journal, signed);
  }
  await dispose({ on });
  expect(await damages(core)).toEqual([]);
  // A decision that has ended is chosen by nobody.
  await client.evidence.endDecision({ id: decision.id, toOn: '2027-05-19' });
  const decisions = await client.evidence.decisions({ administrationId });
  expect(decisions.find(({ id: one }) => one === decision.id)?.toOn).toBe('2027-05-19');
  await core.close();
});

test('a decision at once that only whoever disposes stands for is named as such on the receipt, in the protocol and by verify', async () => {
  const { core, client, post, administrationId, berit } = await evidenceRegister(folder, {
    keychain: memoryKeychain(),
  });
  const day = '2026-11-20';
  const at = { administrationId, dnr: 'KUL 2026/7', decidedOn: '2026-01-15', what: 'Inlägg', fromOn: '2026-02-01' };
  const decide = (name: string, months: number) =>
    client.evidence.addDecision({ draft: { ...at, name, months, decidedBy: 'Kulturnämnden' } });
  const own = await decide('Genast', 0);
  const { db } = await core.context();
  const others = await decide('Genast, av en kollega', 0);
  await db.updateTable('disposal_decision').set({ registered_by: berit }).where('id', '=', others.id).execute();
  const said: string[] = [];
  for (const { id: decisionId } of [others, own]) {
    const caseId = await post(grounds.rules);
    const [pack] = (await client.evidence.keep(given(caseId, [screenshot()]))).packs;
    const packIds = [pack?.id ?? ''];
    await client.evidence.dispose({ caseId, packIds, decisionId, on: day, protocol: 'P 1', witnessId: berit });
    const body = (await client.cases.get({ id: caseId })).events.at(-1)?.body;
    said.push(body?.kind === 'unfiled' ? body.decision : '');
    const printed = await pdfText(await fetched(core, await client.evidence.protocol({ caseId }), folder));
    expect(printed.includes('enhandsbeslut')).toBe(decisionId === own.id);
  }
  expect(said).toEqual([
    'Genast, av en kollega, KUL 2026/7, 2026-01-15',
    'Genast, KUL 2026/7, 2026-01-15 (enhandsbeslut: bara den som gallrade står för beslutet)',
  ]);
  expect(readReceipts(folder).map(({ isOwn }) => isOwn)).toEqual([undefined, true]);
  expect(await client.evidence.verify({})).toMatchObject({ ok: true, disposed: 2, byOwn: 1 });
  expect((await verifyHere(core)).parts.find(({ part }) => part === 'evidence')).toMatchObject({
    ok: true,
    code: 'evidence-ok-own',
    values: { disposed: 2, own: 1 },
  });
  await core.close();
});

test('a receipt is signed where there is a keychain; one that is changed is nobody’s, and is written anew', async () => {
  const { core, client, post } = await evidenceRegister(folder, { keychain: memoryKeychain() });
  const id = await post();
  await client.evidence.keep(given(id, [screenshot()]));
  // The first signature makes the key.
  await client.settings.backUpNow({});
  await client.evidence.destroy({ caseId: id });
  const journal = path.join(folder, 'evidence', 'gone.jsonl');
  const text = readFileSync(journal, 'utf8');
  expect(text).toMatch(/"signature":"ed25519:/u);
  expect(readReceipts(folder).map(({ caseId, why }) => [caseId, why])).toEqual([[id, 'child-abuse']]);
  writeFileSync(journal, text.replace('"why":"child-abuse"', '"why":"disposed"'));
  expect(readReceipts(folder)).toEqual([]);
  // Half a line of a crash stands in nobody's way.
  appendFileSync(journal, '{"receipt":{"packId":');
  await core.dailyWork();
  expect(readReceipts(folder).map(({ why }) => why)).toEqual(['child-abuse']);
  expect(await damages(core)).toEqual([]);
  await core.close();
});

test('a block is reviewed on its day, also when the case has ended, until it is ended', async () => {
  const { core, client, clock, post, done, record, administrationId } = await evidenceRegister(folder);
  const due = async () =>
    (await client.evidence.due({ administrationId })).map(({ kind, on, caseNumber }) => [kind, on, caseNumber]);
  const id = await post();
  const block = { 'block-ground': 'Hot', 'review-on': '2026-12-20', objection: 'Skriv till registrator' };
  expect(await codeOf(done(id, 'act', { action: 'block', 'block-ground': 'Hot' }))).toBe('case-value-missing');
  await done(id, 'act', { action: 'block', ...block });
  expect(await due()).toEqual([]);
  clock.set('2026-12-20T08:00:00Z');
  expect(await due()).toEqual([['review-block', '2026-12-20', 'KV-1']]);
  await done(id, 'review-block', { kept: 'kept', why: 'Fortsätter', 'again-on': '2027-03-20' });
  expect(await due()).toEqual([]);
  clock.set('2027-03-22T08:00:00Z');
  expect(await due()).toEqual([['review-block', '2027-03-20', 'KV-1']]);
  await record(id, { kind: 'reopened', step: 'review-block', reason: 'Ny omprövning' });
  await done(id, 'review-block', { kept: 'ended' });
  expect(await due()).toEqual([]);
  await core.close();
});
