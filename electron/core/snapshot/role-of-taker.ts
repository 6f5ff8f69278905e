import type { Context } from '../foundation/context.ts';
import { takersRole, type TakersRole } from '../people/keep-keeper.ts';
import { everyVault } from '../vault/every-vault.ts';
import { everyDevice } from './keys-here.ts';

/** What whoever sits here may do in the register after taking it over from the computer that writes it now. */
export async function roleOfTaker(context: Context): Promise<TakersRole> {
  return await takersRole(context, async () => {
    const statements = (await everyVault(context.db)).flatMap((vault) => vault.statements);
    return everyDevice(statements).get(context.shared.side?.seen?.by ?? '')?.personId ?? null;
  });
}
