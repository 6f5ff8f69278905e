import type { Words } from '../../foundation/i18n/index.ts';
import type { CoverageAccount } from './contract.ts';

/** How many rounds were done and how many nobody did, without a full stop. */
export function doneWords(t: Words, { roundsDone, roundsUndone, accounts }: CoverageAccount): string {
  return [
    t('coverage.roundsDone', { count: roundsDone }),
    ...(roundsUndone === 0 ? [] : [t('coverage.roundsUndone', { count: roundsUndone })]),
    t('coverage.accounts', { count: accounts }),
  ].join(', ');
}

/** When a plan held, and what it says: its rounds, who entered it and when, and what it stands on as far as the register knows. Days are written by `day`. */
export function planWords(
  t: Words,
  plan: CoverageAccount['plans'][number],
  day: (day: string) => string,
): { when: string; what: string } {
  const { validFrom, until, isPreset, windows, madeOn, madeBy, ground, groundNote, note } = plan;
  const rounds =
    windows.length === 0
      ? t('coverage.planNone')
      : t('coverage.planRounds', {
          count: windows.length,
          windows: windows.map(({ from, to }) => `${from}–${to}`).join(', '),
        });
  const made = madeOn === null ? '' : day(madeOn);
  const origin = isPreset
    ? [t('coverage.planPreset')]
    : [
        madeBy === '' ? t('coverage.planMade', { day: made }) : t('coverage.planMadeBy', { day: made, name: madeBy }),
        t('coverage.planGround', { ground: t(`terms.ground.${ground}`) }),
        ...(groundNote === '' ? [] : [t('coverage.planDecision', { text: groundNote })]),
        ...(note === '' ? [] : [t('coverage.planNote', { text: note })]),
      ];
  return {
    when:
      until === null
        ? t('coverage.planFrom', { day: day(validFrom) })
        : t('coverage.planSpan', { from: day(validFrom), to: day(until) }),
    what: [rounds, ...origin, t('coverage.planGrace', { count: plan.graceMinutes })]
      .map((sentence) => sentence.replace(/\.?$/u, '.'))
      .join(' '),
  };
}
