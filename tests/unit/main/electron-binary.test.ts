import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { failedAttempt, rememberAttempt } from '../../../electron/cli/electron-binary.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'kanalvakt-attempt-'));
const file = path.join(folder, 'cache', 'electron-not-fetched');
const at = new Date('2026-05-04T10:00:00Z');
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('ett misslyckat försök att hämta Electron gäller ett dygn', () => {
  expect(failedAttempt(at, file)).toBeNull();
  rememberAttempt(at, file);
  expect(failedAttempt(later(0), file)).toEqual(at);
  expect(failedAttempt(later(23.9), file)).toEqual(at);
  expect(failedAttempt(later(24), file)).toBeNull();
  // A clock that was set back, or a file that holds something else, is no attempt.
  expect(failedAttempt(later(-1), file)).toBeNull();
  writeFileSync(file, 'skräp');
  expect(failedAttempt(at, file)).toBeNull();
});

test('en mapp som inte kan skrivas hindrar inget', () => {
  rememberAttempt(at, path.join('/dev/null', 'x', 'y'));
  expect(failedAttempt(at, path.join('/dev/null', 'x', 'y'))).toBeNull();
});
