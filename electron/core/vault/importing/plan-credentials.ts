import { isLogin, type LostItem, type VaultEntry, type VaultFile } from './entry.ts';
import type { Match, Matcher } from './match-accounts.ts';

/** Which entries are taken: all, or those that an account of the register is found for. */
export type Concerned = 'all' | 'accounts';

/** An entry that is taken, and whose it is. */
export interface PlannedEntry {
  entry: VaultEntry;
  match: Match | null;
}

/** What becomes of a file: items = taken + lost + notConcerned, always (issue 3, point 8). */
export interface Plan {
  items: number;
  taken: PlannedEntry[];
  /** Left whole. */
  lost: LostItem[];
  remarks: LostItem[];
  /** Entries that concern no account; private passwords may be among them, so only their number is kept. */
  notConcerned: number;
}

/** Decides what is taken out of a file, without touching the register. What is not concerned is in nothing that comes out of here. */
export function planCredentials(file: VaultFile, matcher: Matcher, concerned: Concerned): Plan {
  const taken: PlannedEntry[] = [];
  const lost: LostItem[] = [];
  let notConcerned = 0;
  for (const entry of file.entries) {
    const match = matcher(entry);
    if (concerned === 'accounts' && match === null) notConcerned += 1;
    else if (isLogin(entry)) taken.push({ entry, match });
    else lost.push({ title: nameOf(entry), what: 'without-login', name: '', why: 'only-logins' });
  }
  // An item that is no login has no address to be found by, and may be just as private.
  if (concerned === 'accounts') notConcerned += file.lost.length;
  else lost.push(...file.lost);
  return {
    items: file.entries.length + file.lost.length,
    taken,
    lost,
    remarks: concerned === 'accounts' ? [] : file.remarks,
    notConcerned,
  };
}

/** What an entry is called in a report: its name, else the site of its address; never anything secret. */
export function nameOf(entry: Pick<VaultEntry, 'title' | 'urls'>): string {
  if (entry.title !== '') return entry.title;
  const site = URL.parse(entry.urls[0] ?? '')?.hostname ?? '';
  return site.replace(/^www\./, '');
}

/** A line of the loss report. */
export interface Loss extends LostItem {
  /** The whole item stayed behind, not only a part of it. */
  isWhole: boolean;
}

/** Everything that stayed behind or changed its place, item by item: whole items first, then parts of what was taken. */
export function lossesOf(plan: Plan): Loss[] {
  return [
    ...plan.lost.map((item) => ({ ...item, isWhole: true })),
    ...plan.taken.flatMap(({ entry }) =>
      entry.losses.map((part) => ({ title: nameOf(entry), ...part, isWhole: false })),
    ),
    ...plan.remarks.map((item) => ({ ...item, isWhole: false })),
  ];
}
