import { z } from 'zod';
import {
  actionsChangedSince,
  actionTiesOf,
  handOverActions,
  takeBackActions,
} from '../cases/crisis/hand-over-actions.ts';
import { shownNumber } from '../cases/see-case.ts';
import { dayOf } from '../foundation/calendar.ts';
import { leaverOf, castOf } from '../people/leave-person.ts';
import { communicators } from './account-ties.ts';
import type { Proposal } from './contract.ts';
import { ownTie } from './own-tie.ts';
import type { TieProvider } from './tie-provider.ts';

const Kept = z.array(z.object({ id: z.string(), version: z.int() }));
const prefix = 'case-action:';

/** What a crisis has left for the leaver to do: each action gets a receiver, or is settled with a reason. */
export const actionPart: TieProvider = {
  name: 'case-actions',
  async list(db, _context, scene) {
    const communicator = communicators(scene)[0];
    const proposal: Proposal | null =
      communicator === undefined ? null : { personId: communicator.id, ground: 'communicator' };
    return (await actionTiesOf(db, scene.administrationId, scene.leaver.id)).map(
      ({ id, text, case_number, due_on, version }) =>
        ownTie('case-action', id, `${shownNumber(case_number)}: ${text}`, [version], { day: due_on, proposal }),
    );
  },
  async carryOut(db, context, { cast }, { decided }) {
    const own = decided.filter(({ tie }) => tie.kind === 'case-action');
    const fates = new Map(own.map(({ tie, decision }) => [tie.key.slice(prefix.length), decision]));
    return await handOverActions(db, context, fates, (id) => cast.get(id)?.name ?? '');
  },
  changedSince: (db, _context, kept) => actionsChangedSince(db, Kept.parse(kept)),
  async takeBack(db, context, { personId, leave }, kept) {
    const { administration_id } = await leaverOf(db, personId);
    const cast = await castOf(db, administration_id, dayOf(context.clock.now()));
    const handed = Kept.parse(kept).filter(({ id }) => !leave.has(id));
    await takeBackActions(db, context, { id: personId, name: cast.get(personId)?.name ?? '' }, handed);
  },
};
