import type { Context } from '../foundation/context.ts';
import { AccountFilter, AccountView, type RegisterSummary } from './contract.ts';
import { countBy, countRows } from './list-repository.ts';

/** The figures of Idag and the chips of Konton, counted from the stored facts. */
export async function summariseRegister(context: Context, administrationId: string): Promise<RegisterSummary> {
  const me = context.actor.personId;
  const count = (filter: Partial<AccountFilter>) =>
    countRows(context.db, AccountFilter.parse({ administrationId, ...filter }), me);
  const byView = {} as Record<AccountView, number>;
  for (const view of AccountView.options) byView[view] = await count({ view });
  const { byPlatform, byUnit } = await countBy(context.db, administrationId);
  return {
    total: byView.all,
    active: await count({ statuses: ['active'] }),
    fewWithAccess: await count({ gaps: ['access-few'] }),
    accessUnknown: await count({ gaps: ['access-unknown'] }),
    incomplete: byView.incomplete,
    closureCandidates: byView['closure-candidates'],
    byView,
    byPlatform,
    byUnit,
  };
}
