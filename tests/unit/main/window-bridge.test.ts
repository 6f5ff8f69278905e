import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isTrusted } from '../../../electron/main/security/sender.ts';
import { WindowBridge } from '../../../electron/main/window-bridge.ts';

const electron = vi.hoisted(() => ({ listeners: [] as Array<(...args: unknown[]) => void> }));
vi.mock('electron', () => ({
  ipcMain: { on: (_channel: string, listener: (...args: unknown[]) => void) => electron.listeners.push(listener) },
}));

const first = '11111111-1111-4111-8111-111111111111';
const second = '22222222-2222-4222-8222-222222222222';
const page = { origin: 'app://bundle', parent: null };

class Contents extends EventEmitter {
  readonly sent: unknown[][] = [];
  readonly id: number;
  gone = false;
  constructor(id: number) {
    super();
    this.id = id;
  }
  isDestroyed() {
    return this.gone;
  }
  send(...args: unknown[]) {
    this.sent.push(args);
  }
}

let carried: unknown[][];
let up: boolean;
let bridge: WindowBridge;
let contents: Contents;
const say = (sender: Contents, connection: unknown, message: unknown, senderFrame: unknown = page) =>
  electron.listeners.at(-1)?.({ sender, senderFrame }, connection, message);

beforeEach(() => {
  carried = [];
  up = true;
  bridge = new WindowBridge({
    post: (connection, data) => {
      if (up) carried.push(['post', connection, data]);
      return up;
    },
    close: (connection) => carried.push(['close', connection]),
  });
  contents = new Contents(1);
  bridge.trust(contents as never);
});

describe('vem main lyssnar på', () => {
  const frame = { origin: 'app://bundle', parent: null };
  test.each([
    ['vår sida i vårt fönster', { sender: { id: 1 }, senderFrame: frame }, true],
    ['ett fönster som inte är vårt', { sender: { id: 2 }, senderFrame: frame }, false],
    ['en ram inuti sidan', { sender: { id: 1 }, senderFrame: { ...frame, parent: frame } }, false],
    [
      'en annan sida i vårt fönster',
      { sender: { id: 1 }, senderFrame: { ...frame, origin: 'https://example.org' } },
      false,
    ],
    ['en sida som liknar vår', { sender: { id: 1 }, senderFrame: { ...frame, origin: 'app://bundle.example' } }, false],
    ['en ram som redan är borta', { sender: { id: 1 }, senderFrame: null }, false],
  ])('%s', (_name, event, trusted) => {
    expect(isTrusted(event, new Set([1]))).toBe(trusted);
  });

  test('en främmande avsändare når aldrig kärnan och får inget svar', () => {
    const stranger = new Contents(9);
    say(stranger, first, 'hej');
    say(contents, first, 'hej', { ...page, parent: page });
    say(contents, first, 'hej', null);
    expect(carried).toEqual([]);
    expect([...stranger.sent, ...contents.sent]).toEqual([]);
  });

  test.each([
    ['inget id', undefined, 'hej'],
    ['ett id som vår preload inte gör', 'x', 'hej'],
    ['ett tal', first, 1],
    ['ett objekt', first, { type: 'stop' }],
    ['ingenting', first, null],
  ])('%s ges inte vidare', (_name, connection, message) => {
    say(contents, connection, message);
    expect(carried).toEqual([]);
  });
});

describe('vad som ges vidare', () => {
  test('text och byte till kärnan, och svaret till den sida som frågade', () => {
    say(contents, first, 'text');
    say(contents, first, new Uint8Array([1]));
    bridge.deliver(first, 'svar');
    expect(carried).toEqual([
      ['post', first, 'text'],
      ['post', first, new Uint8Array([1])],
    ]);
    expect(contents.sent).toEqual([['kanalvakt', first, 'svar']]);
  });

  test('när sidan laddas om stängs den förra, och svar till den går ingenstans', () => {
    say(contents, first, 'före');
    say(contents, second, 'efter');
    bridge.deliver(first, 'för sent');
    expect(carried).toEqual([
      ['post', first, 'före'],
      ['close', first],
      ['post', second, 'efter'],
    ]);
    expect(contents.sent).toEqual([]);
  });

  test('ett fönster kan inte tala i ett annats namn', () => {
    const other = new Contents(2);
    bridge.trust(other as never);
    say(contents, first, 'mitt');
    say(other, first, 'stulet');
    expect(carried).toEqual([['post', first, 'mitt']]);
  });

  test('ett stängt fönster stänger sin sida och hörs inte mer', () => {
    say(contents, first, 'hej');
    contents.gone = true;
    contents.emit('destroyed');
    say(contents, first, 'igen');
    bridge.deliver(first, 'svar');
    expect(carried).toEqual([
      ['post', first, 'hej'],
      ['close', first],
    ]);
    expect(contents.sent).toEqual([]);
  });

  test('när kärnan är borta får sidan veta det, för det den väntar på och för det den frågar sedan', () => {
    say(contents, first, 'hej');
    bridge.coreWentAway();
    up = false;
    say(contents, first, 'igen');
    expect(contents.sent).toEqual([
      ['kanalvakt', first, null],
      ['kanalvakt', first, null],
    ]);
  });
});
