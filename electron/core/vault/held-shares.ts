/** How long two typed pages wait for the next step; milliseconds. */
export const sharesHeldMs = 10 * 60_000;

/**
 * The typed pages that have just put a register back, for the step after it: in this process's memory and nowhere else.
 * Wiped when they have been used, when anything is locked, and after ten minutes.
 */
export class HeldShares {
  #held: { kitId: string; bytes: Buffer; at: number } | null = null;

  /** Holds the pages of one kit; what was held before is wiped. */
  hold(kitId: string, shares: readonly string[], now: Date): void {
    this.wipe();
    this.#held = { kitId, bytes: Buffer.from(JSON.stringify(shares)), at: now.getTime() };
  }

  /** When the pages began to be held; `null` when none are. */
  get since(): number | null {
    return this.#held?.at ?? null;
  }

  /** When a kit's pages are forgotten at the latest; `null` when none of it are held. */
  until(kitId: string): Date | null {
    return this.#held?.kitId === kitId ? new Date(this.#held.at + sharesHeldMs) : null;
  }

  /** The pages of a kit as they were typed, made anew from the bytes that are wiped; `null` when none of it are held. */
  read(kitId: string): string[] | null {
    return this.#held?.kitId === kitId ? (JSON.parse(this.#held.bytes.toString('utf8')) as string[]) : null;
  }

  /** Forgets the pages; answers whether any were held. */
  wipe(): boolean {
    if (this.#held === null) return false;
    this.#held.bytes.fill(0);
    this.#held = null;
    return true;
  }
}
