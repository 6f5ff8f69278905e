import { randomUUID } from 'node:crypto';
import { sha256 } from './audit/chain.ts';
import { Refusal } from './errors.ts';
import type { Clock } from './ports.ts';

/** A file in memory under a token: an upload being read, or an export waiting to be fetched. */
export interface HeldFile {
  name: string;
  bytes: Uint8Array;
}

const lifetimeMs = 60 * 60 * 1000;

/** Keeps files in memory for an hour, by token; nothing is spooled to disk. An export is fetched once. */
export class HeldFiles {
  readonly #files = new Map<string, HeldFile & { expires: number; sha256: string }>();
  readonly #clock: Clock;
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Holds a file; returns its token, size in bytes and SHA-256. */
  hold(file: HeldFile): { token: string; name: string; bytes: number; sha256: string } {
    this.#sweep();
    const token = randomUUID();
    const hash = sha256(file.bytes);
    this.#files.set(token, { ...file, sha256: hash, expires: this.#clock.now().getTime() + lifetimeMs });
    return { token, name: file.name, bytes: file.bytes.byteLength, sha256: hash };
  }

  /** The file behind a token, which stays held; refuses an unknown token. */
  read(token: string): HeldFile {
    this.#sweep();
    const file = this.#files.get(token);
    if (file === undefined) throw new Refusal('file-token-unknown');
    return file;
  }

  /** The file behind a token, for the last time; `null` when it is unknown or already taken. */
  take(token: string): HeldFile | null {
    this.#sweep();
    const file = this.#files.get(token) ?? null;
    this.#files.delete(token);
    return file;
  }

  /** Forgets a file. */
  discard(token: string): void {
    this.#files.delete(token);
  }

  /** Forgets every file with one of these contents, whoever waits for it. */
  discardContents(hashes: ReadonlySet<string>): void {
    for (const [token, file] of this.#files) if (hashes.has(file.sha256)) this.#files.delete(token);
  }

  #sweep(): void {
    const now = this.#clock.now().getTime();
    for (const [token, file] of this.#files) if (file.expires < now) this.#files.delete(token);
  }
}
