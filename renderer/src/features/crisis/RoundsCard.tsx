import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useFormat } from '../../app/format.ts';
import { useMayChange } from '../../app/may.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { NumberField, TextField } from '../../ui/Field.tsx';
import { Card } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import { useToday } from '../accounts/account/use-today.ts';
import { TimeOfDay } from '../rounds/plan/TimeSpan.tsx';
import styles from './crisis.module.css';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** Rounds more often: what is decided already, and a way to decide more. */
export function RoundsCard({ one }: { one: Case }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const mayPlan = useMayChange('crisis.addRounds');
  const [isOpen, setOpen] = useState(false);
  const added = one.state.logged.filter(({ what }) => what === 'rounds-added');
  return (
    <Card
      title={t('crisis.rounds.title')}
      aside={
        mayPlan ? (
          <Button small onPress={() => setOpen(true)}>
            {t('crisis.rounds.add')}
          </Button>
        ) : undefined
      }
    >
      <div className={styles.pad}>
        {added.length === 0 ? (
          <p>{t('crisis.rounds.none')}</p>
        ) : (
          added.map(({ sequence, values }) => (
            <p key={sequence}>
              {format.day(values['day'] ?? null)}: {values['windows']}
            </p>
          ))
        )}
        <ButtonLink small look="quiet" to="/bevakning">
          {t('crisis.rounds.open')}
        </ButtonLink>
      </div>
      {isOpen ? <RoundsDialog one={one} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

function RoundsDialog({ one, onClose }: { one: Case; onClose: () => void }) {
  const { t } = useTranslation('app');
  const today = useToday();
  const { me } = usePlace();
  const lead = one.names[one.state.roles['crisis-lead'] ?? ''] ?? me.name;
  const [day, setDay] = useState(today);
  const [from, setFrom] = useState(() => `${String((new Date().getHours() + 1) % 24).padStart(2, '0')}:00`);
  const [to, setTo] = useState('22:00');
  const [every, setEvery] = useState<number | null>(60);
  const [decision, setDecision] = useState<string>(t('crisis.rounds.decisionText', { number: one.number }));
  const [decidedBy, setDecidedBy] = useState(lead);
  const { mutate, isPending, error } = useMutation(
    queries.crisis.addRounds.mutationOptions({
      meta: { showsError: true },
      onSuccess: ({ windows }) => {
        say({ text: t('crisis.rounds.added', { count: windows.length, from: windows[0]?.from ?? '' }) });
        onClose();
      },
    }),
  );
  const isNumber = every !== null && Number.isInteger(every) && every >= 15 && every <= 240;
  return (
    <FormDialog
      title={t('crisis.rounds.add')}
      submit={t('crisis.rounds.decide')}
      isReady={isNumber && from < to && decision.trim() !== '' && decidedBy.trim() !== ''}
      isPending={isPending}
      error={error}
      onSubmit={() =>
        mutate({
          id: one.id,
          day,
          from,
          to,
          everyMinutes: every ?? 60,
          decision: decision.trim(),
          decidedBy: decidedBy.trim(),
        })
      }
      onClose={onClose}
    >
      <p>{t('crisis.rounds.help')}</p>
      <DateField label={t('crisis.rounds.day')} value={day} onChange={(chosen) => setDay(chosen ?? today)} />
      <div className={styles.row}>
        <TimeOfDay label={t('crisis.rounds.from')} value={from} isWrong={from >= to} onChange={setFrom} />
        <TimeOfDay label={t('crisis.rounds.to')} value={to} isWrong={from >= to} onChange={setTo} />
      </div>
      <NumberField label={t('crisis.rounds.every')} value={every} min={15} max={240} onChange={setEvery} />
      <TextField label={t('crisis.rounds.decision')} isRequired value={decision} onChange={setDecision} />
      <TextField label={t('crisis.rounds.decidedBy')} isRequired value={decidedBy} onChange={setDecidedBy} />
    </FormDialog>
  );
}
