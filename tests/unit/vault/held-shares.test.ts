import { expect, test, vi } from 'vitest';
import { OpenVaults } from '../../../electron/core/vault/open-vaults.ts';

const pages = ['AAAAA BBBBB', 'CCCCC DDDDD'];
const begin = Date.parse('2026-05-04T10:00:00Z');
const after = (seconds: number) => new Date(begin + seconds * 1000);
const noIdle = () => 60_000;

/** Pages that are held, and the bytes that hold them. */
function held(): { vaults: OpenVaults; bytes: Buffer } {
  const made = vi.spyOn(Buffer, 'from');
  const vaults = new OpenVaults();
  vaults.holdShares('kit', pages, after(0), vaults.locks);
  const bytes = made.mock.results.at(-1)?.value as Buffer;
  made.mockRestore();
  expect(JSON.parse(bytes.toString('utf8'))).toEqual(pages);
  return { vaults, bytes };
}

test('typed pages are held for one kit until ten minutes have passed, looked at as often as the core does', () => {
  const vaults = new OpenVaults();
  vaults.holdShares('kit', pages, after(0), vaults.locks);
  expect(vaults.shares.read('another')).toBeNull();
  expect(vaults.shares.until('another')).toBeNull();
  for (let seconds = 5; seconds < 600; seconds += 5) {
    expect(vaults.due(after(seconds), noIdle)).toEqual({ locks: [], forgot: false });
    expect(vaults.shares.read('kit')).toEqual(pages);
  }
  expect(vaults.due(after(600), noIdle)).toEqual({ locks: [], forgot: true });
  expect(vaults.shares.read('kit')).toBeNull();
  expect(vaults.due(after(605), noIdle).forgot).toBe(false);
});

test('a computer that slept, and a lock while the register was being put back, leave no pages', () => {
  const slept = new OpenVaults();
  slept.holdShares('kit', pages, after(0), slept.locks);
  expect(slept.due(after(60), noIdle).forgot).toBe(true);
  const locked = new OpenVaults();
  const { locks } = locked;
  locked.noteLock();
  locked.holdShares('kit', pages, after(0), locks);
  expect(locked.shares.read('kit')).toBeNull();
});

test('the bytes of the pages are wiped, whichever way they go', () => {
  for (const forget of [
    (vaults: OpenVaults) => vaults.noteLock(),
    (vaults: OpenVaults) => vaults.shares.wipe(),
    (vaults: OpenVaults) => vaults.due(after(3600), noIdle),
    (vaults: OpenVaults) => vaults.holdShares('kit', ['EEEEE'], after(1), vaults.locks),
  ]) {
    const { vaults, bytes } = held();
    forget(vaults);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  }
});
