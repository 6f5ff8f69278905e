import type { Context, Db } from '../foundation/context.ts';
import { tiesOf, verifiedList } from './access.ts';
import { knownRemoved } from './known-removed.ts';
import { accountFacts, allVaults, credentialsOf, unitNames, vaultOf } from './repository.ts';
import { recipientsOf } from './rules.ts';
import type { CustodianList } from './statements.ts';
import { contactsOf, type Known, lastKnown, reachedBy } from './use-repository.ts';

/** What of the vaults is tied to a person: for the handover page and for the accounts' counts. Ids only; nothing is opened. */
export interface TiedToPerson {
  vaultId: string;
  /** `null`: no device in this vault. */
  standing: 'full' | 'named' | null;
  devices: string[];
  /** Credentials that the person's devices can open now. */
  canOpen: string[];
  /** Could open at some time since the last change: what enters the rotation queue. */
  couldOpen: string[];
  /** Taken away from the vault while the person knew them, and not asked about yet. */
  knownRemoved: Array<{ id: string; label: string; removedAt: string }>;
  /** How and when the person last came to know which. */
  known: ReadonlyMap<string, Known>;
  /** Credentials whose second factor or recovery contact is the person's. */
  contactFor: string[];
  loans: Array<{ credentialId: string; until: string }>;
  /** The page of the recovery kit that the person holds. */
  kitPage: number | null;
}

/** Everything in the vaults that is tied to a person, also while they are locked. */
export async function listCredentialsOfPerson(context: Context, personId: string): Promise<TiedToPerson[]> {
  const contacts = new Set((await contactsOf(context.db, personId)).map(({ id }) => id));
  const tied: TiedToPerson[] = [];
  for (const { id: vaultId } of await allVaults(context.db)) {
    const { list } = await verifiedList(context, vaultId);
    const rows = await credentialsOf(context.db, vaultId);
    const ties = await tiesOf(context.db, vaultId, rows);
    const ids = rows.map(({ id }) => id);
    const page = list.kit?.holders.indexOf(personId) ?? -1;
    tied.push({
      vaultId,
      standing: list.standing.get(personId) ?? null,
      devices: [...list.devices.values()].filter((one) => one.personId === personId).map((one) => one.fingerprint),
      canOpen: ids.filter((id) => {
        const tie = ties.get(id);
        return tie !== undefined && recipientsOf(list, tie).some((device) => device.personId === personId);
      }),
      couldOpen: await reachedBy(context.db, vaultId, personId),
      knownRemoved: (await knownRemoved(context.db, vaultId, personId)).map(({ id, label, removed_at }) => ({
        id,
        label,
        removedAt: removed_at ?? '',
      })),
      known: await lastKnown(context.db, personId, ids),
      contactFor: ids.filter((id) => contacts.has(id)),
      loans: list.loans
        .filter((loan) => loan.personId === personId)
        .map(({ credentialId, until }) => ({ credentialId, until })),
      kitPage: page === -1 ? null : page + 1,
    });
  }
  return tied;
}

/** Who can open a login of each account now, by account: persons with a device that the login is sealed to. For the two counts. */
export async function peopleWhoCanOpen(context: Context, administrationId: string): Promise<Map<string, Set<string>>> {
  const byAccount = new Map<string, Set<string>>();
  const vaults = (await allVaults(context.db)).filter((vault) => vault.administration_id === administrationId);
  for (const { id: vaultId } of vaults) {
    const { list } = await verifiedList(context, vaultId);
    const rows = (await credentialsOf(context.db, vaultId)).filter((row) => row.has_password === 1);
    const ties = await tiesOf(context.db, vaultId, rows);
    for (const row of rows) {
      const tie = ties.get(row.id);
      const people = tie === undefined ? [] : recipientsOf(list, tie).map((device) => device.personId);
      for (const accountId of row.accountIds) {
        const known = byAccount.get(accountId) ?? new Set<string>();
        for (const person of people) known.add(person);
        byAccount.set(accountId, known);
      }
    }
  }
  return byAccount;
}

/** Who has a computer in an administration's vault and as what, and who is named for what; nobody where there is no vault. */
export async function readOpeners(
  db: Db,
  context: Context,
  administrationId: string,
): Promise<Pick<CustodianList, 'standing' | 'named'>> {
  const vault = await vaultOf(db, administrationId);
  if (vault === undefined) return { standing: new Map(), named: [] };
  return (await verifiedList(context, vault.id, db)).list;
}

/** What somebody is named for, in words: an account with its platform, for two may have the same name, or a unit. */
export async function nameOfSubject(db: Db, id: string): Promise<string> {
  const account = (await accountFacts(db, [id])).get(id);
  if (account !== undefined) return `${account.name} (${account.platformName})`;
  return (await unitNames(db, [id])).get(id) ?? '';
}
