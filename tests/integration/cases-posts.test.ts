import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { authorLetter } from '../../electron/core/cases/author-letter.ts';
import type { Case } from '../../electron/core/cases/contract.ts';
import { stepsAtRest } from '../../electron/core/cases/at-rest.ts';
import { listCaseDue } from '../../electron/core/cases/list-due.ts';
import { recordEvent } from '../../electron/core/cases/record-event.ts';
import { timelineOf } from '../../electron/core/cases/timeline.ts';
import { wordsIn } from '../../electron/core/foundation/i18n/index.ts';
import { caseOffice } from '../case-office.ts';
import { given, grounds, screenshot } from '../evidence.ts';
import { codeOf, temporaryFolder, verifyHere } from '../register.ts';

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = temporaryFolder()));
afterEach(() => remove());

const office = () => caseOffice(folder);

/** A ground of the law that nobody finds obvious: then it is reasoned and measured like any other. */
const unsure = { ground: 'threat', obvious: 'no', measure: 'hide', reason: 'Kan läsas som ett hot' };

describe('a post', () => {
  test('is not touched without a ground, nor by more than was found to be enough', async () => {
    const { core, client, berit, post, done, record } = await office();
    const critic = await post({ ground: 'none', reason: 'Kritik' });
    await client.evidence.keep(given(critic, [screenshot()]));
    for (const action of ['hide', 'remove'])
      expect(await codeOf(done(critic, 'act', { action }))).toBe('post-no-ground');

    // Nor where the assessment was skipped, and the documentation is said to lie elsewhere.
    const hasty = await post(null);
    await record(hasty, { kind: 'skipped', step: 'assess', reason: 'Bråttom', approverId: berit });
    await done(hasty, 'document', { where: 'Bevismappen', files: `${'0a'.repeat(32)}  skarm.png` });
    expect(await codeOf(done(hasty, 'act', { action: 'remove' }))).toBe('post-no-ground');

    const rules = await post(grounds.rules);
    await client.evidence.keep(given(rules, [screenshot()]));
    const block = { 'block-ground': 'x', 'review-on': '2026-12-20', objection: 'Skriv till registrator' };
    expect(await codeOf(done(rules, 'act', { action: 'remove' }))).toBe('post-beyond-measure');
    expect(await codeOf(done(rules, 'act', { action: 'block', ...block }))).toBe('post-beyond-measure');
    await done(rules, 'act', { action: 'hide' });
    // What comes later says itself why; and a wrong measure is taken back whatever the ground is now.
    await done(rules, 'act-more', { action: 'remove', what: 'Skrevs igen' });
    await record(rules, { kind: 'reopened', step: 'act-more', reason: 'Fel' });
    await record(rules, { kind: 'reopened', step: 'assess', reason: 'Fel' });
    await done(rules, 'assess', { ground: 'none', reason: 'Det var kritik' });
    expect(await codeOf(done(rules, 'act-more', { action: 'hide', what: 'Igen' }))).toBe('post-no-ground');
    const restored = await done(rules, 'act-more', { action: 'restored', what: 'Det var kritik' });
    expect(restored.state.steps.find((step) => step.id === 'act-more')?.standing).toBe('done');
    await core.close();
  });

  test('that the law requires to be removed at once is not done with when it is hidden', async () => {
    const { core, post, done, record } = await office();
    for (const ground of [grounds.threat, { ground: 'child-abuse' }]) {
      const id = await post(ground);
      expect(await codeOf(done(id, 'act', { action: 'hide' }))).toBe('post-must-go');
      await done(id, 'act', { action: 'remove' });
      expect(await codeOf(done(id, 'act-more', { action: 'hide', what: 'Samma igen' }))).toBe('post-must-go');
    }
    // Nobody found it obvious after all: hiding may be enough.
    const id = await post(grounds.threat);
    await record(id, { kind: 'reopened', step: 'assess', reason: 'Fel' });
    await done(id, 'assess', unsure);
    expect(await codeOf(done(id, 'act', { action: 'hide' }))).toBe('case-gate-shut');
    await core.close();
  });

  test('is not closed without saying what becomes of its documentation', async () => {
    const { core, client, berit, post, done, record, end } = await office();
    const id = await post(grounds.rules);
    await client.evidence.keep(given(id, [screenshot()]));
    await done(id, 'act', { action: 'hide' });
    const skipped = { kind: 'skipped' as const, step: 'gallring', reason: 'Senare', approverId: berit };
    expect(await codeOf(record(id, skipped))).toBe('post-disposal-needed');
    expect(await codeOf(done(id, 'gallring', { how: 'nothing' }))).toBe('post-disposal-needed');
    await done(id, 'gallring', { how: 'keep', place: 'Närarkivet' });

    // Nor where it lies elsewhere, or came after somebody said that there was none.
    const elsewhere = await post(grounds.rules);
    await done(elsewhere, 'document', { where: 'Bevismappen', files: `${'0a'.repeat(32)}  skarm.png` });
    await done(elsewhere, 'act', { action: 'hide' });
    expect(await codeOf(done(elsewhere, 'gallring', { how: 'nothing' }))).toBe('post-disposal-needed');
    const late = await post(grounds.threat);
    await done(late, 'act', { action: 'remove' });
    await done(late, 'gallring', { how: 'nothing' });
    await record(late, { kind: 'registered', dnr: 'KUL 2026/15' });
    for (const step of ['check-gone', 'register', 'police', 'staff'])
      await record(late, { kind: 'skipped', step, reason: 'Övning', approverId: berit });
    await client.evidence.keep(given(late, [screenshot()]));
    for (const step of ['document', 'close']) await done(late, step);
    expect(await codeOf(end(late, 'handled'))).toBe('post-disposal-needed');
    await core.close();
  });

  test('that was to be registered later is on Idag from that day until it is, also when the case has ended', async () => {
    const { core, client, clock, administrationId, karin, post, done, record, end } = await office();
    const id = await post(unsure);
    const due = async () => (await client.evidence.due({ administrationId })).map(({ kind, on }) => [kind, on]);
    await done(id, 'register', { how: 'later', by: '2026-11-23', owner: karin });
    await end(id, 'stays');
    expect(await due()).toEqual([]);
    clock.set('2026-11-23T09:00:00Z');
    expect(await due()).toEqual([['register', '2026-11-23']]);
    await record(id, { kind: 'registered', dnr: 'KUL 2026/14' });
    expect(await due()).toEqual([]);
    await core.close();
  });

  test('that the law does not obviously require to go is reasoned and measured like the administration’s own rules', async () => {
    const { core, client, post, done } = await office();
    const asked = async (values: Record<string, string>) => codeOf(post(values));
    expect(await asked({ ground: 'threat', obvious: 'no' })).toBe('case-value-missing');
    expect(await asked({ ...unsure, measure: 'remove' })).toBe('case-value-missing');
    expect(await asked({ ...unsure, obvious: 'yes' })).toBe('case-value-unknown');
    const id = await post(unsure);
    await client.evidence.keep(given(id, [screenshot()]));
    expect(await codeOf(done(id, 'act', { action: 'remove' }))).toBe('post-beyond-measure');
    await done(id, 'act', { action: 'hide' });
    await core.close();
  });

  test('is not touched for criticism, however the box is ticked, before a second person has said what else it is', async () => {
    const { core, client, berit, post, done, record } = await office();
    const id = await post({
      ...grounds.rules,
      rule: 'Kritik mot förvaltningens chef',
      reason: 'Användaren är missnöjd.',
    });
    await client.evidence.keep(given(id, [screenshot()]));
    expect(await codeOf(done(id, 'act', { action: 'hide' }))).toBe('post-criticism');
    const second = { agrees: 'yes', what: 'Ett namn på en enskild' };
    expect(await codeOf(done(id, 'second-view', second))).toBe('case-same-person');
    const skip = { kind: 'skipped' as const, step: 'second-view', reason: 'Bråttom', approverId: berit };
    await record(id, skip);
    expect(await codeOf(done(id, 'act', { action: 'hide' }))).toBe('post-criticism');
    // Nor where the measure itself names it, after an assessment that did not.
    const quiet = await post({
      ...grounds.threat,
      obvious: 'no',
      measure: 'block',
      reason: 'Hot',
      'why-not-hide': 'Namn',
    });
    await client.evidence.keep(given(quiet, [screenshot(7)]));
    const block = { action: 'block', 'review-on': '2026-12-20', objection: 'Skriv till registrator' };
    const critic = { ...block, 'block-ground': 'Klagade på nämnden' };
    expect(await codeOf(done(quiet, 'act', critic))).toBe('post-criticism');
    // It is the order in which they are entered that counts, and not the times that somebody types.
    const context = await core.context();
    const secondView = async (happenedAt: string | null) => {
      const { version } = await client.cases.get({ id: quiet });
      const event = { kind: 'done' as const, step: 'second-view', values: second };
      const actor = { ...context.actor, personId: berit };
      await recordEvent({ ...context, actor }, { id: quiet, version, happenedAt, event });
    };
    await secondView(null);
    const reassess = async (happenedAt: string) => {
      await record(quiet, { kind: 'reopened', step: 'assess', reason: 'Fel' });
      const values = { ...grounds.rules, rule: 'Kritik mot chefen' };
      await record(quiet, { kind: 'done', step: 'assess', values }, happenedAt);
    };
    await reassess('2026-11-19T08:00:00.000Z');
    expect(await codeOf(done(quiet, 'act', { action: 'hide' }))).toBe('post-criticism');
    await record(quiet, { kind: 'reopened', step: 'second-view', reason: 'Ny bedömning' });
    await secondView('2026-11-18T08:00:00.000Z');
    await done(quiet, 'act', { action: 'hide' });
    // What the law obviously requires waits for nobody.
    const law = await post(grounds.threat);
    await done(law, 'act', { action: 'remove' });
    await core.close();
  });

  test('is looked at by a colleague whose word the assessor enters, and the case says whose it is and who entered it', async () => {
    const { core, client, karin, berit, post, record, done } = await office();
    const id = await post({ ...grounds.rules, rule: 'Kritik mot förvaltningens chef' });
    await client.evidence.keep(given(id, [screenshot()]));
    const second = (wordOf: string | undefined, step = 'second-view') =>
      record(id, {
        kind: 'done',
        step,
        values: { agrees: 'yes', what: 'Ett namn på en enskild' },
        ...(wordOf !== undefined && { wordOf }),
      });
    for (const nobodyElse of [undefined, karin]) expect(await codeOf(second(nobodyElse))).toBe('case-same-person');
    expect(await codeOf(second(crypto.randomUUID()))).toBe('unknown-person');
    const one = await second(berit);
    expect(one.state.steps.find((step) => step.id === 'second-view')).toMatchObject({ personId: karin, wordOf: berit });
    expect(timelineOf(one, wordsIn('sv'), 'sv').at(-1)).toMatchObject({
      who: 'Karin Åkesson',
      text: expect.stringContaining('Gjort av Berit Holm, skrivet av Karin Åkesson') as unknown,
    });
    expect(await codeOf(record(id, { kind: 'done', step: 'act', values: { action: 'hide' }, wordOf: berit }))).toBe(
      'case-word-not-asked',
    );
    await done(id, 'act', { action: 'hide' });
    expect((await verifyHere(core)).ok).toBe(true);
    await core.close();
  });

  test('has steps that rest until it comes to them, and waits for a second view where it speaks of criticism', async () => {
    const { core, client, clock, berit, administrationId, post, done, record } = await office();
    const rests = ({ edition, state }: Case) => [...stepsAtRest(edition, state)];
    const law = await post(grounds.threat);
    const obvious = await client.cases.get({ id: law });
    expect(rests(obvious)).toEqual(['second-view', 'undocumented', 'review-block']);
    clock.set('2026-11-23T09:00:00Z');
    expect((await client.cases.get({ id: law })).late).not.toContain('second-view');
    // Gone without documentation: why is asked, until something is kept.
    expect(rests(await done(law, 'act', { action: 'remove' }))).toEqual(['second-view', 'review-block']);
    await client.evidence.keep(given(law, [screenshot()]));
    expect(rests(await client.cases.get({ id: law }))).toEqual(['second-view', 'undocumented', 'review-block']);
    const block = { action: 'block', what: 'Hot', 'block-ground': 'Hot', 'review-on': '2026-12-20' };
    const blocked = await done(law, 'act-more', { ...block, objection: 'Skriv till registrator' });
    expect(rests(blocked)).toEqual(['second-view', 'undocumented']);
    // Berit is asked as the case's manager.
    const critic = await post({ ...grounds.rules, rule: 'Kritik mot chefen' });
    await record(critic, { kind: 'assigned', role: 'manager', personId: berit });
    const context = await core.context();
    const due = await listCaseDue({ ...context, actor: { ...context.actor, personId: berit } }, administrationId);
    expect(due.filter(({ caseId }) => caseId === critic)).toMatchObject([{ step: 'second-view', isMine: true }]);
    await core.close();
  });

  test('is blocked until a day to come within a year, with words on how to object', async () => {
    const { core, post, done, record } = await office();
    const id = await post(grounds.threat);
    const block = { action: 'block', 'block-ground': 'Hot', objection: 'Skriv till registrator' };
    for (const [end, code] of [
      ['2020-01-01', 'post-block-end'],
      ['2099-01-01', 'post-block-end'],
    ] as const)
      expect(await codeOf(done(id, 'act', { ...block, 'review-on': end }))).toBe(code);
    const within = { ...block, 'review-on': '2027-05-20' };
    expect(await codeOf(done(id, 'act', { ...within, objection: '-' }))).toBe('post-block-objection');
    // What the letter to the one who wrote says follows: the ground, the end and the way to object, and no welcome.
    const letter = (one: Case) =>
      authorLetter(one, {
        words: wordsIn('sv'),
        language: 'sv',
        day: (day) => day,
        administration: 'Kulturförvaltningen',
      });
    const blocked = letter(await done(id, 'act', within));
    for (const said of ['Olaga hot', 'Grund för blockeringen: Hot', '2027-05-20', 'Skriv till registrator'])
      expect(blocked).toContain(said);
    expect(blocked).not.toContain('välkommen');
    const [removed] = [letter(await done(await post(grounds.threat), 'act', { action: 'remove' }))];
    expect(removed).toMatch(/pröva det igen.*registratorn på/u);
    const wave = await post({ ...grounds.rules, rule: 'Kritik mot chefen' });
    await record(wave, { kind: 'reopened', step: 'knowledge', reason: 'Fler' });
    const more = { address: 'https://x.se/1\nhttps://x.se/2', author: '@x' };
    const several = letter(await done(wave, 'knowledge', more));
    expect(several).toContain('dina inlägg hos oss (https://x.se/1, https://x.se/2)');
    expect(several).not.toContain('Kritik mot chefen');
    await core.close();
  });

  test('counts its time from when it became known, says so everywhere, and is due sooner where it must be', async () => {
    const { core, client, clock, administrationId, done, record } = await office();
    const { id, openedAt } = await client.cases.open({
      administrationId,
      workflow: 'post',
      title: 'Kommentar',
      dnr: '',
      happenedAt: null,
      accountIds: [],
    });
    const known = new Date(Date.parse(openedAt) - 3 * 3_600_000).toISOString();
    const values = { address: 'https://social.exempel.se/p/1', author: '@arg' };
    const one = await record(id, { kind: 'done', step: 'knowledge', values }, known);
    const due = (seen: typeof one, step: string) => seen.state.steps.find((each) => each.id === step)?.dueAt;
    const hours = (n: number) => new Date(Date.parse(known) + n * 3_600_000).toISOString();
    expect([one.openedAt, one.state.openedAt, due(one, 'assess'), due(one, 'act')]).toEqual([
      known,
      known,
      hours(4),
      hours(8),
    ]);
    const at = clock.now().toISOString();
    const judged = await done(id, 'assess', grounds.threat);
    const soon = (n: number) => new Date(Date.parse(at) + n * 3_600_000).toISOString();
    expect([due(judged, 'act'), due(judged, 'staff')]).toEqual([soon(1), soon(4)]);
    // Taken back, the clock is what it was.
    const back = await record(id, { kind: 'reopened', step: 'knowledge', reason: 'Fel tid' });
    expect(back.openedAt).toBe(openedAt);
    await core.close();
  });

  test('has an address, each once, and steps that are done say what they are done with', async () => {
    const { core, client, administrationId, post, done, record } = await office();
    const opening = {
      administrationId,
      workflow: 'post' as const,
      title: 'x',
      dnr: '',
      happenedAt: null,
      accountIds: [],
    };
    const { id: fresh } = await client.cases.open(opening);
    for (const address of ['hej', 'https://x.se/1\nhej', 'ingen adress'])
      expect(await codeOf(done(fresh, 'knowledge', { address, author: '@x' }))).toBe('case-value-wrong');
    const twice = { address: 'https://x.se/1', more: 'https://x.se/2\nhttps://x.se/1', author: '@x' };
    expect(await codeOf(done(fresh, 'knowledge', twice))).toBe('post-address-twice');
    await done(fresh, 'knowledge', { address: 'Ingen adress: i ett meddelande till sidan', author: '@x' });
    const id = await post(grounds.rules);
    expect(await codeOf(done(id, 'document'))).toBe('post-documented-where');
    expect(await codeOf(done(id, 'register', { how: 'registered' }))).toBe('post-dnr-needed');
    await client.evidence.keep(given(id, [screenshot()]));
    await record(id, { kind: 'registered', dnr: 'KUL 2026/14' });
    await done(id, 'document');
    await done(id, 'register', { how: 'registered' });
    await core.close();
  });

  test('that the law requires to be removed is not left', async () => {
    const { core, post, end } = await office();
    expect(await codeOf(end(await post(grounds.threat), 'stays'))).toBe('post-must-go');
    expect((await end(await post(unsure), 'stays')).outcome?.sv).toBe('Står kvar');
    await core.close();
  });
});

test('no file comes in as words, in what the app itself enters either', async () => {
  const { core, client, administrationId, karin } = await office();
  const { id } = await client.crisis.start({ administrationId, title: 'Kris' });
  const { version } = await client.cases.get({ id });
  const image = 'Läget: data:image/png;base64,iVBORw0KGgo=';
  const calls = [
    client.crisis.noteUpdate({ id, channels: 'Facebook', text: image, happenedAt: null }),
    client.crisis.noteCopy({ id, name: 'Första', channel: 'Facebook', text: image }),
    client.crisis.addAction({ id, text: image, personId: karin, dueOn: '2026-12-01' }),
  ];
  for (const call of calls) expect(await codeOf(call)).toBe('case-text-carries-file');
  expect([(await client.cases.get({ id })).version, await client.crisis.actions({ id })]).toEqual([version, []]);
  await core.close();
});
