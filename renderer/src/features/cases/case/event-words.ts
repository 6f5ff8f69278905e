import type { Case } from '#core/cases/contract.ts';
import type { CaseEvent } from '#core/cases/engine/contract.ts';
import { approvalText, eventText, notedText, wordOfText } from '#core/cases/event-words.ts';
import { useLanguage } from '../../crisis/use-crisis.ts';
import { useCaseWords } from '../words.ts';

/** What an event says: its heading, and what somebody wrote with it. */
export function useEventWords(one: Case): (event: CaseEvent) => { title: string; text: string } {
  const { t, say, registration } = useCaseWords();
  const language = useLanguage();
  const stepOf = (id: string) => {
    const step = one.edition.steps.find((each) => each.id === id);
    return step === undefined ? id : say(step.title);
  };
  const accountOf = (id: string) => one.accountNames[id] ?? '…';
  const personOf = (id: string) => one.names[id] ?? '…';
  const unfiledText = ({ why, decision, protocol }: Extract<CaseEvent['body'], { kind: 'unfiled' }>) => {
    if (why === 'disposed') return [decision, protocol].filter((part) => part !== '').join('\n');
    if (decision !== '') return t('evidence.timeline.found', { number: decision });
    return protocol === '' ? '' : t('evidence.timeline.also', { numbers: protocol });
  };
  return (event) => {
    const { body } = event;
    switch (body.kind) {
      case 'opened':
        return {
          title: t('cases.event.opened'),
          text: body.about === undefined ? '' : t('casesUi.timeline.openedAs', body.about),
        };
      case 'titled':
        return { title: t('casesUi.timeline.titled'), text: body.title };
      case 'done':
        return {
          title: t('casesUi.timeline.done', { step: stepOf(body.step) }),
          text: body.wordOf === undefined ? '' : wordOfText(one, body.wordOf, event.personId, t),
        };
      case 'skipped':
        return {
          title: t('casesUi.timeline.skipped', { step: stepOf(body.step) }),
          text: `${body.reason}\n${approvalText(one, body.approverId, event.personId, t)}`,
        };
      case 'reopened':
        return { title: t('casesUi.timeline.reopened', { step: stepOf(body.step) }), text: body.reason };
      case 'assigned': {
        const role = t(`cases.role.${body.role}`);
        return {
          title:
            body.personId === null
              ? t('cases.event.unassigned', { role })
              : t('cases.event.assigned', { role, name: personOf(body.personId) }),
          text: '',
        };
      }
      case 'registered':
        return { title: body.dnr === '' ? t('cases.event.unregistered') : registration(body.dnr), text: '' };
      case 'noted':
        return {
          title:
            body.corrects !== null
              ? t('casesUi.timeline.correction', { sequence: body.corrects })
              : body.step === undefined
                ? t('casesUi.timeline.note')
                : t('casesUi.timeline.noteOf', { step: stepOf(body.step) }),
          text: notedText(body, t),
        };
      case 'filed':
        return {
          title: t(`cases.event.filed-${body.what}`),
          text: body.anyway === undefined ? '' : t('evidence.anyway.said', { text: body.anyway }),
        };
      case 'misfiled':
        return { title: t('evidence.misfiled.event'), text: body.reason };
      case 'unfiled':
        return {
          title: t(`evidence.timeline.${body.why}`),
          text: unfiledText(body),
        };
      case 'linked': {
        const key = `${body.removed ? 'unlinked' : 'linked'}${body.what === 'account' ? 'Account' : 'Person'}` as const;
        const name = body.what === 'account' ? accountOf(body.id) : personOf(body.id);
        return { title: t(`casesUi.timeline.${key}`, { name }), text: '' };
      }
      case 'checked':
      case 'logged':
        return { title: eventText(one, event, t, language), text: '' };
      case 'ended': {
        const outcome = one.edition.outcomes.find(({ id }) => id === body.outcome);
        return {
          title: t('casesUi.timeline.ended', { outcome: outcome === undefined ? body.outcome : say(outcome.title) }),
          text: body.reason,
        };
      }
      case 'resumed':
        return { title: t('casesUi.timeline.resumed'), text: body.reason };
    }
  };
}
