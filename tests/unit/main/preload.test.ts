import { beforeAll, expect, test, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  exposed: [] as Array<[string, Record<string, (...args: never[]) => unknown>]>,
  sent: [] as unknown[][],
  listeners: [] as Array<(...args: unknown[]) => void>,
}));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (...args: [string, never]) => electron.exposed.push(args) },
  ipcRenderer: {
    send: (...args: unknown[]) => electron.sent.push(args),
    on: (_channel: string, listener: (...args: unknown[]) => void) => electron.listeners.push(listener),
  },
}));

beforeAll(async () => {
  await import('../../../electron/preload/app.ts');
});

test('preload ger sidan två funktioner och inget annat', () => {
  expect(electron.exposed.map(([key, api]) => [key, Object.keys(api)])).toEqual([['kanalvakt', ['post', 'listen']]]);
});

test('sidan får bara meddelanden till sig själv, och aldrig Electrons händelse', () => {
  const api = electron.exposed[0]![1];
  expect((api['post'] as (message: string) => unknown)('hej')).toBeUndefined();
  const [channel, connection, message] = electron.sent[0]!;
  expect([channel, message]).toEqual(['kanalvakt', 'hej']);
  const heard: unknown[][] = [];
  expect(
    (api['listen'] as (f: (...args: unknown[]) => void) => unknown)((...args) => heard.push(args)),
  ).toBeUndefined();
  electron.listeners[0]?.({ sender: 'electron' }, connection, 'svar');
  electron.listeners[0]?.({ sender: 'electron' }, 'en annan sida', 'inte ditt');
  expect(heard).toEqual([['svar']]);
});
