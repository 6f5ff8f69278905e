import { useCallback, useRef, useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import { errorText } from '../../../api/errors.ts';
import { useKey } from '../../../app/keys.ts';
import { useShown } from '../../../app/own-keys.ts';
import { useUnsaved } from '../../../app/use-unsaved.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { instantOf, type When, whenFault } from '../when.ts';
import { WhenField } from '../WhenField.tsx';
import { useCaseWords } from '../words.ts';
import styles from './case.module.css';
import { EventItem } from './EventItem.tsx';
import { isOnlyFacts } from './OnlyFacts.tsx';
import { useRecord } from './use-case.ts';

/** Everything that happened, the latest entered first, and a place to write. Nothing that was written is changed: a correction is added. */
export function Timeline({ one, mayWork }: { one: Case; mayWork: boolean }) {
  const { t } = useCaseWords();
  const { record, isPending, error } = useRecord(one);
  const [text, setText] = useState('');
  const [when, setWhen] = useState<When>('now');
  const [corrects, setCorrects] = useState<number | null>(null);
  const [isTried, setTried] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const write = useCallback(() => place.current?.querySelector('textarea')?.focus(), []);
  const isStopped = isOnlyFacts(one);
  useKey('comment', write, mayWork && !isStopped);
  useUnsaved(text.trim() !== '');
  const commentKey = useShown('comment');
  const clear = () => {
    setText('');
    setWhen('now');
    setCorrects(null);
    setTried(false);
  };
  const add = () => {
    setTried(true);
    const happenedAt = instantOf(when);
    if (text.trim() === '' || happenedAt === undefined || whenFault(when) !== null) return;
    record({ kind: 'noted', text: text.trim(), corrects }, { happenedAt, onDone: clear });
  };
  const isWriting = text !== '' || corrects !== null;
  return (
    <Card title={t('casesUi.timeline.title')}>
      {mayWork && isStopped ? <Notice tone="plain">{t('casesUi.onlyFacts.noNotes')}</Notice> : null}
      {mayWork && !isStopped ? (
        <div ref={place} className={styles.write}>
          <TextField
            label={
              corrects === null
                ? [t('casesUi.timeline.comment'), commentKey === undefined ? '' : `(${commentKey})`].join(' ').trim()
                : t('casesUi.timeline.correcting', { sequence: corrects })
            }
            help={corrects === null ? undefined : t('casesUi.timeline.correctHelp')}
            lines={2}
            value={text}
            onChange={setText}
          />
          {isWriting ? (
            <>
              <WhenField label={t('casesUi.when.label')} value={when} isTried={isTried} onChange={setWhen} />
              {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
              <div className={styles.formFoot}>
                <Button onPress={clear}>{t('ui.cancel')}</Button>
                <Button onPress={add} isPending={isPending} isDisabled={text.trim() === ''}>
                  {t('casesUi.timeline.add')}
                </Button>
              </div>
            </>
          ) : null}
        </div>
      ) : null}
      {one.state.refused.map(({ sequence }) => (
        <Notice key={sequence} tone="bad">
          {t('casesUi.timeline.refused', { sequence })}
        </Notice>
      ))}
      <ol className={styles.events}>
        {one.events.toReversed().map((event) => (
          <EventItem
            key={event.sequence}
            one={one}
            event={event}
            {...(mayWork &&
              !isStopped && {
                action: (
                  <Button
                    small
                    look="quiet"
                    aria-label={`${t('casesUi.timeline.correct')} ${event.sequence}`}
                    onPress={() => {
                      setCorrects(event.sequence);
                      write();
                    }}
                  >
                    {t('casesUi.timeline.correct')}
                  </Button>
                ),
              })}
          />
        ))}
      </ol>
    </Card>
  );
}
