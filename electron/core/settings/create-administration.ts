import { recordEvents } from '../foundation/audit/record-event.ts';
import type { Context, Db } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { sortKey } from '../foundation/text/swedish.ts';
import { AdministrationSettings } from './contract.ts';
import { administrationNamed, insertAdministration } from './repository.ts';

/** Adds an administration with every setting at its preset; refuses a name that is taken. Returns its id. */
export async function createAdministration(db: Db, context: Context, name: string): Promise<string> {
  if ((await administrationNamed(db, name)) !== undefined) throw new Refusal('already-exists');
  const id = context.ids.next();
  await insertAdministration(db, {
    id,
    name,
    sort_key: sortKey(name),
    settings: JSON.stringify(AdministrationSettings.parse({})),
    version: 1,
    created_at: context.clock.now().toISOString(),
  });
  await recordEvents(db, context, [
    { action: 'administration-created', subjectKind: 'administration', subjectId: id, details: { name } },
  ]);
  return id;
}
