import { watchedAccounts } from '../../accounts/watched-accounts.ts';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import type { Language } from '../../foundation/i18n/index.ts';
import { openCase } from '../open-case.ts';
import { shownNumber } from '../see-case.ts';
import type { CrisisDeed } from './contract.ts';
import { ongoingIn } from './ongoing.ts';
import { readPlan } from './prepared-plan.ts';

/** As many accounts as one entry of the checklist can name. */
const mostAccounts = 2000;

/** Begins a crisis: the case, every watched account, and whoever starts it as lead, all at once. */
export async function startCrisis(
  context: Context,
  input: { administrationId: string; title: string; language: Language },
): Promise<{ id: string }> {
  const { administrationId, title, language } = input;
  const { personId } = context.actor;
  if (personId === null) throw new Refusal('not-introduced');
  const current = await ongoingIn(context.db, administrationId);
  if (current !== null) throw new Refusal('crisis-ongoing', { number: shownNumber(current.row.number) });
  const { plan } = await readPlan(context.db, context, administrationId, language);
  const watched = (await watchedAccounts(context.db, administrationId)).map(({ id }) => id);
  const ranked = plan.channels.flatMap(({ accountId }) => accountId ?? []).filter((id) => watched.includes(id));
  const what: CrisisDeed = 'interval-set';
  const { id } = await openCase(context, {
    administrationId,
    workflow: 'crisis',
    title,
    dnr: '',
    happenedAt: null,
    accountIds: [...new Set([...ranked, ...watched])].slice(0, mostAccounts),
    also: [
      { kind: 'assigned', role: 'crisis-lead', personId },
      { kind: 'logged', what, values: { minutes: String(plan.updateMinutes), reason: '' } },
    ],
  });
  return { id };
}
