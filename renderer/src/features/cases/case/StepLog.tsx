import { useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { CaseEvent, EventBody, Step } from '#core/cases/engine/contract.ts';
import { notedText } from '#core/cases/event-words.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import { Notice } from '../../../ui/Page.tsx';
import { ContactFields, contactOf, noContact } from '../lost/ContactFields.tsx';
import { instantOf, type When, whenFault } from '../when.ts';
import { WhenField } from '../WhenField.tsx';
import { useCaseWords } from '../words.ts';
import styles from './case.module.css';
import { useRecord } from './use-case.ts';

type Noted = CaseEvent & { body: Extract<EventBody, { kind: 'noted' }> };

/** What has been written down about a step while it goes on, in the order in which it happened. */
function notesOf({ events }: Case, stepId: string): Noted[] {
  return events
    .filter((event): event is Noted => event.body.kind === 'noted' && event.body.step === stepId)
    .toSorted((a, b) => a.happenedAt.localeCompare(b.happenedAt));
}

/** The same as the answer that the step is done with: a line each, with its time. */
export function linesOf(one: Case, stepId: string, { t, format }: ReturnType<typeof useCaseWords>): string {
  return notesOf(one, stepId)
    .map(({ happenedAt, body }) => `${format.time(happenedAt)}: ${notedText(body, t)}`)
    .join('\n');
}

/** A log that grows while a step goes on: each line with when it happened and when it was written. An attempt at contact has its own fields. */
export function StepLog({ one, step, label, isMissing }: { one: Case; step: Step; label: string; isMissing: boolean }) {
  const { t, format } = useCaseWords();
  const { record, isPending, error } = useRecord(one);
  const [text, setText] = useState('');
  const [when, setWhen] = useState<When>('now');
  const [isTried, setTried] = useState(false);
  const [draft, setDraft] = useState(noContact);
  const notes = notesOf(one, step.id);
  const isContact = one.workflow === 'lost' && step.id === 'attempts';
  const contact = contactOf(draft);
  const isReady = isContact ? contact !== null : text.trim() !== '';
  const add = () => {
    setTried(true);
    const happenedAt = instantOf(when);
    if (!isReady || happenedAt === undefined || whenFault(when) !== null) return;
    record(
      {
        kind: 'noted',
        text: text.trim(),
        corrects: null,
        step: step.id,
        ...(isContact && contact !== null && { contact }),
      },
      {
        happenedAt,
        onDone: () => {
          setText('');
          setDraft(noContact);
          setWhen('now');
          setTried(false);
        },
      },
    );
  };
  return (
    <fieldset className={styles.log}>
      <legend className={fieldStyles.label}>{label}</legend>
      {notes.length === 0 ? (
        <p className={fieldStyles.help}>{t('casesUi.steps.log.none')}</p>
      ) : (
        <ol className={styles.lines}>
          {notes.map(({ sequence, happenedAt, body }) => (
            <li key={sequence}>
              <time dateTime={happenedAt}>{format.time(happenedAt)}</time>
              <span>{notedText(body, t)}</span>
            </li>
          ))}
        </ol>
      )}
      {isContact ? (
        <ContactFields contact={draft} said={text} isTried={isTried} onContact={setDraft} onSaid={setText} />
      ) : (
        <TextField
          label={t('casesUi.steps.log.field')}
          help={t('casesUi.steps.log.help')}
          error={isMissing && notes.length === 0 ? t('casesUi.steps.log.needed') : undefined}
          value={text}
          onChange={setText}
        />
      )}
      {isContact && isMissing && notes.length === 0 ? (
        <span className={fieldStyles.error} role="alert">
          {t('lost.contact.needed')}
        </span>
      ) : null}
      <div className={styles.logFoot}>
        <WhenField label={t('casesUi.steps.log.when')} value={when} isTried={isTried} onChange={setWhen} />
        <Button onPress={add} isPending={isPending} isDisabled={!isContact && !isReady}>
          {t(isContact ? 'lost.contact.add' : 'casesUi.steps.log.add')}
        </Button>
      </div>
      {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
    </fieldset>
  );
}
