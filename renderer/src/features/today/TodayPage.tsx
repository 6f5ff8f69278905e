import { useQuery } from '@tanstack/react-query';
import { CircleCheck, List } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AccountView } from '#core/accounts/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useFormat } from '../../app/format.ts';
import { useMayChange } from '../../app/may.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Card, Empty, Page } from '../../ui/Page.tsx';
import { filterToParams } from '../accounts/list/list-state.ts';
import { ActionsDueRows } from '../crisis/ActionsDueRows.tsx';
import { CasesDueRows } from '../cases/CasesDueRows.tsx';
import { EvidenceDueRows } from '../cases/evidence/EvidenceDueRows.tsx';
import { RequestsDueRows } from '../cases/lost/RequestsDueRows.tsx';
import { RoundsDueRows } from '../rounds/RoundsDueRows.tsx';
import { StartRound } from '../rounds/StartRound.tsx';
import { LeavingDueRows } from '../leaving/LeavingDueRows.tsx';
import { AwayButton } from '../rounds/plan/AwayButton.tsx';
import { PlanDueRows } from '../rounds/plan/PlanDueRows.tsx';
import { StreamDueRows } from '../rounds/stream/StreamDueRows.tsx';
import { SnapshotDueRows } from '../snapshot/SnapshotDueRows.tsx';
import { useSnapshotDue } from '../snapshot/use-snapshot.ts';
import { VaultDueRows } from '../vault/VaultDueRows.tsx';
import { AccountsDueRows } from './AccountsDueRows.tsx';
import { useAccountsDue } from './use-accounts-due.ts';
import { useDueCount } from './use-due-count.ts';
import styles from './TodayPage.module.css';

/** Idag: one list of what the register asks for, worst first, and how it stands. */
export function TodayPage() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const input = { administrationId: administration.id };
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const due = useAccountsDue();
  const { data: summary } = useQuery(queries.accounts.summary.queryOptions({ input }));
  const toDo = useDueCount();
  const snapshotDue = useSnapshotDue();
  const mayImport = useMayChange('inventory.runImport');
  const mayCreate = useMayChange('accounts.create');
  if (info === undefined || due === undefined || summary === undefined) return null;
  const day = format.weekday(info.today);
  const lead = day.charAt(0).toLocaleUpperCase('sv') + day.slice(1);

  if (administration.accountCount === 0)
    return (
      <Page title={t('today.title')} lead={lead}>
        {snapshotDue.length === 0 ? null : (
          <Card title={t('today.toDo')} aside={<Chip>{snapshotDue.length}</Chip>}>
            <ul role="list" className={styles.list}>
              <SnapshotDueRows part="bad" />
              <SnapshotDueRows part="rest" />
            </ul>
          </Card>
        )}
        <Card>
          <Empty
            icon={List}
            title={t('today.emptyTitle')}
            actions={
              <>
                {mayImport ? (
                  <ButtonLink look="primary" to="/konton/las-in">
                    {t('today.import')}
                  </ButtonLink>
                ) : null}
                {mayCreate ? <ButtonLink to="/konton/nytt">{t('today.newAccount')}</ButtonLink> : null}
              </>
            }
          >
            {t('today.emptyBody')}
          </Empty>
        </Card>
      </Page>
    );

  const figures: Array<{ name: string; view: AccountView; isBad?: boolean }> = [
    { name: t('today.total'), view: 'all' },
    ...(['nobody-can-log-in', 'few-with-access', 'access-unknown'] as const).map((view) => ({
      name: t(`terms.view.${view}`),
      view,
      isBad: true,
    })),
    ...(['incomplete', 'closure-candidates'] as const).map((view) => ({ name: t(`terms.view.${view}`), view })),
  ];
  const total = summary.complete + summary.byView.incomplete;
  return (
    <Page
      title={t('today.title')}
      lead={lead}
      actions={
        <>
          <AwayButton />
          <StartRound />
        </>
      }
    >
      <div className={styles.grid}>
        <Card title={t('today.toDo')} aside={<Chip>{toDo}</Chip>}>
          {toDo === 0 ? (
            <Empty icon={CircleCheck} title={t('today.nothing')}>
              {t('today.nothingBody')}
            </Empty>
          ) : (
            <ul role="list" className={styles.list}>
              <SnapshotDueRows part="bad" />
              <VaultDueRows part="bad" />
              <RoundsDueRows today={info.today} />
              <PlanDueRows part="bad" today={info.today} />
              <CasesDueRows part="bad" today={info.today} />
              <LeavingDueRows today={info.today} />
              <AccountsDueRows items={due.filter(({ severity }) => severity === 'bad')} today={info.today} />
              <SnapshotDueRows part="rest" />
              <CasesDueRows part="rest" today={info.today} />
              <EvidenceDueRows today={info.today} />
              <RequestsDueRows today={info.today} />
              <PlanDueRows part="rest" today={info.today} />
              <VaultDueRows part="rest" />
              <StreamDueRows today={info.today} />
              <ActionsDueRows today={info.today} />
              <AccountsDueRows items={due.filter(({ severity }) => severity !== 'bad')} today={info.today} />
            </ul>
          )}
        </Card>
        <aside className={styles.side}>
          <Card title={t('today.state')}>
            <div className={styles.state}>
              {figures.map(({ name, view, isBad }) => (
                <Link key={view} to={`/konton?${filterToParams({ view }).toString()}`}>
                  <span>{name}</span>
                  <b data-bad={(isBad === true && summary.byView[view] > 0) || undefined}>
                    {format.number(summary.byView[view])}
                  </b>
                </Link>
              ))}
            </div>
          </Card>
          <Card
            title={t('today.complete')}
            aside={
              <b>{t('today.completeOf', { complete: format.number(summary.complete), total: format.number(total) })}</b>
            }
          >
            <div
              className={styles.bar}
              role="meter"
              aria-label={t('today.complete')}
              aria-valuemin={0}
              aria-valuemax={total}
              aria-valuenow={summary.complete}
            >
              <i style={{ width: `${(100 * summary.complete) / Math.max(1, total)}%` }} />
            </div>
            {summary.notices === 0 ? null : (
              <p className={styles.note}>{t('today.notices', { count: summary.notices })}</p>
            )}
          </Card>
        </aside>
      </div>
    </Page>
  );
}
