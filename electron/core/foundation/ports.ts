import type { AccountPage, Bounds, LoginField, ViewEvent } from '../views/contract.ts';

/** Today and now, as the outside world tells them; a port so that every rule about time can be tested. */
export interface Clock {
  now(): Date;
}

/** Makes new record ids: UUID strings, unique for ever. */
export interface Ids {
  next(): string;
}

/** Where the core writes what a developer needs to know; never a secret or a person's data. */
export interface Log {
  info(message: string, fields?: Record<string, unknown>): void;
  error(message: string, error: unknown): void;
}

/**
 * The computer's own keychain, with keytar's four functions (`design.md` §3).
 * Every function throws `KeychainUnavailable` where there is no usable keychain; an empty answer always means "looked, and nothing there".
 */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findCredentials(service: string): Promise<Array<{ account: string; password: string }>>;
}

/** This computer's clipboard, for a secret that a person asked to copy. Both functions throw `ClipboardUnavailable` where it cannot be reached. */
export interface Clipboard {
  /** Puts a text there, and keeps it out of the system's clipboard history where the system can be asked to. */
  write(text: string): Promise<void>;
  /** Empties the clipboard if this text is still there; what the person has copied since is left alone. */
  clear(text: string): Promise<void>;
}

/** The clipboard did not take what was given, or could not be read. */
export class ClipboardUnavailable extends Error {
  override readonly name = 'ClipboardUnavailable';
}

/** There is no keychain to use on this computer right now: none installed, locked, or not answering. */
export class KeychainUnavailable extends Error {
  override readonly name = 'KeychainUnavailable';
}

/** Says something outside the window, where others may read it: so there is no room for a name in what it is given. */
export interface Notifier {
  /** Says that a round can be begun, or that accounts of it are left. `false`: the system did not say it. */
  notify(notice: Notice): Promise<boolean>;
}

/** What is said of a round: its number, its end in Stockholm (`HH:MM`) and how many accounts. */
export interface Notice {
  kind: 'opens' | 'left';
  slot: number;
  to: string;
  accounts: number;
}

/** The host's own file picker, where it has one: the core is told where the chosen file lies, and no window is. */
export interface FilePicker {
  /** The path of the one file that a person chose among those with these ends (`kdbx`), `null` when they chose none. */
  pick(extensions: readonly string[]): Promise<string | null>;
}

/** A page to open: read from the register by the core; nothing in it comes from a window. */
export interface PageToOpen {
  accountId: string;
  /** https. */
  url: string;
  /** The login identity's partition: pages with the same name share cookies, and no others do. */
  partition: string;
  /** Sites that are the account's own, subdomains included. */
  hosts: readonly string[];
  /** Addresses that say that the site lets nobody log in inside a program. */
  refusals: readonly string[];
}

/** What happens to a page; when it was seen is for the core's clock to say. */
export type PageEvent = Exclude<ViewEvent, { type: 'seen' }> | { type: 'seen'; accountId: string };

/** Which fields a login can be filled into now, or why none: asleep, on a site where no login is filled in, or no such field there. */
export type LoginLook = { fields: readonly LoginField[] } | { refused: 'asleep' | 'elsewhere' | 'no-field' };

/** An account's page as it was on screen: an image, the page saved with what it shows, and what it says of itself. */
export interface PageCapture {
  address: string;
  title: string;
  /** PNG. */
  image: Uint8Array;
  /** MHTML. */
  page: Uint8Array;
  /** Signs of text that could be read. */
  signs: number;
  asksForPassword: boolean;
}

/** Account pages inside a window of the host's own; each call fails where the window is gone. */
export interface AccountViews {
  show(page: PageToOpen, bounds: Bounds): Promise<AccountPage>;
  preload(page: PageToOpen): Promise<void>;
  place(bounds: Bounds): Promise<void>;
  hide(): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  focus(where: 'page' | 'app'): Promise<void>;
  openOutside(url: string): Promise<void>;
  openRefused(): Promise<void>;
  /** Least recently used first. */
  /** Takes the page that is shown, into memory; changes nothing. */
  capture(accountId: string): Promise<PageCapture | { refused: 'asleep' }>;
  state(): Promise<{ awake: Array<AccountPage & { megabytes: number | null }>; megabytes: number }>;
  /** Looks at the frame that has the keyboard, and changes nothing. */
  loginFields(accountId: string, origins: readonly string[]): Promise<LoginLook>;
  /** Looks again and fills in at one go; sends nothing. */
  fill(
    accountId: string,
    origins: readonly string[],
    values: Readonly<Partial<Record<LoginField, string>>>,
  ): Promise<LoginLook>;
  /** Every partition that is still somebody's login. The others' pages close, and their folders go at the next start. */
  keepPartitions(names: readonly string[]): Promise<void>;
  listen(listener: (event: PageEvent) => void): void;
}
