import { type KeyboardEvent, useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { Step } from '#core/cases/engine/contract.ts';
import { notedText } from '#core/cases/event-words.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import { Notice } from '../../../ui/Page.tsx';
import { ContactFields } from '../lost/ContactFields.tsx';
import { instantOf, whenFault } from '../when.ts';
import { WhenField } from '../WhenField.tsx';
import { useCaseWords } from '../words.ts';
import styles from './case.module.css';
import { contactOf, type LineDraft, noLine, notesOf } from './log-lines.ts';
import { useRecord } from './use-case.ts';

/**
 * A log that grows while a step goes on: each line with when it happened and when it was written. An attempt at contact has its own fields.
 * Enter notes the line; it is the step's own button that says that the step is done.
 */
export function StepLog({
  one,
  step,
  label,
  isMissing,
  isLeft,
  line,
  onLine,
}: {
  one: Case;
  step: Step;
  label: string;
  isMissing: boolean;
  /** The step was to be done while a line is written and not noted. */
  isLeft: boolean;
  line: LineDraft;
  onLine: (line: LineDraft) => void;
}) {
  const { t, format } = useCaseWords();
  const { record, isPending, error } = useRecord(one);
  const [isTried, setTried] = useState(false);
  const notes = notesOf(one, step.id);
  const isContact = one.workflow === 'lost' && step.id === 'attempts';
  const contact = contactOf(line.contact);
  const text = line.text.trim();
  const isReady = isContact ? contact !== null : text !== '';
  const addLabel = t(isContact ? 'lost.contact.add' : 'casesUi.steps.log.add');
  const add = () => {
    setTried(true);
    const happenedAt = instantOf(line.when);
    if (isPending || !isReady || happenedAt === undefined || whenFault(line.when) !== null) return;
    record(
      {
        kind: 'noted',
        text,
        corrects: null,
        step: step.id,
        ...(isContact && contact !== null && { contact }),
      },
      {
        happenedAt,
        onDone: () => {
          onLine(noLine);
          setTried(false);
        },
      },
    );
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    add();
  };
  const lacks = isMissing && notes.length === 0;
  const leftWords = t('casesUi.steps.log.left', { add: addLabel });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset className={styles.log} onKeyDown={press}>
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
        <ContactFields
          contact={line.contact}
          said={line.text}
          isTried={isTried || isLeft}
          onContact={(next) => onLine({ ...line, contact: next })}
          onSaid={(next) => onLine({ ...line, text: next })}
        />
      ) : (
        <TextField
          label={t('casesUi.steps.log.field')}
          help={t('casesUi.steps.log.help')}
          error={isLeft ? leftWords : lacks ? t('casesUi.steps.log.needed') : undefined}
          value={line.text}
          onChange={(next) => onLine({ ...line, text: next })}
        />
      )}
      {isContact && (isLeft || lacks) ? (
        <span className={fieldStyles.error} role="alert">
          {isLeft ? leftWords : t('lost.contact.needed')}
        </span>
      ) : null}
      <div className={styles.logFoot}>
        <WhenField
          label={t('casesUi.steps.log.when')}
          value={line.when}
          isTried={isTried}
          onChange={(next) => onLine({ ...line, when: next })}
        />
        <Button onPress={add} isPending={isPending} isDisabled={!isContact && !isReady}>
          {addLabel}
        </Button>
      </div>
      {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
    </fieldset>
  );
}
