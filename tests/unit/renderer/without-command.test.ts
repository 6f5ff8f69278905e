import { expect, test } from 'vitest';
import { withoutCommand } from '../../../renderer/src/app/without-command.ts';

test('a command typed whole is searched for by the name in it', () => {
  const commands = ['Lämna över: ', 'Hastig avgång: '];
  expect(withoutCommand('lämna över: Karin Ek', commands)).toBe('Karin Ek');
  expect(withoutCommand('Hastig avgång:', commands)).toBe('');
  expect(withoutCommand('Karin Ek', commands)).toBe('Karin Ek');
});
