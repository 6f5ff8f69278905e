import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClipboardUnavailable } from '../../electron/core/foundation/ports.ts';
import { systemClipboard } from '../../electron/web-host/clipboard.ts';

// A real X server without a screen, and Debian's own programs for its clipboard.
const has = (program: string) => existsSync(`/usr/bin/${program}`);
const missing = ['Xvfb', 'xclip', 'xsel'].filter((program) => !has(program));
const why = missing.length === 0 ? '' : ` (hoppas över: ${missing.join(', ')} finns inte här)`;

describe.skipIf(missing.length > 0)(`urklipp genom datorns eget program${why}`, () => {
  let screen: ChildProcess;
  let display = '';

  beforeAll(async () => {
    screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '320x200x8', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const number = await new Promise<string>((resolve) => screen.stdout?.once('data', (data) => resolve(String(data))));
    display = `:${number.trim()}`;
  });
  afterAll(() => screen.kill());

  const environment = (PATH: string) => ({ DISPLAY: display, PATH });
  const onClipboard = () =>
    execFileSync('xclip', ['-selection', 'clipboard', '-out'], {
      env: { ...process.env, DISPLAY: display },
      encoding: 'utf8',
    });
  test('en hemlighet läggs dit som den är, och töms när den ligger kvar', async () => {
    const clipboard = systemClipboard(environment('/usr/bin'));
    const secret = 'Sjö"\n $(id) 🔑 ';
    await clipboard?.write(secret);
    expect(onClipboard()).toBe(secret);
    await clipboard?.clear(secret);
    expect(onClipboard()).toBe('');
  });

  test('det som kopierats efteråt får ligga kvar', async () => {
    const clipboard = systemClipboard(environment('/usr/bin'));
    await clipboard?.write('hemligt');
    execFileSync('xclip', ['-selection', 'clipboard', '-in'], {
      env: { ...process.env, DISPLAY: display },
      input: 'en adress',
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    // It holds the text a moment after its parent has gone.
    await expect.poll(onClipboard).toBe('en adress');
    await clipboard?.clear('hemligt');
    expect(onClipboard()).toBe('en adress');
  });
});

test('utan skärm eller program finns inget urklipp, och det sägs genom att det saknas', () => {
  expect(systemClipboard({ PATH: '/usr/bin' }, 'linux')).toBeNull();
  expect(systemClipboard({ PATH: '/finns/inte', DISPLAY: ':0' }, 'linux')).toBeNull();
});

test.skipIf(!has('xclip'))(
  `ett urklipp som inte svarar sägs, utan hemligheten${has('xclip') ? '' : ' (hoppas över: xclip finns inte här)'}`,
  async () => {
    const clipboard = systemClipboard({ PATH: '/usr/bin', DISPLAY: ':987' }, 'linux');
    const failed: unknown = await clipboard?.write('hemligt').catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ClipboardUnavailable);
    expect(String(failed)).not.toContain('hemligt');
  },
);
