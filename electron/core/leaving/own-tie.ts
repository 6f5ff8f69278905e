import type { TieKind } from './contract.ts';
import type { ListedTie } from './scene.ts';

/** A tie that is a matter by itself, and of no account; `stamp` is how it looked, whatever it is. */
export function ownTie(kind: TieKind, id: string, what: string, stamp: unknown, more: Partial<ListedTie>): ListedTie {
  return {
    key: `${kind}:${id}`,
    kind,
    matter: `${kind}:${id}`,
    accountId: null,
    accountName: '',
    platformName: '',
    unitId: null,
    unitName: '',
    what,
    day: null,
    needsChoice: true,
    othersRemain: false,
    warnings: [],
    proposal: null,
    stamp: JSON.stringify(stamp),
    ...more,
  };
}
