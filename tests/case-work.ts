import type { Case } from '../electron/core/cases/contract.ts';
import type { EventDraft } from '../electron/core/cases/engine/contract.ts';
import type { Client } from './register.ts';

/** A final archive record with its receipt, as a closure asks for it. */
export const archiveRecord = (day: string) => ({
  level: 'full',
  'archived-on': day,
  place: 'Stadsarkivet',
  dnr: 'KUL 2026/31',
  files: `${'0a'.repeat(32)}  kontot.zip\n${'1b'.repeat(32)}  oversikt.pdf`,
  'received-by': 'Siv Ask, Stadsarkivet',
  'received-on': day,
  reference: 'Kvittens 14, kvittens.pdf',
});

/** Why the ways in of an account that is closed may stay: its name is kept. */
export const staysParked = { why: 'parked', what: 'Kontonamnet behålls, och två kommer in' };

/** What happens in cases, through the contract: to the newest version of each. */
export function caseWork(client: Client) {
  const record = async (id: string, event: EventDraft, happenedAt: string | null = null): Promise<Case> => {
    const { version } = await client.cases.get({ id });
    return await client.cases.record({ id, version, happenedAt, event });
  };
  const done = (id: string, step: string, values: Record<string, string> = {}) =>
    record(id, { kind: 'done', step, values });
  return { record, done };
}

/** What a decision without a delegation is made by. */
export const byRight = { right: 'Nämndens beslut § 4', 'right-on': '2026-01-15' };
