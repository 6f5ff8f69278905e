import { caseForFiles } from '../cases/case-for-files.ts';
import type { CaseState } from '../cases/engine/contract.ts';
import { isDecided } from '../cases/said-no.ts';
import { addDays, dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import type { DueMatter } from './contract.ts';
import { listDecisions } from './decisions.ts';
import { casesAnswering, casesEndedUnregistered, casesHolding } from './repository.ts';
import { reviewOn } from './rules.ts';

const answersOf = (state: CaseState, id: string) => state.steps.find((step) => step.id === id)?.values ?? {};

/** How long after its end a case with a decision is reminded of its diarienummer; days. It is a note and no duty, and ends by itself. */
const remindedDays = 30;

/** What has come due in cases, also in those that have ended: files to dispose of, blocks to review, and what was to be registered by now and has no diarienummer; and for a month those that ended with a decision and have none. Earliest first. */
export async function listDue(context: Context, administrationId: string): Promise<DueMatter[]> {
  const { db } = context;
  const today = dayOf(context.clock.now());
  const decisions = new Map((await listDecisions(context, administrationId)).map((one) => [one.id, one.name]));
  const holding = new Set(await casesHolding(db, administrationId));
  const due: DueMatter[] = [];
  for (const id of await casesAnswering(db, administrationId, ['gallring', 'act', 'act-more', 'register'])) {
    const { number, title, state } = await caseForFiles(db, id);
    const named = { caseId: id, caseNumber: number, title };
    const { on = '', decision = '' } = answersOf(state, 'gallring');
    if (on !== '' && on <= today && holding.has(id))
      due.push({ ...named, kind: 'dispose', on, decisionName: decisions.get(decision) ?? '' });
    const { by = '' } = answersOf(state, 'register');
    if (by !== '' && by <= today && state.dnr === '')
      due.push({ ...named, kind: 'register', on: by, decisionName: '' });
    const review = reviewOn(
      ['act', 'act-more'].map((step) => answersOf(state, step)),
      answersOf(state, 'review-block'),
    );
    if (review !== null && review <= today) due.push({ ...named, kind: 'review-block', on: review, decisionName: '' });
  }
  const since = addDays(today, -remindedDays);
  for (const id of await casesEndedUnregistered(db, administrationId, since)) {
    const { number, title, state } = await caseForFiles(db, id);
    if (state.ended !== null && isDecided(state))
      due.push({
        kind: 'decision',
        caseId: id,
        caseNumber: number,
        title,
        on: dayOf(new Date(state.ended.at)),
        decisionName: '',
      });
  }
  return due.toSorted((a, b) => a.on.localeCompare(b.on));
}
