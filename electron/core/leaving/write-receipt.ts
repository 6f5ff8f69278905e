import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { Receipt } from './receipt.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { handoverRow } from './repository.ts';

/** The receipt of a handover as a file to fetch: JSON for another program, PDF for people. */
export async function writeReceipt(context: Context, handoverId: string, format: 'json' | 'pdf') {
  const row = found(await handoverRow(context.db, handoverId));
  const receipt = Receipt.parse(JSON.parse(found(row.receipt)));
  const name = `overlamning-${dayOf(new Date(receipt.madeAt))}-${receipt.id.slice(0, 8)}.${format}`;
  const bytes =
    format === 'json' ? new TextEncoder().encode(`${JSON.stringify(receipt, null, 2)}\n`) : await receiptPdf(receipt);
  return context.files.hold({ name, bytes });
}
