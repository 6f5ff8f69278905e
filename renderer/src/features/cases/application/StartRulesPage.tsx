import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fewestTold } from '#core/cases/application/contract.ts';
import { freezeHolds, type Preapproval, type StartFreeze } from '#core/settings/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { useMayChange } from '../../../app/may.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card, Notice, Page } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { CasesTabs } from '../CasesTabs.tsx';
import styles from './application.module.css';
import { EndFreezeDialog } from './EndFreezeDialog.tsx';
import { FormFileButtons } from './FormFileButtons.tsx';
import { FreezeDialog } from './FreezeDialog.tsx';
import { PreapprovalDialog } from './PreapprovalDialog.tsx';
import { usePreapprovalWords } from './use-preapproval-words.ts';

/** "Uppstart": what the administration has decided for every start: a freeze, kinds approved beforehand, and how long decisions take. */
export function StartRulesPage() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const mayChange = useMayChange('settings.updateAdministration');
  const [dialog, setDialog] = useState<'freeze' | 'end-freeze' | 'preapproval' | null>(null);
  const update = useMutation(queries.settings.updateAdministration.mutationOptions({ meta: { showsError: true } }));
  const { id, version, name, settings } = administration;
  const save = (changed: { startFreeze: StartFreeze | null } | { preapproved: Preapproval[] }, reason = '') =>
    update.mutate(
      { id, version, name, reason, settings: { ...settings, ...changed } },
      {
        onSuccess: () => {
          say({ text: t('application.rules.saved') });
          setDialog(null);
        },
      },
    );
  return (
    <Page title={t('casesUi.title')} lead={t('application.rules.lead')}>
      <CasesTabs />
      {dialog === null && update.error !== null ? <Notice tone="bad">{errorText(update.error, t)}</Notice> : null}
      <div className={styles.rules}>
        <Freeze mayChange={mayChange} onSet={() => setDialog('freeze')} onEnd={() => setDialog('end-freeze')} />
        <Preapproved
          mayChange={mayChange}
          onAdd={() => setDialog('preapproval')}
          onRemove={(one) => save({ preapproved: settings.preapproved.filter((each) => each !== one) })}
        />
        <HowLong />
        <Card title={t('application.rules.form')}>
          <div className={styles.part}>
            <FormFileButtons />
          </div>
        </Card>
      </div>
      {dialog === 'freeze' ? (
        <FreezeDialog
          freeze={settings.startFreeze}
          error={update.error}
          isPending={update.isPending}
          onSave={(startFreeze) => save({ startFreeze })}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'end-freeze' ? (
        <EndFreezeDialog
          error={update.error}
          isPending={update.isPending}
          onEnd={(reason) => save({ startFreeze: null }, reason)}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'preapproval' ? (
        <PreapprovalDialog
          error={update.error}
          isPending={update.isPending}
          onSave={(one) => save({ preapproved: [...settings.preapproved, one] })}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </Page>
  );
}

function Freeze({ mayChange, onSet, onEnd }: { mayChange: boolean; onSet: () => void; onEnd: () => void }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const today = useToday();
  const { startFreeze } = usePlace().administration.settings;
  return (
    <Card title={t('application.freeze.title')}>
      <div className={styles.part}>
        {startFreeze === null ? (
          <p>{t('application.freeze.none')}</p>
        ) : (
          <div>
            <p>
              {startFreeze.untilOn === null
                ? t('application.freeze.from', { from: format.day(startFreeze.fromOn) })
                : t('application.freeze.fromUntil', {
                    from: format.day(startFreeze.fromOn),
                    until: format.day(startFreeze.untilOn),
                  })}
              {freezeHolds(startFreeze, today) ? null : ` ${t('application.freeze.notNow')}`}
            </p>
            <p>{startFreeze.reason}</p>
          </div>
        )}
        {mayChange ? (
          <div className={styles.out}>
            <Button onPress={onSet}>
              {startFreeze === null ? t('application.freeze.set') : t('application.freeze.change')}
            </Button>
            {startFreeze === null ? null : <Button onPress={onEnd}>{t('application.freeze.end')}</Button>}
          </div>
        ) : null}
      </div>
    </Card>
  );
}

function Preapproved({
  mayChange,
  onAdd,
  onRemove,
}: {
  mayChange: boolean;
  onAdd: () => void;
  onRemove: (one: Preapproval) => void;
}) {
  const { t } = useTranslation('app');
  const words = usePreapprovalWords();
  const { preapproved } = usePlace().administration.settings;
  return (
    <Card title={t('application.preapproved.title')}>
      <div className={`${styles.part} ${styles.similar}`}>
        <p>{preapproved.length === 0 ? t('application.preapproved.none') : t('application.preapproved.how')}</p>
        {preapproved.length === 0 ? null : (
          <ul>
            {preapproved.map((one) => (
              <li key={`${one.kind} ${one.platform} ${one.decision}`}>
                <b>{words(one)}</b>
                <span>{one.decision}</span>
                {mayChange ? (
                  <Button
                    small
                    aria-label={`${t('application.preapproved.remove')} ${words(one)}`}
                    onPress={() => onRemove(one)}
                  >
                    {t('application.preapproved.remove')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {mayChange ? (
          <div className={styles.out}>
            <Button onPress={onAdd}>{t('application.preapproved.add')}</Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

/** Median days from application to decision, for the administration and nobody in it. */
function HowLong() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const { data } = useQuery(
    queries.application.summary.queryOptions({ input: { administrationId: administration.id } }),
  );
  return (
    <Card title={t('application.howLong.title')}>
      <div className={styles.part}>
        <p>
          {data === undefined
            ? ' '
            : data.medianDays === null
              ? t('application.howLong.few', { count: data.decided, fewest: fewestTold })
              : t('application.howLong.median', { count: data.decided, days: format.number(data.medianDays) })}
        </p>
      </div>
    </Card>
  );
}
