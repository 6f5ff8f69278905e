import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTrigger } from 'react-aria-components';
import type { AnswerPreview, AnswerRow } from '#core/rounds/away/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Card, Notice, Page } from '../../../ui/Page.tsx';
import tableStyles from '../../inventory/Table.module.css';
import roundsStyles from '../rounds.module.css';
import { outcomeTones } from '../words.ts';
import styles from './away.module.css';

/** As much as the core takes; a larger file is no answer. Bytes. */
const largestFile = 200_000;

/** "Läs in svar": the text from the phone, what becomes of each of its rows, and then the looks in the rounds. */
export function AnswerPage() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [wrongFile, setWrongFile] = useState(false);
  const read = useMutation(queries.away.read.mutationOptions({ meta: { showsError: true } }));
  const take = useMutation(queries.away.take.mutationOptions({ meta: { showsError: true } }));
  const preview = read.data;
  const begin = (next: string) => {
    setText(next);
    setWrongFile(false);
    read.reset();
    take.reset();
  };
  const leftRows = preview?.rows.filter(({ fate }) => fate !== 'taken').length ?? 0;
  const input = { administrationId: administration.id, text };
  const problem = take.error ?? read.error;
  return (
    <Page
      title={t('away.answer.title')}
      lead={t('away.answer.lead')}
      actions={<ButtonLink to="/bevakning">{t('away.answer.toDay')}</ButtonLink>}
    >
      {problem === null ? null : <Notice tone="bad">{errorText(problem, t)}</Notice>}
      {wrongFile ? <Notice tone="bad">{t('away.answer.fileTooLarge')}</Notice> : null}
      {take.data !== undefined ? (
        <Card title={t('away.answer.done')}>
          <div className={roundsStyles.part}>
            <p role="status">{t('away.answer.taken', { count: take.data.taken })}</p>
            <div className={roundsStyles.tools}>
              <ButtonLink look="primary" to="/bevakning">
                {t('away.answer.toDay')}
              </ButtonLink>
              <Button onPress={() => begin('')}>{t('away.answer.another')}</Button>
            </div>
          </div>
          <Rows rows={take.data.rows.filter(({ fate }) => fate !== 'taken')} />
        </Card>
      ) : preview === undefined ? (
        <Card label={t('away.answer.text')}>
          <div className={roundsStyles.part}>
            <TextField label={t('away.answer.text')} lines={9} value={text} onChange={begin} />
            <div className={roundsStyles.tools}>
              <Button
                look="primary"
                isDisabled={text.trim() === ''}
                isPending={read.isPending}
                onPress={() => read.mutate(input)}
              >
                {t('away.answer.read')}
              </Button>
              <FileTrigger
                acceptedFileTypes={['.txt', 'text/plain']}
                onSelect={(files) => {
                  const file = files?.item(0);
                  if (file === null || file === undefined) return;
                  if (file.size > largestFile) setWrongFile(true);
                  else void file.text().then(begin);
                }}
              >
                <Button>{t('away.answer.file')}</Button>
              </FileTrigger>
            </div>
          </div>
        </Card>
      ) : (
        <Card title={t('away.answer.preview')}>
          <div className={roundsStyles.part}>
            <Whose preview={preview} />
            {leftRows > 0 ? <Notice tone="warn">{t('away.answer.left', { count: leftRows })}</Notice> : null}
            {preview.needsReason ? (
              <TextField
                label={t('away.answer.why')}
                help={t('away.answer.whyHelp')}
                isRequired
                value={reason}
                onChange={setReason}
              />
            ) : null}
            <div className={roundsStyles.tools}>
              <Button
                look="primary"
                isDisabled={preview.taken === 0 || (preview.needsReason && reason.trim() === '')}
                isPending={take.isPending}
                onPress={() => take.mutate({ ...input, reason })}
              >
                {t('away.answer.take', { count: preview.taken })}
              </Button>
              <Button onPress={() => begin(text)}>{t('away.answer.back')}</Button>
            </div>
          </div>
          <Rows rows={preview.rows} />
        </Card>
      )}
    </Page>
  );
}

/** Who looked, and on which day; where that is not oneself, what it means. */
function Whose({ preview: { day, by, isMine } }: { preview: AnswerPreview }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  if (by === '') return <p>{format.day(day)}</p>;
  return <p>{t(isMine ? 'away.answer.by' : 'away.answer.byOther', { name: by, day: format.day(day) })}</p>;
}

function Rows({ rows }: { rows: readonly AnswerRow[] }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  if (rows.length === 0) return null;
  const asked = ({ to, text, answerBy }: NonNullable<AnswerRow['question']>) =>
    answerBy === null
      ? t('away.answer.sentTo', { to, text })
      : t('away.answer.sentToBy', { to, text, day: format.day(answerBy) });
  return (
    <div className={tableStyles.sideways}>
      <table className={tableStyles.table}>
        <thead>
          <tr>
            <th scope="col">{t('away.answer.account')}</th>
            <th scope="col">{t('away.answer.slot')}</th>
            <th scope="col">{t('away.answer.time')}</th>
            <th scope="col">{t('away.answer.outcome')}</th>
            <th scope="col">{t('away.answer.fate')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              <th scope="row">
                {row.name} <small className={styles.platform}>{row.platformName}</small>
                {row.covers.length === 0 ? null : (
                  <p className={styles.said}>
                    {t('away.covers', { count: row.covers.length })}: {row.covers.join(', ')}
                  </p>
                )}
              </th>
              <td>{row.slot}</td>
              <td className={tableStyles.time}>{format.dayAndClock(row.lookedAt)}</td>
              <td>
                <Chip tone={outcomeTones[row.outcome]}>{t(`terms.lookOutcome.${row.outcome}`)}</Chip>
                {[
                  row.reason === '' ? '' : t(`terms.notPossibleReason.${row.reason}`),
                  row.question === null ? '' : asked(row.question),
                  row.note,
                ]
                  .filter((part) => part !== '')
                  .map((part) => (
                    <p key={part} className={styles.said}>
                      {part}
                    </p>
                  ))}
              </td>
              <td data-fate={row.fate}>
                {t(`away.fate.${row.fate}`, {
                  time: row.standsSince === null ? '' : format.clock(row.standsSince),
                  begins: row.beginsAt === null ? '' : format.time(row.beginsAt),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
