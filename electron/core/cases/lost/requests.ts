import { originsOf } from '../../accounts/account-origin.ts';
import { type Day, dayOf } from '../../foundation/calendar.ts';
import type { Context, Db } from '../../foundation/context.ts';
import { found, Refusal } from '../../foundation/errors.ts';
import type { Language } from '../../foundation/i18n/index.ts';
import type { CaseState, Edition } from '../engine/contract.ts';
import { logInCase } from '../log-in-case.ts';
import { linksOf, openCasesOf } from '../repository.ts';
import { shownNumber } from '../see-case.ts';
import type { LostDeed, PlatformRequest, RequestDue } from './contract.ts';
import { lostCase } from './lost-case.ts';
import { askAgainOn, entryFor, requestsOf } from './rules.ts';
import { byPlatform, readRecovery } from './ways-back.ts';

/** What the first request's answers are called. */
function answersOf({ steps }: Edition, language: Language): Record<string, string> {
  const options = steps.find(({ id }) => id === 'answer')?.requires.find(({ id }) => id === 'result')?.options ?? [];
  return Object.fromEntries(options.map(({ id, title }) => [id, title[language]]));
}

async function platformsOf(db: Db, caseId: string) {
  return byPlatform(await originsOf(db, (await linksOf(db, caseId)).accountIds));
}

/** Everything that has been asked of platforms in a case, with how long it has waited. */
export async function listRequests({ db, clock }: Context, id: string, language: Language): Promise<PlatformRequest[]> {
  const { edition, state } = await lostCase(db, id);
  const to = (await platformsOf(db, id)).map(({ accounts }) => accounts[0]?.platformName ?? '').join(', ');
  return requestsOf(state, dayOf(clock.now()), { to, answers: answersOf(edition, language) });
}

/** Requests of open cases to ask about again. The first request of a case is a step, and on Idag as such. */
export async function listRequestsDue({ db, clock }: Context, administrationId: string): Promise<RequestDue[]> {
  const today = dayOf(clock.now());
  const due: RequestDue[] = [];
  for (const { id, number, title } of await openCasesOf(db, administrationId, 'lost')) {
    const { state } = await lostCase(db, id);
    for (const request of requestsOf(state, today, { to: '', answers: {} })) {
      const { sequence, answeredOn, askAgainOn, to, sentOn, waitedDays } = request;
      if (sequence === 0 || answeredOn !== null || askAgainOn > today) continue;
      due.push({ caseId: id, number: shownNumber(number), title, to, sentOn, askAgainOn, waitedDays });
    }
  }
  return due.toSorted((a, b) => b.waitedDays - a.waitedDays);
}

/** Enters something in a case that is open; refuses a day that has not come. */
async function note(
  context: Context,
  id: string,
  day: Day,
  deedOf: (db: Db, state: CaseState) => Promise<{ what: LostDeed; values: Record<string, string> }>,
): Promise<void> {
  if (day > dayOf(context.clock.now())) throw new Refusal('case-time-ahead');
  await context.db.transaction().execute(async (db) => {
    const { state } = await lostCase(db, id);
    if (state.ended !== null) throw new Refusal('case-ended');
    await logInCase(db, context, id, await deedOf(db, state));
  });
  context.announce({ room: 'cases', ids: [id] });
}

/** Another request to a platform, or a reminder. The first is a step of the case, for its gates. */
export async function noteRequest(
  context: Context,
  input: { id: string; platform: string; sentOn: Day; reference: string; note: string },
): Promise<void> {
  const { id, platform, sentOn, reference } = input;
  const entries = await readRecovery(context);
  await note(context, id, sentOn, async (db, { steps }) => {
    if (!steps.some((step) => step.id === 'request' && step.standing === 'done'))
      throw new Refusal('lost-first-request');
    const of = found((await platformsOf(db, id)).find((one) => one.platform === platform));
    return {
      what: 'request-sent',
      values: {
        to: of.accounts[0]?.platformName ?? platform,
        sent: sentOn,
        again: askAgainOn(sentOn, entryFor(entries, platform)),
        reference,
        note: input.note,
      },
    };
  });
}

/** What a platform answered to a request beside the first; refuses one that is answered already. */
export async function noteAnswer(
  context: Context,
  { id, sequence, answeredOn, answer }: { id: string; sequence: number; answeredOn: Day; answer: string },
): Promise<void> {
  await note(context, id, answeredOn, async (_db, state) => {
    const request = found(
      requestsOf(state, answeredOn, { to: '', answers: {} }).find((one) => one.sequence === sequence),
    );
    if (request.answeredOn !== null) throw new Refusal('changed-meanwhile');
    return { what: 'request-answered', values: { of: String(sequence), to: request.to, answered: answeredOn, answer } };
  });
}
