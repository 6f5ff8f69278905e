import type { RoundDue } from './contract.ts';

/** An item that nobody has looked at, of a round that has opened. */
export interface UnlookedItem {
  roundId: string;
  day: string;
  slot: number;
  state: 'waiting' | 'late' | 'missed';
  accountId: string;
  name: string;
  assigneeId: string | null;
  /** The reader is the account's own manager (ansvarig chef). */
  isManaged: boolean;
  closesAt: string;
  graceUntil: string;
}

/** Names and accounts that a row tells. */
const namedInRow = 5;

const severities: Record<RoundDue['kind'], RoundDue['severity']> = {
  waiting: 'plain',
  late: 'warn',
  missed: 'bad',
  unassigned: 'warn',
};
const worst: ReadonlyArray<RoundDue['severity']> = ['bad', 'warn', 'plain'];

/**
 * Rows of Idag from rounds: what is left of mine, what nobody has, and what was missed; one row a round and kind, worst first.
 * What others have waiting is theirs; once it is missed it stands on Idag of the accounts' managers and of whoever coordinates (`isManager`),
 * together with what the reader missed: one row a round, whoever was to look (T8).
 */
export function roundDues(
  items: readonly UnlookedItem[],
  reader: { personId: string | null; isManager: boolean },
): RoundDue[] {
  const rows = new Map<string, RoundDue>();
  const answersFor = (item: UnlookedItem) => item.state === 'missed' && (reader.isManager || item.isManaged);
  const asManager = new Set(items.filter(answersFor).map(({ roundId }) => roundId));
  for (const item of items) {
    const isMine = reader.personId !== null && item.assigneeId === reader.personId;
    const isNobodys = item.assigneeId === null;
    if (!isMine && !isNobodys && !answersFor(item)) continue;
    const kind = isNobodys && item.state !== 'missed' ? 'unassigned' : item.state;
    const isTogether = item.state === 'missed' && asManager.has(item.roundId);
    const key = `round:${item.roundId}:${kind}:${isTogether ? 'all' : isMine ? 'mine' : 'others'}`;
    const row = rows.get(key) ?? {
      key,
      kind,
      severity: severities[kind],
      day: item.day,
      slot: item.slot,
      count: 0,
      names: [],
      accountIds: [],
      isMine: isMine && !isTogether,
      closesAt: item.closesAt,
      graceUntil: item.graceUntil,
    };
    row.count += 1;
    if (row.names.length < namedInRow) {
      row.names.push(item.name);
      row.accountIds.push(item.accountId);
    }
    rows.set(key, row);
  }
  return [...rows.values()].toSorted(
    (a, b) =>
      worst.indexOf(a.severity) - worst.indexOf(b.severity) ||
      Number(b.isMine) - Number(a.isMine) ||
      a.graceUntil.localeCompare(b.graceUntil),
  );
}
