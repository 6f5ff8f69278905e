import type { RoundPlan, Shift } from './contract.ts';

/** Whether a list takes everything another does; an empty one takes all there are. */
const coversAll = <T>(above: readonly T[], below: readonly T[], all: readonly T[] = []): boolean => {
  const wanted = below.length === 0 ? all : below;
  return above.length === 0 || (wanted.length > 0 && wanted.every((one) => above.includes(one)));
};

/** The most rounds that a day can have: extra ones come after the plan's own. */
function mostRounds({ windows, extra }: Pick<RoundPlan, 'windows' | 'extra'>): number {
  const byDay = Map.groupBy(extra, ({ day }) => day).values();
  return windows.length + Math.max(0, ...[...byDay].map((ofDay) => ofDay.flatMap((one) => one.windows).length));
}

/**
 * The earlier row that takes everything a row of the rota would, so that it never applies; `undefined` when it does. Seven weekdays are all,
 * and so is every round that a day of the plan can have. The row need not stand in the rota yet: it comes last.
 */
export function hiddenBy(
  { rota, ...plan }: Pick<RoundPlan, 'rota' | 'windows' | 'extra'>,
  shift: Shift,
): Shift | undefined {
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const slots = Array.from({ length: mostRounds(plan) }, (_, index) => index + 1);
  const place = rota.findIndex(({ id }) => id === shift.id);
  return rota
    .slice(0, place === -1 ? rota.length : place)
    .find(
      (above) =>
        coversAll(above.weekdays, shift.weekdays, weekdays) &&
        coversAll(above.slots, shift.slots, slots) &&
        coversAll(above.unitIds, shift.unitIds) &&
        coversAll(above.platforms, shift.platforms) &&
        coversAll(above.accountIds, shift.accountIds),
    );
}
