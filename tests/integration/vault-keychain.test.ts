import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bundledChild } from '../bundled-child.ts';
import { temporaryFolder } from '../register.ts';

const here = (command: string) => spawnSync('which', [command]).status === 0;
const mayRun = process.platform === 'linux' && here('gnome-keyring-daemon') && here('dbus-run-session');

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  mkdirSync(path.join(folder, 'run'), { mode: 0o700 });
});
afterEach(() => remove());

const unlocked = 'printf "lösen\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1';
const locked = 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1';
let child: string;
beforeAll(async () => {
  child = await bundledChild('vault');
});

/** Runs a shell script in a session of its own, with a home that stays between calls; answers the lines of JSON that the vault said. */
function inSession(script: string, bus = true): Array<Record<string, unknown>> {
  const env = { PATH: process.env['PATH'], HOME: folder, XDG_RUNTIME_DIR: path.join(folder, 'run') };
  const bash = ['bash', '-c', script];
  const { stdout, stderr } = spawnSync(bus ? 'dbus-run-session' : 'env', bus ? ['--', ...bash] : bash, {
    env,
    encoding: 'utf8',
    timeout: 110_000,
  });
  const lines = stdout.split('\n').filter((text) => text.startsWith('{'));
  if (lines.length === 0) throw new Error(`No answer: ${stderr}`);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
const vault = (work: string) => `"${process.execPath}" "${child}" "${path.join(folder, 'data')}" ${work}`;
const value = { value: 'hemligt-1' };

describe.skipIf(!mayRun)(
  `the vault on a real Secret Service${mayRun ? '' : ' (skipped: gnome-keyring or dbus is not installed)'}`,
  () => {
    test('opens while it is unlocked; locked, absent and emptied by hand are each named, and it opens again afterwards', () => {
      expect(inSession(`${unlocked}\n${vault('found')}`)).toEqual([{ protection: 'keychain', epoch: 2, value }]);
      expect(inSession(`${locked}\n${vault('open')}`)).toEqual([{ opened: 'vault-keychain-locked' }]);
      expect(inSession(vault('open'), false)).toEqual([{ opened: 'vault-keychain-absent' }]);
      expect(inSession(`${unlocked}\n${vault('open')}`)).toEqual([{ opened: 'open', value }]);
      const emptied = `rm -f "${folder}"/.local/share/keyrings/*.keyring`;
      expect(inSession(`cp -r "${folder}/.local" "${folder}/kept"\n${emptied}\n${unlocked}\n${vault('open')}`)).toEqual(
        [{ opened: 'vault-keys-missing' }],
      );
      const back = `rm -rf "${folder}/.local"\nmv "${folder}/kept" "${folder}/.local"`;
      expect(inSession(`${back}\n${unlocked}\n${vault('open')}`)).toEqual([{ opened: 'open', value }]);
    }, 240_000);

    test('it vanishes midway: the change is not made, and what is open stays readable', () => {
      inSession(`${unlocked}\n${vault('found')}`);
      // The bus and the service of this session alone, known by their home, are ended by their ids.
      const ended = `for pid in $(pgrep -x dbus-daemon; pgrep -x gnome-keyring-d); do tr "\\0" "\\n" < /proc/$pid/environ | grep -qx "HOME=${folder}" && kill -9 $pid; done`;
      const script = `${unlocked}\nmkfifo "${folder}/in"\n${vault('vanish')} < "${folder}/in" | { read -r line; echo "$line"; ${ended}; echo go >&3; cat; } 3> "${folder}/in"`;
      const answers = inSession(script);
      expect(answers[0]).toEqual({ opened: 'open', value });
      expect(answers[1]).toEqual({ refused: 'vault-keychain-gone', epoch: 2, value });
      expect(inSession(`${unlocked}\n${vault('open')}`)).toEqual([{ opened: 'open', value }]);
    }, 240_000);
  },
);
