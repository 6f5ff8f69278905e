import type { Context } from '../foundation/context.ts';
import type { LockReason } from './contract.ts';
import { idleMinutes } from './rules.ts';

/** Locks every open vault and wipes the keys, also those that are being opened and the pages that were typed; for hosts that see sleep, the OS lock or a change of user, and for a person who asks. */
export function lockVaults(context: Pick<Context, 'vaults' | 'announce' | 'clipboard'>, reason: LockReason): void {
  const forgot = context.vaults.noteLock();
  const locked = context.vaults.open.filter((vaultId) => context.vaults.lock(vaultId, reason));
  if (forgot || locked.length > 0) say(context, locked);
}

/** Looks at the clock, every `tickMs`: locks what nobody has used for a while, and everything when the clock has jumped. */
export function lockIdleVaults(context: Pick<Context, 'vaults' | 'announce' | 'clipboard' | 'clock'>): void {
  const { locks, forgot } = context.vaults.due(context.clock.now(), () => idleMinutes * 60_000);
  for (const { vaultId, reason } of locks) context.vaults.lock(vaultId, reason);
  if (forgot || locks.length > 0)
    say(
      context,
      locks.map(({ vaultId }) => vaultId),
    );
}

/** What was copied goes with the keys, and the windows forget what they showed. */
function say(context: Pick<Context, 'announce' | 'clipboard'>, ids: readonly string[]): void {
  void context.clipboard.clear();
  context.announce({ room: 'vault', ids });
}
