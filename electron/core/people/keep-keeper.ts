import { recordEvents } from '../foundation/audit/record-event.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context, Db } from '../foundation/context.ts';
import { keepers, type Role } from '../foundation/roles.ts';
import { addRole } from './leaving-repository.ts';
import { anyoneHas, readPerson } from './repository.ts';

/** What somebody's role lets them do in a register that they take over: give roles and change it, or not, or that they get such a role as nobody else has one. */
export type TakersRole = 'has' | 'lacks' | 'gets';

/**
 * Whether whoever takes the register over can give roles in it. The person whose computer it is taken over from does not count,
 * for that computer is said to be gone: a register must never end with nobody who can give a role.
 */
export async function takersRole(
  { db, actor, clock }: Context,
  personGone: () => Promise<string | null>,
): Promise<TakersRole> {
  if (keepers.some((role) => actor.roles.includes(role))) return 'has';
  const gone = await personGone();
  if (actor.personId === null || gone === null || gone === actor.personId) return 'lacks';
  return (await anyoneHas(db, keepers, dayOf(clock.now()), gone)) ? 'lacks' : 'gets';
}

/** What somebody may do in the app; empty for a person who is not there. */
export async function rolesOfPerson({ db, clock }: Context, personId: string): Promise<readonly Role[]> {
  return (await readPerson(db, personId, dayOf(clock.now())))?.roles ?? [];
}

/** Gives a role together with another change, in its transaction; the chain tells of it. */
export async function grantRole(db: Db, context: Context, personId: string, role: Role): Promise<void> {
  await addRole(db, personId, role);
  await recordEvents(db, context, [
    {
      action: 'person-changed',
      subjectKind: 'person',
      subjectId: personId,
      details: { fields: ['roles'], roleGiven: role },
    },
  ]);
}
