import { application } from './app.ts';
import { privilegedSchemes } from './addresses.ts';
import { StrictEmitter, onlyModelled, strict } from './not-modelled.ts';

type Handler = (request: Request) => Response | Promise<Response>;

/**
 * Electron's session, of which there is one. The permission handlers are taken in and never asked:
 * headless Chromium prompts nobody and grants nothing, so what they answer is tested without the double.
 */
export class Session extends StrictEmitter {
  readonly #handlers = new Map<string, Handler>();
  readonly protocol = strict('session.protocol', {
    handle: (scheme: string, handler: Handler) => void this.#handlers.set(scheme, handler),
  });

  constructor() {
    super('session', ['will-download']);
    strict('session', this);
  }

  setPermissionRequestHandler(_handler: unknown): void {}
  setPermissionCheckHandler(_handler: unknown): void {}
  setDevicePermissionHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}
  setBluetoothPairingHandler(_handler: unknown): void {}
  setUSBProtectedClassesHandler(_handler: unknown): void {}

  /** For the double's own use: who answers a scheme. */
  handlerOf(scheme: string): Handler | undefined {
    return this.#handlers.get(scheme);
  }
}

let theSession: Session | null = null;

/** The default session, made when somebody first needs it, after the app is ready. */
export function defaultSession(): Session {
  if (theSession === null) {
    if (!application.started()) throw new Error('double: session.defaultSession before the app is ready');
    theSession = new Session();
    application.emit('session-created', theSession);
  }
  return theSession;
}

export const session = strict('session', {
  get defaultSession() {
    return defaultSession();
  },
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
