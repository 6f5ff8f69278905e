import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { PlatformRequest } from '#core/cases/lost/contract.ts';
import { queries } from '../../../api/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Card } from '../../../ui/Page.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { useLanguage } from '../../crisis/use-crisis.ts';
import { useCaseWords } from '../words.ts';
import styles from './lost.module.css';

/** What has been asked of platforms, with a clock for each. */
export function RequestsCard({ one, mayWork }: { one: Case; mayWork: boolean }) {
  const { t, format } = useCaseWords();
  const language = useLanguage();
  const [asks, setAsks] = useState<PlatformRequest | 'new' | null>(null);
  const { data: requests } = useQuery(queries.lost.requests.queryOptions({ input: { id: one.id, language } }));
  if (requests === undefined) return null;
  const isOpen = mayWork && one.endedAt === null;
  const close = () => setAsks(null);
  return (
    <Card
      title={t('lost.requests.title')}
      aside={
        isOpen && requests.length > 0 ? (
          <Button small onPress={() => setAsks('new')}>
            {t('lost.requests.add')}
          </Button>
        ) : undefined
      }
    >
      <div className={styles.body}>
        {requests.length === 0 ? <p className={styles.quiet}>{t('lost.requests.none')}</p> : null}
        <ul role="list" className={styles.requests}>
          {requests.map((request) => {
            const { sequence, to, sentOn, reference, note, answeredOn, answer, waitedDays, isLate, askAgainOn } =
              request;
            const about = [
              t('lost.requests.sent', { day: format.day(sentOn) }),
              note,
              reference,
              answeredOn === null ? t('lost.requests.askAgain', { day: format.shortDay(askAgainOn) }) : '',
            ];
            return (
              <li key={sequence}>
                <div>
                  <b>{to}</b>
                  <small>{about.filter(Boolean).join(' · ')}</small>
                </div>
                {answeredOn !== null ? (
                  <Chip tone="ok">{t('lost.requests.answered', { day: format.shortDay(answeredOn), answer })}</Chip>
                ) : (
                  <>
                    <Chip tone={isLate ? 'warn' : 'plain'}>{t('lost.requests.waited', { count: waitedDays })}</Chip>
                    {sequence > 0 && isOpen ? (
                      <Button small onPress={() => setAsks(request)}>
                        {t('lost.requests.answer')}
                      </Button>
                    ) : null}
                  </>
                )}
              </li>
            );
          })}
        </ul>
        {requests.some(({ sequence, answeredOn }) => sequence === 0 && answeredOn === null) ? (
          <p className={styles.quiet}>{t('lost.requests.answerInStep')}</p>
        ) : null}
      </div>
      {asks === 'new' ? <NewRequest one={one} onClose={close} /> : null}
      {asks === null || asks === 'new' ? null : <NewAnswer one={one} request={asks} onClose={close} />}
    </Card>
  );
}

function NewRequest({ one, onClose }: { one: Case; onClose: () => void }) {
  const { t } = useCaseWords();
  const today = useToday();
  const { data: ways = [] } = useQuery(queries.lost.waysBack.queryOptions({ input: { id: one.id } }));
  const [chosen, setChosen] = useState<string | null>(null);
  const [sentOn, setSentOn] = useState<string | null>(today);
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const platform = chosen ?? (ways.length === 1 ? (ways[0]?.platform ?? null) : null);
  const { mutate, isPending, error } = useMutation(
    queries.lost.noteRequest.mutationOptions({ meta: { showsError: true }, onSuccess: onClose }),
  );
  return (
    <FormDialog
      title={t('lost.requests.add')}
      submit={t('lost.requests.save')}
      isReady={platform !== null && sentOn !== null}
      isPending={isPending}
      error={error}
      onSubmit={() =>
        mutate({
          id: one.id,
          platform: platform ?? '',
          sentOn: sentOn ?? today,
          reference: reference.trim(),
          note: note.trim(),
        })
      }
      onClose={onClose}
    >
      <Select
        label={t('lost.requests.to')}
        choices={ways.map(({ platform: id, platformName: name }) => ({ id, name }))}
        value={platform}
        onChange={setChosen}
      />
      <DateField label={t('lost.requests.sentOn')} value={sentOn} max={today} onChange={setSentOn} />
      <TextField label={t('lost.requests.note')} value={note} onChange={setNote} />
      <TextField label={t('lost.requests.reference')} value={reference} onChange={setReference} />
    </FormDialog>
  );
}

function NewAnswer({ one, request, onClose }: { one: Case; request: PlatformRequest; onClose: () => void }) {
  const { t } = useCaseWords();
  const today = useToday();
  const [answeredOn, setAnsweredOn] = useState<string | null>(today);
  const [answer, setAnswer] = useState('');
  const { mutate, isPending, error } = useMutation(
    queries.lost.noteAnswer.mutationOptions({ meta: { showsError: true }, onSuccess: onClose }),
  );
  return (
    <FormDialog
      title={t('lost.requests.answerOf', { to: request.to })}
      submit={t('lost.requests.save')}
      isReady={answer.trim() !== '' && answeredOn !== null}
      isPending={isPending}
      error={error}
      onSubmit={() =>
        mutate({ id: one.id, sequence: request.sequence, answeredOn: answeredOn ?? today, answer: answer.trim() })
      }
      onClose={onClose}
    >
      <TextField label={t('lost.requests.answerText')} isRequired autoFocus value={answer} onChange={setAnswer} />
      <DateField label={t('lost.requests.answeredOn')} value={answeredOn} max={today} onChange={setAnsweredOn} />
    </FormDialog>
  );
}
