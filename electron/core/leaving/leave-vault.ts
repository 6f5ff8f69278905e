import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { standingOf } from './draft.ts';
import { finishInVault } from './vault-part.ts';

/** Takes the leaver out of the vault, as the handovers that stand have decided; refuses before one is made, and while the vault is locked. */
export async function leaveVault(context: Context, personId: string): Promise<void> {
  const { scene, settled, made } = await standingOf(context.db, context, personId);
  const stands = made.filter(({ state }) => state === 'made');
  if (stands.length === 0) throw new Refusal('handover-nothing-chosen');
  await finishInVault(
    context,
    scene,
    settled,
    stands.some(({ kind }) => kind === 'abrupt'),
  );
  context.announce({ room: 'leaving', ids: [personId] });
}

/** The same where it can be done now; a locked vault is no fault, its rows stay open. */
export async function leaveVaultIfOpen(context: Context, personId: string): Promise<void> {
  try {
    await leaveVault(context, personId);
  } catch (error) {
    if (!(error instanceof Refusal)) context.log.error('The vault’s part of a departure waits', error);
  }
}
