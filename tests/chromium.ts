import { existsSync } from 'node:fs';

/** Debian's Chromium, or another one named by CHROMIUM. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * What shows the app's pages in tests of the browser's host: the same Chromium without a frame of its own, where it is installed,
 * which needs a third less of the processor. Electron's double needs the whole, with windows.
 */
export const pageBrowserPath =
  process.env['CHROMIUM'] ??
  ['/usr/bin/chromium-headless-shell', chromiumPath].find((file) => existsSync(file)) ??
  chromiumPath;
