import { expect, test } from 'vitest';
import { accountLabel } from '../../../electron/core/accounts/account-label.ts';
import type { CaseEvent, StepState } from '../../../electron/core/cases/engine/contract.ts';
import { enteredLaterAt, settledBy } from '../../../electron/core/cases/event-words.ts';
import { wordsIn } from '../../../electron/core/foundation/i18n/index.ts';

const [anders, karin, berit] = ['anders', 'karin', 'berit'];
const one = { names: { anders: 'Anders Wallin', karin: 'Karin Ekdahl', berit: 'Berit Holm' } };
const said = (more: Partial<StepState>) => {
  const state = { personId: karin, wordOf: null, values: {}, inPlaceOf: null, ...more } as StepState;
  return settledBy(one, state, wordsIn('sv'));
};

test('a decision says who made it before who entered it, and a word whose it is', () => {
  expect(said({})).toBe('Karin Ekdahl');
  expect(said({ values: { 'decided-by': karin } })).toBe('Karin Ekdahl');
  const decided = { values: { 'decided-by': anders } };
  expect(said(decided)).toBe('Beslutat av Anders Wallin, skrivet av Karin Ekdahl');
  expect(said({ ...decided, inPlaceOf: berit })).toMatch(/^Beslutat av Anders Wallin, .*Berit Holm.* skrivet av/u);
  // Who decided before the register is somebody in words.
  expect(said({ values: { 'decided-by': 'Anna Ek, dåvarande förvaltningschef' } })).toBe('Karin Ekdahl');
  expect(said({ wordOf: berit })).toBe('Gjort av Berit Holm, skrivet av Karin Ekdahl');
});

test('a step that was entered later than it happened says when, by the last time it was done', () => {
  const done = (sequence: number, happenedAt: string, at: string): CaseEvent => ({
    sequence,
    at,
    happenedAt,
    personId: karin,
    body: { kind: 'done', step: 'decision', values: {}, facts: {} },
  });
  const later = done(2, '2026-12-10T09:00:00.000Z', '2026-12-28T09:00:00.000Z');
  expect(enteredLaterAt({ events: [later] }, 'decision')).toBe('2026-12-28T09:00:00.000Z');
  const soon = done(3, '2026-12-28T09:00:00.000Z', '2026-12-28T09:00:30.000Z');
  expect(enteredLaterAt({ events: [later, soon] }, 'decision')).toBeNull();
  expect(enteredLaterAt({ events: [later] }, 'reason')).toBeNull();
});

test('accounts of the same name are told apart by platform and handle', () => {
  const account = { name: 'Ängby bibliotek', platformName: 'Instagram', handle: 'angbybibliotek' };
  expect(accountLabel(account)).toBe('Ängby bibliotek (Instagram, angbybibliotek)');
  expect(accountLabel({ ...account, handle: '' })).toBe('Ängby bibliotek (Instagram)');
  expect(accountLabel({ ...account, platformName: '', handle: '' })).toBe('Ängby bibliotek');
});
