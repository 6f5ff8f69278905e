import type { ReactNode } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { CaseEvent } from '#core/cases/engine/contract.ts';
import { isEnteredLater } from '#core/cases/event-words.ts';
import { useCaseWords } from '../words.ts';
import { Answers } from './Answers.tsx';
import styles from './case.module.css';
import { useEventWords } from './event-words.ts';

/** One event: when it happened, and when it was entered if that was later; who, what, and what followed in the register. */
export function EventItem({ one, event, action }: { one: Case; event: CaseEvent; action?: ReactNode }) {
  const { t, format } = useCaseWords();
  const { sequence, at, happenedAt, personId, body } = event;
  const { title, text } = useEventWords(one)(event);
  const step = body.kind === 'done' ? one.edition.steps.find(({ id }) => id === body.step) : undefined;
  const corrections = one.events.filter((each) => each.body.kind === 'noted' && each.body.corrects === sequence);
  const filled = Object.groupBy(body.kind === 'done' ? (body.filled ?? []) : [], ({ accountId }) => accountId);
  const changed = ('changed' in body ? body.changed : undefined) ?? [];
  return (
    <li id={`event-${sequence}`} className={styles.event}>
      <div className={styles.eventHead}>
        <b>{title}</b>
        {action}
      </div>
      <small>
        {sequence} · <time dateTime={happenedAt}>{format.time(happenedAt)}</time>
        {isEnteredLater(event) ? ` (${t('casesUi.timeline.entered', { time: format.time(at) })})` : ''}
        {personId === null ? '' : ` · ${one.names[personId] ?? t('casesUi.steps.unknownPerson')}`}
      </small>
      {one.clockBack.includes(sequence) ? <small className={styles.clockBack}>{t('cases.clockBack')}</small> : null}
      {text === '' ? null : <p className={styles.prose}>{text}</p>}
      {step === undefined || body.kind !== 'done' ? null : (
        <Answers one={one} step={step} values={body.values} inPlaceOf={body.inPlaceOf} />
      )}
      {changed.map(({ accountId, from, to }) => (
        <p key={accountId} className={styles.followed}>
          {t('casesUi.timeline.status', {
            name: one.accountNames[accountId] ?? '…',
            from: t(`terms.status.${from}`),
            to: t(`terms.status.${to}`),
          })}
        </p>
      ))}
      {Object.entries(filled).map(([accountId, fields = []]) => (
        <p key={accountId} className={styles.followed}>
          {t('casesUi.timeline.filled', {
            name: one.accountNames[accountId] ?? '…',
            fields: fields.map(({ field }) => t(`casesUi.timeline.field.${field}`)).join(', '),
          })}
        </p>
      ))}
      {corrections.map((each) => (
        <small key={each.sequence} className={styles.correctedBy}>
          {t('casesUi.timeline.corrected', { sequence: each.sequence })}
        </small>
      ))}
    </li>
  );
}
