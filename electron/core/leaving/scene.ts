import type { Account } from '../accounts/contract.ts';
import type { Day } from '../foundation/calendar.ts';
import type { Role } from '../foundation/roles.ts';
import type { Tie } from './contract.ts';

/** Somebody who may leave or take over. */
export interface Player {
  id: string;
  name: string;
  title: string;
  unitId: string | null;
  leavesOn: Day | null;
  active: boolean;
  roles: readonly Role[];
}

/** What the rules look at: who leaves, everybody else, and the administration's limits. */
export interface Scene {
  administrationId: string;
  leaver: Player;
  cast: ReadonlyMap<string, Player>;
  units: ReadonlyMap<string, string>;
  today: Day;
  /** A way in that nobody has tried for this long counts as unknown; days. */
  verifiedWithinDays: number;
  /** Who has a computer in the vault, and as what. */
  vault: ReadonlyMap<string, 'full' | 'named'>;
  /** Accounts that the leaver has a role on or a way in to. */
  accounts: readonly Account[];
}

/** A tie with what it looked like when it was listed: a choice made of another look is not carried out. */
export interface ListedTie extends Tie {
  stamp: string;
}

/** What has been said of a tie. */
export interface Decision {
  receiverId: string | null;
  ending: string;
  /** The look of the tie when it was said. */
  stamp: string;
}

/** A tie with what becomes of it. */
export interface Decided {
  tie: ListedTie;
  decision: Decision;
}
