import { addDays, type Day, dayOf, daysBetween } from '../../foundation/calendar.ts';
import type { CaseState } from '../engine/contract.ts';
import { addOfficeDays } from '../engine/office-days.ts';
import type { Checked, PlatformRequest, RecoveryEntry } from './contract.ts';

/** How long what somebody read on a platform's page is trusted; days. */
const trustedDays = 180;

/** Whether the steps must be held against the platform's page first: second-hand, or read too long ago. */
export const isUnsure = ({ sources, checkedOn }: Checked, today: Day): boolean =>
  !sources.some(({ own }) => own) || checkedOn < addDays(today, -trustedDays);

/** What is said of a platform, or else what is said of every platform; throws where neither is, for the file is ours. */
export function entryFor<Entry extends { platform: string }>(entries: readonly Entry[], platform: string): Entry {
  const entry = entries.find((one) => one.platform === platform) ?? entries.find((one) => one.platform === 'other');
  if (entry === undefined) throw new Error('A file of ours says nothing of other platforms');
  return entry;
}

/** The first request and its answer, as the case's own steps say. */
function firstRequest({ steps }: CaseState, today: Day, words: { to: string; answers: Record<string, string> }) {
  const done = (id: string) => steps.find((step) => step.id === id && step.standing === 'done');
  const sent = done('request');
  const sentOn = sent?.values['sent-on'];
  if (sent === undefined || sentOn === undefined) return [];
  const waiting = steps.find(({ id }) => id === 'answer');
  const answer = done('answer');
  return [
    waited(today, {
      sequence: 0,
      to: words.to,
      sentOn,
      reference: sent.values['reference'] ?? '',
      note: '',
      askAgainOn: waiting?.dueOn ?? sentOn,
      answeredOn: answer?.values['answered-on'] ?? null,
      answer: words.answers[answer?.values['result'] ?? ''] ?? '',
    }),
  ];
}

function waited(today: Day, request: Omit<PlatformRequest, 'waitedDays' | 'isLate'>): PlatformRequest {
  const { sentOn, answeredOn, askAgainOn } = request;
  return {
    ...request,
    waitedDays: Math.max(0, daysBetween(sentOn, answeredOn ?? today)),
    isLate: answeredOn === null && askAgainOn < today,
  };
}

/** Everything that has been asked of platforms in a case, with its clock, in the order it was sent. `words` are what the first request and its answers are called. */
export function requestsOf(
  state: CaseState,
  today: Day,
  words: { to: string; answers: Record<string, string> },
): PlatformRequest[] {
  const { logged } = state;
  const answers = new Map(
    logged.filter(({ what }) => what === 'request-answered').map(({ values }) => [values['of'], values]),
  );
  const more = logged
    .filter(({ what }) => what === 'request-sent')
    .map(({ sequence, at, values }) => {
      const answer = answers.get(String(sequence));
      const sentOn = values['sent'] ?? dayOf(new Date(at));
      return waited(today, {
        sequence,
        to: values['to'] ?? '',
        sentOn,
        reference: values['reference'] ?? '',
        note: values['note'] ?? '',
        askAgainOn: values['again'] ?? sentOn,
        answeredOn: answer?.['answered'] ?? null,
        answer: answer?.['answer'] ?? '',
      });
    });
  return [...firstRequest(state, today, words), ...more].toSorted(
    (a, b) => a.sentOn.localeCompare(b.sentOn) || a.sequence - b.sequence,
  );
}

/** The day to ask again about a request. */
export const askAgainOn = (sentOn: Day, { chaseAfter }: RecoveryEntry): Day => addOfficeDays(sentOn, chaseAfter);
