import type { Language, Words } from '../foundation/i18n/index.ts';
import { CrisisDeed } from './crisis/contract.ts';
import { contactText } from './lost/contact-words.ts';
import { LostDeed } from './lost/contract.ts';
import type { Case } from './contract.ts';
import type { CaseEvent, EventBody, StepState } from './engine/contract.ts';

/** What somebody wrote down: an attempt at contact with how, to whom and the answer. */
export const notedText = (
  { text, contact }: Pick<Extract<EventBody, { kind: 'noted' }>, 'text' | 'contact'>,
  words: Words,
): string => (contact === undefined ? text : contactText(contact, text, words));

/** Who approved that a step is skipped, on whose word: of one alone, or of whoever skipped it. */
export function approvalText(
  { names }: Pick<Case, 'names'>,
  approverId: string,
  personId: string | null,
  words: Words,
): string {
  if (approverId === personId) return words('cases.approvedAlone');
  return words('cases.approved', { name: names[approverId] ?? '', by: names[personId ?? ''] ?? '–' });
}

/** Whose word a step is, and who entered it. */
export const wordOfText = (
  { names }: Pick<Case, 'names'>,
  wordOf: string,
  personId: string | null,
  words: Words,
): string => words('cases.wordOf', { name: names[wordOf] ?? '', by: names[personId ?? ''] ?? '–' });

/** A minute between what happened and what was entered is nothing to tell. */
const together = 60_000;

/** Whether an event was entered later than it happened. */
export const isEnteredLater = ({ at, happenedAt }: Pick<CaseEvent, 'at' | 'happenedAt'>): boolean =>
  Date.parse(at) - Date.parse(happenedAt) > together;

/** When a step that is settled was entered, where that was later than it happened; `null` otherwise. */
export function enteredLaterAt({ events }: Pick<Case, 'events'>, step: string): string | null {
  const last = events.findLast(({ body }) => (body.kind === 'done' || body.kind === 'skipped') && body.step === step);
  return last !== undefined && isEnteredLater(last) ? last.at : null;
}

/** Who settled a step: whoever decided or whose word it is before whoever entered it; '' where nobody is known. */
export function settledBy(
  one: Pick<Case, 'names'>,
  { personId, wordOf, values, inPlaceOf }: StepState,
  words: Words,
): string {
  if (wordOf !== null) return wordOfText(one, wordOf, personId, words);
  const { 'decided-by': decider = '' } = values;
  const by = one.names[personId ?? ''] ?? '';
  // A decision from before the register is somebody in words.
  if (decider === personId || one.names[decider] === undefined) return by;
  return words('cases.decidedBy', { name: deciderText(one, decider, inPlaceOf, words), by });
}

/** How many steps were skipped; '' when none was. */
export function skippedText({ state }: Pick<Case, 'state'>, words: Words): string {
  const count = state.steps.filter(({ standing }) => standing === 'skipped').length;
  return count === 0 ? '' : words('cases.skippedCount', { count });
}

/** Who decided, and for whom where that person was away. */
export function deciderText(
  { names }: Pick<Case, 'names'>,
  decider: string | undefined,
  inPlaceOf: string | null | undefined,
  words: Words,
): string {
  const name = names[decider ?? ''] ?? '';
  return inPlaceOf === null || inPlaceOf === undefined
    ? name
    : words('cases.inPlaceOf', { name, absent: names[inPlaceOf] ?? '' });
}

/** So much of the checksum that a person compares. */
const shownAbout = <T extends { edition: string }>(about: T): T => ({ ...about, edition: about.edition.slice(0, 12) });

/** How it is said that files went: destroyed ones name the case where it was found, or those that lost the same picture. */
function unfiledKey({ why, decision, protocol }: Extract<EventBody, { kind: 'unfiled' }>) {
  if (why === 'disposed') return 'cases.event.unfiled-disposed';
  if (decision !== '') return 'cases.event.unfiled-child-abuse-found';
  return protocol === '' ? 'cases.event.unfiled-child-abuse' : 'cases.event.unfiled-child-abuse-also';
}

/** What happened, in words, without who and when. */
export function eventText(
  { edition, names, accountNames }: Pick<Case, 'edition' | 'names' | 'accountNames'>,
  { body, personId }: CaseEvent,
  words: Words,
  language: Language,
): string {
  const titleOf = (id: string) => edition.steps.find((step) => step.id === id)?.title[language] ?? id;
  const accountOf = (id: string) => accountNames[id] ?? '';
  switch (body.kind) {
    case 'opened':
      return body.about === undefined
        ? words('cases.event.opened')
        : words('cases.event.openedAs', shownAbout(body.about));
    case 'titled':
      return words('cases.event.titled', { title: body.title });
    case 'done':
      return [
        words('cases.event.done', { step: titleOf(body.step) }),
        ...(body.inPlaceOf === undefined
          ? []
          : [deciderText({ names }, body.values['decided-by'], body.inPlaceOf, words)]),
        ...(body.wordOf === undefined ? [] : [wordOfText({ names }, body.wordOf, personId, words)]),
        ...(body.roleOf === undefined ? [] : [words('cases.event.doneFor', { name: names[body.roleOf] ?? '' })]),
      ].join('. ');
    case 'skipped':
      return [
        words('cases.event.skipped', { step: titleOf(body.step), reason: body.reason }),
        `(${approvalText({ names }, body.approverId, personId, words)})`,
      ].join(' ');
    case 'reopened':
      return words('cases.event.reopened', { step: titleOf(body.step), reason: body.reason });
    case 'checked':
      return words(`cases.event.checked.${body.standing}`, {
        step: titleOf(body.step),
        accounts:
          body.accountIds.length > 3
            ? words('cases.event.accounts', { count: body.accountIds.length })
            : body.accountIds.map(accountOf).join(', '),
      });
    case 'assigned': {
      const role = words(`cases.role.${body.role}`);
      return body.personId === null
        ? words('cases.event.unassigned', { role })
        : words('cases.event.assigned', { role, name: names[body.personId] ?? '' });
    }
    case 'registered':
      return body.dnr === '' ? words('cases.event.unregistered') : words('cases.event.registered', { dnr: body.dnr });
    case 'noted':
      return body.corrects === null
        ? words('cases.event.noted', { text: notedText(body, words) })
        : words('cases.event.corrected', { sequence: body.corrects, text: body.text });
    case 'logged': {
      if (body.what === 'application') {
        const { 'signed-by': name = '', 'signed-on': day = '', check = '' } = body.values;
        return words('cases.event.application', { name, day, check });
      }
      const room = CrisisDeed.safeParse(body.what).success ? 'crisis' : 'lost';
      const isKnown = room === 'crisis' || LostDeed.safeParse(body.what).success;
      // Each deed has values of its own, so the compiler would ask for every one that any of them names.
      const say = words as unknown as (key: string, values: Readonly<Record<string, string>>) => string;
      return isKnown ? say(`${room}.log.${body.what}`, body.values) : body.what;
    }
    case 'filed':
      return [
        words(`cases.event.filed-${body.what}`),
        ...(body.anyway === undefined ? [] : [words('evidence.anyway.said', { text: body.anyway })]),
      ].join('. ');
    case 'misfiled':
      return words('cases.event.misfiled', { reason: body.reason });
    case 'unfiled':
      return words(unfiledKey(body), {
        decision: body.decision,
        protocol: body.protocol,
      });
    case 'linked':
      return words(body.removed ? 'cases.event.unlinked' : 'cases.event.linked');
    case 'ended': {
      const outcome = edition.outcomes.find(({ id }) => id === body.outcome)?.title[language] ?? body.outcome;
      return words('cases.event.ended', { outcome, reason: body.reason }).trimEnd();
    }
    case 'resumed':
      return words('cases.event.resumed', { reason: body.reason });
  }
}
