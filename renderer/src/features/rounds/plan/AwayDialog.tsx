import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import { type AwaySpan, faultOfSpan, withStart } from './away-span.ts';
import { useMayPlan, usePlanWords } from './use-plan.ts';
import styles from './who.module.css';

const gapsShown = 4;

/** "Jag är borta": from, to, who stands in, and what becomes uncovered, while it is typed. Whoever coordinates can say it for a colleague. */
export function AwayDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const navigate = useNavigate();
  const words = usePlanWords();
  const today = useToday();
  const { me } = usePlace();
  const { mayPlan } = useMayPlan();
  const [personId, setPersonId] = useState(me.personId);
  const [span, setSpan] = useState<AwaySpan>({ from: today, to: today, isEndOwn: false });
  const { from, to } = span;
  const [substituteId, setSubstituteId] = useState<string | null>(null);
  const fault = faultOfSpan(span, today);
  const isSpan = fault === null;
  const draft = { from: from ?? today, to: to ?? today, substituteId };
  const { data: gaps, error: ifError } = useQuery({
    ...queries.roundPlan.ifAway.queryOptions({ input: { personId, ...draft } }),
    enabled: isSpan && personId !== null,
    placeholderData: keepPreviousData,
  });
  const own = useMutation(queries.roundPlan.beAway.mutationOptions({ meta: { showsError: true } }));
  const others = useMutation(queries.roundPlan.markAway.mutationOptions({ meta: { showsError: true } }));
  const { data: named } = useQuery({
    ...queries.people.named.queryOptions({ input: { ids: personId === null ? [] : [personId] } }),
    enabled: personId !== null,
  });
  const error = own.error ?? others.error ?? (isSpan ? ifError : null);

  function save(): void {
    if (personId === null) return;
    const done = {
      onSuccess: ({ gaps: uncovered }: { gaps: readonly unknown[] }) => {
        const name = named?.[0]?.name ?? me.name;
        const [first, last] = [format.shortDay(draft.from), format.shortDay(draft.to)];
        say({
          text:
            uncovered.length > 0
              ? t('roundPlan.away.savedGaps', { name, count: uncovered.length })
              : draft.from === draft.to
                ? t('roundPlan.away.savedOne', { name, from: first })
                : t('roundPlan.away.saved', { name, from: first, to: last }),
          ...(uncovered.length > 0 && {
            action: {
              label: t('roundPlan.away.look'),
              onPress: () => void navigate(`/bevakning/vem-tar-vad?fran=${draft.from}`),
            },
          }),
        });
        onClose();
      },
    };
    if (personId === me.personId) own.mutate(draft, done);
    else others.mutate({ personId, ...draft }, done);
  }
  return (
    <FormDialog
      title={t('roundPlan.away.title')}
      submit={t('roundPlan.away.save')}
      isReady={isSpan && personId !== null}
      isPending={own.isPending || others.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <p className={styles.quiet}>{t('roundPlan.away.lead')}</p>
      {mayPlan ? (
        <PersonChoice autoFocus label={t('roundPlan.away.who')} value={personId} onChange={setPersonId} />
      ) : null}
      <div className={styles.pair}>
        <DateField
          label={t('roundPlan.away.from')}
          value={from}
          autoFocus={!mayPlan}
          onChange={(day) => setSpan((before) => withStart(before, day))}
        />
        <DateField
          label={t('roundPlan.away.to')}
          value={to}
          error={fault === null ? undefined : t(`roundPlan.away.fault.${fault}`)}
          onChange={(day) => setSpan((before) => ({ ...before, to: day, isEndOwn: day !== null }))}
        />
      </div>
      <PersonChoice
        label={t('roundPlan.away.substitute')}
        help={t('roundPlan.away.substituteHelp')}
        value={substituteId}
        onChange={setSubstituteId}
      />
      <div aria-live="polite">
        {error !== null ? (
          <Notice tone="bad">{errorText(error, t)}</Notice>
        ) : gaps === undefined || !isSpan || personId === null ? null : gaps.length === 0 ? (
          <p className={styles.fine}>
            <CircleCheck aria-hidden />
            {t('roundPlan.away.covered')}
          </p>
        ) : (
          <Notice tone="warn">
            <p>{t('roundPlan.away.uncovered', { count: gaps.length })}</p>
            <ul className={styles.bullets}>
              {gaps.slice(0, gapsShown).map((gap) => (
                <li key={`${gap.kind} ${gap.day} ${gap.slot} ${gap.personId}`}>
                  {words.day(gap.day)}, {t('roundPlan.round', { slot: gap.slot })}
                  {': '}
                  {t(`roundPlan.gap.${gap.kind}`, { count: gap.accounts, name: gap.personName })}
                </li>
              ))}
              {gaps.length > gapsShown ? <li>{t('roundPlan.away.more', { count: gaps.length - gapsShown })}</li> : null}
            </ul>
          </Notice>
        )}
      </div>
    </FormDialog>
  );
}
