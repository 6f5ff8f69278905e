import { defineConfig } from '@playwright/test';
import type { HostKind } from './e2e/fixtures.ts';

export default defineConfig<{ hostKind: HostKind }>({
  testDir: 'e2e',
  outputDir: '../test-results',
  reporter: 'list',
  workers: 2,
  timeout: 60_000,
  projects: [{ name: 'web', use: { hostKind: 'web' } }],
});
