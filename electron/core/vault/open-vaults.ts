import type { LockReason, VaultWork } from './contract.ts';
import type { PrivateKeys } from './device-keys.ts';
import type { KitInMaking } from './kit.ts';
import type { Known } from './local-files.ts';
import { Refusal } from '../foundation/errors.ts';
import { HeldShares, sharesHeldMs } from './held-shares.ts';
import { mustLock } from './rules.ts';
import type { Head, ReadList } from './statements.ts';

/** A vault that is open on this computer. */
export interface OpenVault {
  vaultId: string;
  fingerprint: string;
  /** The highest list this computer has seen. */
  pin: Head;
  known: Known;
  /** Only while the vault is open; each call makes the text anew, so that no copy is kept beside the bytes that are wiped. Refused afterwards. */
  keys(): PrivateKeys;
}

/** A list as it was read, and its statements' hashes in order. */
export interface VerifiedList extends ReadList {
  hashes: readonly string[];
}

interface Held extends OpenVault {
  bytes: Buffer;
  lastUse: number;
}

/**
 * The keys of open vaults, in this process's memory and nowhere else; wiped when a vault is locked.
 * (JavaScript cannot wipe a text that was made from them for one call; it goes with the next collection.)
 */
export class OpenVaults {
  readonly #held = new Map<string, Held>();
  /** The pages of a kit that somebody has just typed. */
  readonly shares = new HeldShares();
  readonly #kits = new Map<string, KitInMaking>();
  readonly #lists = new Map<string, VerifiedList>();
  readonly #work = new Map<string, VaultWork & { abort: AbortController }>();
  readonly #reasons = new Map<string, LockReason>();
  #lastLook: number | null = null;
  #locks = 0;

  /** How many times everything was locked in this process, whether anything was open or not; noted before keys are opened, for `put`. */
  get locks(): number {
    return this.#locks;
  }
  /** Everything is being locked: keys that are on their way open nothing any more, and typed pages are forgotten. Answers whether any were held. */
  noteLock(): boolean {
    this.#locks += 1;
    return this.shares.wipe();
  }

  /** Holds typed pages for the next step; not when everything was locked since `locks` was noted. */
  holdShares(kitId: string, shares: readonly string[], now: Date, locks: number): void {
    if (locks !== this.#locks) return;
    this.shares.hold(kitId, shares, now);
    this.#lastLook = now.getTime();
  }

  /** Opens a vault; false, and nothing is opened, when everything was locked since `locks` was noted: nobody may be at the screen. */
  put(vault: Omit<OpenVault, 'keys'>, keys: PrivateKeys, now: Date, locks: number): boolean {
    if (locks !== this.#locks) return false;
    this.lock(vault.vaultId, 'asked');
    const bytes = Buffer.from(JSON.stringify(keys));
    this.#held.set(vault.vaultId, {
      ...vault,
      bytes,
      lastUse: now.getTime(),
      keys: () => {
        // Wiped: whoever still holds the vault has been locked out on the way.
        if (bytes[0] === 0) throw new Refusal('vault-locked');
        return JSON.parse(bytes.toString('utf8')) as PrivateKeys;
      },
    });
    this.#reasons.delete(vault.vaultId);
    this.#lastLook = now.getTime();
    return true;
  }

  /** The open vault; `null` when it is locked. */
  get(vaultId: string): OpenVault | null {
    return this.#held.get(vaultId) ?? null;
  }

  /** Why the vault was locked last, since this process began. */
  reason(vaultId: string): LockReason | null {
    return this.#reasons.get(vaultId) ?? null;
  }

  get open(): string[] {
    return [...this.#held.keys()];
  }

  /** The list has moved on: the place that this computer has now seen. */
  moved(vaultId: string, pin: Head): void {
    const held = this.#held.get(vaultId);
    if (held !== undefined) held.pin = pin;
  }

  /** Locks one vault and wipes what it held; answers whether it was open. */
  lock(vaultId: string, reason: LockReason): boolean {
    const held = this.#held.get(vaultId);
    this.#kits.get(vaultId)?.wipe();
    this.#kits.delete(vaultId);
    this.#work.get(vaultId)?.abort.abort();
    if (held === undefined) return false;
    held.bytes.fill(0);
    this.#held.delete(vaultId);
    this.#reasons.set(vaultId, reason);
    return true;
  }

  /** Somebody uses the app. */
  touch(now: Date): void {
    for (const held of this.#held.values()) held.lastUse = now.getTime();
  }

  /** Looks at the clock: which vaults must be locked now, and why. Pages that have been held for their time are wiped; `forgot` says so. */
  due(
    now: Date,
    idleMs: (vaultId: string) => number,
  ): { locks: Array<{ vaultId: string; reason: LockReason }>; forgot: boolean } {
    const lastLook = this.#lastLook ?? now.getTime();
    this.#lastLook = now.getTime();
    const { since } = this.shares;
    const isOver =
      since !== null && mustLock({ now: now.getTime(), lastLook, lastUse: since, idleMs: sharesHeldMs }) !== null;
    const forgot = isOver && this.shares.wipe();
    const locks = [...this.#held.values()].flatMap(({ vaultId, lastUse }) => {
      const reason = mustLock({ now: now.getTime(), lastLook, lastUse, idleMs: idleMs(vaultId) });
      return reason === null ? [] : [{ vaultId, reason }];
    });
    return { locks, forgot };
  }

  /** A list that held from its first statement to its last in this process, if its end is the same now. */
  verified(vaultId: string, count: number, hash: string | null): VerifiedList | null {
    const kept = this.#lists.get(vaultId);
    return kept !== undefined && kept.hashes.length === count && kept.hashes.at(-1) === hash ? kept : null;
  }
  keepVerified(vaultId: string, verified: VerifiedList): void {
    if (verified.fault === null) this.#lists.set(vaultId, verified);
  }

  kit(vaultId: string): KitInMaking | null {
    return this.#kits.get(vaultId) ?? null;
  }
  putKit(vaultId: string, kit: KitInMaking | null): void {
    this.#kits.get(vaultId)?.wipe();
    if (kit === null) this.#kits.delete(vaultId);
    else this.#kits.set(vaultId, kit);
  }

  work(vaultId: string): VaultWork | null {
    const work = this.#work.get(vaultId);
    return work === undefined ? null : { kind: work.kind, done: work.done, total: work.total };
  }
  begin(vaultId: string, work: VaultWork): AbortSignal {
    const abort = new AbortController();
    this.#work.set(vaultId, { ...work, abort });
    return abort.signal;
  }
  advance(vaultId: string, done: number): void {
    const work = this.#work.get(vaultId);
    if (work !== undefined) work.done = Math.max(work.done, done);
  }
  end(vaultId: string): void {
    this.#work.delete(vaultId);
  }
  cancel(vaultId: string): void {
    this.#work.get(vaultId)?.abort.abort();
  }
}
