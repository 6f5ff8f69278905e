import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AccountFilter } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Page } from '../../../ui/Page.tsx';
import paper from '../../../ui/Paper.module.css';
import { useToday } from '../../accounts/account/use-today.ts';
import { useCrisisPlan, useLanguage } from '../use-crisis.ts';
import styles from './hijacked.module.css';
import { useDueWords, useRoutine } from './RoutineSteps.tsx';

/** As many accounts as fit on paper with a meaning; more are on the public list. */
const most = 500;

/** The whole routine on paper, for the day when no computer works: steps with a box and room to write, whom to call, and every account. No login and no secret. */
export function HijackedPrintPage() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const language = useLanguage();
  const today = useToday();
  const dueWords = useDueWords();
  const { administration } = usePlace();
  const edition = useRoutine();
  const plan = useCrisisPlan();
  const { data: accounts } = useQuery(
    queries.accounts.list.queryOptions({
      input: { filter: AccountFilter.parse({ administrationId: administration.id }), limit: most },
    }),
  );
  if (edition === undefined || plan === undefined || accounts === undefined) return null;
  const titleOf = (id: string) => edition.steps.find((step) => step.id === id)?.title[language] ?? '';
  return (
    <Page
      title={t('crisis.hijacked.title')}
      lead={t('crisis.hijacked.printed', { administration: administration.name, day: format.day(today) })}
      actions={
        <div className={paper.screen}>
          <ButtonLink to="/kapat">{t('crisis.hijacked.back')}</ButtonLink>
          <Button look="primary" onPress={() => window.print()}>
            <Printer aria-hidden />
            {t('crisis.hijacked.print')}
          </Button>
        </div>
      }
    >
      <div className={`${paper.paper} ${styles.sheet}`}>
        <p>{t('crisis.hijacked.paper')}</p>
        <p className={styles.blanks}>
          {(['account', 'known', 'by'] as const).map((blank) => (
            <span key={blank}>{t(`crisis.hijacked.blank.${blank}`)}</span>
          ))}
        </p>
        <h2>{t('crisis.hijacked.steps')}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('crisis.hijacked.column.done')}</th>
              <th scope="col">{t('crisis.hijacked.column.step')}</th>
              <th scope="col">{t('crisis.hijacked.column.by')}</th>
              <th scope="col">{t('crisis.hijacked.column.note')}</th>
            </tr>
          </thead>
          <tbody>
            {edition.steps.map(({ id, title, help, role, due, requires, when, after }, place) => (
              <tr key={id}>
                <td className={styles.box} aria-label={t('crisis.hijacked.column.done')} />
                <th scope="row">
                  {place + 1}. {title[language]}
                  <small>
                    {[
                      t(`cases.role.${role}`),
                      when === undefined ? '' : t('crisis.hijacked.onlyHijacked'),
                      after.length === 0 ? '' : t('crisis.hijacked.after', { steps: after.map(titleOf).join(', ') }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                  {help === undefined ? null : <small>{help[language]}</small>}
                </th>
                <td>
                  {dueWords(due)}
                  {due?.ground === undefined ? null : <small>{due.ground}</small>}
                </td>
                <td className={styles.write}>{requires.map((one) => one.title[language]).join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2>{t('crisis.phones.title')}</h2>
        <table>
          <tbody>
            {plan.plan.phones.map(({ id, duty, name, number, otherWay }) => (
              <tr key={id}>
                <th scope="row">{duty}</th>
                <td>{name}</td>
                <td>{number}</td>
                <td>{otherWay}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2>{t('crisis.hijacked.accounts')}</h2>
        {accounts.total > accounts.rows.length ? (
          <p>{t('crisis.accounts.more', { shown: accounts.rows.length, count: accounts.total })}</p>
        ) : null}
        <table>
          <thead>
            <tr>
              <th scope="col">{t('crisis.hijacked.column.account')}</th>
              <th scope="col">{t('crisis.hijacked.column.address')}</th>
              <th scope="col">{t('crisis.hijacked.column.responsible')}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.rows.map(({ id, name, platformName, url, responsibleName, deputyName }) => (
              <tr key={id}>
                <th scope="row">
                  {name}, {platformName}
                </th>
                <td>{url}</td>
                <td>{[responsibleName, deputyName].filter(Boolean).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Page>
  );
}
