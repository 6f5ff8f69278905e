import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot, temporaryFolder } from '../register.ts';

const here = (command: string) => spawnSync('which', [command]).status === 0;
const mayRun = process.platform === 'linux' && here('gnome-keyring-daemon') && here('dbus-run-session');

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  mkdirSync(path.join(folder, 'run'), { mode: 0o700 });
});
afterEach(() => remove());

/** Runs the keychain's own process in a session of its own, with a home that is empty at first; `before` prepares the session. */
function inSession(mode: 'write' | 'read', before: string | null): Record<string, unknown> {
  const child = path.join(projectRoot, 'tests/children/keychain/run.ts');
  const script = `${before ?? ''}\n"${process.execPath}" "${child}" ${mode}`;
  const env = { PATH: process.env['PATH'], HOME: folder, XDG_RUNTIME_DIR: path.join(folder, 'run') };
  const [command, args] =
    before === null
      ? (['bash', ['-c', script]] as const)
      : (['dbus-run-session', ['--', 'bash', '-c', script]] as const);
  const { stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8', timeout: 50_000 });
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`No answer: ${stderr}`);
  return JSON.parse(line) as Record<string, unknown>;
}

const unlocked = 'printf "lösen\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1';
const locked = 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1';

describe.skipIf(!mayRun)(
  `the keychain of Linux${mayRun ? '' : ' (skipped: gnome-keyring or dbus is not installed)'}`,
  () => {
    test('keeps, replaces, lists and removes; an empty answer means that nothing is there', () => {
      expect(inSession('write', unlocked)).toEqual({
        missing: null,
        listBefore: [],
        set: 'done',
        replaced: 'done',
        get: 'åäö-nytt',
        list: [{ account: 'device', password: 'åäö-nytt' }],
        deleted: true,
        deletedAgain: false,
      });
    });

    test('locked: every answer is "unavailable", never "nothing there"', () => {
      inSession('write', unlocked);
      expect(inSession('read', locked)).toEqual({
        missing: 'unavailable',
        listBefore: 'unavailable',
        get: 'unavailable',
        list: 'unavailable',
      });
      // And what was kept is there when it is unlocked again.
      expect(inSession('read', unlocked)).toMatchObject({ get: 'åäö-nytt' });
    });

    test('no service on the bus: unavailable, and nothing is put in memory instead', () => {
      expect(inSession('write', 'true')).toMatchObject({
        missing: 'unavailable',
        set: 'unavailable',
        get: 'unavailable',
      });
    });
  },
);

test.skipIf(process.platform !== 'linux')('no bus at all: the keychain is unavailable (on Linux only)', () => {
  expect(inSession('write', null)).toEqual({
    missing: 'unavailable',
    listBefore: 'unavailable',
    set: 'unavailable',
    replaced: 'unavailable',
    get: 'unavailable',
    list: 'unavailable',
    deleted: 'unavailable',
    deletedAgain: 'unavailable',
  });
});
