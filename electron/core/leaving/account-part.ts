import { z } from 'zod';
import { draftOf } from '../accounts/bulk-change.ts';
import { AccountDraft } from '../accounts/contract.ts';
import { readKnown } from '../accounts/take-in.ts';
import { changeAccount } from '../accounts/update-account.ts';
import { accountTies } from './account-ties.ts';
import { insertProofs, withdrawProofs } from './repository.ts';
import { handedOver } from './rules.ts';
import type { TieProvider } from './tie-provider.ts';

/** An account went from one person to others, and back. */
const handedOverAction = 'account-handed-over';
const takenBackAction = 'account-handover-undone';

/** Each account as it was and the version it got, so that what has another version now has been changed since. */
const Kept = z.array(
  z.object({
    id: z.string(),
    version: z.int(),
    roles: AccountDraft.shape.roles,
    access: AccountDraft.shape.access,
  }),
);

/** Roles on accounts, ways in to them, and goals that go along. */
export const accountPart: TieProvider = {
  name: 'accounts',
  list: (_db, _context, scene) => Promise.resolve(accountTies(scene)),
  async carryOut(db, context, scene, { handoverId, decided, proveBy }) {
    const decisions = new Map(decided.map(({ tie, decision }) => [tie.key, decision]));
    const concerned = new Set(decided.map(({ tie }) => tie.accountId));
    const kept: z.infer<typeof Kept> = [];
    for (const account of scene.accounts.filter(({ id }) => concerned.has(id))) {
      const before = draftOf(account);
      const { draft, proofs } = handedOver(before, account.id, scene, decisions);
      const more = { handover: handoverId };
      const { version } = await changeAccount(db, context, account.id, account.version, draft, handedOverAction, more);
      kept.push({ id: account.id, version, roles: before.roles, access: before.access });
      await insertProofs(
        db,
        proofs.map(({ personId, needsClose }) => ({
          id: context.ids.next(),
          handover_id: handoverId,
          account_id: account.id,
          person_id: personId,
          needs_close: needsClose ? 1 : 0,
          from_on: scene.today,
          due_on: proveBy,
          proved_on: null,
          recorded_by: null,
          withdrawn_at: null,
        })),
      );
    }
    return kept;
  },
  async changedSince(db, _context, kept) {
    const versions = new Map(Kept.parse(kept).map(({ id, version }) => [id, version]));
    return (await readKnown(db, [...versions.keys()]))
      .filter(({ id, version, voidedAt }) => versions.get(id) !== version || voidedAt !== null)
      .map(({ id, name }) => ({ id, name }));
  },
  async takeBack(db, context, { handoverId, leave }, kept) {
    const before = new Map(Kept.parse(kept).map((one) => [one.id, one]));
    for (const account of await readKnown(db, [...before.keys()])) {
      const was = before.get(account.id);
      if (was === undefined || leave.has(account.id)) continue;
      const draft = { ...draftOf(account), roles: was.roles, access: was.access };
      const more = { handover: handoverId };
      await changeAccount(db, context, account.id, account.version, draft, takenBackAction, more);
    }
    await withdrawProofs(db, handoverId, context.clock.now().toISOString(), [...leave]);
  },
};
