import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';

const system = vi.hoisted(() => ({
  isSupported: true,
  outcome: 'show' as 'show' | 'failed' | 'silence',
  shown: [] as Array<{ options: object; emit(event: string): boolean }>,
}));
vi.mock('electron', () => ({
  Notification: class extends EventEmitter {
    static isSupported = () => system.isSupported;
    readonly options: object;
    constructor(options: object) {
      super();
      this.options = options;
    }
    show() {
      system.shown.push(this);
      if (system.outcome !== 'silence') setImmediate(() => this.emit(system.outcome));
    }
  },
}));

const { systemNotices } = await import('../../../electron/main/notices.ts');
const { wordsIn } = await import('../../../electron/core/foundation/i18n/index.ts');

const open = vi.fn<() => void>();
const notices = systemNotices(wordsIn('sv'), open);
const notice = { kind: 'opens', slot: 2, to: '13:00', accounts: 47 } as const;

beforeEach(() => {
  Object.assign(system, { isSupported: true, outcome: 'show', shown: [] });
  open.mockClear();
});

test('which round and how many accounts, and nothing more; a click opens', async () => {
  expect(await notices.notify(notice)).toBe(true);
  expect(await notices.notify({ ...notice, kind: 'left', accounts: 1 })).toBe(true);
  expect(system.shown.map(({ options }) => options)).toEqual([
    { title: 'Rond 2 har börjat', body: '47 konton, senast 13:00' },
    { title: 'Rond 2: tiden är ute', body: '1 konto är inte kontrollerat' },
  ]);
  expect(open).not.toHaveBeenCalled();
  system.shown[0]?.emit('click');
  expect(open).toHaveBeenCalledOnce();
});

test('a system that has no notices, cannot show one or says nothing has not said it', async () => {
  system.outcome = 'failed';
  expect(await notices.notify(notice)).toBe(false);
  system.isSupported = false;
  expect(await notices.notify(notice)).toBe(false);
  expect(system.shown).toHaveLength(1);
  vi.useFakeTimers();
  Object.assign(system, { isSupported: true, outcome: 'silence' });
  const answer = notices.notify(notice);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await answer).toBe(false);
  vi.useRealTimers();
});
