import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../core/foundation/ports.ts';

/** How long a one-time link may be used, in milliseconds. */
export const linkLifetimeMs = 60_000;

/** A browser that has logged in: its cookie, and the tokens of the tabs that were opened by a link of their own. */
interface Session {
  cookie: Buffer;
  tabs: Buffer[];
}

/** 256 bits that nobody can guess, fit for a URL, a cookie and a header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Secrets are kept and compared as digests: equal length always, and the time taken says nothing about the secret. */
function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * Who may speak to the web host. A one-time link becomes a session cookie and a token for that tab; only both together open anything.
 * A cookie is sent to every port of 127.0.0.1, so another program on the computer may see it; the token never leaves the tab's
 * own origin. Nothing is stored: when the host ends, every session ends.
 */
export class Sessions {
  readonly cookieName: string;
  readonly #clock: Clock;
  #links: Array<{ link: Buffer; expires: number }> = [];
  readonly #sessions: Session[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
    // Two hosts on one computer share the browser's cookies (cookies know no port), so each names its own.
    this.cookieName = `kanalvakt-${randomBytes(8).toString('hex')}`;
  }

  /** A secret that logs one tab in, once, within 60 seconds. */
  newLink(): string {
    const link = newSecret();
    this.#forgetOldLinks();
    this.#links.push({ link: digest(link), expires: this.#clock.now().getTime() + linkLifetimeMs });
    return link;
  }

  /**
   * Uses up a link. Answers the cookie to set and the tab's token; `null` for a link that is unknown, used or too old.
   * A browser that is logged in already keeps its session, so that its other tabs go on working.
   */
  logIn(link: string, cookieHeader: string | undefined): { cookie: string | null; tab: string } | null {
    this.#forgetOldLinks();
    const given = digest(link);
    const known = this.#links.find((one) => timingSafeEqual(one.link, given));
    if (known === undefined) return null;
    this.#links = this.#links.filter((one) => one !== known);
    const tab = newSecret();
    const open = this.#session(cookieHeader);
    if (open !== null) {
      open.tabs.push(digest(tab));
      return { cookie: null, tab };
    }
    const cookie = newSecret();
    this.#sessions.push({ cookie: digest(cookie), tabs: [digest(tab)] });
    return { cookie: `${this.cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`, tab };
  }

  /** Whether the browser has a session: enough for the app's own files, which hold nothing about anybody. */
  hasSession(cookieHeader: string | undefined): boolean {
    return this.#session(cookieHeader) !== null;
  }

  /** Whether both the cookie and a token of a tab in that same session are there: needed for every call. */
  mayCall(cookieHeader: string | undefined, tab: string | undefined): boolean {
    const session = this.#session(cookieHeader);
    if (session === null || tab === undefined) return false;
    const given = digest(tab);
    return session.tabs.some((one) => timingSafeEqual(one, given));
  }

  #session(cookieHeader: string | undefined): Session | null {
    // Another port may have set a cookie of the same name with a longer path, so every one is tried.
    const given = (cookieHeader ?? '')
      .split(';')
      .map((pair) => pair.trim().split('='))
      .filter(([name]) => name === this.cookieName)
      .map(([, value]) => digest(value ?? ''));
    return this.#sessions.find(({ cookie }) => given.some((one) => timingSafeEqual(cookie, one))) ?? null;
  }

  #forgetOldLinks(): void {
    const now = this.#clock.now().getTime();
    this.#links = this.#links.filter(({ expires }) => expires >= now);
  }
}
