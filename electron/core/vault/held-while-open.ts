import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';

/** How long what was read waits for somebody to choose; milliseconds. */
const patience = 15 * 60 * 1000;
const lookEvery = 5_000;

/** Files that were opened, in memory only and under a token, for as long as their vault is open; forgotten when it is locked, or after 15 minutes. */
export class HeldWhileOpen<T extends { vaultId: string }> {
  readonly #held = new Map<string, { what: T; stop: () => void }>();

  /** Holds what was read; answers its token. */
  hold(context: Pick<Context, 'clock' | 'vaults' | 'ids'>, what: T): string {
    const token = context.ids.next();
    const until = context.clock.now().getTime() + patience;
    const look = setInterval(() => {
      if (context.vaults.get(what.vaultId) === null || context.clock.now().getTime() > until) this.forget(token);
    }, lookEvery);
    look.unref();
    this.#held.set(token, { what, stop: () => clearInterval(look) });
    return token;
  }

  /** What is held under a token; refuses an unknown one, and one whose vault is locked by now. */
  read(context: Pick<Context, 'vaults'>, token: string): T {
    const what = this.#held.get(token)?.what;
    if (what === undefined) throw new Refusal('file-token-unknown');
    if (context.vaults.get(what.vaultId) !== null) return what;
    this.forget(token);
    throw new Refusal('vault-locked');
  }

  forget(token: string): void {
    this.#held.get(token)?.stop();
    this.#held.delete(token);
  }
}
