import { implement } from '@orpc/server';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { sortKey } from '../foundation/text/swedish.ts';
import { bulkChange } from './bulk-change.ts';
import { bulkStatus } from './bulk-status.ts';
import { AccountFilter, accountsContract } from './contract.ts';
import { countListed } from './count-listed.ts';
import { createAccount } from './create-account.ts';
import { describeSelection } from './describe-selection.ts';
import type { Reader } from './filter-repository.ts';
import { listDue } from './list-due.ts';
import { recogniseAddress } from './platforms.ts';
import { readHistory } from './read-history.ts';
import { countGroups, listIds, listRows } from './list-repository.ts';
import { deleteSavedView, insertSavedView, savedViews } from './saved-view-repository.ts';
import { accountWithKey } from './lookup-repository.ts';
import { readAccounts } from './repository.ts';
import { setStatus } from './set-status.ts';
import { similarAccounts } from './similar-accounts.ts';
import { summariseRegister } from './summarise-register.ts';
import { undoBulk } from './undo-bulk.ts';
import { updateAccount } from './update-account.ts';
import { unvoidAccount, voidAccount } from './void-account.ts';

/** Who looks, and on which day. */
const readerOf = ({ actor, clock }: Context): Reader => ({ personId: actor.personId, today: dayOf(clock.now()) });

const room = implement(accountsContract).$context<Context>();

export const accountsHandlers = {
  list: room.list.handler(async ({ input, context }) => ({
    rows: await listRows(context.db, input, readerOf(context)),
    total: await countListed(context, input.filter, readerOf(context)),
  })),
  get: room.get.handler(async ({ input, context }) => found((await readAccounts(context.db, [input.id]))[0])),
  create: room.create.handler(({ input, context }) => createAccount(context, input.draft, input.status)),
  update: room.update.handler(({ input, context }) => updateAccount(context, input.id, input.version, input.draft)),
  setStatus: room.setStatus.handler(({ input, context }) => setStatus(context, input.id, input.version, input.change)),
  void: room.void.handler(({ input, context }) => voidAccount(context, input.id, input.version, input.reason)),
  unvoid: room.unvoid.handler(({ input, context }) => unvoidAccount(context, input.id, input.version)),
  bulkChange: room.bulkChange.handler(({ input, context }) => bulkChange(context, input.ids, input.change)),
  undoBulk: room.undoBulk.handler(({ input, context }) => undoBulk(context, input.undo, input.leaveChanged)),
  bulkStatus: room.bulkStatus.handler(({ input, context }) => bulkStatus(context, input.ids, input.change)),
  selection: room.selection.handler(({ input, context }) => describeSelection(context, input.ids)),
  groups: room.groups.handler(({ input, context }) =>
    countGroups(context.db, input.filter, input.group, readerOf(context)),
  ),
  ids: room.ids.handler(async ({ input, context }) => ({
    ids: await listIds(context.db, input.filter, readerOf(context)),
  })),
  recognise: room.recognise.handler(async ({ input, context }) => {
    const recognised = recogniseAddress(context.catalogue, input.text, input.platform);
    if (recognised === null) return null;
    const existing = await accountWithKey(context.db, input.administrationId, recognised.canonicalKey);
    return { ...recognised, existing: existing ?? null };
  }),
  similar: room.similar.handler(({ input: { administrationId, ...wanted }, context }) =>
    similarAccounts(context, administrationId, wanted),
  ),
  platforms: room.platforms.handler(({ context }) =>
    context.catalogue.platforms.map(({ id, name, accessModels }) => ({ id, name, accessModels: [...accessModels] })),
  ),
  summary: room.summary.handler(({ input, context }) => summariseRegister(context, input.administrationId)),
  due: room.due.handler(({ input, context }) => listDue(context, input.administrationId)),
  history: room.history.handler(({ input, context }) => readHistory(context, input.id)),
  savedViews: room.savedViews.handler(async ({ input, context }) =>
    (await savedViews(context.db, input.administrationId)).map((row) => ({
      id: row.id,
      name: row.name,
      filter: AccountFilter.parse(JSON.parse(row.filter)),
    })),
  ),
  saveView: room.saveView.handler(async ({ input, context }) => {
    const id = context.ids.next();
    await insertSavedView(context.db, {
      id,
      administration_id: input.filter.administrationId,
      person_id: context.actor.personId,
      name: input.name,
      sort_key: sortKey(input.name),
      filter: JSON.stringify(input.filter),
      created_at: context.clock.now().toISOString(),
    });
    context.announce({ room: 'accounts', ids: [] });
    return { id, name: input.name, filter: input.filter };
  }),
  removeView: room.removeView.handler(async ({ input, context }) => {
    await deleteSavedView(context.db, input.id);
    context.announce({ room: 'accounts', ids: [] });
    return {};
  }),
};
