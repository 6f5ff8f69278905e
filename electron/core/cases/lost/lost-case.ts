import type { Db } from '../../foundation/context.ts';
import type { Row } from '../../foundation/database/schema.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import type { CaseState, Edition } from '../engine/contract.ts';
import { stateOf } from '../engine/state.ts';
import { caseBy, editionById, eventsOf } from '../repository.ts';

/** A case of a lost account; refuses any other. */
export async function lostCase(db: Db, id: string): Promise<{ row: Row<'cases'>; edition: Edition; state: CaseState }> {
  const row = found(await caseBy(db, { id }));
  if (row.workflow !== 'lost') throw new Refusal('not-found');
  const edition = await editionById(db, row.edition_id);
  return { row, edition, state: stateOf(edition, await eventsOf(db, id)) };
}
