import { expect, test } from 'vitest';
import { wordsIn } from '../../../electron/core/foundation/i18n/index.ts';
import type { CoverageAccount } from '../../../electron/core/rounds/coverage/contract.ts';
import { doneWords, planWords } from '../../../electron/core/rounds/coverage/said.ts';

const t = wordsIn('sv');
const plan: CoverageAccount['plans'][number] = {
  validFrom: '2026-11-02',
  until: null,
  isPreset: false,
  windows: [{ from: '08:00', to: '10:00' }],
  graceMinutes: 60,
  officeDays: [1, 2, 3, 4, 5],
  madeOn: '2026-10-30',
  madeBy: 'Karin Ekdahl',
  ground: 'local',
  groundNote: '',
  note: '',
};

test('a plan says who entered it and when, and of a decision only what the register has', () => {
  const { when, what } = planWords(t, plan, (day) => day);
  expect(when).toBe('Gäller från 2026-11-02');
  expect(what).toContain('Planen lades in 2026-10-30 av Karin Ekdahl. Grund för antalet ronder: Lokal rutin. Ett');
  expect(what).not.toMatch(/beslut/iu);
  const decided = planWords(t, { ...plan, groundNote: 'KUN 2026/112.', madeBy: '' }, (day) => day).what;
  expect(decided).toContain('Planen lades in 2026-10-30. ');
  expect(decided).toContain('Beslut eller rutin: KUN 2026/112. Ett');
  expect(t('coverage.duty.plan')).not.toMatch(/beslut/iu);
});

test('the preset is nobody’s', () => {
  const preset = { ...plan, isPreset: true, madeOn: null, madeBy: '' };
  expect(planWords(t, preset, (day) => day).what).not.toContain('lades in');
});

test('rounds that nobody did are not among those that were done', () => {
  const of = (roundsDone: number, roundsUndone: number) =>
    doneWords(t, { roundsDone, roundsUndone, accounts: 52 } as CoverageAccount);
  expect(of(56, 3)).toBe('56 ronder gjordes, 3 ronder gjordes inte, 52 konton');
  expect(of(1, 0)).toBe('1 rond gjordes, 52 konton');
});
