import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { application } from './app.ts';
import { originOf, privilegedSchemes } from './addresses.ts';
import { chromium } from './chromium.ts';
import { StrictEmitter, onlyModelled, strict } from './not-modelled.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type RequestHandler = (
  contents: { getURL(): string },
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (contents: object | null, permission: string, origin: string, details: object) => boolean;

/** The permissions that the double makes true in Chromium, by Chromium's name for what Electron calls them. */
const permissions = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'media',
  microphone: 'media',
  'clipboard-read': 'clipboard-read',
} as const;

/**
 * Electron's session: the default one, or one of its own for each partition, which is a browser context of Chromium's: its own cookies, storage and
 * cache. The permission handlers are asked when a page is about to be shown, not when it asks, and what they answer is what the page gets; the
 * handlers for devices are taken in and never asked, since headless Chromium has none.
 */
export class Session extends StrictEmitter {
  readonly #handlers = new Map<string, Handler>();
  readonly #context: Promise<string | undefined>;
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;
  readonly storagePath: string | null;
  readonly protocol = strict('session.protocol', {
    handle: (scheme: string, handler: Handler) => void this.#handlers.set(scheme, handler),
  });

  /** `partition` is '' for the default session. */
  constructor(partition: string) {
    super('session', ['will-download']);
    strict('session', this);
    const name = /^persist:([a-z0-9-]+)$/.exec(partition)?.[1];
    if (partition !== '' && name === undefined) throw new Error(`double: the partition '${partition}' is not modelled`);
    const userData = application.getPath('userData');
    this.storagePath = name === undefined ? userData : path.join(userData, 'Partitions', name);
    mkdirSync(this.storagePath, { recursive: true });
    this.#context =
      name === undefined
        ? Promise.resolve(undefined)
        : chromium()
            .cdp.send<{ browserContextId: string }>('Target.createBrowserContext')
            .then(({ browserContextId }) => browserContextId);
  }

  /** For the double's own use: Chromium's browser context. */
  context(): Promise<string | undefined> {
    return this.#context;
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler;
  }
  setDevicePermissionHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}
  setBluetoothPairingHandler(_handler: unknown): void {}
  setUSBProtectedClassesHandler(_handler: unknown): void {}

  /** For the double's own use: who answers a scheme. */
  handlerOf(scheme: string): Handler | undefined {
    return this.#handlers.get(scheme);
  }

  /** For the double's own use: asks the handlers what a page at this address may use, and tells Chromium. Without handlers everything is granted, as in Electron. */
  async decidePermissions(address: string, wireOrigin: string): Promise<void> {
    const browserContextId = await this.#context;
    await Promise.all(
      Object.entries(permissions).map(async ([name, permission]) => {
        let granted = this.#check?.(null, permission, originOf(address), {}) ?? true;
        const contents = strict('webContents', { getURL: () => address });
        this.#request?.(contents, permission, (answer) => (granted &&= answer), strict('details', {}));
        await chromium().cdp.send('Browser.setPermission', {
          permission: { name },
          setting: granted ? 'granted' : 'denied',
          origin: wireOrigin,
          ...(browserContextId !== undefined && { browserContextId }),
        });
      }),
    );
  }
}

const sessions = new Map<string, Session>();

function sessionOf(partition: string): Session {
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  if (!application.started()) throw new Error('double: a session before the app is ready');
  const made = new Session(partition);
  sessions.set(partition, made);
  application.emit('session-created', made);
  return made;
}

/** The default session, made when somebody first needs it, after the app is ready. */
export function defaultSession(): Session {
  return sessionOf('');
}

export const session = strict('session', {
  get defaultSession() {
    return defaultSession();
  },
  fromPartition: (partition: string): Session => sessionOf(partition),
});

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: Array<{ scheme: string; privileges?: object }>): void {
    if (application.started())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      onlyModelled('privileges', privileges ?? {}, ['standard', 'secure', 'supportFetchAPI']);
      privilegedSchemes.add(scheme);
    }
  },
  handle: (scheme: string, handler: Handler) => defaultSession().protocol.handle(scheme, handler),
});
