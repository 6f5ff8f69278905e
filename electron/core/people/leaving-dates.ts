import type { Actor } from '../foundation/context.ts';
import { handlesHandovers } from '../permissions.ts';
import type { Person } from './contract.ts';

/** A person as whoever asks may see them: the last day stands beside a name only for those who handle handovers, and for oneself. That somebody has left is seen by all. */
export function leavingSeenBy(actor: Actor, person: Person): Person {
  return handlesHandovers(actor.roles) || actor.personId === person.id ? person : { ...person, leavesOn: null };
}

/** What to list for whoever asks: neither a filter nor an order tells who is about to leave. */
export function listedFor<T extends { show: string; sort: string }>(actor: Actor, input: T): T {
  if (handlesHandovers(actor.roles)) return input;
  return {
    ...input,
    show: input.show === 'leaving' ? 'active' : input.show,
    sort: input.sort === 'leaves' ? 'name' : input.sort,
  };
}
