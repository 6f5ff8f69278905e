import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../../electron/core/accounts/platforms.ts';
import { LookPart } from '../../../electron/core/rounds/contract.ts';
import { projectRoot } from '../../register.ts';

test('every platform of the catalogue says what a look there includes, in words that the app has', () => {
  const { compiled } = loadCatalogue(readFileSync(path.join(projectRoot, 'resources/platforms.yaml'), 'utf8'));
  expect(compiled.size).toBeGreaterThan(10);
  for (const { entry } of compiled.values()) expect(entry.look.map((part) => LookPart.parse(part))).toEqual(entry.look);
});
