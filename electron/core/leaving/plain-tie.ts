import type { ListedTie } from './scene.ts';

/** A tie that is a matter of its own, of no account, and asks for no choice; `more` is what else there is to say of it. */
export const plainTie = (
  key: string,
  kind: ListedTie['kind'],
  what: string,
  more: Partial<ListedTie> = {},
): ListedTie => ({
  key,
  kind,
  matter: key,
  accountId: null,
  accountName: '',
  platformName: '',
  unitId: null,
  unitName: '',
  what,
  day: null,
  needsChoice: false,
  othersRemain: false,
  warnings: [],
  proposal: null,
  stamp: '',
  ...more,
});
