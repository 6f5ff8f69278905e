import type { Db } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import type { CaseState } from './engine/contract.ts';
import { stateOf } from './engine/state.ts';
import { asksForGround, groundOf } from './gates.ts';
import { caseBy, editionById, eventsOf } from './repository.ts';
import { shownNumber } from './see-case.ts';

/** What the room of files must know of a case: whose it is, and on which ground its post was assessed. Refuses an unknown one. */
export async function caseForFiles(
  db: Db,
  id: string,
): Promise<{
  number: string;
  title: string;
  administrationId: string;
  workflow: string;
  /** '' while none stands. */
  ground: string;
  asksForGround: boolean;
  state: CaseState;
}> {
  const row = found(await caseBy(db, { id }));
  const edition = await editionById(db, row.edition_id);
  const state = stateOf(edition, await eventsOf(db, id));
  return {
    number: shownNumber(row.number),
    title: row.title,
    administrationId: row.administration_id,
    workflow: row.workflow,
    ground: groundOf(state),
    asksForGround: asksForGround(edition),
    state,
  };
}
