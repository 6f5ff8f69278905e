import { useQuery } from '@tanstack/react-query';
import type { Case } from '#core/cases/contract.ts';
import { queries } from '../../../api/client.ts';
import { Card, Notice } from '../../../ui/Page.tsx';
import { useCaseWords } from '../words.ts';
import styles from './lost.module.css';

/** How an account is claimed back from each platform of the case, with where that comes from and when it was read. */
export function WaysBackCard({ one }: { one: Case }) {
  const { t, say, format } = useCaseWords();
  const { data: ways } = useQuery(queries.lost.waysBack.queryOptions({ input: { id: one.id } }));
  if (ways === undefined) return null;
  return (
    <Card title={t('lost.ways.title')}>
      <div className={styles.body}>
        {ways.length === 0 ? <p className={styles.quiet}>{t('lost.ways.none')}</p> : null}
        {ways.map(({ platformName, accounts, steps, proof, start, sources, checkedOn, isUnsure }) => (
          <section key={platformName} className={styles.way}>
            <h3>{platformName}</h3>
            <p className={styles.quiet}>{t('lost.ways.accounts', { accounts: accounts.join(', ') })}</p>
            {isUnsure ? (
              <Notice tone="warn">{t('lost.ways.unsure', { day: format.day(checkedOn) })}</Notice>
            ) : (
              <p className={styles.quiet}>{t('lost.ways.checked', { day: format.day(checkedOn) })}</p>
            )}
            <ol>
              {steps.map((step) => (
                <li key={step.sv}>{say(step)}</li>
              ))}
            </ol>
            {start === '' ? null : (
              <p>
                {t('lost.ways.start')}:{' '}
                <a href={start} target="_blank" rel="noopener noreferrer">
                  {start.replace('https://', '')}
                </a>
              </p>
            )}
            <h4>{t('lost.ways.proof')}</h4>
            <ul>
              {proof.map((thing) => (
                <li key={thing.sv}>{say(thing)}</li>
              ))}
            </ul>
            <details>
              <summary>{t('lost.ways.sources')}</summary>
              <ul>
                {sources.map(({ title, url, own }) => (
                  <li key={title}>
                    {url === '' ? (
                      title
                    ) : (
                      <a href={url} target="_blank" rel="noopener noreferrer">
                        {title}
                      </a>
                    )}
                    {own ? null : ` (${t('lost.ways.secondHand')})`}
                  </li>
                ))}
              </ul>
            </details>
          </section>
        ))}
      </div>
    </Card>
  );
}
