import type { Day } from '../foundation/calendar.ts';
import type { AdministrationSettings } from '../settings/contract.ts';
import { type AccountDraft, type AccountStatus, liveStatuses } from './contract.ts';

/** What the rules need to know of a person: whether they are here, until when, and whether they are a communicator. */
export interface PersonFacts {
  leavesOn: Day | null;
  isCommunicator: boolean;
  isManager: boolean;
}

/** Everything the derived facts follow from; nothing else may influence them. */
export interface AccountFacts {
  draft: AccountDraft;
  status: AccountStatus;
  people: ReadonlyMap<string, PersonFacts>;
  settings: AdministrationSettings;
  today: Day;
}

/** Whether an account is live: in use, resting, being closed, or lost. */
export function isLive(status: AccountStatus): boolean {
  return liveStatuses.includes(status);
}

/** A person counts until and including the last day. */
export function isActive(person: PersonFacts | undefined, today: Day): boolean {
  return person !== undefined && (person.leavesOn === null || person.leavesOn >= today);
}
