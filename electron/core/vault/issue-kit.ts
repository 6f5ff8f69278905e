import { recordEvents } from '../foundation/audit/record-event.ts';
import { listBackups } from '../foundation/backup/manifest.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { addDays, dayOf } from '../foundation/calendar.ts';
import { asCustodian, foundVault, unlocked, verifiedList } from './access.ts';
import type { KitPage } from './contract.ts';
import { combineShares, type KitInMaking, kitIssued, makeKit, pageHash, shareOf } from './kit.ts';
import { drillDueOn, drillYear, holdersGone } from './read-status.ts';
import { drillsOf, insertDrill, peopleByIds, statementsOf } from './repository.ts';
import { sayAsCustodian } from './say-as-custodian.ts';
import { groupsOf } from './share-text.ts';
import { readList } from './statements.ts';

/** Begins a kit for three different persons of the administration, none of whom has a last day; the old one stays in force until two of the new shares are typed back. */
export async function prepareKit(context: Context, vaultId: string, holderIds: readonly string[]) {
  const { list } = await asCustodian(context, vaultId);
  const vault = await foundVault(context.db, vaultId);
  const people = await peopleByIds(context.db, holderIds);
  // A page with somebody who leaves is one to print anew in a moment, and stays with them.
  const fits = (id: string) => {
    const person = people.get(id);
    return person?.administration_id === vault.administration_id && person.leaves_on === null;
  };
  if (new Set(holderIds).size !== 3 || !holderIds.every(fits)) throw new Refusal('vault-kit-holders');
  const kit = await makeKit((list.kit?.number ?? 0) + 1, holderIds);
  context.vaults.putKit(vaultId, kit);
  await context.db
    .transaction()
    .execute((db) =>
      recordEvents(db, context, [
        { action: 'vault-kit-prepared', subjectKind: 'vault', subjectId: vaultId, details: { number: kit.number } },
      ]),
    );
  return { kitId: kit.id, kitNumber: kit.number, pages: 3, confirmed: [] };
}

function inMaking(context: Context, vaultId: string): KitInMaking {
  unlocked(context, vaultId);
  const kit = context.vaults.kit(vaultId);
  if (kit === null) throw new Refusal('vault-kit-not-prepared');
  return kit;
}

/** One page of the kit being made: for the printer, and never written to a file by us. */
export async function readKitPage(context: Context, vaultId: string, page: number): Promise<KitPage> {
  await asCustodian(context, vaultId);
  const kit = inMaking(context, vaultId);
  const share = kit.shares[page - 1];
  const holderId = kit.holders[page - 1];
  if (share === undefined || holderId === undefined) throw new Refusal('not-found');
  await context.db.transaction().execute((db) =>
    recordEvents(db, context, [
      {
        action: 'vault-kit-page-shown',
        subjectKind: 'vault',
        subjectId: vaultId,
        details: { number: kit.number, page, holderId },
      },
    ]),
  );
  return { kitId: kit.id, kitNumber: kit.number, page, holderId, groups: groupsOf(share) };
}

/** Takes a printed share back as it was typed; with the second one the kit comes into force and everything is sealed to it. */
export async function confirmShare(
  context: Context,
  vaultId: string,
  typed: string,
): Promise<{ confirmed: number[]; inForce: boolean }> {
  await asCustodian(context, vaultId);
  const kit = inMaking(context, vaultId);
  const share = shareOf(typed, kit);
  const printed = kit.shares[share.page - 1];
  if (printed === undefined || !Buffer.from(printed.bytes).equals(share.bytes))
    throw new Refusal('vault-shares-do-not-match');
  if (kit.confirmed.has(share.page)) throw new Refusal('vault-share-twice');
  const confirmed = [...kit.confirmed, share.page].toSorted((a, b) => a - b);
  if (confirmed.length < 2) {
    kit.confirmed.add(share.page);
    return { confirmed, inForce: false };
  }
  // What stands on the paper is put together as a recovery would do it, before anything depends on it.
  const { id: kitId, number, recipient, publicKey: signingKey } = kit;
  const pages = kit.shares.map(({ bytes }) => pageHash(bytes));
  const paper = kit.shares.filter(({ page }) => confirmed.includes(page)).map((one) => groupsOf(one).join(' '));
  const { keys } = await combineShares(paper, {
    id: kitId,
    number,
    recipient,
    signingKey,
    holders: kit.holders,
    pages,
    issuedAt: '',
    usedAt: null,
  });
  await sayAsCustodian(context, vaultId, {
    say(list) {
      if (number !== (list.kit?.number ?? 0) + 1) throw new Refusal('vault-kit-not-prepared');
      return kitIssued(list, keys, { id: kitId, number, holders: kit.holders, pages });
    },
    events: () => [
      {
        action: 'vault-kit-issued',
        subjectKind: 'vault',
        subjectId: vaultId,
        details: { number, kitId, holders: kit.holders },
      },
    ],
  });
  context.vaults.putKit(vaultId, null);
  return { confirmed, inForce: true };
}

/** The kit in force: its holders, its drills, and the backups on this computer that an earlier kit still opens. */
export async function readKit(context: Context, vaultId: string) {
  const { list } = await verifiedList(context, vaultId);
  const due = await drillDueOn(context, list);
  if (list.kit === null || due === null) return null;
  const { kit } = list;
  const people = await peopleByIds(context.db, kit.holders);
  const gone = await holdersGone(context, list);
  return {
    number: kit.number,
    kitId: kit.id,
    issuedAt: kit.issuedAt,
    holders: kit.holders.map((personId, index) => ({
      personId,
      name: people.get(personId)?.shown ?? '',
      page: index + 1,
      gone: gone.includes(personId),
    })),
    drills: (await drillsOf(context.db, vaultId)).map(({ at, result, shares }) => ({
      at,
      result: result === 'passed' ? ('passed' as const) : ('failed' as const),
      shares: JSON.parse(shares) as number[],
    })),
    drillDueOn: due,
    opensOldBackups: await oldBackups(context, vaultId, kit.number),
  };
}

/** Every kit that a vault has had, the one in force last. */
export async function kitsIssued(
  context: Context,
  vaultId: string,
): Promise<Array<{ id: string; number: number; at: string }>> {
  const statements = await statementsOf(context.db, vaultId);
  const issued: Array<{ id: string; number: number; at: string }> = [];
  for (const { sequence } of statements) {
    const { list } = readList(vaultId, statements.slice(0, sequence));
    if (list.kit !== null && list.kit.number !== issued.at(-1)?.number)
      issued.push({ id: list.kit.id, number: list.kit.number, at: list.kit.issuedAt });
  }
  return issued;
}

/** Backups made while an earlier kit was in force: that kit opens what was secret then. */
async function oldBackups(context: Context, vaultId: string, current: number) {
  const issued = await kitsIssued(context, vaultId);
  return listBackups(context.dataDir).flatMap(({ name, madeAt }) => {
    const kitNumber = issued.findLast(({ at }) => at < madeAt)?.number;
    return kitNumber === undefined || kitNumber === current ? [] : [{ name, madeAt, kitNumber }];
  });
}

/** The yearly drill: two shares are typed in and must be the kit's. Passed or failed, it is logged; nothing is opened. */
export async function drillKit(context: Context, vaultId: string, typed: readonly string[]) {
  if (context.host.readOnly) throw new Refusal('read-only-beside-running-app');
  await foundVault(context.db, vaultId);
  const { list } = await verifiedList(context, vaultId);
  if (list.kit === null) throw new Refusal('vault-kit-first');
  const { kit } = list;
  const at = context.clock.now();
  const log = async (result: 'passed' | 'failed', shares: readonly number[], code: string) => {
    await context.db.transaction().execute(async (db) => {
      await insertDrill(db, {
        id: context.ids.next(),
        vault_id: vaultId,
        kit_number: kit.number,
        at: at.toISOString(),
        person_id: context.actor.personId,
        shares: JSON.stringify(shares),
        result,
      });
      await recordEvents(db, context, [
        {
          action: 'vault-kit-drill',
          subjectKind: 'vault',
          subjectId: vaultId,
          details: { number: kit.number, result, shares, code },
        },
      ]);
    });
    context.announce({ room: 'vault', ids: [] });
  };
  try {
    const { pages } = await combineShares(typed, kit);
    await log('passed', pages, '');
    return { result: 'passed' as const, shares: pages, nextOn: addDays(dayOf(at), drillYear) };
  } catch (error) {
    if (error instanceof Refusal) await log('failed', [], error.code);
    throw error;
  }
}
