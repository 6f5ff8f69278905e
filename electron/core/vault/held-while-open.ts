import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import type { OpenVault } from './open-vaults.ts';

/** How long what was read waits for somebody to choose; milliseconds. */
const patience = 15 * 60 * 1000;
const lookEvery = 5_000;

/** Files that were opened, in memory only and under a token, for as long as their vault is open; forgotten when it is locked, or after 15 minutes. */
export class HeldWhileOpen<T extends { vaultId: string }> {
  readonly #held = new Map<string, { what: T; opening: OpenVault | null; stop: () => void }>();

  /** Holds what was read; answers its token. */
  hold(context: Pick<Context, 'clock' | 'vaults' | 'ids'>, what: T): string {
    const token = context.ids.next();
    // This very opening: one that is locked and opened again at once is another.
    const opening = context.vaults.get(what.vaultId);
    const until = context.clock.now().getTime() + patience;
    const look = setInterval(() => {
      if (context.vaults.get(what.vaultId) !== opening || context.clock.now().getTime() > until) this.forget(token);
    }, lookEvery);
    look.unref();
    this.#held.set(token, { what, opening, stop: () => clearInterval(look) });
    return token;
  }

  /** What is held under a token; refuses an unknown one, and one whose vault is locked by now. */
  read(context: Pick<Context, 'vaults'>, token: string): T {
    const held = this.#held.get(token);
    if (held === undefined) throw new Refusal('file-token-unknown');
    const { what, opening } = held;
    if (opening !== null && context.vaults.get(what.vaultId) === opening) return what;
    this.forget(token);
    throw new Refusal('vault-locked');
  }

  forget(token: string): void {
    this.#held.get(token)?.stop();
    this.#held.delete(token);
  }
}
