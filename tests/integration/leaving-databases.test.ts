import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountDraft } from '../../electron/core/accounts/contract.ts';
import { createAccount } from '../../electron/core/accounts/create-account.ts';
import { readAccounts } from '../../electron/core/accounts/repository.ts';
import type { Context } from '../../electron/core/foundation/context.ts';
import type { Schema } from '../../electron/core/foundation/database/schema.ts';
import { chooseReceivers, discardDraft } from '../../electron/core/leaving/choose-receivers.ts';
import { listLeavingDue, listProofs } from '../../electron/core/leaving/list-due.ts';
import { depart, makeHandover } from '../../electron/core/leaving/make-handover.ts';
import { proveAccess } from '../../electron/core/leaving/prove-access.ts';
import { readLeaving } from '../../electron/core/leaving/read-leaving.ts';
import { Receipt } from '../../electron/core/leaving/receipt.ts';
import { undoHandover } from '../../electron/core/leaving/undo-handover.ts';
import { personNamed } from '../../electron/core/people/person-named.ts';
import { addPerson } from '../../electron/core/people/write-person.ts';
import { createAdministration } from '../../electron/core/settings/create-administration.ts';
import { databaseKinds, emptyRegister } from '../either-database.ts';
import { clockAt, contextOn, draft, refusal, temporaryFolder } from '../register.ts';

describe.each(databaseKinds)('handovers on %s', (kind) => {
  let db: Kysely<Schema>;
  let context: Context;
  let administrationId: string;
  const people: string[] = [];
  const accounts: string[] = [];
  const folder = temporaryFolder();

  beforeAll(async () => {
    db = await emptyRegister(kind, folder.folder);
    context = contextOn(db, { clock: clockAt('2026-11-20T10:00:00Z') });
    administrationId = await createAdministration(db, context, 'Kulturförvaltningen');
    for (const [n, name] of ['Leila Yilmaz', 'Nils Dahlgren', 'Karin Åkesson', 'Berit Holm'].entries()) {
      const person = { ...personNamed(administrationId, name), roles: n === 2 ? (['communicator'] as const) : [] };
      people.push(
        (await db.transaction().execute((t) => addPerson(t, context, { ...person, roles: [...person.roles] }))).id,
      );
    }
    context = { ...context, actor: { ...context.actor, personId: people[2] ?? null } };
    const [leila = '', nils = '', karin = ''] = people;
    for (let n = 0; n < 4; n += 1) {
      const fields: Partial<AccountDraft> = {
        name: `Konto ${n}`,
        roles: [
          { role: 'responsible', personId: n % 2 === 0 ? leila : nils },
          { role: 'deputy', personId: n % 2 === 0 ? nils : karin },
          { role: 'planning', personId: leila },
          { role: 'editor', personId: leila },
          { role: 'editor', personId: karin },
        ],
        access: [{ personId: leila, canLogIn: true, canClose: null, verifiedOn: '2026-11-01' }],
      };
      accounts.push((await createAccount(context, draft(administrationId, fields), 'active')).id);
    }
  });
  afterAll(async () => {
    await db.destroy();
    folder.remove();
  });

  const rolesNow = async () =>
    (await readAccounts(db, accounts)).map(({ id, roles, access }) => ({ id, roles, access }));

  // Each word of a sequence: choose some rows for somebody or end them, make, depart, undo the last, throw the draft away.
  const word = fc.oneof(
    fc.record({
      verb: fc.constant('choose' as const),
      from: fc.nat(3),
      to: fc.nat(3),
      share: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ verb: fc.constant('end' as const), from: fc.nat(3), share: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ verb: fc.constant('all' as const), from: fc.nat(3), to: fc.nat(3) }),
    fc.record({ verb: fc.constant('whole' as const), from: fc.nat(3), to: fc.nat(3) }),
    fc.record({
      verb: fc.constantFrom('make' as const, 'depart' as const, 'undo' as const, 'discard' as const),
      from: fc.nat(3),
    }),
  );

  test('after any sequence of choices, handovers and undoing, no account has lost a duty without a receiver or a stated end', async () => {
    const made: Array<{ id: string; before: Awaited<ReturnType<typeof rolesNow>> }> = [];
    const counts = { made: 0, departed: 0, undone: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 8 }), async (words) => {
        for (const one of words) {
          const personId = people[one.from] ?? '';
          const before = await rolesNow();
          const page = await readLeaving(context, personId);
          const act = async (): Promise<void> => {
            const choosable = page.rows.filter(({ needsChoice }) => needsChoice);
            const say = (rows: typeof choosable, receiverId: string | null) =>
              rows.length === 0
                ? Promise.resolve()
                : chooseReceivers(
                    context,
                    personId,
                    page.version,
                    rows.map(({ key }) => ({ key, receiverId, ending: receiverId === null ? 'Behövs inte.' : '' })),
                  );
            switch (one.verb) {
              case 'choose':
                return await say(
                  choosable.filter((_, n) => n % one.share === 0),
                  people[one.to] ?? null,
                );
              case 'end':
                return await say(
                  choosable.filter((_, n) => n % one.share === 0 && n % 4 === 0),
                  null,
                );
              case 'all':
                return await say(choosable, people[one.to] ?? null);
              case 'whole': {
                await say(choosable, people[one.to] ?? null);
                const { version, seen } = await readLeaving(context, personId);
                await makeHandover(context, { personId, version, seen });
                break;
              }
              case 'discard':
                return await discardDraft(context, personId, page.version);
              case 'make':
                await makeHandover(context, { personId, version: page.version, seen: page.seen });
                break;
              case 'depart':
                await depart(context, { personId, version: page.version, seen: page.seen, reason: 'Prov.' });
                break;
              case 'undo': {
                const last = made.pop();
                if (last === undefined) return;
                await undoHandover(context, last.id, 'Prov.', false);
                // Whole: what it changed is as it was.
                expect(await rolesNow()).toEqual(last.before);
                counts.undone += 1;
                return;
              }
            }
            const now = await readLeaving(context, personId);
            made.push({ id: now.made[0]?.id ?? '', before });
            counts[one.verb === 'depart' ? 'departed' : 'made'] += 1;
          };
          let refused = false;
          await act().catch((error: unknown) => {
            if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
            refused = true;
          });
          const after = await rolesNow();
          if (refused) expect(after).toEqual(before);
          if (['make', 'whole', 'depart'].includes(one.verb)) await nothingLost(before, after, refused);
          else if (one.verb !== 'undo') expect(after).toEqual(before);
        }
        // Back to the beginning for the next sequence.
        while (made.length > 0) await undoHandover(context, made.pop()?.id ?? '', 'Slut.', true).catch(() => {});
      }),
      { numRuns: kind === 'postgres' ? 15 : 40, seed: 20_261_122 },
    );
    // The sequences did come to something.
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
  });

  async function nothingLost(
    before: Awaited<ReturnType<typeof rolesNow>>,
    after: Awaited<ReturnType<typeof rolesNow>>,
    refused: boolean,
  ): Promise<void> {
    if (refused) return;
    const row = await db
      .selectFrom('handover')
      .selectAll()
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .where('state', '=', 'made')
      .executeTakeFirstOrThrow();
    const receipt = Receipt.parse(JSON.parse(row.receipt ?? ''));
    for (const [n, { roles }] of before.entries())
      for (const { role, personId } of roles) {
        const now = after[n]?.roles ?? [];
        if (now.some((entry) => entry.role === role && entry.personId === personId)) continue;
        const told = receipt.rows.find(
          ({ kind: tie, what, account }) => tie === 'role' && what === role && account === `Konto ${n}`,
        );
        const isEnded = told?.outcome === 'ends' && told.ending !== '';
        expect(isEnded || now.some((entry) => entry.role === role)).toBe(true);
        expect(told).toBeDefined();
      }
  }

  test('due rows and proofs are the same on both databases', async () => {
    const [leila = '', nils = ''] = people;
    const page = await readLeaving(context, leila);
    const choices = page.rows
      .filter(({ needsChoice }) => needsChoice)
      .map(({ key }) => ({ key, receiverId: nils, ending: '' }));
    await chooseReceivers(context, leila, page.version, choices);
    const { version, seen } = await readLeaving(context, leila);
    await makeHandover(context, { personId: leila, version, seen });
    const proofs = await listProofs(context, administrationId);
    expect(proofs.map(({ accountName }) => accountName)).toEqual(['Konto 0', 'Konto 1', 'Konto 2', 'Konto 3']);
    const later = { ...context, clock: clockAt('2026-12-10T10:00:00Z') };
    expect(await listLeavingDue(later, administrationId)).toMatchObject([
      { kind: 'prove-access', count: 4, severity: 'warn' },
    ]);
    await proveAccess(later, proofs[0]?.id ?? '', '2026-12-09', false);
    expect((await refusal(proveAccess(later, proofs[0]?.id ?? '', '2026-12-09', false))).code).toBe('proof-already');
    expect(await listProofs(later, administrationId)).toHaveLength(3);
  });
});
