import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { WorkflowId } from '../../../electron/core/cases/contract.ts';
import { checkRoutine, checkWorkflow, isRoutine } from '../../../electron/core/cases/engine/check.ts';
import { CheckCode, type CheckFault } from '../../../electron/core/cases/engine/faults.ts';
import { faultText } from '../../../electron/core/cases/fault-words.ts';
import { nothing } from '../../../electron/core/cases/closure/left-rules.ts';
import { factsOf, providedGates } from '../../../electron/core/cases/gates.ts';
import { stateOf } from '../../../electron/core/cases/engine/state.ts';
import { wordsIn } from '../../../electron/core/foundation/i18n/index.ts';
import { ostermalmFile, shippedEditions, shippedText, shippedWorkflows } from '../../workflows.ts';

const text = (sv: string) => ({ sv, en: sv });
const step = (id: string, more: object = {}) => ({ id, title: text(id), role: 'communicator', ...more });
const choice = (id: string) => ({ id, kind: 'choice', title: text(id), options: [{ id: 'a', title: text('a') }] });
const workflow = (more: object = {}) => ({
  id: 'start',
  version: 1,
  title: text('Prov'),
  summary: text('Prov'),
  sources: ['Prov'],
  gates: [{ id: 'decision-made', title: text('Spärr'), missing: text('Saknas') }],
  steps: [step('one'), step('two', { after: ['one'], gates: ['decision-made'] })],
  outcomes: [{ id: 'done', title: text('Klart') }],
  ...more,
});
const faultsOf = (source: string | object): CheckFault[] =>
  checkWorkflow(typeof source === 'string' ? source : stringify(source), providedGates).faults;
const codes = (source: string | object) => faultsOf(source).map(({ step: at, code }) => [at, code]);

describe('the workflows that come with the app', () => {
  test('are all there, in both languages, with sources, gates that the app answers, and ways out', () => {
    expect(shippedWorkflows.map(({ id }) => id)).toEqual([...WorkflowId.options]);
    for (const { id, sources, gates, outcomes } of shippedWorkflows) {
      expect(checkWorkflow(shippedText(id as WorkflowId), providedGates).faults).toEqual([]);
      // What is entered afterwards has one thing to hold it: that somebody did decide.
      expect([sources.length > 1, gates.length > (id === 'retro' ? 0 : 1), outcomes.length > 1]).toEqual([
        true,
        true,
        true,
      ]);
    }
    // No gate is answered that no workflow has, and every gate is shut in a case where nothing has been done.
    const named = new Set(shippedWorkflows.flatMap(({ gates }) => gates.map(({ id }) => id)));
    expect([...providedGates].filter((id) => !named.has(id))).toEqual([]);
    for (const edition of shippedEditions)
      expect(
        Object.values(factsOf(edition, { state: stateOf(edition, []), events: [], accounts: [], left: nothing })),
      ).not.toContain(true);
  });

  test('have the clocks and steps that the papers name', () => {
    const find = (id: WorkflowId, stepId: string) =>
      shippedWorkflows.find((one) => one.id === id)?.steps.find((one) => one.id === stepId);
    expect(find('start', 'decision')?.due).toEqual({ officeDays: 10, from: 'opened' });
    expect([28, 14, 2].map((days) => find('closure', `notice-${days}`)?.due?.days)).toEqual([-28, -14, -2]);
    // What is proposed to be published names the day itself, whatever the local routine says of days; the first says why.
    const proposals = [28, 14, 2].map((days) => find('closure', `notice-${days}`)?.requires[0]?.proposal?.sv ?? '');
    for (const text of proposals) {
      expect(text).toContain('{decision.last-day}');
      expect(text).not.toMatch(/veck|dagar|\d/u);
    }
    expect(proposals[0]).toContain('{reason.reason}');
    expect(find('hijacked', 'incident')?.due).toMatchObject({
      hours: 72,
      ground: expect.stringContaining('33') as unknown,
    });
    const grounds = find('post', 'assess')?.requires[0]?.options.map(({ id }) => id) ?? [];
    expect(grounds.slice(0, 8)).toEqual([
      'threat',
      'privacy',
      'sedition',
      'agitation',
      'child-abuse',
      'violence',
      'terror',
      'copyright',
    ]);
    // Of suspected child-abuse material nothing is documented: the step is not one of the case's.
    expect(find('post', 'document')?.when?.is).not.toContain('child-abuse');
    expect(find('crisis', 'stand-down')?.gates).toContain('lead-named');
  });

  test('Östermalm’s routine is a local variant of the standard', () => {
    const source = readFileSync(ostermalmFile, 'utf8');
    expect(isRoutine(source)).toBe(true);
    const { value, faults } = checkRoutine(source, shippedWorkflows, providedGates);
    expect(faults).toEqual([]);
    const steps = value?.edition.steps ?? [];
    expect(steps.map(({ id }) => id)).toEqual([
      'application',
      'review-communicator',
      'review-strategist',
      'search-register',
      'meeting',
      'decision',
      'set-up',
      'basics',
      'profile-picture',
      'follow-routine',
      'communicator-access',
      'training',
      'activate',
      'report',
      'archive-december',
    ]);
    expect(steps.find(({ id }) => id === 'decision')).toMatchObject({ role: 'strategist', due: { officeDays: 5 } });
    expect(steps.find(({ id }) => id === 'activate')).toMatchObject({ gates: ['access-rule-met', 'basics-checked'] });
    expect(steps.find(({ id }) => id === 'activate')?.after).toContain('follow-routine');
    expect(value?.edition.local).toMatchObject({ version: 1 });
  });
});

describe('hostile files are refused by name', () => {
  const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n`;
  test.each([
    ['an alias bomb', bomb, 'alias'],
    ['an anchor alone', 'id: &x start\n', 'alias'],
    ['a tag', 'id: !!js/function "x"\n', 'tag'],
    ['a binary tag', 'id: !!binary aGVq\n', 'tag'],
    ['too large', `# ${'x'.repeat(300_000)}\n`, 'too-large'],
    ['brackets without end', '['.repeat(100_000), 'too-deep'],
    ['braces without end', `a: ${'{a: '.repeat(5000)}`, 'too-deep'],
    ['lists in lists', `${'- '.repeat(5000)}x`, 'too-deep'],
    ['deep indentation', Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'), 'too-deep'],
    ['a key twice', 'id: start\nid: closure\n', 'not-yaml'],
    ['two documents', 'id: start\n---\nid: closure\n', 'not-yaml'],
    ['no YAML', 'id: "start\n', 'not-yaml'],
    ['nothing', '', 'no-mapping'],
    ['a list', '- start\n', 'no-mapping'],
    ['a word', 'start', 'no-mapping'],
  ])('%s', (_name, source, code) => {
    const started = performance.now();
    expect(codes(source)).toEqual([[null, code]]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('what is not a field, lacks a field, or is too much, is told by its place and its step', () => {
    expect(faultsOf(workflow({ onLoad: 'run()' }))).toEqual([
      { step: null, code: 'unknown-key', values: { where: '', key: 'onLoad' } },
    ]);
    expect(faultsOf(workflow({ steps: [step('one', { run: 'x' })] }))).toContainEqual({
      step: 'one',
      code: 'unknown-key',
      values: { where: 'steps.1', key: 'run' },
    });
    expect(codes(`${stringify(workflow())}__proto__: { polluted: 1 }\n`)).toEqual([[null, 'unknown-key']]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(codes(workflow({ title: { sv: 'Bara svenska' } }))).toEqual([[null, 'missing']]);
    expect(codes(workflow({ steps: [step('constructor')] }))).toEqual([['constructor', 'wrong']]);
    expect(codes(workflow({ steps: Array.from({ length: 61 }, (_, n) => step(`s${n}`)) }))).toEqual([
      [null, 'too-long'],
    ]);
    expect(codes(workflow({ title: text('x'.repeat(801)) }))).toContainEqual([null, 'too-long']);
    expect(codes(workflow({ steps: [step('one', { due: { hours: 1, days: 1, from: 'opened' } })] }))).toEqual([
      ['one', 'due-one-unit'],
    ]);
    expect(codes(workflow({ steps: [step('one', { role: 'mayor' })] }))).toEqual([['one', 'wrong']]);
  });

  test('what does not hang together is told by its step', () => {
    const steps = (...all: object[]) => codes(workflow({ steps: all }));
    expect(steps(step('one'), step('one'))).toEqual([['one', 'duplicate']]);
    expect(steps(step('one', { after: ['two'] }), step('two', { after: ['one'] }))).toEqual([['one', 'circle']]);
    expect(steps(step('one', { after: ['one'] }))).toEqual([['one', 'circle']]);
    expect(steps(step('one', { after: ['two'] }), step('two'))).toEqual([['one', 'order']]);
    expect(steps(step('one', { after: ['zero'] }))).toEqual([['one', 'unknown-step']]);
    expect(steps(step('one', { gates: ['other'] }))).toEqual([['one', 'unknown-gate']]);
    expect(steps(step('one', { gates: ['decision-made'], optional: true }))).toEqual([['one', 'gate-on-optional']]);
    const asks = step('one', { requires: [choice('kind')] });
    const when = (answer: string, is = ['a']) => ({ when: { answer, is } });
    expect(steps(asks, step('two', { ...when('one.kind'), gates: ['decision-made'] }))).toEqual([
      ['two', 'gate-on-condition'],
    ]);
    expect(steps(asks, step('two', when('one.other')))).toEqual([['two', 'unknown-answer']]);
    expect(steps(asks, step('two', when('one.kind', ['b'])))).toEqual([['two', 'not-an-option']]);
    expect(steps(step('two', when('one.kind')), asks)).toEqual([['two', 'answer-of-later-step']]);
    expect(steps(step('one', { requires: [{ ...choice('kind'), options: [] }] }))).toEqual([
      ['one', 'choice-without-options'],
    ]);
    expect(steps(asks, step('two', { due: { days: 1, from: 'one.kind' } }))).toEqual([['two', 'not-a-day']]);
    const dated = step('one', { requires: [{ id: 'on', kind: 'day', title: text('on') }] });
    expect(steps(dated, step('two', { due: { hours: 1, from: 'one.on' } }))).toEqual([['two', 'hours-from-day']]);
    expect(steps(dated, step('two', when('one.on')))).toEqual([['two', 'not-a-choice']]);
    expect(steps(step('one', { due: { days: 1, from: 'one' } }))).toEqual([['one', 'due-from-itself']]);
    expect(steps({ ...dated, due: { days: -2, from: 'one.on' } })).toEqual([['one', 'due-from-itself']]);
    const effect = (more: object) => step('one', { ...asks, effects: [{ status: 'closed', ...more }] });
    expect(steps(effect({ when: { answer: 'kind', is: ['a'] } }))).toEqual([]);
    expect(steps(effect({ on: 'kind' }))).toEqual([['one', 'not-a-day']]);
    expect(steps(effect({ on: 'gone' }))).toEqual([['one', 'unknown-answer']]);
    expect(steps(effect({ when: { answer: 'kind', is: ['b'] } }))).toEqual([['one', 'not-an-option']]);
    const says = (sv: string) =>
      step('two', { requires: [{ id: 'text', kind: 'text', title: text('x'), proposal: { sv, en: 'x' } }] });
    expect(steps(dated, says('Sista dag {one.on}.'))).toEqual([]);
    expect(steps(dated, says('Sista dag {one.off}.'))).toEqual([['two', 'unknown-answer']]);
    expect(steps(step('one'), step('two', { otherThan: 'one' }))).toEqual([['two', 'other-than-not-before']]);
    expect(codes(workflow({ gates: [{ id: 'always', title: text('x'), missing: text('x') }] }))).toEqual([
      [null, 'gate-not-provided'],
    ]);
    const stops = { id: 'no', title: text('Nej'), stops: true };
    expect(codes(workflow({ outcomes: [stops] }))).toEqual([[null, 'no-way-out']]);
    const whole = { id: 'done', title: text('Klart') };
    expect(codes(workflow({ outcomes: [whole, { ...stops, after: ['two'] }] }))).toEqual([[null, 'stop-behind-gate']]);
  });

  test('a local routine can add, reword, re-time and reorder, and has no words for more', () => {
    const base = { id: 'hijacked', version: 2 };
    const check = (more: object) =>
      checkRoutine(
        stringify({ base, version: 1, source: 'Prov', ...more }),
        shippedWorkflows,
        providedGates,
      ).faults.map(({ step: at, code }) => [at, code]);
    expect(check({})).toEqual([]);
    expect(check({ base: { id: 'party', version: 1 } })).toEqual([[null, 'base-unknown']]);
    expect(check({ base: { id: 'hijacked', version: 3 } })).toEqual([[null, 'base-version']]);
    expect(check({ remove: ['learn'] })).toEqual([[null, 'unknown-key']]);
    expect(check({ gates: [] })).toEqual([[null, 'unknown-key']]);
    expect(check({ change: [{ step: 'learn', gates: [] }] })).toEqual([['learn', 'unknown-key']]);
    expect(check({ change: [{ step: 'learn', optional: true }] })).toEqual([['learn', 'unknown-key']]);
    expect(check({ change: [{ step: 'none', role: 'it' }] })).toEqual([['none', 'unknown-step']]);
    // 72 hours are the law's: another time names its own ground, and none at all is no choice.
    expect(check({ change: [{ step: 'incident', due: { hours: 24, from: 'opened' } }] })).toEqual([
      ['incident', 'ground-needed'],
    ]);
    expect(check({ change: [{ step: 'incident', due: null }] })).toEqual([['incident', 'ground-needed']]);
    expect(
      check({ change: [{ step: 'incident', due: { hours: 24, from: 'opened', ground: 'Lokal rutin' } }] }),
    ).toEqual([]);
    expect(check({ order: ['what', 'learn'] })).toEqual([[null, 'order-not-all']]);
    const local = { title: { sv: 'Eget' }, role: 'it' };
    expect(check({ add: [{ ...local, id: 'learn', behind: 'what' }] })).toEqual([['learn', 'duplicate']]);
    expect(check({ add: [{ ...local, id: 'own', behind: 'none' }] })).toEqual([['own', 'unknown-step']]);
    expect(check({ add: [{ ...local, id: 'own', behind: 'report', after: ['report'], before: ['what'] }] })).toEqual(
      expect.arrayContaining([[expect.any(String), 'circle']]),
    );
  });

  test('every fault has words in both languages that name what it names', () => {
    const values = {
      name: 'NAMN',
      where: 'PLATS',
      key: 'FÄLT',
      line: 7,
      limit: 8,
      kilobytes: 9,
      steps: 'STEG',
      option: 'VAL',
      outcome: 'UTFALL',
      expected: 'VÄNTAT',
      version: 1,
      current: 2,
      ground: 'GRUND',
    };
    for (const language of ['sv', 'en'] as const)
      for (const code of CheckCode.options) {
        const said = faultText(wordsIn(language), { step: null, code, values });
        expect(said).not.toContain('cases.check');
        expect(said).not.toContain('{{');
      }
  });
});
