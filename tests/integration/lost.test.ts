import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventDraft } from '../../electron/core/cases/engine/contract.ts';
import { caseWork } from '../case-work.ts';
import { fetched, isTagged, pdfText, wordText } from '../documents.ts';
import { leavingRegister } from '../leaving.ts';
import { codeOf, temporaryFolder, verifyHere } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

/** A case about Konto 1, in a register of two accounts; Karin sits here. Friday 20 November 2026. */
async function office() {
  const register = await leavingRegister(folder, 2);
  const { core, client, administrationId, accounts } = register;
  const { id } = await client.cases.open({
    administrationId,
    workflow: 'lost',
    title: 'Ängby bibliotek',
    dnr: 'KUL 2026/9',
    happenedAt: null,
    accountIds: accounts.slice(0, 1),
  });
  const work = caseWork(client);
  const record = (event: EventDraft) => work.record(id, event);
  const done = (step: string, values: Record<string, string> = {}) => work.done(id, step, values);
  const attempt = (text: string, at: string) =>
    work.record(id, { kind: 'noted', text, corrects: null, step: 'attempts' }, at);
  /** Where each of its files lies. */
  const dossier = async (letterLanguage: 'sv' | 'en' = 'en') => {
    const files = await client.lost.dossier({ id, language: 'sv', letterLanguage });
    return await Promise.all(files.map((file) => fetched(core, file, folder)));
  };
  return { ...register, id, record, done, attempt, dossier };
}

test('a lost account from what is known to the platform’s answer: attempts, decision, dossier, letters, and a clock for each request', async () => {
  const { core, client, administrationId, berit, clock, id, done, attempt, dossier } = await office();
  const [way] = await client.lost.waysBack({ id });
  expect([way?.accounts, (way?.steps.length ?? 0) > 1, way?.checkedOn]).toEqual([['Konto 1'], true, '2026-11-28']);
  await done('facts', { known: 'Leila hade lösenordet', since: '2026-10-01' });
  await attempt('Ringde Leila, inget svar', '2026-11-18T09:00:00Z');
  await attempt('Mejlade chefen: vet inte', '2026-11-19T09:00:00Z');

  // Before there is a decision there is a dossier to decide from, and no letter to send.
  const first = await dossier();
  expect(first.map((file) => path.basename(file))).toEqual(['underlag-kv-1-1.pdf', 'underlag-kv-1-1.docx']);
  expect(await pdfText(first[0] ?? '')).toContain('Inte inskrivet än.');
  const again = { id, platform: way?.platform ?? '', sentOn: '2026-11-20', reference: '', note: '' };
  expect(await codeOf(client.lost.noteRequest(again))).toBe('lost-first-request');

  await done('attempts', { log: '18 nov.: ringde' });
  await done('recovery', { worked: 'no', 'steps-tried': 'Glömt lösenord' });
  const decision = { answer: 'yes', 'decided-by': berit, 'decided-on': '2026-11-20' };
  expect(await codeOf(done('decision', decision))).toBe('case-value-missing');
  await done('decision', { ...decision, wish: 'close' });
  await done('dossier', { ownership: 'Länkat från stockholm.se/biblioteken sedan 2014' });
  await done('request', { 'sent-on': '2026-11-20', reference: 'FB-77' });

  const files = await dossier('sv');
  expect(files.map((file) => path.basename(file).replace(/-kv-1-2\.(pdf|docx)$/u, ''))).toEqual([
    'underlag',
    'underlag',
    expect.stringMatching(/^brev-/u),
    expect.stringMatching(/^brev-/u),
  ]);
  const [paper = '', , letter = '', word = ''] = files;
  const said = await pdfText(paper);
  for (const part of ['KUL 2026/9', 'Berit Holm', 'Ringde Leila, inget svar', 'stockholm.se/biblioteken', 'FB-77'])
    expect(said).toContain(part);
  expect(await isTagged(letter)).toBe(true);
  for (const text of [await pdfText(letter), await wordText(word)])
    for (const part of ['Vi begär att kontot stängs', '2 noterade försök', 'Berit Holm', 'Underskrift'])
      expect(text).toContain(part);
  const [, , english = ''] = await dossier('en');
  expect(await pdfText(english)).toContain('We ask for the account to be closed');

  // A reminder has a clock of its own, and is asked about again on Idag until it is answered.
  expect(await codeOf(client.lost.noteRequest({ ...again, sentOn: '2026-11-21' }))).toBe('case-time-ahead');
  await client.lost.noteRequest({ ...again, note: 'Påminnelse' });
  expect(await client.lost.due({ administrationId })).toEqual([]);
  clock.set('2026-12-10T10:00:00Z');
  expect(await client.lost.due({ administrationId })).toMatchObject([{ number: 'KV-1', waitedDays: 20 }]);
  const [step, reminder] = await client.lost.requests({ id });
  expect([step, reminder]).toMatchObject([
    { sequence: 0, reference: 'FB-77', waitedDays: 20, answeredOn: null },
    { note: 'Påminnelse', isLate: true },
  ]);
  const answer = { id, sequence: reminder?.sequence ?? 0, answeredOn: '2026-12-09', answer: 'Ärendet behandlas' };
  await client.lost.noteAnswer(answer);
  expect(await codeOf(client.lost.noteAnswer(answer))).toBe('changed-meanwhile');
  expect(await client.lost.due({ administrationId })).toEqual([]);
  await done('answer', { result: 'closed', 'answered-on': '2026-12-10' });
  expect((await client.lost.requests({ id, language: 'en' }))[0]).toMatchObject({
    answeredOn: '2026-12-10',
    answer: 'The platform closed the account',
  });
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('another kind of case has no ways back, and nothing is asked in one that has ended', async () => {
  const { core, client, administrationId, id, record } = await office();
  const other = await client.cases.open({
    administrationId,
    workflow: 'closure',
    title: 'Stäng',
    dnr: '',
    happenedAt: null,
    accountIds: [],
  });
  expect(await codeOf(client.lost.waysBack({ id: other.id }))).toBe('not-found');
  await record({ kind: 'ended', outcome: 'mistake', reason: 'Fel konto' });
  expect(await codeOf(client.lost.noteAnswer({ id, sequence: 3, answeredOn: '2026-11-20', answer: 'x' }))).toBe(
    'case-ended',
  );
  await core.close();
});
