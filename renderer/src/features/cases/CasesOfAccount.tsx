import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Account } from '#core/accounts/contract.ts';
import { queries } from '../../api/client.ts';
import { useMayChange } from '../../app/may.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import styles from './case/case.module.css';
import { casePath, useCaseWords } from './words.ts';

const shownMost = 8;

/** The cases of an account, those that are open first, and the ways to open one about it. */
export function CasesOfAccount({ account }: { account: Account }) {
  const { t, say, due, format, registration } = useCaseWords();
  const mayOpen = useMayChange('cases.open');
  const { id, administrationId } = account;
  const { data } = useQuery(
    queries.cases.list.queryOptions({
      input: { administrationId, accountId: id, show: 'all', limit: shownMost },
    }),
  );
  const isClosed = account.status === 'closed' || account.voidedAt !== null;
  const kinds = isClosed ? (['hijacked', 'post'] as const) : (['closure', 'lost', 'hijacked', 'post'] as const);
  if (data === undefined) return null;
  return (
    <>
      {data.rows.length === 0 ? <p className={styles.quiet}>{t('casesUi.account.none')}</p> : null}
      <ul role="list" className={styles.ofAccount}>
        {data.rows.map((row) => (
          <li key={row.id}>
            <span>
              <Link to={casePath(row.number)}>
                {row.number} {row.title}
              </Link>
              <small>{[say(row.workflowTitle), registration(row.dnr)].join(' · ')}</small>
            </span>
            {row.outcome !== null ? (
              <Chip>
                {say(row.outcome)} {format.time(row.endedAt ?? '')}
              </Chip>
            ) : row.isOverdue ? (
              <Chip tone="bad">{t('casesUi.list.overdue', { day: due(row) })}</Chip>
            ) : (
              <Chip>{row.next === null ? t('casesUi.end.allDone') : say(row.next)}</Chip>
            )}
          </li>
        ))}
      </ul>
      {data.total > data.rows.length ? (
        <Link to={`/arenden?visa=all&konto=${id}`}>{t('casesUi.account.all')}</Link>
      ) : null}
      {mayOpen ? (
        <div role="group" aria-label={t('casesUi.account.start')} className={styles.ways}>
          {kinds.map((kind) => (
            <ButtonLink key={kind} small to={`/arenden/nytt?slag=${kind}&konto=${id}`}>
              {t(`casesUi.account.${kind}`)}
            </ButtonLink>
          ))}
        </div>
      ) : null}
    </>
  );
}
