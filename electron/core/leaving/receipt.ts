import { z } from 'zod';
import { Confirmation, HandoverKind, type HandoverRow, Outcome, TieKind } from './contract.ts';
import type { Player } from './scene.ts';

/** What a receipt says of one thing: what, from whom the whole receipt says, to whom, or why it ended. Never a secret. */
const ReceiptRow = z.strictObject({
  kind: TieKind,
  /** A code (which role, which ability) or what the thing is called. */
  what: z.string(),
  account: z.string(),
  platform: z.string(),
  unit: z.string(),
  to: z.string(),
  outcome: Outcome,
  ending: z.string(),
  /** The day by which the receiver shows that the way in works. */
  proveBy: z.iso.date().nullable(),
});

/** The receipt of a handover, as it is stored and given out. Persons with skyddade personuppgifter stand by title. */
export const Receipt = z.strictObject({
  format: z.literal('kanalvakt-handover/1'),
  id: z.uuid(),
  kind: HandoverKind,
  administration: z.string(),
  from: z.string(),
  fromUnit: z.string(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  reason: z.string(),
  confirmation: Confirmation,
  rows: z.array(ReceiptRow),
  /** What nobody took over in a departure, and still has to be handed over. */
  left: z.array(ReceiptRow.pick({ kind: true, what: true, account: true, platform: true, unit: true })),
});
export type Receipt = z.infer<typeof Receipt>;

/** Writes a receipt of rows as they stood when the handover was made. */
export function receiptOf(
  head: Omit<Receipt, 'format' | 'rows' | 'left'>,
  rows: readonly HandoverRow[],
  cast: ReadonlyMap<string, Player>,
  proveBy: string,
): Receipt {
  const thing = (row: HandoverRow) => ({
    kind: row.kind,
    what: row.what,
    account: row.accountName,
    platform: row.platformName,
    unit: row.unitName,
  });
  return {
    format: 'kanalvakt-handover/1',
    ...head,
    rows: rows
      .filter(({ outcome }) => outcome !== 'left')
      .map((row) => ({
        ...thing(row),
        to: row.receiverId === null ? '' : (cast.get(row.receiverId)?.name ?? ''),
        outcome: row.outcome,
        ending: row.ending,
        proveBy: row.outcome === 'must-prove' ? proveBy : null,
      })),
    left: rows.filter(({ outcome }) => outcome === 'left').map(thing),
  };
}
