import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { addDays } from '../../app/days.ts';
import { useMay } from '../../app/may.ts';
import { Button } from '../../ui/Button.tsx';
import { isHalfTyped } from '../../ui/half-typed.ts';
import { TextField } from '../../ui/Field.tsx';
import { Card, Notice } from '../../ui/Page.tsx';
import { useToday } from '../accounts/account/use-today.ts';
import { PersonChoice } from '../people/PersonChoice.tsx';
import { LogEntries, most } from './LogEntries.tsx';
import styles from './rounds.module.css';

/** Another person's log: only for those who may, with a reason that the person sees (T8). */
export function OtherLogCard() {
  const { t } = useTranslation('app');
  const may = useMay('rounds.otherLog');
  const today = useToday();
  const [personId, setPersonId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const read = useMutation(queries.rounds.otherLog.mutationOptions({ meta: { showsError: true } }));
  if (!may) return null;
  return (
    <>
      <Card title={t('roundsUi.log.otherTitle')}>
        <div className={styles.part}>
          <p className={styles.quiet}>{t('roundsUi.log.other')}</p>
          <div className={styles.ask}>
            <PersonChoice
              label={t('roundsUi.log.person')}
              value={personId}
              onChange={(id) => {
                setPersonId(id);
                read.reset();
              }}
            />
            <TextField label={t('roundsUi.log.reason')} value={reason} onChange={setReason} />
            <Button
              isDisabled={personId === null || reason.trim() === ''}
              isPending={read.isPending}
              onPress={() =>
                personId !== null &&
                !isHalfTyped() &&
                read.mutate({ personId, from: addDays(today, -365), to: today, reason: reason.trim(), limit: most })
              }
            >
              {t('roundsUi.log.read')}
            </Button>
          </div>
          {read.error === null ? null : <Notice tone="bad">{errorText(read.error, t)}</Notice>}
        </div>
      </Card>
      {read.data === undefined ? null : (
        <LogEntries log={read.data} title={t('roundsUi.log.of', { name: read.data.name })} />
      )}
    </>
  );
}
