import type { Shift } from './contract.ts';

/** Whether a list takes everything another does; an empty one takes all there are. */
const coversAll = <T>(above: readonly T[], below: readonly T[], all: readonly T[] = []): boolean => {
  const wanted = below.length === 0 ? all : below;
  return above.length === 0 || (wanted.length > 0 && wanted.every((one) => above.includes(one)));
};

/** The earlier row that takes everything a row of the rota would, so that it never applies; `undefined` when it does. Seven weekdays, and every round up to `rounds`, are all. */
export function hiddenBy(rota: readonly Shift[], shift: Shift, rounds: number): Shift | undefined {
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const slots = Array.from({ length: rounds }, (_, index) => index + 1);
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
