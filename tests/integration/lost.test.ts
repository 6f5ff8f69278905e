import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Contact, EventDraft } from '../../electron/core/cases/engine/contract.ts';
import { timelineOf } from '../../electron/core/cases/timeline.ts';
import { wordsIn } from '../../electron/core/foundation/i18n/index.ts';
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
  const attempt = (text: string, contact: Contact, at: string) =>
    work.record(id, { kind: 'noted', text, corrects: null, step: 'attempts', contact }, at);
  /** Where each of its files lies. */
  const dossier = async (letterLanguage: 'sv' | 'en' = 'en') => {
    const files = await client.lost.dossier({ id, language: 'sv', letterLanguage });
    return await Promise.all(files.map((file) => fetched(core, file, folder)));
  };
  return { ...register, id, record, done, attempt, dossier };
}

test('a lost account from what is known to the platform’s answer: attempts, decision, dossier, letters, and a clock for each request', async () => {
  const { core, client, administrationId, berit, nils, clock, id, record, done, attempt, dossier } = await office();
  const [way] = await client.lost.waysBack({ id });
  expect([way?.accounts, (way?.steps.length ?? 0) > 1, way?.checkedOn]).toEqual([['Konto 1'], true, '2026-11-28']);
  await done('facts', { known: 'Leila hade lösenordet', since: '2026-10-01' });
  const leila = { way: 'phone', to: 'Leila Yilmaz', answer: '' } as const;
  await attempt('', leila, '2026-11-18T09:00:00Z');
  const boss = { way: 'mail', to: 'Chefen', answer: 'Vet inte vem som har lösenordet' } as const;
  const seen = await attempt('Frågade efter lösenordet', boss, '2026-11-19T09:00:00Z');
  expect(timelineOf(seen, wordsIn('sv'), 'sv').slice(0, 2)).toMatchObject([
    { text: 'Telefon: Leila Yilmaz. Inget svar.', happenedAt: '2026-11-18T09:00:00.000Z' },
    { text: 'Mejl: Chefen. Frågade efter lösenordet. Svar: Vet inte vem som har lösenordet.' },
  ]);

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
  // The delegate is away, and her substitute decides: every paper says for whom.
  const draft = { administrationId, personId: berit, fromOn: '2026-01-01', decision: 'Delegationsordning', dnr: '' };
  const delegation = (await client.cases.delegate({ draft: { ...draft, workflows: [] } })).id;
  const away = { personId: berit, from: '2026-11-20', to: '2026-11-20', substituteId: nils };
  await client.roundPlan.markAway(away);
  await done('decision', { ...decision, 'decided-by': nils, delegation, wish: 'close' });
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
  for (const part of [
    'KUL 2026/9',
    'Nils Dahlgren, för Berit Holm, som är borta',
    'Telefon',
    'Inget svar',
    'stockholm.se/biblioteken',
    'FB-77',
  ])
    expect(said).toContain(part);
  expect(await isTagged(letter)).toBe(true);
  for (const text of [await pdfText(letter), await wordText(word)])
    for (const part of [
      'Vi begär att kontot stängs',
      '2 noterade försök',
      'Nils Dahlgren, för Berit Holm, som är borta',
      'Underskrift',
    ])
      expect(text.replaceAll(/\s+/gu, ' ')).toContain(part);
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
  // After midnight in Stockholm a letter is of the new day, although it is not midnight in UTC yet.
  clock.set('2026-12-10T23:30:00Z');
  const [, , late = '', lateWord = ''] = await dossier('sv');
  expect(await pdfText(late)).toContain('2026-12-11');
  // That the account is in the register is said of that day, and not of the day on which somebody entered it here.
  for (const text of [await pdfText(late), await wordText(lateWord)])
    expect(text.replaceAll(/\s+/gu, ' ')).toMatch(/I vår förteckning den 2026-12-11/u);
  // Where nobody knows since when, the letter says no more than that nobody gets in.
  await record({ kind: 'reopened', step: 'facts', reason: 'Okänt' });
  await done('facts', { known: 'Leila hade lösenordet' });
  for (const [language, said] of [
    ['en', 'None of us is able to log in. We have tried'],
    ['sv', 'Ingen hos oss kommer in. Vi har sökt'],
  ] as const) {
    const [, , undated = ''] = await dossier(language);
    expect((await pdfText(undated)).replaceAll(/\s+/gu, ' ')).toContain(said);
  }
  expect((await verifyHere(core)).ok).toBe(true);
  await core.close();
});

test('an attempt says how and to whom; fields of an attempt stand nowhere else, and one from before them is still read', async () => {
  const { core, client, id, record, done, dossier } = await office();
  await done('facts', { known: 'Leila hade lösenordet' });
  const noted = { kind: 'noted' as const, text: 'Ringde', corrects: null };
  const contact = { way: 'letter' as const, to: 'Leila Yilmaz', answer: '' };
  expect(await codeOf(record({ ...noted, step: 'attempts' }))).toBe('lost-contact-needed');
  expect(await codeOf(record({ ...noted, step: 'facts', contact }))).toBe('lost-contact-elsewhere');
  expect(await codeOf(record({ ...noted, contact }))).toBe('lost-contact-elsewhere');
  const file = `data:image/png;base64,${'A'.repeat(80)}`;
  expect(await codeOf(record({ ...noted, step: 'attempts', contact: { ...contact, answer: file } }))).toBe(
    'case-text-carries-file',
  );
  const version = (await client.cases.get({ id })).version;
  for (const wrong of [
    { ...contact, to: ' ' },
    { ...contact, way: 'telepathy' },
    { ...contact, more: 'x' },
  ])
    await expect(
      client.cases.record({
        id,
        version,
        happenedAt: null,
        event: { ...noted, step: 'attempts', contact: wrong } as EventDraft,
      }),
    ).rejects.toThrow('Input validation failed');
  await expect(record({ ...noted, text: '' })).rejects.toThrow('Input validation failed');
  expect((await client.cases.get({ id })).version).toBe(version);
  // As an app from before the fields wrote it.
  const { db } = await core.context();
  await record({ ...noted, step: 'attempts', contact });
  const { body } = await db
    .selectFrom('case_event')
    .select('body')
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow();
  const { contact: _, ...before } = JSON.parse(body) as Record<string, unknown>;
  await db
    .updateTable('case_event')
    .set({ body: JSON.stringify(before) })
    .where('body', '=', body)
    .execute();
  expect((await client.cases.get({ id })).events.at(-1)?.body).toMatchObject({ text: 'Ringde', step: 'attempts' });
  expect(await pdfText((await dossier())[0] ?? '')).toContain('Ringde');
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
