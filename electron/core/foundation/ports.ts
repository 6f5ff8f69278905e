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
