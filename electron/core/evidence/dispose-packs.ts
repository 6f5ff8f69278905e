import { caseForFiles } from '../cases/case-for-files.ts';
import { signHead } from '../foundation/audit/sign-head.ts';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { found, Refusal } from '../foundation/errors.ts';
import { castOf } from '../people/leave-person.ts';
import type { CaseFiles, DueDisposal } from './contract.ts';
import { listDecisions, toDecision } from './decisions.ts';
import { letPacksGo } from './let-packs-go.ts';
import { casesToDispose, decisionRow, packsOf } from './repository.ts';
import { disposableOn, disposalFault } from './rules.ts';
import { listFiles } from './see-packs.ts';
import { sweepFiles } from './sweep-files.ts';

/**
 * Gallrar packs of a case by a decision of its administration: it must be in force on the day, and its time must have passed since each was kept.
 * A second person stands beside. The receipt stays in the log's chain, which is signed, and beside the register.
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
    const { administrationId } = await caseForFiles(db, caseId);
    const decision = toDecision(found(await decisionRow(db, input.decisionId)));
    if (decision.administrationId !== administrationId) throw new Refusal('not-found');
    const cast = await castOf(db, administrationId, dayOf(now));
    const witness = cast.get(witnessId);
    if (witness === undefined) throw new Refusal('unknown-person');
    if (witnessId === context.actor.personId) throw new Refusal('evidence-witness-same');
    const own = await packsOf(db, caseId);
    const packs = [...new Set(input.packIds)].map((id) => found(own.find((pack) => pack.id === id)));
    if (packs.some(({ gone_at }) => gone_at !== null)) throw new Refusal('evidence-gone');
    for (const { kept_at } of packs) {
      const keptOn = dayOf(new Date(kept_at));
      const fault = disposalFault(decision, { keptOn, on, today: dayOf(now) });
      if (fault !== null)
        throw new Refusal(`disposal-${fault}`, { decision: decision.name, day: disposableOn(keptOn, decision) });
    }
    const by = `${decision.name}, ${decision.dnr}, ${decision.decidedOn}`;
    const said = `${protocol} (${on}, ${witness.name})`.slice(0, 300);
    await letPacksGo(db, context, packs, { why: 'disposed', decision: by, protocol: said });
  });
  await sweepFiles(context);
  await signHead(context, 'disposal');
  context.announce({ room: 'cases', ids: [caseId] });
  return await listFiles(context.db, caseId);
}

/** Cases whose files have served their time today, by the day and the decision that were chosen in them. */
export async function listDue(context: Context, administrationId: string): Promise<DueDisposal[]> {
  const today = dayOf(context.clock.now());
  const decisions = new Map((await listDecisions(context, administrationId)).map((one) => [one.id, one]));
  const due: DueDisposal[] = [];
  for (const { id, packs } of await casesToDispose(context.db, administrationId)) {
    const { number, title, state } = await caseForFiles(context.db, id);
    const { on = '', decision = '' } = state.steps.find((step) => step.id === 'gallring')?.values ?? {};
    if (on === '' || on > today) continue;
    const decisionName = decisions.get(decision)?.name ?? '';
    due.push({ caseId: id, caseNumber: number, title, on, decisionName, packs });
  }
  return due.toSorted((a, b) => a.on.localeCompare(b.on));
}
