import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Three builds: main (with the core process and its worker), the sandboxed preload, and the renderer that both hosts serve. */
export default defineConfig({
  main: {
    build: {
      // A worker is started for every job, and loading hundreds of small files is most of what it costs; these go into its own.
      externalizeDeps: { exclude: ['zod', 'age-encryption', '@scure/base', '@orpc/contract', 'feedsmith'] },
      rolldownOptions: {
        input: {
          index: 'electron/main/index.ts',
          'core-process': 'electron/core-process/index.ts',
          worker: 'electron/core/foundation/worker/worker.ts',
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
    build: { minify: true, rolldownOptions: { input: 'renderer/index.html' } },
    plugins: [react()],
  },
});
