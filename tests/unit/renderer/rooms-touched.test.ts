import { expect, test } from 'vitest';
import { roomsTouched } from '../../../renderer/src/app/rooms-touched.ts';

test('a vault that is locked or opened is read anew on the pages that say so: the handover’s, the closure’s, its own', () => {
  expect(roomsTouched('vault')).toEqual(expect.arrayContaining(['vault', 'leaving', 'closure', 'snapshot']));
});

test('a change of everything, or a restored register, is read anew everywhere', () => {
  for (const room of ['all', 'restored']) expect(roomsTouched(room)).toBeNull();
});
