import { accountsOfPerson } from '../accounts/accounts-of-person.ts';
import { unitNamesOf } from '../accounts/take-in.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { castOf, leaverOf } from '../people/leave-person.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readOpeners } from '../vault/tied-to-person.ts';
import { providers } from './providers.ts';
import type { ListedTie, Scene } from './scene.ts';

/** Reads what a handover from one person looks at; refuses an unknown person. */
export async function setScene(db: Db, context: Context, personId: string): Promise<Scene> {
  const { administration_id: administrationId } = await leaverOf(db, personId);
  const today = dayOf(context.clock.now());
  const cast = await castOf(db, administrationId, today);
  const settings = await readSettings(db, administrationId);
  return {
    administrationId,
    leaver: found(cast.get(personId)),
    cast,
    units: await unitNamesOf(db, administrationId),
    today,
    verifiedWithinDays: settings.verifiedWithinDays.value,
    vault: (await readOpeners(db, context, administrationId)).standing,
    accounts: await accountsOfPerson(db, personId),
  };
}

/** Everything that ties the leaver, from every part of the app. */
export async function listTies(db: Db, context: Context, scene: Scene): Promise<ListedTie[]> {
  const ties: ListedTie[] = [];
  for (const provider of providers) ties.push(...(await provider.list(db, context, scene)));
  return ties;
}
