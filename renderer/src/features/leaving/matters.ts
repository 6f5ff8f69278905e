import type { HandoverRow, Leaving } from '#core/leaving/contract.ts';

/** Rows that belong together on the page: an account with its roles and way in, or one other thing. */
export interface Matter {
  id: string;
  rows: HandoverRow[];
  /** Those that somebody must say something of. */
  choosable: HandoverRow[];
}

/** A part of the page: a unit's accounts, what is in the app, what is in the vault. */
export interface Group {
  id: string;
  unitName: string;
  matters: Matter[];
}

/** The groups of the page: units in Swedish order, accounts without one, then the app and the vault. */
export function groupsOf(rows: readonly HandoverRow[]): Group[] {
  const groups = Map.groupBy(rows, (row) => {
    if (row.matter.startsWith('account:')) return `unit:${row.unitId ?? ''}`;
    return row.kind.startsWith('vault-') ? 'vault' : 'app';
  });
  const order = (id: string, name: string) =>
    id === 'app' ? 'ö1' : id === 'vault' ? 'ö2' : name === '' ? 'ö0' : `a${name}`;
  return [...groups]
    .map(([id, own]) => {
      const matters = [...Map.groupBy(own, ({ matter }) => matter)].map(([matter, ofMatter]) => ({
        id: matter,
        rows: ofMatter,
        choosable: ofMatter.filter(isChoosable),
      }));
      return { id, unitName: id.startsWith('unit:') ? (own[0]?.unitName ?? '') : '', matters };
    })
    .toSorted((a, b) => order(a.id, a.unitName).localeCompare(order(b.id, b.unitName), 'sv'));
}

/** Whether somebody can still say what becomes of a row. */
export function isChoosable(row: HandoverRow): boolean {
  return row.needsChoice && row.outcome !== 'by-last-day' && !(row.outcome === 'in-vault' && row.receiverId === null);
}

/** Who takes a row over as the page shows it: the chosen one, and in a departure the proposed one where nobody is chosen. */
export function receiverOf(row: HandoverRow, isAbrupt: boolean): string | null {
  if (row.receiverId !== null || row.ending !== '') return row.receiverId;
  return isAbrupt ? (row.proposal?.personId ?? null) : null;
}

/** Whether nothing is said of a row yet, as the page shows it. */
export function isLeft(row: HandoverRow, isAbrupt: boolean): boolean {
  if (!isChoosable(row)) return false;
  return row.changedSince || (row.ending === '' && receiverOf(row, isAbrupt) === null);
}

/** What a handover of what is on the page would do, in numbers. */
export function summaryOf(page: Leaving, isAbrupt: boolean) {
  const rows = page.rows.filter(isChoosable);
  const moves = new Map<string, number>();
  for (const row of rows) {
    const id = receiverOf(row, isAbrupt);
    if (id !== null) moves.set(id, (moves.get(id) ?? 0) + 1);
  }
  const matters = Map.groupBy(rows, ({ matter }) => matter);
  return {
    moves: [...moves].toSorted((a, b) => b[1] - a[1]),
    ends: rows.filter(({ ending }) => ending !== '').length,
    proves: rows.filter((row) => (isAbrupt && row.outcome === 'left' ? row.ifProposed : row.outcome) === 'must-prove')
      .length,
    matters: matters.size,
    left: [...matters.values()].filter((ofMatter) => ofMatter.some((row) => isLeft(row, isAbrupt))).length,
  };
}
