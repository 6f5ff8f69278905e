import { strict } from './not-modelled.ts';

/** One screen of a common size. */
export const screen = strict('screen', {
  getAllDisplays: () => [strict('display', { workArea: { x: 0, y: 0, width: 1920, height: 1040 } })],
});
