import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Account, type AccountDraft, AccountRole } from '../../../electron/core/accounts/contract.ts';
import { accountTies } from '../../../electron/core/leaving/account-ties.ts';
import { handedOver, outcomeOf, withProposals } from '../../../electron/core/leaving/rules.ts';
import type { Decision, Player, Scene } from '../../../electron/core/leaving/scene.ts';
import { draft } from '../../register.ts';

const today = '2026-11-20';
const names = ['leaver', 'nils', 'karin', 'berit', 'gone'] as const;
const player = (id: string): Player => ({
  id,
  name: id,
  title: '',
  unitId: null,
  leavesOn: id === 'gone' ? '2026-01-01' : null,
  active: id !== 'gone',
  roles: id === 'karin' ? ['communicator'] : [],
});
const cast = new Map(names.map((id) => [id as string, player(id)]));

function sceneOf(fields: Partial<AccountDraft>): Scene {
  const account = {
    ...draft('a', fields),
    id: 'account',
    version: 1,
    status: 'active',
    statusSince: null,
    canonicalKey: '',
    statusHistory: [],
    importedText: {},
    voidedAt: null,
    voidReason: '',
    createdAt: '',
    updatedAt: '',
    derived: {
      gaps: [],
      canLogIn: null,
      canClose: null,
      accessChangesOn: null,
      communicatorHasAccess: null,
      closureReasons: [],
    },
  } satisfies Account;
  return {
    administrationId: 'a',
    leaver: player('leaver'),
    cast,
    units: new Map(),
    today,
    verifiedWithinDays: 180,
    vault: new Map(),
    accounts: [account],
  };
}

const roles = fc.uniqueArray(
  fc.record({ role: fc.constantFrom(...AccountRole.options), personId: fc.constantFrom(...names) }),
  { maxLength: 20, selector: ({ role, personId }) => `${role} ${personId}` },
);
const answer = fc.constantFrom(true, false, null);
const access = fc.uniqueArray(
  fc.record({
    personId: fc.constantFrom(...names),
    canLogIn: answer,
    canClose: answer,
    verifiedOn: fc.constantFrom(null, '2026-01-01', '2026-11-01'),
  }),
  { maxLength: 5, selector: ({ personId }) => personId },
);
const decisions = fc.dictionary(
  fc.constantFrom(...AccountRole.options.map((role) => `role:account:${role}`), 'access:account'),
  fc.oneof(
    fc.constantFrom('nils', 'karin', 'berit').map((receiverId): Decision => ({ receiverId, ending: '', stamp: '' })),
    fc.constant<Decision>({ receiverId: null, ending: 'Behövs inte.', stamp: '' }),
    fc.constant<Decision>({ receiverId: null, ending: '', stamp: '' }),
  ),
);

describe('handing an account over', () => {
  test('no duty is lost without a receiver or a stated end, nobody else’s is touched, and nothing is doubled', () => {
    fc.assert(
      fc.property(roles, access, decisions, (someRoles, someAccess, chosen) => {
        const scene = sceneOf({ roles: someRoles, access: someAccess });
        const [account] = scene.accounts;
        if (account === undefined) throw new Error('no account');
        const said = new Map(Object.entries(chosen));
        const after = handedOver(account, 'account', scene, said);
        const has = (list: AccountDraft['roles'], role: string, id: string) =>
          list.some((entry) => entry.role === role && entry.personId === id);
        for (const { role, personId } of someRoles) {
          const decision = personId === 'leaver' ? said.get(`role:account:${role}`) : undefined;
          if (decision?.receiverId) {
            expect(has(after.draft.roles, role, decision.receiverId)).toBe(true);
            expect(has(after.draft.roles, role, 'leaver')).toBe(false);
          } else expect(has(after.draft.roles, role, personId)).toBe(!decision?.ending);
        }
        const keys = after.draft.roles.map(({ role, personId }) => `${role} ${personId}`);
        expect(new Set(keys).size).toBe(keys.length);
        const people = after.draft.access.map(({ personId }) => personId);
        expect(new Set(people).size).toBe(people.length);
        for (const entry of someAccess.filter(({ personId }) => personId !== 'leaver')) {
          const now = after.draft.access.find(({ personId }) => personId === entry.personId);
          // Whoever was seen to get in is never made unknown by it.
          if (entry.canLogIn === true) expect(now?.canLogIn).toBe(true);
          expect(now?.verifiedOn).toBe(entry.verifiedOn);
        }
      }),
    );
  });

  test('a way in goes to the receiver to prove, or is taken as proved when it is', () => {
    fc.assert(
      fc.property(access, fc.constantFrom('nils', 'karin', 'berit'), (someAccess, receiverId) => {
        const scene = sceneOf({ access: someAccess });
        const [account] = scene.accounts;
        const own = someAccess.find(({ personId }) => personId === 'leaver');
        if (account === undefined || own === undefined) return;
        const decision = { receiverId, ending: '', stamp: '' };
        const { draft: after, proofs } = handedOver(account, 'account', scene, new Map([['access:account', decision]]));
        expect(after.access.some(({ personId }) => personId === 'leaver')).toBe(false);
        const entry = after.access.find(({ personId }) => personId === receiverId);
        if (proofs.length === 0) expect(entry).toMatchObject({ canLogIn: true, verifiedOn: '2026-11-01' });
        else expect(proofs).toEqual([{ personId: receiverId, needsClose: own.canClose === true }]);
        const tie = accountTies(scene).find(({ kind }) => kind === 'access');
        if (tie?.needsChoice === true)
          expect(outcomeOf(scene, tie, decision, false).outcome).toBe(
            proofs.length === 0 ? 'proved-already' : 'must-prove',
          );
      }),
    );
  });

  test('a departure proposes only people who are here, and never the one who leaves', () => {
    fc.assert(
      fc.property(roles, access, (someRoles, someAccess) => {
        const scene = sceneOf({ roles: someRoles, access: someAccess });
        for (const { receiverId } of withProposals(accountTies(scene), new Map()).values())
          expect(['nils', 'karin', 'berit']).toContain(receiverId);
      }),
    );
  });

  test('the deputy is proposed first, then the communicator; a manager only by another manager', () => {
    const proposals = (some: AccountDraft['roles']) =>
      Object.fromEntries(accountTies(sceneOf({ roles: some })).map(({ what, proposal }) => [what, proposal?.personId]));
    const mine = (['responsible', 'manager', 'planning'] as const).map((role) => ({ role, personId: 'leaver' }));
    expect(proposals([...mine, { role: 'deputy', personId: 'nils' }])).toEqual({
      responsible: 'nils',
      manager: undefined,
      planning: 'nils',
    });
    expect(proposals([...mine, { role: 'deputy', personId: 'gone' }])).toMatchObject({ responsible: 'karin' });
  });
});
