import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import { timelineOf } from '#core/cases/timeline.ts';
import { useFormat } from '../../app/format.ts';
import { useMayChange } from '../../app/may.ts';
import { useKept } from '../../app/use-kept.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Card } from '../../ui/Page.tsx';
import styles from './crisis.module.css';
import { useLanguage } from './use-crisis.ts';
import { useRecord } from './use-record.ts';

const pad = (value: number) => String(value).padStart(2, '0');
const localNow = () => {
  const now = new Date();
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}T${pad(now.getHours())}:${pad(now.getMinutes())}`;
};

/** Everything that happened, the latest first. The log-keeper adds what the app cannot see, with the time it happened; nothing is ever changed, only corrected. */
export function LogCard({ one }: { one: Case }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const language = useLanguage();
  const mayNote = useMayChange('cases.record');
  const { record, isPending } = useRecord(one);
  const [text, setText] = useKept(`crisis ${one.id} note`, '');
  const [isEarlier, setEarlier] = useState(false);
  const [at, setAt] = useState('');
  const [corrects, setCorrects] = useState<number | null>(null);
  const rows = timelineOf(one, t, language).toReversed();
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || isPending) return;
    const happened = isEarlier && at !== '' ? new Date(at).toISOString() : null;
    record(
      { kind: 'noted', text: text.trim(), corrects },
      {
        happenedAt: happened,
        onDone: () => {
          setText('');
          setEarlier(false);
          setCorrects(null);
        },
      },
    );
  };
  return (
    <Card title={t('crisis.log.title')}>
      {mayNote ? (
        <form className={styles.note} onSubmit={add} id="crisis-note">
          <TextField
            label={corrects === null ? t('crisis.log.note') : t('crisis.log.correcting', { sequence: corrects })}
            help={corrects === null ? t('crisis.log.noteHelp') : t('crisis.log.correctHelp')}
            lines={2}
            name="note"
            value={text}
            onChange={setText}
          />
          <div className={styles.row}>
            <Checkbox
              isSelected={isEarlier}
              onChange={(isOn) => {
                setEarlier(isOn);
                if (isOn) setAt(localNow());
              }}
            >
              {t('crisis.log.earlier')}
            </Checkbox>
            {isEarlier ? (
              <input
                type="datetime-local"
                className={styles.when}
                aria-label={t('crisis.log.when')}
                max={localNow()}
                value={at}
                onChange={(event) => setAt(event.target.value)}
              />
            ) : null}
            <Button type="submit" isDisabled={text.trim() === ''} isPending={isPending}>
              {t('crisis.log.submit')}
            </Button>
            {corrects === null ? null : (
              <Button look="quiet" onPress={() => setCorrects(null)}>
                {t('ui.cancel')}
              </Button>
            )}
          </div>
        </form>
      ) : null}
      <ol className={styles.log} aria-label={t('crisis.log.title')}>
        {rows.map(({ sequence, happenedAt, enteredAt, who, text: said, clockBack, correctedBy }) => (
          <li key={sequence} data-corrected={correctedBy.length > 0 || undefined}>
            <time dateTime={happenedAt}>{format.clock(happenedAt)}</time>
            <div>
              <p>{said}</p>
              <small>
                {[
                  `${sequence}`,
                  who,
                  enteredAt === null ? '' : t('crisis.report.entered', { at: format.dayAndClock(enteredAt) }),
                  clockBack ? t('cases.clockBack') : '',
                  ...correctedBy.map((other) => t('crisis.report.corrected', { sequence: other })),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
            {mayNote ? (
              <Button
                small
                look="quiet"
                aria-label={t('crisis.log.correctNamed', { sequence })}
                onPress={() => {
                  setCorrects(sequence);
                  document.querySelector<HTMLTextAreaElement>('#crisis-note textarea')?.focus();
                }}
              >
                {t('crisis.log.correct')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
