import { accountToChange } from '../../accounts/account-to-change.ts';
import type { AccountDraft } from '../../accounts/contract.ts';
import type { LinkedAccount } from '../../accounts/gaps-of-accounts.ts';
import { recogniseAddress } from '../../accounts/platforms.ts';
import { changeAccount } from '../../accounts/update-account.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { linesOf } from '../../foundation/text/looks.ts';
import type { CaseEvent, CaseState, EventDraft, Filled } from '../engine/contract.ts';

/** Steps of a start after which the register has what the case says of its accounts; the later for an account that came in between. */
const filling = new Set(['set-up', 'activate']);

/** Whether an event is one by which accounts get what a start says of them, or lose it again. */
export const fillsAccounts = (workflow: string, draft: EventDraft): boolean =>
  workflow === 'start' && (draft.kind === 'done' || draft.kind === 'reopened') && filling.has(draft.step);

const texts = ['url', 'handle', 'purpose', 'targetGroup', 'benefit', 'note'] as const satisfies Array<
  keyof AccountDraft
>;

/** What the start form says, in the register's own fields. Goals are words there, and so an effect goal until somebody says how it is measured. */
function saidOf({ steps }: CaseState): Pick<AccountDraft, 'purpose' | 'targetGroup' | 'benefit' | 'note' | 'goals'> {
  const { values = {} } = steps.find(({ id, standing }) => id === 'application' && standing === 'done') ?? {};
  const { purpose = '', goals = '', 'target-group': targetGroup = '', benefit = '', resources = '' } = values;
  const goal = { kind: 'effect' as const, text: goals, measure: '', followUpOn: null, result: '' };
  return { purpose, targetGroup, benefit, note: resources, goals: goals === '' ? [] : [goal] };
}

/** The account with what is said of it in the fields that are empty. */
function withSaid(draft: AccountDraft, said: ReturnType<typeof saidOf> & { url: string }): AccountDraft {
  return {
    ...draft,
    url: draft.url || said.url,
    purpose: draft.purpose || said.purpose,
    targetGroup: draft.targetGroup || said.targetGroup,
    benefit: draft.benefit || said.benefit,
    note: draft.note || said.note,
    goals: draft.goals.length > 0 ? draft.goals : said.goals,
  };
}

/** The address for each account that has none: the first that is one on its platform. Refuses one address that is on another platform than the only account. */
function addressesFor({ catalogue }: Context, { steps }: CaseState, accounts: readonly LinkedAccount[]) {
  const { values = {} } = steps.find(({ id, standing }) => id === 'set-up' && standing === 'done') ?? {};
  const left = linesOf(values['address'] ?? '');
  const found = new Map<string, string>();
  for (const { id, platform, platformName, url } of accounts) {
    if (url !== '') continue;
    const at = left.findIndex((line) => {
      const on = recogniseAddress(catalogue, line, platform)?.platform;
      return on !== undefined && (on === platform || platform === 'other');
    });
    const [line] = at < 0 ? [] : left.splice(at, 1);
    if (line !== undefined) found.set(id, line);
    const other = left[0] === undefined ? null : recogniseAddress(catalogue, left[0], platform);
    if (line === undefined && other !== null && accounts.length === 1)
      throw new Refusal('start-address-platform', {
        found: other.platformName || left[0] || '',
        platform: platformName,
      });
  }
  return found;
}

/**
 * Lets the register have what a start says of its accounts: the address that was set up, and what the form says, each in a field that is empty there.
 * Answers what was filled in, so that it can be taken back; within the transaction of the event, and with the account's own history.
 */
export async function fillAccounts(
  db: Db,
  context: Context,
  state: CaseState,
  linked: readonly LinkedAccount[],
  reason: string,
): Promise<Filled> {
  const accounts = linked.filter(({ isVoided }) => !isVoided);
  const addresses = addressesFor(context, state, accounts);
  const said = saidOf(state);
  const filled: Filled = [];
  for (const { id } of accounts) {
    const { version, draft } = await accountToChange(db, id);
    const next = withSaid(draft, { ...said, url: addresses.get(id) ?? '' });
    if (JSON.stringify(next) === JSON.stringify(draft)) continue;
    const after = await changeAccount(db, context, id, version, next, 'account-changed', { reason });
    filled.push(
      ...texts.flatMap((field) =>
        draft[field] === after[field] ? [] : [{ accountId: id, field, value: after[field] }],
      ),
      ...(draft.goals.length === 0 && after.goals[0] !== undefined
        ? [{ accountId: id, field: 'goals' as const, value: after.goals[0].text }]
        : []),
    );
  }
  return filled;
}

/** Empties what the last time a step was done had filled in, where it still stands as it was filled in. */
export async function emptyAccounts(
  db: Db,
  context: Context,
  events: readonly CaseEvent[],
  step: string,
  reason: string,
): Promise<void> {
  const last = events.findLast(({ body }) => body.kind === 'done' && body.step === step)?.body;
  const filled = last?.kind === 'done' ? (last.filled ?? []) : [];
  for (const id of new Set(filled.map(({ accountId }) => accountId))) {
    const { version, draft, isVoided } = await accountToChange(db, id);
    // It has gone from the list with what was filled in.
    if (isVoided) continue;
    const next = { ...draft };
    for (const { field, value } of filled.filter(({ accountId }) => accountId === id)) {
      if (field !== 'goals') next[field] = draft[field] === value ? '' : draft[field];
      else if (draft.goals.length === 1 && draft.goals[0]?.text === value) next.goals = [];
    }
    if (JSON.stringify(next) !== JSON.stringify(draft))
      await changeAccount(db, context, id, version, next, 'account-changed', { reason });
  }
}
