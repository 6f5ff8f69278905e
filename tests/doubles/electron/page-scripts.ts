// These functions are sent to Chromium as text and run in the page; they may use nothing from this file.

interface Bridge {
  sendToMain(payload: string): void;
  receiveFromMain?: (message: { channel: string; args: unknown[] }) => void;
}

/** Runs in the page's own world: makes the exposed functions, and carries each call over as a cloned event. */
function pageWorld(): void {
  const callbacks: Array<(...args: unknown[]) => void> = [];
  document.addEventListener('double:expose', (event) => {
    const { key, names } = (event as CustomEvent<{ key: string; names: string[] }>).detail;
    const call = (name: string, given: unknown[]): void => {
      const args = given.map((value) =>
        typeof value === 'function' ? { callback: callbacks.push(value as never) - 1 } : { value },
      );
      document.dispatchEvent(new CustomEvent('double:call', { detail: { key, name, args } }));
    };
    const api = Object.fromEntries(names.map((name) => [name, (...given: unknown[]): void => call(name, given)]));
    Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true });
  });
  document.addEventListener('double:callback', (event) => {
    const { callback, args } = (event as CustomEvent<{ callback: number; args: unknown[] }>).detail;
    callbacks[callback]?.(...args);
  });
}

/** Runs in the isolated world, around the preload: `contextBridge` and `ipcRenderer`, and nothing else of Electron. */
function isolatedWorld(bridge: Bridge): (module: string) => unknown {
  const fail = (api: string): never => {
    throw new Error(`double: ${api} is not modelled`);
  };
  const strict = <T extends object>(name: string, object: T): T =>
    new Proxy(object, {
      get: (target, property) =>
        typeof property === 'symbol' || property in target
          ? (Reflect.get(target, property) as unknown)
          : fail(`${name}.${property}`),
    });
  type Api = Record<string, (...args: unknown[]) => unknown>;
  const exposed = new Map<string, Api>();
  const listeners = new Map<string, Array<(event: object, ...args: unknown[]) => void>>();

  document.addEventListener('double:call', (event) => {
    type Argument = { callback: number } | { value: unknown };
    const { key, name, args } = (event as CustomEvent<{ key: string; name: string; args: Argument[] }>).detail;
    const given = args.map((argument) => {
      if ('value' in argument) return argument.value;
      const { callback } = argument;
      return (...values: unknown[]) =>
        document.dispatchEvent(new CustomEvent('double:callback', { detail: { callback, args: values } }));
    });
    if (exposed.get(key)?.[name]?.(...given) !== undefined) fail('a value returned over contextBridge');
  });
  const encode = (value: unknown) =>
    value instanceof Uint8Array
      ? { bytes: (value as Uint8Array & { toBase64(): string }).toBase64() }
      : { json: value ?? null };
  bridge.receiveFromMain = ({ channel, args }) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };
  const electron = strict('electron (renderer)', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld(key: string, api: Api) {
        for (const [name, value] of Object.entries(api))
          if (typeof value !== 'function') fail(`contextBridge value ${key}.${name}`);
        exposed.set(key, api);
        document.dispatchEvent(new CustomEvent('double:expose', { detail: { key, names: Object.keys(api) } }));
      },
    }),
    ipcRenderer: strict('ipcRenderer', {
      send: (channel: string, ...args: unknown[]) =>
        bridge.sendToMain(JSON.stringify({ channel, args: args.map(encode) })),
      on: (channel: string, listener: (event: object, ...args: unknown[]) => void) =>
        void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    }),
  });
  return (module) =>
    module === 'electron' || module === 'electron/renderer' ? electron : fail(`require('${module}') in a preload`);
}

/** The isolated world's name, as DevTools shows Electron's. */
export const worldName = 'Electron Isolated Context';

/** Script for the page's own world, before any of the page's. */
export const pageWorldScript = `if (window === window.top) (${pageWorld.toString()})();`;

/** Script for the isolated world: the preload as a sandboxed CommonJS module, in the top frame only. */
export function isolatedWorldScript(preload: string): string {
  return `if (window === window.top) {
    globalThis.doubleBridge = { sendToMain: (payload) => globalThis.doubleSend(payload) };
    const require = (${isolatedWorld.toString()})(globalThis.doubleBridge);
    const module = { exports: {} };
    (function (require, module, exports) { ${preload}
    })(require, module, module.exports);
  }`;
}

/** Expression that hands a message from main to the preload's listeners. */
export function deliverExpression(channel: string, args: readonly unknown[]): string {
  const values = args.map((value) =>
    value instanceof Uint8Array
      ? `Uint8Array.fromBase64(${JSON.stringify(Buffer.from(value).toString('base64'))})`
      : JSON.stringify(value ?? null),
  );
  return `globalThis.doubleBridge?.receiveFromMain({ channel: ${JSON.stringify(channel)}, args: [${values.join(', ')}] })`;
}

/** The arguments of a message that `sendToMain` encoded. */
export function decodePayload(payload: string): { channel: string; args: unknown[] } {
  const { channel, args } = JSON.parse(payload) as {
    channel: string;
    args: Array<{ json: unknown } | { bytes: string }>;
  };
  return {
    channel,
    args: args.map((value) => ('bytes' in value ? new Uint8Array(Buffer.from(value.bytes, 'base64')) : value.json)),
  };
}
