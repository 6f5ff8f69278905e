import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlanVersion, RoundPlan } from '#core/rounds/plan/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { addDays } from '../../../app/days.ts';
import { useDraft } from '../../../app/draft.ts';
import { useReadsHere } from '../../../app/may.ts';
import { useFormat } from '../../../app/format.ts';
import { queryClient } from '../../../app/providers.tsx';
import { SaveBar } from '../../../app/SaveBar.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { DaysCard } from './DaysCard.tsx';
import { ExtraCard } from './ExtraCard.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import { KindsCard } from './KindsCard.tsx';
import styles from './plan.module.css';
import { Preview } from './Preview.tsx';
import { RoundsCard } from './RoundsCard.tsx';
import { SeasonsCard } from './SeasonsCard.tsx';
import { useMayPlan, usePlan } from './use-plan.ts';

/** Inställningar → Bevakningsplan: when rounds are done, from a day on, with the coming week in sight. */
export function PlanPart() {
  const { administration } = usePlace();
  const data = usePlan();
  const today = useToday();
  if (data === undefined || today === '') return null;
  return <PlanForm key={administration.id} {...data} today={today} />;
}

/** Whether anything but extra rounds and who takes them is changed: that waits until tomorrow unless somebody says today. */
function changesRounds(before: RoundPlan, after: RoundPlan): boolean {
  const alike: Partial<RoundPlan> = { extra: [], rota: [], mostPerPerson: 1 };
  return JSON.stringify({ ...before, ...alike }) !== JSON.stringify({ ...after, ...alike });
}

function PlanForm({
  current,
  versions,
  earliest,
  today,
}: {
  current: PlanVersion;
  versions: PlanVersion[];
  earliest: string;
  today: string;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const { mayPlan } = useMayPlan();
  const reads = useReadsHere();
  const form = useDraft(current.plan, versions.length);
  const { value: plan, change } = form;
  const [validFrom, setValidFrom] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const from = validFrom ?? (changesRounds(form.base, plan) ? addDays(today, 1) : today);
  const isTooEarly = plan.extra.some(({ day }) => day >= today && day < from);
  const save = useMutation(queries.roundPlan.save.mutationOptions({ meta: { showsError: true } }));
  const later = versions.find((version) => (version.validFrom ?? '') > from);

  function decide() {
    setTried(true);
    if (save.isPending || !RoundPlan.safeParse(plan).success) return;
    save.mutate(
      { administrationId: administration.id, seen: versions[0]?.id ?? null, validFrom: from, note, plan },
      {
        onSuccess: (made) => {
          form.accept(made.plan, versions.length + 1);
          setTried(false);
          setNote('');
          say({ text: t('roundPlan.plan.decided', { day: format.day(made.validFrom) }) });
        },
        onError: () => void queryClient.invalidateQueries({ queryKey: queries.roundPlan.key() }),
      },
    );
  }
  function readAnew() {
    save.reset();
    setTried(false);
    form.discard();
  }
  const missing = isTried ? t('roundPlan.plan.missing') : undefined;
  const isRefused = refusalOf(save.error)?.code === 'changed-meanwhile';
  return (
    <>
      <Preview plan={plan} from={form.isDirty ? from : today} />
      {mayPlan ? null : <Notice tone="plain">{t(reads ? 'accounts.readOnly' : 'roundPlan.plan.notMine')}</Notice>}
      {form.isBehind || isRefused ? (
        <Notice tone="bad">
          <div className={styles.conflict}>
            {t('settings.conflict')}
            <Button small onPress={readAnew}>
              {t('settings.readAnew')}
            </Button>
          </div>
        </Notice>
      ) : save.error === null ? null : (
        <Notice tone="bad">{errorText(save.error, t)}</Notice>
      )}
      <fieldset className={styles.form} disabled={!mayPlan}>
        <RoundsCard plan={plan} change={change} />
        <DaysCard plan={plan} change={change} today={today} missing={missing} />
        <KindsCard plan={plan} change={change} />
        <SeasonsCard plan={plan} change={change} missing={missing} />
        <ExtraCard plan={plan} change={change} today={today} missing={missing} />
      </fieldset>
      <HistoryCard
        versions={versions}
        currentId={current.id}
        today={today}
        onUse={
          mayPlan
            ? (version) => {
                change(version.plan);
                say({ text: t('roundPlan.plan.usedOld', { day: format.day(version.validFrom) }) });
              }
            : null
        }
      />
      <SaveBar isDirty={form.isDirty && mayPlan} isSaving={save.isPending} onSave={decide} onDiscard={readAnew}>
        <div className={styles.save}>
          <DateField
            label={t('roundPlan.plan.validFrom')}
            value={from}
            onChange={(day) => setValidFrom(day === null || day < today ? null : day)}
          />
          <TextField label={t('roundPlan.plan.note')} value={note} onChange={setNote} />
        </div>
        {isTooEarly ? <p>{t('roundPlan.plan.extraTooEarly')}</p> : null}
        {from < earliest && changesRounds(form.base, plan) ? <p>{t('roundPlan.plan.validFromToday')}</p> : null}
        {later === undefined ? null : <p>{t('roundPlan.plan.later', { day: format.day(later.validFrom) })}</p>}
      </SaveBar>
    </>
  );
}
