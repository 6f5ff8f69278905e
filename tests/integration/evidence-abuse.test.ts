import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCore } from '../../electron/core/create-core.ts';
import { refuseDestroyed } from '../../electron/core/evidence/may-keep.ts';
import { verifyEvidence } from '../../electron/core/evidence/verify-evidence.ts';
import { restoreRegister } from '../../electron/core/restore-register.ts';
import { evidenceRegister, given, grounds, hashOf, screenshot } from '../evidence.ts';
import { damages, everything, fileOf, stored } from '../evidence-store.ts';
import { codeOf, coreOptions, jobsHere, temporaryFolder, verifyHere } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

describe('suspected child-abuse material', () => {
  const canary = 'KANALVAKT-KANARIE-5521';

  test('is kept by no door: upload, page, text, words of the case, its name, and not before a ground is chosen', async () => {
    const { core, client, post, done, record, administrationId, berit } = await evidenceRegister(folder);
    const unsure = await post(null);
    expect((await client.evidence.list({ caseId: unsure })).held).toBe('assess-first');
    expect(await codeOf(client.evidence.keep(given(unsure, [screenshot()])))).toBe('evidence-assess-first');
    const id = await post(grounds.abuse);
    expect((await client.evidence.list({ caseId: id })).held).toBe('child-abuse');
    const txt = new File([canary], 'lista.txt');
    for (const [fields, list] of [
      [{}, [screenshot()]],
      [{ what: 'file' }, [txt]],
      [{ text: canary }, []],
      [{}, [new File([`<html><p>${canary.repeat(9)}`], 'sida.html')]],
    ] as const)
      expect(await codeOf(client.evidence.keep(given(id, [...list], fields)))).toBe('evidence-child-abuse');
    // Nor does a host that shows pages take one.
    const { accounts } = await client.cases.get({ id });
    expect(await codeOf(client.evidence.capture({ caseId: id, accountId: accounts[0]?.id ?? '' }))).toBe(
      'evidence-child-abuse',
    );
    // Words: no description, no file written as text, in any case.
    expect(await codeOf(record(id, { kind: 'noted', text: canary, corrects: null }))).toBe('case-only-facts');
    const long = {
      kind: 'skipped' as const,
      step: 'police-now',
      reason: `${canary} syns där man ser det `.repeat(10),
      approverId: berit,
    };
    expect(await codeOf(record(id, long))).toBe('case-only-facts');
    const carried = `data:image/png;base64,${Buffer.from(canary.repeat(9)).toString('base64')}`;
    expect(await codeOf(record(unsure, { kind: 'noted', text: carried, corrects: null }))).toBe(
      'case-text-carries-file',
    );
    expect(await codeOf(done(id, 'police-now', { number: carried }))).toBe('case-text-carries-file');
    const opening = { administrationId, workflow: 'post' as const, dnr: '', happenedAt: null, accountIds: [] };
    expect(await codeOf(client.cases.open({ ...opening, title: `${carried}`.slice(0, 300) }))).toBe(
      'case-text-carries-file',
    );
    // Where, when, who and the report's number are.
    for (const number of ['Två barn', 'Två barn på en soffa i ett rum 2', 'x1'.repeat(30)])
      expect(await codeOf(done(id, 'police-now', { number }))).toMatch(/^case-(?:value-wrong|only-facts)$/u);
    expect(await codeOf(record(id, { kind: 'registered', dnr: 'En beskrivning av bilden 2' }))).toBe('case-only-facts');
    await done(id, 'police-now', { number: '5000-K123-26' });
    expect(stored(folder)).toEqual([]);
    expect(existsSync(path.join(folder, 'evidence', 'incoming'))).toBe(false);
    await core.close();
    expect(everything(folder)).not.toContain(canary);
  });

  test('found in a case that was something else: its files are gone at once, here and in every other case that has them', async () => {
    const { core, client, post, done, record } = await evidenceRegister(folder);
    const one = await post();
    const other = await post(grounds.rules);
    const shared = screenshot(3);
    await client.evidence.keep(given(one, [screenshot(2), shared], { text: 'Samma ord' }));
    await client.evidence.keep(given(other, [shared]));
    await client.evidence.keep(given(other, [screenshot(4)], { text: 'Samma ord' }));
    expect(stored(folder)).toHaveLength(4);
    const packId = (await client.evidence.list({ caseId: one })).packs[0]?.id ?? '';
    const ready = await client.evidence.download({ packId, place: 1 });
    await record(one, { kind: 'reopened', step: 'assess', reason: 'Bilden ser ut att visa ett barn' });
    expect(await codeOf(client.evidence.keep(given(one, [screenshot(9)])))).toBe('evidence-assess-first');
    // Whoever is about to destroy it is told where else it goes.
    expect((await client.evidence.list({ caseId: one })).alsoIn).toEqual(['KV-2']);
    const judged = await done(one, 'assess', grounds.abuse);
    // Nor is one left that somebody was about to download.
    expect(core.takeFile(ready.token)).toBeNull();
    // What another post says in the same words is another's.
    expect(stored(folder)).toEqual(
      [hashOf(new Uint8Array(await screenshot(4).arrayBuffer())), hashOf('Samma ord')].toSorted(),
    );
    expect(judged.state.packs.map(({ gone }) => gone)).toEqual(['child-abuse']);
    expect(judged.gates).toMatchObject({ 'documented-or-explained': true });
    const { packs } = await client.evidence.list({ caseId: other });
    expect(packs.map(({ gone }) => gone?.why ?? null)).toEqual(['child-abuse', null]);
    expect(packs[0]?.manifest).toBeNull();
    expect(await codeOf(client.evidence.image({ packId: packs[0]?.id ?? '', place: 1 }))).toBe('evidence-gone');
    // Each case says where the picture was found and where else it went, and neither takes a file again, whatever it is assessed as.
    const goneIn = async (id: string) => {
      const { events } = await client.cases.get({ id });
      return events.flatMap(({ body }) => (body.kind === 'unfiled' ? [[body.why, body.decision, body.protocol]] : []));
    };
    expect(await goneIn(one)).toEqual([['child-abuse', '', 'KV-2']]);
    expect(await goneIn(other)).toEqual([['child-abuse', 'KV-1', '']]);
    expect((await client.evidence.list({ caseId: other })).held).toBe('child-abuse');
    expect(await codeOf(client.evidence.keep(given(other, [screenshot(5)])))).toBe('evidence-child-abuse');
    const { state } = await client.cases.get({ id: other });
    const standing = (step: string) => state.steps.find(({ id }) => id === step)?.standing;
    expect([standing('police-now'), standing('document'), standing('tell-author')]).toEqual([
      'ready',
      'not-needed',
      'not-needed',
    ]);
    // What else documents the other case stays there, and what happens in it destroys nothing more.
    await done(other, 'police-now', { number: '5000-K123-26' });
    expect(stored(folder)).toHaveLength(2);
    expect(await verifyEvidence({ ...(await core.context()), runJob: jobsHere })).toMatchObject({
      packs: 1,
      disposed: 0,
      destroyed: 2,
    });
    await record(one, { kind: 'reopened', step: 'assess', reason: 'Fel' });
    await done(one, 'assess', grounds.threat);
    expect(await codeOf(client.evidence.keep(given(one, [screenshot(9)])))).toBe('evidence-child-abuse');
    expect([await damages(core), (await verifyHere(core)).ok]).toEqual([[], true]);
    await core.close();
  });

  test('the same file is refused in every case afterwards, also in a register from before it was ever there', async () => {
    const { core, client, post } = await evidenceRegister(folder);
    const before = await client.settings.backUpNow({});
    const [one, other] = [await post(), await post(grounds.rules)];
    await client.evidence.keep(given(one, [screenshot(2)], { text: 'Ordagrant' }));
    await client.evidence.destroy({ caseId: one });
    const again = (id: string, fields: object) =>
      codeOf(client.evidence.keep(given(id, [screenshot(7), screenshot(2, 'annat-namn.png')], fields)));
    expect(await again(other, {})).toBe('evidence-destroyed-before');
    expect(await again(other, { what: 'file' })).toBe('evidence-destroyed-before');
    expect(stored(folder)).toEqual([]);
    // Another picture, and the same words, are no such thing.
    await client.evidence.keep(given(other, [screenshot(3)], { text: 'Ordagrant' }));
    await client.settings.restore({ name: before.name });
    expect(await again(await post(), {})).toBe('evidence-destroyed-before');
    await core.close();
    const { folder: elsewhere, remove: removeElsewhere } = temporaryFolder();
    await restoreRegister(coreOptions(elsewhere), path.join(folder, 'backups', before.name));
    const there = await createCore(coreOptions(elsewhere));
    const sha256 = hashOf(new Uint8Array(await screenshot(2).arrayBuffer()));
    const part = { kind: 'image', name: 'bild.png', sha256 } as const;
    expect(await codeOf(refuseDestroyed(await there.context(), [part]))).toBe('evidence-destroyed-before');
    await there.close();
    removeElsewhere();
  });

  test('a restore brings back no copy that was gone by another ground when the picture was found', async () => {
    const { core, client, post, administrationId, berit } = await evidenceRegister(folder);
    const [one, other] = [await post(), await post(grounds.rules)];
    await client.evidence.keep(given(one, [screenshot(2)]));
    const [copy] = (await client.evidence.keep(given(other, [screenshot(2)]))).packs;
    const backup = await client.settings.backUpNow({});
    const decided = { dnr: 'KUL 2026/7', decidedOn: '2026-01-15', decidedBy: 'Nämnden', what: 'Inlägg' };
    const draft = { administrationId, name: 'Ringa betydelse', ...decided, months: 0, fromOn: '2026-02-01' };
    const decision = await client.evidence.addDecision({ draft });
    const how = { decisionId: decision.id, on: '2026-11-20', protocol: 'P 1', witnessId: berit };
    await client.evidence.dispose({ caseId: other, packIds: [copy?.id ?? ''], ...how });
    await client.evidence.destroy({ caseId: one });
    await client.settings.restore({ name: backup.name });
    const { packs, held } = await client.evidence.list({ caseId: other });
    expect([held, packs.map(({ gone }) => gone?.why), stored(folder)]).toEqual(['child-abuse', ['child-abuse'], []]);
    await core.close();
  });

  test('any case, also one that has ended, loses its files by one press', async () => {
    const { core, client, administrationId, done, record } = await evidenceRegister(folder);
    const { id } = await client.cases.open({
      administrationId,
      workflow: 'hijacked',
      title: 'Falsk sida',
      dnr: '',
      happenedAt: null,
      accountIds: [],
    });
    await client.evidence.keep(given(id, [screenshot()]));
    await done(id, 'what', { kind: 'false-account', address: 'https://x.se', seen: 'I går' });
    await record(id, { kind: 'ended', outcome: 'false-alarm', reason: 'Det var vi' });
    const after = await client.evidence.destroy({ caseId: id });
    expect([after.held, after.packs[0]?.gone?.why, stored(folder)]).toEqual(['child-abuse', 'child-abuse', []]);
    expect(await codeOf(client.evidence.keep(given(id, [screenshot()])))).toBe('evidence-child-abuse');
    expect(await client.evidence.destroy({ caseId: id })).toEqual(after);
    expect(await damages(core)).toEqual([]);
    await core.close();
  });

  test('a crisis that lost a picture goes on: its log and its messages are words of the crisis, and no description of a post', async () => {
    const { core, client, administrationId, record } = await evidenceRegister(folder);
    const { id } = await client.cases.open({
      administrationId,
      workflow: 'crisis',
      title: 'Brand i Ängby',
      dnr: '',
      happenedAt: null,
      accountIds: [],
    });
    await client.evidence.keep(given(id, [screenshot()], { what: 'file' }));
    await client.evidence.destroy({ caseId: id });
    const text = `Polisen har spärrat av gatan. ${'Vi återkommer med mer. '.repeat(20)}`.trim();
    const { events } = await record(id, { kind: 'noted', text, corrects: null });
    expect(events.at(-1)?.body).toMatchObject({ kind: 'noted', text });
    await core.close();
  });

  test('a restore from before it was known brings no file back, and the case stays shut', async () => {
    const { core, client, post, done, record } = await evidenceRegister(folder);
    const id = await post();
    await client.evidence.keep(given(id, [screenshot()]));
    const backup = await client.settings.backUpNow({});
    await record(id, { kind: 'reopened', step: 'assess', reason: 'Ny bedömning' });
    await done(id, 'assess', grounds.abuse);
    expect(stored(folder)).toEqual([]);
    await client.settings.restore({ name: backup.name });
    const { packs, held } = await client.evidence.list({ caseId: id });
    expect([held, packs.map(({ gone }) => gone?.why), stored(folder)]).toEqual(['child-abuse', ['child-abuse'], []]);
    expect(await codeOf(client.evidence.keep(given(id, [screenshot()])))).toBe('evidence-child-abuse');
    expect([await damages(core), (await verifyHere(core)).ok]).toEqual([[], true]);
    await core.close();
    // Nor does the same backup in another folder, with a copy of the files of then.
    const { folder: elsewhere, remove: removeElsewhere } = temporaryFolder();
    const hash = hashOf(new Uint8Array(await screenshot().arrayBuffer()));
    mkdirSync(path.dirname(fileOf(folder, hash)), { recursive: true });
    writeFileSync(fileOf(folder, hash), new Uint8Array(await screenshot().arrayBuffer()));
    await restoreRegister(coreOptions(elsewhere), path.join(folder, 'backups', backup.name));
    expect(stored(elsewhere)).toEqual([]);
    removeElsewhere();
  });
});
