import { dayOf } from '../foundation/calendar.ts';
import type { Db } from '../foundation/context.ts';
import type { Row } from '../foundation/database/schema.ts';
import { Refusal } from '../foundation/errors.ts';
import { castOf } from '../people/leave-person.ts';
import { decidersOn, substitutesOn } from '../rounds/plan/who-is-away.ts';
import { deciderFault } from './decided-rules.ts';
import { covers } from './delegations.ts';
import type { CaseState, Edition, EventDraft } from './engine/contract.ts';
import { delegationRow } from './repository.ts';
import type { Cast } from './see-case.ts';

/** Refuses a decision by somebody who was not here on its day, had no right to make it, or signed what it decides on. */
export async function checkDecider(
  db: Db,
  row: Row<'cases'>,
  { edition, state }: { edition: Edition; state: CaseState },
  draft: EventDraft,
  happenedAt: string,
  cast: Cast,
): Promise<void> {
  if (draft.kind !== 'done') return;
  const requires = edition.steps.find(({ id }) => id === draft.step)?.requires ?? [];
  const { 'decided-by': by, 'decided-on': on = dayOf(new Date(happenedAt)), delegation: id } = draft.values;
  if (by === undefined || !requires.some((one) => one.id === 'decided-by' && one.kind === 'person')) return;
  const decider = (await castOf(db, row.administration_id, on)).get(by);
  if (decider?.active === false) throw new Refusal('case-person-left', { name: decider.name });
  const delegation = id === undefined ? null : await delegationRow(db, id);
  if (delegation === undefined || (delegation !== null && !covers(delegation, row.administration_id, row.workflow, on)))
    throw new Refusal('case-delegation-unknown');
  const mayDecide = delegation === null ? null : await decidersOn(db, row.administration_id, delegation.person_id, on);
  const fault = deciderFault(state, { by, on, mayDecide }, draft.values);
  if (fault !== null) {
    // Whoever waits for the decision is told why the one who is in the delegate's place may not make it.
    const isSubstitute =
      fault === 'case-delegation-other' &&
      (await substitutesOn(db, row.administration_id, on)).some(
        ({ personId, substituteId }) => personId === delegation?.person_id && substituteId === by,
      );
    throw new Refusal(isSubstitute ? 'case-substitute-unnamed' : fault, {
      delegate: cast.get(delegation?.person_id ?? '')?.name ?? '',
      decider: decider?.name ?? '',
    });
  }
}
