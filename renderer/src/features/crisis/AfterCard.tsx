import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import type { CaseAction } from '#core/cases/crisis/contract.ts';
import type { ReadyFile } from '#core/inventory/contract.ts';
import { queries } from '../../api/client.ts';
import { addDays } from '../../app/days.ts';
import { useMayChange } from '../../app/may.ts';
import { Button } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Card } from '../../ui/Page.tsx';
import { useToday } from '../accounts/account/use-today.ts';
import { Files } from '../inventory/reporting/Files.tsx';
import { PersonChoice } from '../people/PersonChoice.tsx';
import { DueDay } from '../today/DueDay.tsx';
import styles from './crisis.module.css';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useLanguage } from './use-crisis.ts';

/** The reports that have been made of a crisis while its page is open: kept by the page, for the card with them moves when the crisis is over. */
export function useReport(id: string) {
  const language = useLanguage();
  const [files, setFiles] = useState<readonly ReadyFile[]>([]);
  const { mutate, isPending } = useMutation(
    queries.crisis.report.mutationOptions({ onSuccess: (file) => setFiles((before) => [...before, file]) }),
  );
  return { files, isPending, make: (format: (typeof forms)[number]) => mutate({ id, format, language }) };
}

const forms = ['docx', 'pdf', 'csv'] as const;

/** The report in three forms; each file has a number of its own, so that none takes another's place. */
export function ReportCard({ report: { files, isPending, make } }: { report: ReturnType<typeof useReport> }) {
  const { t } = useTranslation('app');
  return (
    <Card title={t('crisis.report.card')}>
      <div className={styles.pad}>
        <p>{t('crisis.report.help')}</p>
        <div className={styles.row}>
          {forms.map((format) => (
            <Button key={format} isPending={isPending} onPress={() => make(format)}>
              {t(`crisis.report.as.${format}`)}
            </Button>
          ))}
        </div>
      </div>
      {files.length === 0 ? null : <Files files={files} />}
    </Card>
  );
}

/** What is to be done afterwards: whose, and by when. */
export function ActionsCard({ one }: { one: Case }) {
  const { t } = useTranslation('app');
  const today = useToday();
  const { data: actions } = useQuery(queries.crisis.actions.queryOptions({ input: { id: one.id } }));
  const mayAdd = useMayChange('crisis.addAction');
  const maySettle = useMayChange('crisis.settleAction');
  const [asks, setAsks] = useState<CaseAction | 'new' | null>(null);
  return (
    <Card
      title={t('crisis.report.actions')}
      aside={
        mayAdd ? (
          <Button small onPress={() => setAsks('new')}>
            {t('crisis.actions.add')}
          </Button>
        ) : null
      }
    >
      {actions === undefined || actions.length === 0 ? (
        <p className={styles.pad}>{t('crisis.actions.none')}</p>
      ) : (
        <ul role="list" className={styles.accounts}>
          {actions.map((action) => (
            <li key={action.id} data-standing={action.doneAt === null ? undefined : 'done'}>
              <div>
                <b>{action.text}</b>
                <small>{action.doneAt === null ? action.personName : `${action.personName}: ${action.outcome}`}</small>
              </div>
              {action.doneAt === null ? (
                <>
                  <DueDay due={action.dueOn} today={today} />
                  {maySettle ? (
                    <Button small onPress={() => setAsks(action)}>
                      {t('crisis.actions.settle')}
                    </Button>
                  ) : null}
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {asks === 'new' ? <NewAction id={one.id} today={today} onClose={() => setAsks(null)} /> : null}
      {asks === null || asks === 'new' ? null : <SettleAction action={asks} onClose={() => setAsks(null)} />}
    </Card>
  );
}

function NewAction({ id, today, onClose }: { id: string; today: string; onClose: () => void }) {
  const { t } = useTranslation('app');
  const [text, setText] = useState('');
  const [personId, setPersonId] = useState<string | null>(null);
  const [dueOn, setDueOn] = useState<string | null>(addDays(today, 14));
  const { mutate, isPending, error } = useMutation(
    queries.crisis.addAction.mutationOptions({ meta: { showsError: true }, onSuccess: onClose }),
  );
  return (
    <FormDialog
      title={t('crisis.actions.add')}
      submit={t('ui.save')}
      isReady={text.trim() !== '' && personId !== null && dueOn !== null}
      isPending={isPending}
      error={error}
      onSubmit={() => mutate({ id, text: text.trim(), personId: personId ?? '', dueOn: dueOn ?? today })}
      onClose={onClose}
    >
      <TextField label={t('crisis.actions.what')} isRequired autoFocus value={text} onChange={setText} />
      <PersonChoice label={t('crisis.report.owner')} value={personId} onChange={setPersonId} />
      <DateField label={t('crisis.report.by')} value={dueOn} onChange={setDueOn} />
    </FormDialog>
  );
}

/** What came of an action, wherever it is shown. */
export function SettleAction({ action, onClose }: { action: CaseAction; onClose: () => void }) {
  const { t } = useTranslation('app');
  const [outcome, setOutcome] = useState('');
  const { mutate, isPending, error } = useMutation(
    queries.crisis.settleAction.mutationOptions({ meta: { showsError: true }, onSuccess: onClose }),
  );
  return (
    <FormDialog
      title={action.text}
      submit={t('crisis.actions.settle')}
      isReady={outcome.trim() !== ''}
      isPending={isPending}
      error={error}
      onSubmit={() => mutate({ id: action.id, version: action.version, outcome: outcome.trim() })}
      onClose={onClose}
    >
      <TextField label={t('crisis.report.outcome')} isRequired autoFocus value={outcome} onChange={setOutcome} />
    </FormDialog>
  );
}
