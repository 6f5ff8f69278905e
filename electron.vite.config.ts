import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import project from './package.json' with { type: 'json' };

/** Packages that are loaded from `node_modules`: native code, what reads files or packages of its own while it runs, and what Electron alone uses. */
const leftOutside = new Set([
  'better-sqlite3',
  '@napi-rs/keyring',
  'pdfkit',
  'fflate',
  'electron-updater',
  '@jsquash/jpeg',
  '@jsquash/webp',
  'tesseract.js-core',
  '@tesseract.js-data/swe',
]);

/** Three builds: main (with the core process, its worker and the command line), the sandboxed preload, and the renderer that both hosts serve. */
export default defineConfig({
  main: {
    build: {
      // Loading hundreds of small files is most of what a start costs, and a worker is started for every job.
      externalizeDeps: { exclude: Object.keys(project.dependencies).filter((name) => !leftOutside.has(name)) },
      rolldownOptions: {
        input: {
          index: 'electron/main/index.ts',
          'core-process': 'electron/core-process/index.ts',
          worker: 'electron/core/foundation/worker/worker.ts',
          cli: 'electron/cli/index.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { app: 'electron/preload/app.ts' },
        // A sandboxed preload is loaded by Electron as CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    // One sheet of styles, in one order, whichever room is opened first.
    build: { minify: true, cssCodeSplit: false, rolldownOptions: { input: 'renderer/index.html' } },
    plugins: [react()],
  },
});
