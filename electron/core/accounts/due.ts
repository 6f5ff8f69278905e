import type { Day } from '../foundation/calendar.ts';
import { sortKey } from '../foundation/text/swedish.ts';
import { AccountFilter, type DueItem } from './contract.ts';

/** What a row of Idag says of one account. */
export interface DueAccount {
  id: string;
  name: string;
  platformName: string;
  unitId: string | null;
  unitName: string;
  /** Who is responsible and here; empty when nobody is. */
  responsibleName: string;
  /** The matter's own day on this account; `null` where it has none. */
  dueOn: Day | null;
}

/** A kind of work, with how many accounts it concerns and the first of them: by day, then by name. */
export interface Matter {
  kind: DueItem['kind'];
  count: number;
  first: readonly DueAccount[];
  /** Whom it is about, for the row of them all and for the row of one; empty when nobody in particular. */
  person: (account: DueAccount | null) => string;
}

/** Few accounts with the same matter get a row each; more become one row that opens the list. */
export const rowEach = 3;
/** How many accounts a row names. */
export const namedInRow = 5;

/** How pressing each kind is, in the order of the rows that have no day. */
export const severities: Record<Exclude<DueItem['kind'], 'pedagogical-due'>, DueItem['severity']> = {
  'nobody-can-log-in': 'bad',
  'no-responsible': 'bad',
  'contract-end': 'warn',
  'end-date': 'warn',
  'few-with-access': 'warn',
  'communicator-without-access': 'warn',
  'goal-follow-up': 'warn',
  'access-unknown': 'plain',
  'incomplete-basics': 'plain',
  'unchecked-basics': 'plain',
  incomplete: 'plain',
  'below-norm': 'plain',
  'closure-candidates': 'plain',
};

/** Kinds that are one matter when they are of one account, each the worse before the lesser: who holds it, and what is said of it. */
const oneMatter: ReadonlyArray<ReadonlyArray<DueItem['kind']>> = [
  ['nobody-can-log-in', 'no-responsible', 'few-with-access', 'communicator-without-access', 'access-unknown'],
  ['incomplete-basics', 'unchecked-basics', 'incomplete'],
];

/** One row for one matter of one account: what is worst leads, and the row says the rest too. */
function gathered(items: readonly DueItem[]): DueItem[] {
  const rows: DueItem[] = [];
  for (const one of items) {
    const kinds = oneMatter.find((each) => each.includes(one.kind)) ?? [];
    const at = rows.findIndex(
      ({ kind, count, accountIds }) => count === 1 && accountIds[0] === one.accountIds[0] && kinds.includes(kind),
    );
    const row = rows[at];
    if (row === undefined || one.count !== 1) rows.push(one);
    else rows[at] = { ...row, also: [...row.also, one.kind] };
  }
  return rows;
}

/** An account is told from its namesakes by its platform, and where it stands alone it always says it; of several the names are enough. */
function nameOf({ name, platformName }: DueAccount, named: readonly DueAccount[]): string {
  if (platformName === '') return name;
  if (named.length === 1) return `${name}, ${platformName}`;
  return named.filter((other) => other.name === name).length > 1 ? `${name} (${platformName})` : name;
}

function item(
  kind: DueItem['kind'],
  severity: DueItem['severity'],
  count: number,
  accounts: readonly DueAccount[],
  person: string,
  filter: AccountFilter,
): DueItem {
  const [first] = accounts;
  const named = accounts.slice(0, namedInRow);
  // Only a row that names all its accounts can say what they have in common.
  const common = (of: (account: DueAccount) => string) =>
    count === accounts.length && new Set(accounts.map(of)).size === 1 && first !== undefined ? of(first) : '';
  return {
    key: `${kind}:${count === 1 ? first?.id : filter.unitIds.join()}`,
    kind,
    also: [],
    severity,
    count,
    names: named.map((account) => nameOf(account, named)),
    accountIds: named.map(({ id }) => id),
    unitName: common((account) => account.unitName),
    owner: common((account) => account.responsibleName),
    person,
    due: accounts.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0] ?? null,
    // One account has its page; a row for several opens the very list that it counts.
    filter: count === 1 ? null : filter,
  };
}

const pressing: ReadonlyArray<DueItem['severity']> = ['bad', 'warn', 'plain'];
const kinds: readonly string[] = [...Object.keys(severities), 'pedagogical-due'];

/** Worst first, then by date, then kind by kind; of one kind and day by what the row is called, in Swedish order. */
function inOrder(items: readonly DueItem[]): DueItem[] {
  return items
    .map((one) => ({
      one,
      key: [
        pressing.indexOf(one.severity),
        one.due ?? '9999',
        String(kinds.indexOf(one.kind)).padStart(2, '0'),
        sortKey(one.kind === 'pedagogical-due' ? one.unitName : (one.names[0] ?? '')),
      ].join('\u0000'),
    }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one);
}

/**
 * The rows of Idag: worst first, then by date; one row for each kind of work, or one for each account while they are few.
 * `notices` are the pedagogical accounts to look over, gathered to one row a unit (R4).
 */
export function dueItems(
  matters: readonly Matter[],
  notices: readonly DueAccount[],
  administrationId: string,
  today: Day,
): DueItem[] {
  const items: DueItem[] = [];
  for (const { kind, count, first, person } of matters) {
    const severity = kind === 'pedagogical-due' ? 'plain' : severities[kind];
    const filter = AccountFilter.parse({ administrationId, view: kind });
    if (count > rowEach) items.push(item(kind, severity, count, first, person(null), filter));
    else for (const account of first) items.push(item(kind, severity, 1, [account], person(account), filter));
  }
  for (const [unitId, ofUnit] of Map.groupBy(notices, (account) => account.unitId)) {
    const isOverdue = ofUnit.some(({ dueOn }) => dueOn !== null && dueOn < today);
    const filter = AccountFilter.parse({
      administrationId,
      view: 'pedagogical-due',
      unitIds: unitId === null ? [] : [unitId],
      withoutUnit: unitId === null,
    });
    items.push(item('pedagogical-due', isOverdue ? 'warn' : 'plain', ofUnit.length, ofUnit, '', filter));
  }
  return inOrder(gathered(items));
}
