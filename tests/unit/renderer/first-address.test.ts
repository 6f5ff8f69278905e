import { expect, test } from 'vitest';
import { firstAddress } from '../../../renderer/src/features/cases/evidence/first-address.ts';

test('where a post is comes whole to its documentation, also where there is no address', () => {
  expect(firstAddress({ address: 'ingen adress, under inlägget om badhuset' })).toBe(
    'ingen adress, under inlägget om badhuset',
  );
  expect(firstAddress({ address: '\n https://exempel.se/1 \nhttps://exempel.se/2' })).toBe('https://exempel.se/1');
  expect(firstAddress({})).toBe('');
});
