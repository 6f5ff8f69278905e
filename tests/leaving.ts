import { personNamed } from '../electron/core/people/person-named.ts';
import type { AccountDraft } from '../electron/core/accounts/contract.ts';
import type { CoreOptions } from '../electron/core/create-core.ts';
import type { PersonDraft } from '../electron/core/people/contract.ts';
import type { Choice, Leaving } from '../electron/core/leaving/contract.ts';
import { type Client, clockAt, draft, openRegister } from './register.ts';

/** A person as an empty form has them. */
export function personDraft(administrationId: string, more: Partial<PersonDraft>): PersonDraft {
  return {
    ...personNamed(administrationId, 'Nils Dahl'),
    ...more,
  };
}

export const today = '2026-11-20';
const duties = ['planning', 'publishing', 'follow-up', 'moderation'] as const;

/**
 * A register where Leila, who leaves, is responsible for some accounts with four duties and a way in to each; Nils is the deputy, Karin the communicator at this computer.
 * Another person, Berit the strategist, has a computer of her own.
 */
export async function leavingRegister(
  dataDir: string,
  accounts: number,
  extra: Partial<CoreOptions> = {},
  leavesOn = '2026-11-30',
) {
  const clock = clockAt(`${today}T10:00:00Z`);
  const { core, client } = await openRegister(dataDir, { clock, ...extra });
  const me = await client.people.introduce({ administrationName: 'Kulturförvaltningen', name: 'Karin Åkesson' });
  const administrationId = me.administrationId ?? '';
  const karin = me.personId ?? '';
  const add = async (more: Partial<PersonDraft>) =>
    (await client.people.create({ draft: personDraft(administrationId, more) })).id;
  const units = [];
  for (const name of ['Biblioteken', 'Museerna'])
    units.push((await client.people.createUnit({ administrationId, name, parentId: null })).id);
  const leila = await add({
    name: 'Leila Yilmaz',
    unitId: units[0] ?? null,
    leavesOn,
    roles: ['account-owner'],
  });
  const nils = await add({ name: 'Nils Dahlgren', unitId: units[0] ?? null, roles: ['account-owner'] });
  const berit = await add({ name: 'Berit Holm', roles: ['strategist'] });
  const ids: string[] = [];
  for (let n = 0; n < accounts; n += 1)
    ids.push(
      (await client.accounts.create({ draft: leilasAccount(administrationId, n, { leila, nils, karin }, units) })).id,
    );
  return { core, client, clock, administrationId, karin, leila, nils, berit, units, accounts: ids };
}

function leilasAccount(
  administrationId: string,
  n: number,
  { leila, nils, karin }: Record<'leila' | 'nils' | 'karin', string>,
  units: readonly string[],
): AccountDraft {
  return draft(administrationId, {
    name: `Konto ${n + 1}`,
    unitId: units[n % units.length] ?? null,
    accessModel: 'shared',
    roles: [
      { role: 'responsible', personId: leila },
      { role: 'deputy', personId: nils },
      ...duties.map((role) => ({ role, personId: leila })),
      { role: 'monitoring', personId: karin },
    ],
    access: [{ personId: leila, canLogIn: true, canClose: n % 2 === 0, verifiedOn: '2026-11-01' }],
    goals: [{ kind: 'effect', text: 'Fler hittar hit.', measure: '', followUpOn: '2026-12-15', result: '' }],
  });
}

/** One choice for every row that needs one. */
export function everythingTo(page: Leaving, receiverId: string): Choice[] {
  return page.rows.filter(({ needsChoice }) => needsChoice).map(({ key }) => ({ key, receiverId, ending: '' }));
}

/** Gives everything to one person and makes the handover. */
export async function handOver(client: Client, personId: string, receiverId: string): Promise<Leaving> {
  const page = await client.leaving.get({ personId });
  const { version, seen } = await client.leaving.choose({
    personId,
    version: page.version,
    choices: everythingTo(page, receiverId),
  });
  return await client.leaving.make({ personId, version, seen });
}
