import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from '../core/foundation/default-data-folder.ts';
import { serve } from '../web-host/serve.ts';
import { openCore } from './open-core.ts';
import { projectRoot } from './project.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    'no-open': { type: 'boolean' },
    json: { type: 'boolean' },
  },
});
const dataDir = path.resolve(values.data ?? defaultDataFolder());
if (positionals[0] === 'serve') {
  const core = await openCore({ dataDir, host: 'web' });
  const host = await serve({
    core,
    rendererDir: path.join(projectRoot, 'out/renderer'),
    port: Number(values.port ?? 0),
  });
  process.stdout.write(`${host.newLink()}\n`);
  const stop = () =>
    void host
      .close()
      .then(() => core.close())
      .then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} else {
  process.stderr.write('Okänt kommando.\n');
  process.exit(2);
}
