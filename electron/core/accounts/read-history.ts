import { z } from 'zod';
import { eventsAbout } from '../foundation/audit/repository.ts';
import type { Context } from '../foundation/context.ts';
import { BulkPart, bulkAction, undoneAction } from './bulk-record.ts';
import type { FieldChange } from './differences.ts';

const Details = z.object({
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })).default([]),
  reason: z.string().default(''),
  fileName: z.string().default(''),
  bulk: BulkPart.nullable().default(null),
});

interface HistoryEvent {
  at: string;
  by: string;
  action: string;
  changes: FieldChange[];
  bulk: { id: string; count: number; isUndone: boolean } | null;
  fileName: string;
}

/** Everything that has happened to an account, latest first, as the audit chain has it; details that are gallrade show as none. */
export async function readHistory(context: Context, id: string): Promise<HistoryEvent[]> {
  const events = (await eventsAbout(context.db, 'account', id)).map((event) => ({
    ...event,
    known: Details.safeParse(event.details === null ? {} : JSON.parse(event.details)).data,
  }));
  const undone = new Set(
    events.filter(({ action }) => action === undoneAction).flatMap(({ known }) => known?.bulk?.id ?? []),
  );
  return events.map(({ at, personName, osAccount, action, known }) => ({
    at,
    by: personName ?? osAccount,
    action,
    // A row that was makulerad says why, also when it has been taken back.
    changes: [
      ...(known?.changes ?? []),
      ...(action === 'account-voided' && known !== undefined && known.reason !== ''
        ? [{ field: 'voidReason', from: '', to: known.reason }]
        : []),
    ],
    fileName: known?.fileName ?? '',
    bulk:
      action !== bulkAction || known?.bulk === undefined || known.bulk === null
        ? null
        : { ...known.bulk, isUndone: undone.has(known.bulk.id) },
  }));
}
