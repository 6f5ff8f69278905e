import type { Context, Db } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { carriesFile } from '../foundation/text/carried-file.ts';
import { CaseEvent } from './engine/contract.ts';
import { sealEvents } from './write-event.ts';
import { caseBy, insertEvents, updateCase } from './repository.ts';

/** What the app saw be done; `happenedAt` where it was earlier than now. */
export interface Deed {
  what: string;
  values: Readonly<Record<string, string>>;
  happenedAt?: string;
}

/**
 * Adds to a case what the app itself saw be done, within the transaction of the deed, whoever else has added something meanwhile; answers the entry's number.
 * It is no step and passes no gate, so that the case is not read for it.
 */
export async function logInCase(db: Db, context: Context, caseId: string, deed: Deed): Promise<number> {
  if (Object.values(deed.values).some(carriesFile)) throw new Refusal('case-text-carries-file');
  const row = found(await caseBy(db, { id: caseId }));
  const at = context.clock.now().toISOString();
  // What could not be read again is never written.
  const event = CaseEvent.parse({
    sequence: row.version + 1,
    at,
    happenedAt: deed.happenedAt ?? at,
    personId: context.actor.personId,
    body: { kind: 'logged', what: deed.what, values: { ...deed.values } },
  } satisfies CaseEvent);
  await insertEvents(db, caseId, [event]);
  if (!(await updateCase(db, caseId, row.version, { version: event.sequence }))) throw new Refusal('changed-meanwhile');
  await sealEvents(db, context, row, [event]);
  return event.sequence;
}
