import { useMutation } from '@tanstack/react-query';
import { Timer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrentCrisis } from '#core/cases/crisis/contract.ts';
import { queries } from '../../api/client.ts';
import { useFormat } from '../../app/format.ts';
import { useMayChange } from '../../app/may.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { NumberField, TextField } from '../../ui/Field.tsx';
import styles from './crisis.module.css';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** When the public is to hear again, and whether that has passed; in words, for a clock that moves is for the eyes only. */
export function NextUpdate({ crisis }: { crisis: CurrentCrisis }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const minutes = Math.floor((Date.parse(crisis.nextUpdateAt) - useNow(10_000)) / 60_000);
  return (
    <span className={styles.next} data-late={minutes < 0 || undefined}>
      {minutes < 0
        ? t('crisis.timer.late', { count: -minutes, at: format.clock(crisis.nextUpdateAt) })
        : t('crisis.timer.next', { count: minutes, at: format.clock(crisis.nextUpdateAt) })}
    </span>
  );
}

type Asking = 'told' | 'snooze' | 'interval';

/** The timer of updates: told, put off with a reason, or set anew; each is an entry in the log. */
export function UpdateTimer({ crisis, channels }: { crisis: CurrentCrisis; channels: readonly string[] }) {
  const { t } = useTranslation('app');
  const mayTell = useMayChange('crisis.noteUpdate');
  const [asks, setAsks] = useState<Asking | null>(null);
  return (
    <div className={styles.timer}>
      <Timer aria-hidden />
      <div>
        <NextUpdate crisis={crisis} />
        <small>{t('crisis.timer.every', { count: crisis.updateMinutes })}</small>
      </div>
      {mayTell ? (
        <>
          <Button look="primary" onPress={() => setAsks('told')}>
            {t('crisis.timer.told')}
          </Button>
          <Button onPress={() => setAsks('snooze')}>{t('crisis.timer.snooze')}</Button>
          <Button look="quiet" onPress={() => setAsks('interval')}>
            {t('crisis.timer.change')}
          </Button>
        </>
      ) : null}
      {asks === 'told' ? <ToldDialog id={crisis.id} channels={channels} onClose={() => setAsks(null)} /> : null}
      {asks === 'snooze' || asks === 'interval' ? (
        <MinutesDialog key={asks} kind={asks} crisis={crisis} onClose={() => setAsks(null)} />
      ) : null}
    </div>
  );
}

function ToldDialog({ id, channels, onClose }: { id: string; channels: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation('app');
  // Nothing is said beforehand: the log tells where it was published, and what was said there.
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [elsewhere, setElsewhere] = useState('');
  const [text, setText] = useState('');
  const where = [...channels.filter((name) => ticked.has(name)), elsewhere.trim()].filter(Boolean).join(', ');
  const { mutate, isPending, error } = useMutation(
    queries.crisis.noteUpdate.mutationOptions({ meta: { showsError: true }, onSuccess: onClose }),
  );
  return (
    <FormDialog
      title={t('crisis.timer.told')}
      submit={t('crisis.log.submit')}
      isReady={where !== '' && text.trim() !== ''}
      isPending={isPending}
      error={error}
      onSubmit={() => mutate({ id, channels: where, text: text.trim(), happenedAt: null })}
      onClose={onClose}
    >
      <TextField
        label={t('crisis.timer.what')}
        help={t('crisis.timer.whatHelp')}
        isRequired
        lines={3}
        autoFocus
        value={text}
        onChange={setText}
      />
      {channels.length === 0 ? null : (
        <div role="group" aria-label={t('crisis.timer.where')} className={fieldStyles.field}>
          <span className={fieldStyles.label}>{t('crisis.timer.where')}</span>
          {channels.map((name) => (
            <Checkbox
              key={name}
              isSelected={ticked.has(name)}
              onChange={(isOn) =>
                setTicked((before) => new Set(isOn ? [...before, name] : [...before].filter((one) => one !== name)))
              }
            >
              {name}
            </Checkbox>
          ))}
        </div>
      )}
      <TextField
        label={t(channels.length === 0 ? 'crisis.timer.where' : 'crisis.timer.elsewhere')}
        value={elsewhere}
        onChange={setElsewhere}
      />
    </FormDialog>
  );
}

function MinutesDialog({
  kind,
  crisis: { id, updateMinutes, nextUpdateAt },
  onClose,
}: {
  kind: 'snooze' | 'interval';
  crisis: CurrentCrisis;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const [minutes, setMinutes] = useState<number | null>(kind === 'snooze' ? 15 : updateMinutes);
  const [reason, setReason] = useState('');
  const options = { meta: { showsError: true }, onSuccess: onClose };
  const snooze = useMutation(queries.crisis.snooze.mutationOptions(options));
  const interval = useMutation(queries.crisis.setInterval.mutationOptions(options));
  const { mutate, isPending, error } = kind === 'snooze' ? snooze : interval;
  const [least, most] = kind === 'snooze' ? [5, 240] : [10, 1440];
  const isNumber = minutes !== null && Number.isInteger(minutes) && minutes >= least && minutes <= most;
  return (
    <FormDialog
      title={t(`crisis.timer.${kind === 'snooze' ? 'snooze' : 'change'}`)}
      submit={t('ui.save')}
      isReady={isNumber && reason.trim() !== ''}
      isPending={isPending}
      error={error}
      onSubmit={() => mutate({ id, minutes: minutes ?? 0, reason: reason.trim() })}
      onClose={onClose}
    >
      <NumberField
        label={t('crisis.timer.minutes')}
        help={
          kind === 'snooze'
            ? t('crisis.timer.snoozeHelp', { from: least, to: most, at: format.clock(nextUpdateAt) })
            : t('crisis.timer.range', { from: least, to: most })
        }
        value={minutes}
        min={least}
        max={most}
        onChange={setMinutes}
      />
      <TextField
        label={t('crisis.timer.reason')}
        help={t('crisis.timer.reasonHelp')}
        isRequired
        autoFocus
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
