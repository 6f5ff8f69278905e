import type { Case } from '#core/cases/contract.ts';
import { type CaseEvent, type Contact, type EventBody, longestAnswer } from '#core/cases/engine/contract.ts';
import { notedText } from '#core/cases/event-words.ts';
import type { When } from '../when.ts';
import type { useCaseWords } from '../words.ts';

/** An attempt at contact that is being written. */
export type ContactDraft = Omit<Contact, 'way'> & { way: Contact['way'] | null };
const noContact: ContactDraft = { way: null, to: '', answer: '' };

/** The attempt, where what it cannot be without is filled in. */
export const contactOf = ({ way, to, answer }: ContactDraft): Contact | null =>
  way === null || to.trim() === '' ? null : { way, to: to.trim(), answer: answer.trim() };

/** A line of a log that is being written. */
export interface LineDraft {
  text: string;
  when: When;
  contact: ContactDraft;
}
export const noLine: LineDraft = { text: '', when: 'now', contact: noContact };

/** Whether something has been written that would be lost; a way alone, which cannot be unchosen, is nothing. */
export const isWritten = ({ text, contact }: LineDraft): boolean =>
  [text, contact.to, contact.answer].some((words) => words.trim() !== '');

type Noted = CaseEvent & { body: Extract<EventBody, { kind: 'noted' }> };

/** What has been written down about a step while it goes on, in the order in which it happened. */
export function notesOf({ events }: Pick<Case, 'events'>, stepId: string): Noted[] {
  return events
    .filter((event): event is Noted => event.body.kind === 'noted' && event.body.step === stepId)
    .toSorted((a, b) => a.happenedAt.localeCompare(b.happenedAt));
}

/**
 * The same as the answer that the step is done with: a line each, with its time. Where they are longer together than an answer may be it is cut:
 * the lines themselves stand in the case, and a log that has grown long hinders no step.
 */
export function linesOf(
  one: Pick<Case, 'events'>,
  stepId: string,
  { t, format }: Pick<ReturnType<typeof useCaseWords>, 't'> & { format: { time: (instant: string) => string } },
): string {
  const lines = notesOf(one, stepId)
    .map(({ happenedAt, body }) => `${format.time(happenedAt)}: ${notedText(body, t)}`)
    .join('\n');
  return lines.length > longestAnswer ? `${lines.slice(0, longestAnswer - 1)}…` : lines;
}
