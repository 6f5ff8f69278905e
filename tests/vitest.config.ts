import path from 'node:path';
import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], extra: object = {}) => ({
  extends: true as const,
  test: { name, include, ...extra },
});

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  test: {
    // Much of a test's time goes to waiting for what it started; Vitest alone would leave one of two cores idle.
    maxWorkers: 2,
    // A seed for everything random, printed with a failure.
    sequence: { seed: Number(process.env['SEED'] ?? 20_261_122) },
    projects: [
      // Pure functions hold nothing that another test could meet: what they are in is loaded once for all files.
      project('unit', ['tests/unit/**/*.test.ts'], {
        exclude: ['tests/unit/main/**'],
        testTimeout: 30_000,
        isolate: false,
      }),
      // Each of these has an `electron` of its own.
      project('unit-main', ['tests/unit/main/**/*.test.ts', 'tests/security/**/*.test.ts'], { testTimeout: 30_000 }),
      // Each test has a data folder of its own, and a core keeps what it holds by its folder, as the app does where one
      // process opens several: loading the app for every file was a seventh of the time.
      project('integration', ['tests/integration/**/*.test.ts'], {
        testTimeout: 180_000,
        hookTimeout: 180_000,
        isolate: false,
      }),
      project('long', ['tests/long/**/*.test.ts'], { testTimeout: 3_600_000 }),
    ],
  },
});
