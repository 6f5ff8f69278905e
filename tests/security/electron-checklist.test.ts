import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { accountPreferences, webPreferences } from '../../electron/main/security/web-preferences.ts';
import { pageHeaders } from '../../electron/page-headers.ts';

// Electron's own twenty points, in its order and numbers (`codebases.md` §12.1). What only a running app can show is in
// tests/e2e/electron-conformance.spec.ts and electron-window.spec.ts, and named there.
const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const shell = globSync('electron/{main,preload,core-process}/**/*.ts', { cwd: root });
const main = read('electron/main/index.ts');
const filesWith = (pattern: RegExp) => shell.filter((name) => pattern.test(read(name)));

type Listener = (...args: never[]) => unknown;
const electron = vi.hoisted(() => ({ app: new Map<string, Listener>(), opened: [] as string[], partition: '' }));
vi.mock('electron', () => ({
  session: {
    fromPartition: (partition: string) => {
      electron.partition = partition;
      return accountSessionTarget;
    },
  },
  app: { on: (event: string, listener: Listener) => electron.app.set(event, listener) },
  shell: {
    openExternal: async (address: string) => {
      electron.opened.push(address);
    },
  },
}));

/** A session or a page that remembers what was set on it. */
function recorder() {
  const set = new Map<string, Listener>();
  const target = new Proxy({} as Record<string, unknown>, {
    get: (_target, name: string) => (first: string | Listener, second?: Listener) => {
      if (typeof first === 'string') set.set(first, second as Listener);
      else set.set(name, first);
    },
  });
  return { set, target };
}
const session = recorder();
const page = recorder();
/** A page of an account, in the session of its login. */
const accountSessionTarget = {};
const accountPage = recorder();
/** Whether a listener prevented an event that goes to an address. */
function prevents(listener: Listener | undefined, address: string): boolean {
  let prevented = false;
  (listener as unknown as (event: object) => void)({
    url: address,
    preventDefault: () => {
      prevented = true;
    },
  });
  return prevented;
}

beforeAll(async () => {
  const { installGuards } = await import('../../electron/main/security/guards.ts');
  installGuards({ info: () => {}, error: () => {}, relay: () => {} });
  (electron.app.get('session-created') as unknown as (session: object) => void)(session.target);
  const created = electron.app.get('web-contents-created') as unknown as (event: object, page: object) => void;
  created({}, page.target);
  const { accountSession } = await import('../../electron/main/views/account-sessions.ts');
  const made = accountSession(`login-${'a'.repeat(32)}`);
  created(
    {},
    new Proxy(accountPage.target, {
      get: (target, name) => (name === 'session' ? made : (Reflect.get(target, name) as unknown)),
    }),
  );
});

const preferences = webPreferences({ preload: '/p.cjs', devTools: false });
const ofAccounts = accountPreferences({ session: {} as never, devTools: false });

test('1 och 18: sidor kommer bara från app://bundle; file: och http: finns inte i skalet', () => {
  expect(filesWith(/['"`](file|http):\/\//)).toEqual([]);
  expect(filesWith(/loadFile\(|\.loadURL\(/)).toEqual(['electron/main/index.ts', 'electron/main/views/awake-page.ts']);
  // An account's page is the one exception: https, looked at again where it is loaded.
  expect(read('electron/main/views/awake-page.ts')).toMatch(
    /#load\(address: string\): void \{\n\s*if \(!mayLead\(address, true\)\) return[^\n]*\n[^}]*\.loadURL\(address\)/,
  );
  expect([...main.matchAll(/show\(\w+, ([^)]+)\)/g)].map((match) => match[1])).toEqual([
    'problemAddress',
    'problem === null ? startAddress : problemAddress',
    'roundsAddress',
  ]);
});

describe('2–4, 6, 8–11: ett fönster görs med en enda uppsättning inställningar', () => {
  test.each([
    ['2 ingen Node i sidan', 'nodeIntegration', false],
    ['2 ingen Node i inre ramar', 'nodeIntegrationInSubFrames', false],
    ['2 ingen Node i sidans trådar', 'nodeIntegrationInWorker', false],
    ['3 sidan och preload i skilda världar', 'contextIsolation', true],
    ['4 operativsystemets sandlåda', 'sandbox', true],
    ['6 samma ursprung gäller', 'webSecurity', true],
    ['8 inget osäkert innehåll', 'allowRunningInsecureContent', false],
    ['9 inga försöksfunktioner', 'experimentalFeatures', false],
    ['11 ingen webview', 'webviewTag', false],
    ['13 en släppt fil navigerar inte', 'navigateOnDragDrop', false],
  ] as const)('%s', (_point, name, value) => {
    expect(preferences[name]).toBe(value);
    expect(ofAccounts[name]).toBe(value);
  });

  test('ett kontos sida har inget av vårt i sig, ingen ruta framför appen och tar inte tangentbordet', () => {
    expect(Object.keys(ofAccounts)).not.toContain('preload');
    expect([ofAccounts.disableDialogs, ofAccounts.focusOnNavigation]).toEqual([true, false]);
    expect(filesWith(/new WebContentsView\(/)).toEqual(['electron/main/views/awake-page.ts']);
    expect(filesWith(/setUserAgent|userAgent/)).toEqual([]);
  });

  test('10: inga Blink-funktioner slås på', () => {
    expect(Object.keys(preferences)).not.toContain('enableBlinkFeatures');
    expect(filesWith(/enableBlinkFeatures/)).toEqual([]);
    // The one switch of ours is the language.
    expect(filesWith(/appendSwitch/)).toEqual(['electron/main/index.ts']);
    expect(read('electron/main/index.ts').match(/appendSwitch\([^)]*\)/g)).toEqual(["appendSwitch('lang', 'sv')"]);
  });

  test('och ingen annan fil gör egna', () => {
    expect(filesWith(/new BrowserWindow\(/)).toEqual(['electron/main/main-window.ts']);
    expect(read('electron/main/main-window.ts')).toContain('webPreferences: webPreferences(');
    expect(filesWith(/contextIsolation|nodeIntegration|webviewTag/)).toEqual([
      'electron/main/security/web-preferences.ts',
    ]);
  });

  test('utvecklarverktygen är avstängda i den packade appen', () => {
    expect(preferences.devTools).toBe(false);
    expect(main).toContain('devTools: !app.isPackaged');
  });
});

test('4: sandlådan slås på innan Electron är redo, och skydden sätts innan något finns att skydda', () => {
  const order = [
    'app.requestSingleInstanceLock()',
    'protocol.registerSchemesAsPrivileged(',
    'app.enableSandbox()',
    'installGuards(log)',
    // What a login that is gone has left behind goes before there is a session that could write in it.
    'removeQueued(userData)',
    'await app.whenReady()',
    "protocol.handle('app'",
    'new CoreConnection(',
    '\nopenWindow();',
  ].map((step) => main.indexOf(step));
  expect(order.every((at) => at > 0)).toBe(true);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

describe('5: varje session nekar det som inte är uttryckligen tillåtet', () => {
  const ask = (permission: string, address: string) => {
    let granted: boolean | undefined;
    const handler = session.set.get('setPermissionRequestHandler') as unknown as (...args: unknown[]) => void;
    handler({ getURL: () => address }, permission, (answer: boolean) => {
      granted = answer;
    });
    return granted;
  };
  const check = (permission: string, origin: string) =>
    (session.set.get('setPermissionCheckHandler') as unknown as (...args: unknown[]) => boolean)(
      null,
      permission,
      origin,
    );

  test.each(['media', 'geolocation', 'loopback-network', 'local-network-access', 'fileSystem', 'usb', 'unknown'])(
    '%s',
    (permission) => {
      expect([ask(permission, 'app://bundle/'), check(permission, 'app://bundle/')]).toEqual([false, false]);
    },
  );
  test('urklipp och aviseringar får våra sidor och inga andra', () => {
    expect([ask('notifications', 'app://bundle/'), check('clipboard-sanitized-write', 'app://bundle')]).toEqual([
      true,
      true,
    ]);
    expect([ask('notifications', 'https://example.org/'), check('notifications', 'https://example.org')]).toEqual([
      false,
      false,
    ]);
  });
  test('enheter, skärm, Bluetooth och USB', () => {
    const call = (name: string, ...args: unknown[]) =>
      (session.set.get(name) as unknown as (...args: unknown[]) => unknown)(...args);
    expect(call('setDevicePermissionHandler', { deviceType: 'hid' })).toBe(false);
    const streams: unknown[] = [];
    call('setDisplayMediaRequestHandler', {}, (answer: unknown) => streams.push(answer));
    expect(streams).toEqual([null]);
    const pairing: unknown[] = [];
    call('setBluetoothPairingHandler', {}, (answer: unknown) => pairing.push(answer));
    expect(pairing).toEqual([{ confirmed: false }]);
    expect(call('setUSBProtectedClassesHandler', { protectedClasses: ['audio', 'hid'] })).toEqual(['audio', 'hid']);
  });
  test('bara våra egna filer sparas', () => {
    const refused = (address: string) => {
      let prevented = false;
      (session.set.get('will-download') as unknown as (...args: unknown[]) => void)(
        {
          preventDefault: () => {
            prevented = true;
          },
        },
        { getURL: () => address },
      );
      return prevented;
    };
    expect([refused('app://bundle/download/1'), refused('blob:app://bundle/1')]).toEqual([false, false]);
    expect([refused('https://example.org/x.exe'), refused('data:text/plain,x')]).toEqual([true, true]);
  });
});

test('7: sidans regler tillåter bara våra egna filer, ingenting skrivet i sidan och ingen eval', () => {
  const policy = new Map(
    pageHeaders()
      ['content-security-policy']!.split('; ')
      .map((part) => [part.split(' ')[0]!, part.split(' ').slice(1).join(' ')]),
  );
  expect(Object.fromEntries(policy)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'form-action': "'none'",
    'base-uri': "'none'",
    'frame-src': "'none'",
    'object-src': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
  });
  expect(pageHeaders()['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
});

test('12: en webview hindras även om någon skulle göra en', () => {
  expect(prevents(page.set.get('will-attach-webview'), 'https://example.org/')).toBe(true);
});

describe('13: sidan lämnar aldrig app://bundle', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (event) => {
    const listener = page.set.get(event);
    expect(prevents(listener, 'app://bundle/#/konton')).toBe(false);
    for (const address of [
      'https://example.org/',
      'file:///etc/passwd',
      'app://other/',
      'data:text/html,x',
      'about:blank',
    ])
      expect(prevents(listener, address)).toBe(true);
  });
});

describe('13 och 14: ett kontos sida stannar i sin ruta, på https', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (name) => {
    const goes = (url: string) => {
      let prevented = false;
      (accountPage.set.get(name) as unknown as (event: object) => void)({
        url,
        isMainFrame: true,
        preventDefault: () => {
          prevented = true;
        },
      });
      return !prevented;
    };
    expect(goes('https://www.facebook.com/')).toBe(true);
    for (const address of [
      'http://www.facebook.com/',
      'file:///etc/passwd',
      'app://bundle/',
      'data:text/html,x',
      'tel:112',
    ])
      expect([address, goes(address)]).toEqual([address, false]);
  });

  test('ett nytt fönster nekas, och inget öppnas utanför av sig självt', () => {
    const open = accountPage.set.get('setWindowOpenHandler') as unknown as (details: object) => { action: string };
    const before = electron.opened.length;
    expect(open({ url: 'https://exempel.se/' })).toEqual({ action: 'deny' });
    expect(electron.opened).toHaveLength(before);
  });

  test('den får inga behörigheter, ingen webview och inget av datorns certifikat', () => {
    expect(prevents(accountPage.set.get('will-attach-webview'), 'https://example.org/')).toBe(true);
    const answers: unknown[][] = [];
    (accountPage.set.get('select-client-certificate') as unknown as (...args: unknown[]) => void)(
      { preventDefault: () => {} },
      'https://example.org/',
      [{ issuerName: 'SITHS' }],
      (...given: unknown[]) => answers.push(given),
    );
    expect(answers).toEqual([[]]);
    expect(electron.partition).toBe(`persist:login-${'a'.repeat(32)}`);
  });
});

test('14 och 15: nya fönster nekas alltid, och det som får öppnas utanför går genom en funktion', () => {
  const open = page.set.get('setWindowOpenHandler') as unknown as (details: { url: string }) => { action: string };
  const answers = ['https://example.org/', 'file:///etc/passwd', 'app://bundle/', 'https://a:b@example.org/'].map(
    (url) => open({ url }).action,
  );
  expect(answers).toEqual(['deny', 'deny', 'deny', 'deny']);
  expect(electron.opened).toEqual(['https://example.org/']);
  expect(filesWith(/openExternal\(/)).toEqual(['electron/main/security/open-outside.ts']);
});

test('16: Electron är låst till en version, en av de tre senaste stora när den valdes', () => {
  const manifest = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  expect(manifest.devDependencies['electron']).toMatch(/^4[5-9]\.\d+\.\d+$/);
});

test('17: main lyssnar på en kanal, på ett ställe, och prövar avsändaren först av allt', () => {
  expect(filesWith(/ipcMain\./)).toEqual(['electron/main/window-bridge.ts']);
  const bridge = read('electron/main/window-bridge.ts');
  expect(bridge.match(/ipcMain\.on\(/g)).toHaveLength(1);
  expect(/#hear\([^)]*\): void \{\n\s*(.*)/.exec(bridge)?.[1]).toBe('if (!isTrusted(event, this.#windows)) return;');
});

test('20: sidan får ingenting av Electron', () => {
  const preload = read('electron/preload/app.ts');
  expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1);
  expect(preload).not.toMatch(/expose\w*\([^)]*ipcRenderer|: ipcRenderer/);
  expect(shell.filter((name) => name.startsWith('electron/preload/'))).toEqual(['electron/preload/app.ts']);
});
