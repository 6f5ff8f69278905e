import os from 'node:os';
import path from 'node:path';

/** The data folder of this user on this computer, the same for every host (`design.md` §3); the demo has one of its own. */
export function defaultDataFolder(options: { demo?: boolean } = {}): string {
  const name = options.demo === true ? ' demo' : '';
  const { env } = process;
  if (process.platform === 'win32')
    return path.join(env['LOCALAPPDATA'] ?? path.join(os.homedir(), 'AppData', 'Local'), `Kanalvakt${name}`);
  if (process.platform === 'darwin')
    return path.join(os.homedir(), 'Library', 'Application Support', `Kanalvakt${name}`);
  return path.join(
    env['XDG_DATA_HOME'] || path.join(os.homedir(), '.local', 'share'),
    `kanalvakt${name.replace(' ', '-')}`,
  );
}
