import type { RoundPlan } from '#core/rounds/plan/contract.ts';

/** Ready-made numbers of rounds, each with its ground (`domain.md` §3.1, §6.4). */
export const presets = ['three', 'two', 'one', 'none'] as const;
export type Preset = (typeof presets)[number];

const day = [
  { from: '08:00', to: '10:00' },
  { from: '11:00', to: '13:00' },
  { from: '14:00', to: '16:00' },
];
const rounds: Record<Preset, Pick<RoundPlan, 'windows' | 'ground'>> = {
  three: { windows: day, ground: 'policy' },
  two: { windows: [day[0], day[2]].filter((window) => window !== undefined), ground: 'local' },
  one: { windows: day.slice(0, 1), ground: 'guidance' },
  none: { windows: [], ground: 'local' },
};

/** Which preset a plan's rounds are. */
export function presetOf({ windows }: RoundPlan): Preset | 'own' {
  return presets.find((id) => JSON.stringify(rounds[id].windows) === JSON.stringify(windows)) ?? 'own';
}

/** The parts of a plan that a preset decides. A kind of account that had every round still has. */
export function takePreset(plan: RoundPlan, id: Preset): Partial<RoundPlan> {
  const { windows, ground } = rounds[id];
  const all = plan.windows.length;
  const byKind = { ...plan.byKind };
  for (const kind of Object.keys(byKind) as Array<keyof typeof byKind>)
    if (byKind[kind] >= all && byKind[kind] > 0) byKind[kind] = Math.max(1, windows.length);
  return { windows, ground, byKind };
}
