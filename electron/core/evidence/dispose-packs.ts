import { caseForFiles } from '../cases/case-for-files.ts';
import { signHead } from '../foundation/audit/sign-head.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { wordsIn } from '../foundation/i18n/index.ts';
import { castOf } from '../people/leave-person.ts';
import { type CaseFiles, restsOnOneWord } from './contract.ts';
import { refuseDisposal, toDecision } from './decisions.ts';
import { letPacksGo } from './let-packs-go.ts';
import { decisionRow, packsOf } from './repository.ts';
import { listFiles } from './see-packs.ts';
import { sweepFiles } from './sweep-files.ts';

/**
 * Gallrar packs of a case by a decision of its administration: it must cover the kind of case and be in force on the day, and its time must have passed since each was kept.
 * A second person stands beside; where the decision itself rests on the word of whoever disposes, the receipt says so. The receipt stays in the log's chain, which is signed, and beside the register.
 */
export async function disposePacks(
  context: Context,
  input: {
    caseId: string;
    packIds: readonly string[];
    decisionId: string;
    on: string;
    protocol: string;
    witnessId: string;
  },
): Promise<CaseFiles> {
  const { caseId, on, protocol, witnessId } = input;
  const now = context.clock.now();
  await context.db.transaction().execute(async (db) => {
    const { administrationId, workflow, state } = await caseForFiles(db, caseId);
    const decision = toDecision(found(await decisionRow(db, input.decisionId)));
    if (decision.administrationId !== administrationId) throw new Refusal('not-found');
    const cast = await castOf(db, administrationId, dayOf(now));
    const witness = cast.get(witnessId);
    if (witness === undefined) throw new Refusal('unknown-person');
    if (witnessId === context.actor.personId) throw new Refusal('evidence-witness-same');
    const own = await packsOf(db, caseId);
    const packs = [...new Set(input.packIds)].map((id) => found(own.find((pack) => pack.id === id)));
    if (packs.some(({ gone_at }) => gone_at !== null)) throw new Refusal('evidence-gone');
    if (on > dayOf(now)) throw new Refusal('disposal-ahead');
    refuseDisposal(
      decision,
      workflow,
      packs.map(({ kept_at }) => kept_at),
      on,
    );
    const planned = state.steps.find(({ id }) => id === 'gallring')?.values['decision'] ?? decision.id;
    const other = planned === decision.id ? undefined : await decisionRow(db, planned);
    // The case named another decision: the receipt says so, and which.
    const instead = other === undefined ? '' : ` (i stället för ${other.name}, ${other.dnr})`;
    const { personId } = context.actor;
    const isOwn = restsOnOneWord(decision, { personId, name: cast.get(personId ?? '')?.name ?? '' });
    const alone = isOwn ? ` (${wordsIn('sv')('evidence.dispose.ownReceipt')})` : '';
    const by = `${decision.name}, ${decision.dnr}, ${decision.decidedOn}${instead}${alone}`;
    const said = `${protocol} (${on}, ${witness.name})`.slice(0, 300);
    await letPacksGo(db, context, packs, { why: 'disposed', decision: by, protocol: said, isOwn });
  });
  await sweepFiles(context);
  await signHead(context, 'disposal');
  context.announce({ room: 'cases', ids: [caseId] });
  return await listFiles(context.db, caseId);
}
