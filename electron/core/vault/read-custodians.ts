import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { foundVault, verifiedList } from './access.ts';
import type { Custodian } from './contract.ts';
import { readLocalDevice } from './local-files.ts';
import { accountFacts, peopleByIds, unitNames } from './repository.ts';

/** Everyone who has a device in the vault, what they are named for and have borrowed, and the holders of the kit's shares. */
export async function readCustodians(context: Context, vaultId: string): Promise<Custodian[]> {
  await foundVault(context.db, vaultId);
  const { list } = await verifiedList(context, vaultId);
  const here = readLocalDevice(context.dataDir, vaultId)?.fingerprint;
  const ids = [...list.standing.keys()];
  const people = await peopleByIds(context.db, ids);
  const accounts = await accountFacts(
    context.db,
    list.named.filter(({ subject }) => subject.kind === 'account').map(({ subject }) => subject.id),
  );
  const units = await unitNames(
    context.db,
    list.named.filter(({ subject }) => subject.kind === 'unit').map(({ subject }) => subject.id),
  );
  const today = dayOf(context.clock.now());
  return ids.map((personId) => {
    const person = people.get(personId);
    return {
      personId,
      name: person?.shown ?? '',
      standing: list.standing.get(personId) ?? 'named',
      active: person !== undefined && (person.leaves_on === null || person.leaves_on >= today),
      devices: [...list.devices.values()]
        .filter((device) => device.personId === personId)
        .map(({ fingerprint, name, since }) => ({ fingerprint, name, since, here: fingerprint === here })),
      namedFor: list.named
        .filter((one) => one.personId === personId)
        .map(({ subject: { kind, id } }) => ({
          kind,
          id,
          name: (kind === 'account' ? accounts.get(id)?.name : units.get(id)) ?? '',
          platformName: kind === 'account' ? (accounts.get(id)?.platformName ?? '') : '',
        })),
      loans: list.loans
        .filter((loan) => loan.personId === personId)
        .map(({ credentialId, until }) => ({ credentialId, until })),
      holdsShare: list.kit?.holders.includes(personId) ?? false,
    };
  });
}
