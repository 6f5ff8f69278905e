import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Id, Instant, Nothing, procedure } from '../foundation/contract.ts';

/** At most this many pages are awake at once; the least recently used closes. */
export const mostAwake = 6;
/** A page counts as looked at when it has been on screen this long; seconds. */
export const seenSeconds = 3;

const Pixels = z.int().min(0).max(20_000);
/** Where a page lies in the window: whole CSS pixels from its upper left corner. */
export const Bounds = z.strictObject({ x: Pixels, y: Pixels, width: Pixels, height: Pixels });
export type Bounds = z.infer<typeof Bounds>;

/** Keys that are ours while the page has the keyboard: Alt+1…6, Alt+J, Alt+K, and Esc. */
export const PageKey = z.enum(['1', '2', '3', '4', '5', '6', 'j', 'k', 'esc']);
export type PageKey = z.infer<typeof PageKey>;

/** `failed` did not load; `crashed` fell and fell again; `unresponsive` has stopped answering. */
export const PagePhase = z.enum(['loading', 'ready', 'failed', 'crashed', 'unresponsive']);
export type PagePhase = z.infer<typeof PagePhase>;

/** An account's page that is awake, as main sees it; nothing in it decides what counts as checked but `phase` and `isHome`. */
export const AccountPage = z.strictObject({
  accountId: Id,
  phase: PagePhase,
  /** Chromium's name for why it did not load; '' otherwise. */
  reason: z.string().max(100),
  /** The site that the page shows now. */
  host: z.string().max(255),
  /** Whether that site is the account's own platform. */
  isHome: z.boolean(),
  /** What the page calls itself: an antydan, never a fact. */
  title: z.string().max(300),
  canGoBack: z.boolean(),
  isShown: z.boolean(),
  hasFocus: z.boolean(),
  /** The site has said that it lets nobody log in inside a program. */
  refusesEmbedding: z.boolean(),
  /** The site of a window that the page wanted to open and was not let; '' for none. */
  refusedHost: z.string().max(255),
});
export type AccountPage = z.infer<typeof AccountPage>;

/** What happens to the pages, as it happens. A `page` is the whole of what it says, so that a lost event is harmless. */
export const ViewEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('page'), page: AccountPage }),
  z.strictObject({ type: z.literal('asleep'), accountId: Id }),
  z.strictObject({ type: z.literal('key'), accountId: Id, key: PageKey }),
  /** It has been on screen long enough; said anew for as long as it stays there. */
  z.strictObject({ type: z.literal('seen'), accountId: Id, at: Instant }),
]);
export type ViewEvent = z.infer<typeof ViewEvent>;

/** What a login is filled into, and nothing else ever is. */
export const LoginField = z.enum(['login', 'password', 'totp']);
export type LoginField = z.infer<typeof LoginField>;

const OfAccount = z.strictObject({ accountId: Id });

/**
 * Account pages inside the window; only a host with the capability `accountViews` has them, the others refuse all but `openOutside`.
 * No procedure takes an address: the core reads the account's own from the register.
 */
export const viewsContract = {
  /** Wakes the account's page and shows it there; the one shown before is hidden. */
  show: procedure.input(z.strictObject({ accountId: Id, bounds: Bounds })).output(AccountPage),
  /** Moves the page that is shown. */
  place: procedure.input(z.strictObject({ bounds: Bounds })).output(Nothing),
  /** Hides the page that is shown; it stays awake. */
  hide: procedure.input(Nothing).output(Nothing),
  /** Wakes the next account's page without showing it. */
  preload: procedure.input(OfAccount).output(Nothing),
  reload: procedure.input(Nothing).output(Nothing),
  back: procedure.input(Nothing).output(Nothing),
  /** Gives the keyboard to the page that is shown. */
  focusPage: procedure.input(Nothing).output(Nothing),
  /** Gives the keyboard back to the app. */
  toQueue: procedure.input(Nothing).output(Nothing),
  /** Opens the account's page in the system's browser; where the host cannot, the answer's address is for a link. */
  openOutside: procedure.input(OfAccount).output(z.strictObject({ url: z.string(), opened: z.boolean() })),
  /** Opens, in the system's browser, what the page wanted to open in a window of its own. */
  openRefused: procedure.input(Nothing).output(Nothing),
  /** The pages that are awake, least recently used first, and their memory; `null` megabytes: not measured. */
  state: procedure.input(Nothing).output(
    z.strictObject({
      awake: z.array(z.strictObject({ ...AccountPage.shape, megabytes: z.int().nullable() })),
      megabytes: z.int(),
    }),
  ),
  /**
   * Fills the account's login into the page that is shown: on a login site of the platform only, fields of a login only, never sent.
   * `credentialId` null: the account's only one. Logged; needs the open vault.
   */
  fill: procedure
    .input(
      z.strictObject({
        accountId: Id,
        credentialId: Id.nullable().default(null),
        reason: z.string().trim().max(1000).default(''),
      }),
    )
    .output(z.strictObject({ filled: z.array(LoginField) })),
  events: procedure.input(Nothing).output(eventIterator(ViewEvent)),
};
