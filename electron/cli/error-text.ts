import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { ORPCError } from '@orpc/server';
import { databaseName } from '../core/foundation/data-folder.ts';
import { refusalOf } from '../core/foundation/disk-errors.ts';
import { RefusalData } from '../core/foundation/errors.ts';
import type { Words } from '../core/foundation/i18n/index.ts';
import { refusalText } from '../core/foundation/i18n/refusal-text.ts';
import { Failed } from './command.ts';

/** What an error says to the person at the terminal; the cause of a fault of ours goes along, for whoever looks into it. */
export function errorText(error: unknown, dataDir: string, words: Words): string {
  if (error instanceof Failed) return error.message;
  if (error instanceof ORPCError) {
    const refusal = RefusalData.safeParse(error.data);
    // A terminal has no page to load again.
    if (refusal.success)
      return refusal.data.code === 'not-found' ? words('cli.notFound') : refusalText(refusal.data, words);
  }
  const refusal = refusalOf(error, { dataDir, file: path.join(dataDir, databaseName) });
  if (refusal !== null) return refusalText(refusal, words);
  const trace = randomUUID().slice(0, 8);
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${refusalText({ code: 'internal', values: { trace } }, words)}\n\n${trace}: ${detail}`;
}
