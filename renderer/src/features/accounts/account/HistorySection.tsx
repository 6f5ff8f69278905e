import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Account } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import accessStyles from './access.module.css';
import styles from './account.module.css';
import historyStyles from './history.module.css';
import { type ChangeLine, changeLines, peopleInChange, type Saying } from './history-words.ts';
import { Section } from './Section.tsx';
import { statusTones } from '../status-tones.ts';
import { useUndoBulk } from '../use-undo-bulk.ts';
import { usePeople } from './use-people.ts';

const Action = z.enum([
  'account-created',
  'account-imported',
  'account-changed-by-list',
  'account-changed',
  'account-changed-in-bulk',
  'account-bulk-undone',
  'account-status-changed',
  'account-voided',
  'account-unvoided',
  'account-handed-over',
  'account-handover-undone',
  'account-access-proved',
  'last-post-from-feed',
  'feed-source-set',
]);
const first = 8;

/** The account's steps from status to status, and everything that has been changed: who, when, from what to what. */
export function HistorySection({ account, mayUndo }: { account: Account; mayUndo: boolean }) {
  return (
    <Section id="history">
      <Statuses account={account} />
      <Changes account={account} mayUndo={mayUndo} />
    </Section>
  );
}

function Statuses({ account }: { account: Account }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  return (
    <div className={styles.group}>
      <h3>{t('accounts.history.statuses')}</h3>
      <div className={accessStyles.tableFrame}>
        <table className={accessStyles.table}>
          <caption className="visually-hidden">{t('accounts.history.statuses')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('accounts.status.status')}</th>
              <th scope="col">{t('accounts.status.since')}</th>
              <th scope="col">{t('accounts.status.reason')}</th>
              <th scope="col">{t('accounts.status.decidedBy')}</th>
              <th scope="col">{t('accounts.status.registrationNumber')}</th>
            </tr>
          </thead>
          <tbody>
            {account.statusHistory.toReversed().map((step) => (
              <tr key={`${step.recordedAt} ${step.status}`}>
                <td>
                  <Chip tone={statusTones[step.status]}>{t(`terms.status.${step.status}`)}</Chip>
                </td>
                <td>{step.since === null ? t('ui.unknown') : format.day(step.since)}</td>
                <td>{step.reason}</td>
                <td>{step.decidedBy}</td>
                <td>{step.registrationNumber}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Changes({ account, mayUndo }: { account: Account; mayUndo: boolean }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const [showsAll, setShowsAll] = useState(false);
  const { data: events } = useQuery(queries.accounts.history.queryOptions({ input: { id: account.id } }));
  const { data: units } = useQuery(
    queries.people.units.queryOptions({ input: { administrationId: account.administrationId } }),
  );
  const shown = showsAll ? (events ?? []) : (events ?? []).slice(0, first);
  const people = usePeople(shown.flatMap(({ changes }) => changes.flatMap(peopleInChange)));
  const saying: Saying = {
    t,
    day: format.day,
    person: (id) => people.get(id)?.name ?? '…',
    unit: (id) => units?.find((unit) => unit.id === id)?.name ?? '…',
  };
  if (events === undefined) return null;
  return (
    <div className={styles.group}>
      <h3>{t('accounts.history.changes')}</h3>
      <ol className={historyStyles.events}>
        {shown.map((event) => {
          const action = Action.safeParse(event.action);
          return (
            <li key={`${event.at} ${event.action} ${event.changes.length}`}>
              <div className={historyStyles.eventHead}>
                <b>{t(`accounts.history.action.${action.success ? action.data : 'other'}`)}</b>
                {event.fileName === '' ? null : <span>{t('accounts.history.fromFile', { file: event.fileName })}</span>}
                <span>{event.by}</span>
                <time dateTime={event.at}>{format.time(event.at)}</time>
              </div>
              {event.bulk === null ? null : <Bulk bulk={event.bulk} mayUndo={mayUndo} />}
              {event.changes.length === 0 ? null : (
                <dl className={historyStyles.changes}>
                  {event.changes
                    .flatMap((change) => changeLines(change, saying))
                    .map((line) => (
                      <Change key={line.label} line={line} />
                    ))}
                </dl>
              )}
            </li>
          );
        })}
      </ol>
      {events.length > shown.length ? (
        <div>
          <Button small onPress={() => setShowsAll(true)}>
            {t('accounts.history.showAll', { count: events.length })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** The bulk change that an entry is a part of: how many accounts, and the way back for all of them at once. */
function Bulk({ bulk, mayUndo }: { bulk: { id: string; count: number; isUndone: boolean }; mayUndo: boolean }) {
  const { t } = useTranslation('app');
  const { undo, isPending } = useUndoBulk();
  return (
    <div className={historyStyles.bulk}>
      <span>{t('accounts.history.bulk', { count: bulk.count })}</span>
      {bulk.isUndone ? (
        <Chip>{t('accounts.history.bulkUndone')}</Chip>
      ) : mayUndo ? (
        <Button small isPending={isPending} onPress={() => undo(bulk.id)}>
          {t('accounts.history.undoBulk', { count: bulk.count })}
        </Button>
      ) : null}
    </div>
  );
}

function Change({ line }: { line: ChangeLine }) {
  const { t } = useTranslation('app');
  return (
    <div>
      <dt>{line.label}</dt>
      <dd>
        {line.from === '' ? (
          <span className="visually-hidden">{t('accounts.history.nothing')}</span>
        ) : (
          <del>{line.from}</del>
        )}
        {line.from === '' ? null : <ArrowRight aria-hidden size={13} />}
        {line.to === '' ? <i>{t('accounts.history.emptied')}</i> : <ins>{line.to}</ins>}
      </dd>
    </div>
  );
}
