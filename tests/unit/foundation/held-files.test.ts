import { expect, test } from 'vitest';
import { HeldFiles } from '../../../electron/core/foundation/held-files.ts';
import { clockAt } from '../../register.ts';

const bytes = new TextEncoder().encode('namn;adress');

test('a file is held under a token nobody can guess, with its size and checksum', () => {
  const files = new HeldFiles(clockAt('2026-05-04T10:00:00Z'));
  const held = files.hold({ name: 'lista.csv', bytes });
  expect(held).toMatchObject({ name: 'lista.csv', bytes: bytes.length });
  expect(held.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(files.hold({ name: 'lista.csv', bytes }).token).not.toBe(held.token);
  expect(files.read(held.token)).toMatchObject({ name: 'lista.csv', bytes });
});

test('it is read many times, taken once, and gone when it is discarded', () => {
  const files = new HeldFiles(clockAt('2026-05-04T10:00:00Z'));
  const { token } = files.hold({ name: 'a', bytes });
  files.read(token);
  expect(files.take(token)?.name).toBe('a');
  expect(files.take(token)).toBeNull();
  expect(() => files.read(token)).toThrow('file-token-unknown');
  const other = files.hold({ name: 'b', bytes });
  files.discard(other.token);
  expect(files.take(other.token)).toBeNull();
});

test('after an hour it is gone', () => {
  const clock = clockAt('2026-05-04T10:00:00Z');
  const files = new HeldFiles(clock);
  const { token } = files.hold({ name: 'a', bytes });
  clock.set('2026-05-04T11:00:00Z');
  expect(files.read(token).name).toBe('a');
  clock.set('2026-05-04T11:00:01Z');
  expect(() => files.read(token)).toThrow('file-token-unknown');
});
