import type { TieKind } from './contract.ts';
import { plainTie } from './plain-tie.ts';
import type { ListedTie } from './scene.ts';

/** A tie that is a matter by itself, of no account, and asks for a choice; `stamp` is how it looked, whatever it is. */
export const ownTie = (kind: TieKind, id: string, what: string, stamp: unknown, more: Partial<ListedTie>): ListedTie =>
  plainTie(`${kind}:${id}`, kind, what, { needsChoice: true, stamp: JSON.stringify(stamp), ...more });
