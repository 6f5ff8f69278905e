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

/** There is no keychain to use on this computer right now: none installed, locked, or not answering. */
export class KeychainUnavailable extends Error {
  override readonly name = 'KeychainUnavailable';
}
