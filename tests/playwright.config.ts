import { defineConfig } from '@playwright/test';
import { chooseElectron, electronLine } from './e2e/electron-app.ts';
import type { HostKind } from './e2e/fixtures.ts';

chooseElectron();
// Read again by every worker; said once.
if (process.env['TEST_WORKER_INDEX'] === undefined) console.log(electronLine());

const ofOneHost = ['**/web-*.spec.ts', '**/electron-*.spec.ts'];

export default defineConfig<{ hostKind: HostKind }>({
  testDir: 'e2e',
  outputDir: '../test-results',
  reporter: 'list',
  workers: 2,
  // On CI's two shared cores a key can come before the page listens; such a test is tried again and reported as flaky, never as passed at once.
  retries: process.env['CI'] === undefined ? 0 : 2,
  timeout: 90_000,
  // Two cores, two browsers: what takes long is not what is wrong.
  expect: { timeout: 15_000 },
  // One set of specs for both hosts. `npm test` runs every room's in the browser; `.ci/run` also what concerns the web host alone and
  // what concerns Electron alone, and where there is time what takes long and breaks seldom (every theme, every field, two at once:
  // `@thorough`) and each room's journey in Electron's window; `npm run test:e2e` everything on both (docs/decisions.md, 2026-12-01).
  projects: [
    { name: 'web', use: { hostKind: 'web' }, testIgnore: ofOneHost, grepInvert: /@thorough/ },
    { name: 'web-thorough', use: { hostKind: 'web' }, testIgnore: ofOneHost, grep: /@thorough/ },
    { name: 'web-host', use: { hostKind: 'web' }, testMatch: '**/web-*.spec.ts' },
    { name: 'electron', use: { hostKind: 'electron' }, testMatch: '**/electron-*.spec.ts' },
    { name: 'electron-journeys', use: { hostKind: 'electron' }, testIgnore: ofOneHost, grep: /@journey/ },
    { name: 'electron-rest', use: { hostKind: 'electron' }, testIgnore: ofOneHost, grepInvert: /@journey/ },
  ],
});
