import { useMutation } from '@tanstack/react-query';
import { Flame, Printer } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { Case } from '#core/cases/contract.ts';
import type { CrisisPlan, CurrentCrisis } from '#core/cases/crisis/contract.ts';
import { isOver } from '#core/cases/crisis/is-over.ts';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { usePlace } from '../../app/administration.tsx';
import { useFormat } from '../../app/format.ts';
import { useMayChange } from '../../app/may.ts';
import { ReadsHereNotice } from '../../app/ReadsHereNotice.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Card, Notice, Page } from '../../ui/Page.tsx';
import { AccountsCard } from './AccountsCard.tsx';
import { ActionsCard, ReportCard, useReport } from './AfterCard.tsx';
import { ChannelsCard, PhonesCard } from './ChannelsCard.tsx';
import styles from './crisis.module.css';
import { LogCard } from './LogCard.tsx';
import { OpeningsCard } from './OpeningsCard.tsx';
import { RolesCard } from './RolesCard.tsx';
import { RoundsCard } from './RoundsCard.tsx';
import { StepsCard } from './StepsCard.tsx';
import { TextsCard } from './TextsCard.tsx';
import { UpdateTimer } from './UpdateTimer.tsx';
import { useCrisisPlan, useCurrentCrisis, useLanguage } from './use-crisis.ts';
import { useCrisisCase } from './use-record.ts';

/** Kris: what is prepared, at once; with a crisis going on also who does what, what is left, and the log. Nothing of it is in the vault. */
export function CrisisPage({ id = '' }: { id?: string | undefined }) {
  const current = useCurrentCrisis();
  const plan = useCrisisPlan();
  const { key: visit } = useLocation();
  const [seen, setSeen] = useState<{ visit: string; id: string | undefined }>({ visit, id: undefined });
  if (plan === undefined || current === undefined) return null;
  // Whoever has the page open when the crisis ends sees what comes after; whoever comes here later sees what is prepared.
  if (seen.visit !== visit || (current !== null && seen.id !== current.id)) setSeen({ visit, id: current?.id });
  const chosen = id === '' ? (current?.id ?? seen.id) : id;
  return chosen === undefined ? (
    <Prepared plan={plan.plan} />
  ) : (
    <Going key={chosen} id={chosen} plan={plan.plan} current={current?.id === chosen ? current : null} />
  );
}

/** Before: one press begins, and everything that is prepared is there without it. */
function Prepared({ plan }: { plan: CrisisPlan }) {
  const { t } = useTranslation('app');
  const mayStart = useMayChange('crisis.start');
  return (
    <Page title={t('crisis.title')} lead={t('crisis.prepared')}>
      <ReadsHereNotice />
      {mayStart ? <StartCard /> : null}
      <div className={styles.two}>
        <TextsCard plan={plan} crisisId={null} />
        <div className={styles.column}>
          <ChannelsCard plan={plan} />
          <PhonesCard plan={plan} />
        </div>
      </div>
    </Page>
  );
}

function StartCard() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const language = useLanguage();
  const { administration } = usePlace();
  const [title, setTitle] = useState('');
  const { mutate, isPending, error } = useMutation(
    queries.crisis.start.mutationOptions({ meta: { showsError: true } }),
  );
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    const named = title.trim() || t('crisis.start.unnamed', { at: format.dayAndClock(new Date().toISOString()) });
    mutate({ administrationId: administration.id, title: named, language });
  };
  return (
    <Card title={t('crisis.start.title')}>
      <form className={styles.start} onSubmit={start}>
        {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
        <TextField
          label={t('crisis.start.what')}
          help={t('crisis.start.help')}
          autoFocus
          value={title}
          onChange={setTitle}
        />
        <Button type="submit" look="danger" isPending={isPending}>
          <Flame aria-hidden />
          {t('crisis.start.submit')}
        </Button>
      </form>
    </Card>
  );
}

function Going({ id, plan, current }: { id: string; plan: CrisisPlan; current: CurrentCrisis | null }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const one = useCrisisCase(id);
  const report = useReport(id);
  if (one === undefined) return null;
  const over = isOver(one.state);
  return (
    <Page
      title={one.title}
      lead={[
        one.number,
        one.dnr === '' ? t('cases.notRegistered') : t('cases.registered', { dnr: one.dnr }),
        t('crisis.since', { at: format.time(one.openedAt) }),
        ...(over ? [t('crisis.over')] : []),
      ].join(' · ')}
      actions={
        <ButtonLink to={`/arenden/${one.number}/utskrift`}>
          <Printer aria-hidden />
          {t('crisis.print')}
        </ButtonLink>
      }
    >
      <ReadsHereNotice />
      {current === null ? null : <UpdateTimer crisis={current} channels={plan.channels.map(({ name }) => name)} />}
      <div className={styles.three}>
        {over ? <After one={one} report={report} /> : <During one={one} plan={plan} report={report} />}
        <LogCard one={one} />
      </div>
    </Page>
  );
}

type Report = ReturnType<typeof useReport>;

function During({ one, plan, report }: { one: Case; plan: CrisisPlan; report: Report }) {
  return (
    <>
      <div className={styles.column}>
        <RolesCard one={one} />
        <TextsCard plan={plan} crisisId={one.id} />
        <ChannelsCard plan={plan} />
        <PhonesCard plan={plan} />
      </div>
      <div className={styles.column}>
        <StepsCard one={one} />
        <AccountsCard one={one} />
        <RoundsCard one={one} />
        <OpeningsCard one={one} />
        <ActionsCard one={one} />
        <ReportCard report={report} />
      </div>
    </>
  );
}

/** Everyday is back: what is left is to learn. */
function After({ one, report }: { one: Case; report: Report }) {
  return (
    <>
      <div className={styles.column}>
        <ReportCard report={report} />
        <ActionsCard one={one} />
      </div>
      <div className={styles.column}>
        <OpeningsCard one={one} />
        <StepsCard one={one} />
      </div>
    </>
  );
}
