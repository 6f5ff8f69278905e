import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const projectRoot = path.resolve(import.meta.dirname, '../..');

test('every test that the handbook sends a reviewer to is there', () => {
  const page = readFileSync(path.join(projectRoot, 'docs/handbok/valvet.md'), 'utf8');
  const named = [
    ...new Set([...page.matchAll(/`((?:unit|integration|security|e2e|long)\/[^`]+)`/g)].map(([, name]) => name)),
  ];
  expect(named.length).toBeGreaterThan(20);
  const isThere = (name = '') =>
    ['.test.ts', '.spec.ts'].some((ending) => existsSync(path.join(projectRoot, 'tests', name + ending)));
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});
