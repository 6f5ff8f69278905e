import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { queries } from '../../../api/client.ts';
import { addDays } from '../../../app/days.ts';
import { useFormat } from '../../../app/format.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Card, Empty, Notice, Page } from '../../../ui/Page.tsx';
import { RowGrid } from '../../../ui/RowGrid.tsx';
import styles from '../../../ui/RowGrid.module.css';
import { useToday } from '../../accounts/account/use-today.ts';
import { NoVault } from '../NoVault.tsx';
import { useSnapshot } from '../../snapshot/use-snapshot.ts';
import { useVault } from '../use-vault.ts';
import loginStyles from './logins.module.css';
import { useLogWords } from './use-log-words.ts';

const columns = ['at', 'who', 'login', 'what', 'reason'] as const;
/** How many rows the core answers at most, and how many days back the list begins. */
const most = 500;
const firstDays = 30;

/** Användningsloggen: every opening of every login since a day, latest first, or only the nödöppningar. */
export function UseLogPage() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const words = useLogWords();
  const navigate = useNavigate();
  const { status, vaultId } = useVault();
  const [params, setParams] = useSearchParams();
  const since = params.get('fran') ?? addDays(useToday(), -firstDays);
  const breakGlass = params.get('bara') === 'nodoppningar';
  const { data: rows, isPlaceholderData } = useQuery({
    ...queries.vault.useLog.queryOptions({ input: { vaultId: vaultId ?? '', since, breakGlass, limit: most } }),
    enabled: vaultId !== null,
    placeholderData: (before) => before,
  });
  const show = (day: string, isOnly: boolean) =>
    setParams({ fran: day, ...(isOnly && { bara: 'nodoppningar' }) }, { replace: true });
  const isExtract = useSnapshot()?.isExtract === true;
  if (status === undefined) return null;
  return (
    <Page title={t('vaultUi.log.allTitle')} lead={t('vaultUi.log.allLead')} fill>
      <nav>
        <Link to="/konton/inloggningar">{t('vaultUi.login.toList')}</Link>
      </nav>
      {vaultId === null ? (
        <NoVault>{t('vaultUi.list.noVaultBody')}</NoVault>
      ) : (
        <>
          <search className={loginStyles.logTools}>
            <DateField
              label={t('vaultUi.log.since')}
              value={since}
              onChange={(day) => day !== null && show(day, breakGlass)}
            />
            <Checkbox isSelected={breakGlass} onChange={(isOnly) => show(since, isOnly)}>
              {t('vaultUi.log.onlyBreakGlass')}
            </Checkbox>
          </search>
          {isExtract ? <Notice tone="plain">{t('vaultUi.log.ownOnly')}</Notice> : null}
          {status.readOnly === 'host' ? <Notice tone="plain">{t('vaultUi.log.reader')}</Notice> : null}
          {rows?.length === most ? <Notice tone="warn">{t('vaultUi.log.most', { count: most })}</Notice> : null}
          {rows?.length === 0 ? (
            <Card>
              <Empty icon={History} title={t(breakGlass ? 'vaultUi.log.allNoneBroken' : 'vaultUi.log.allNone')}>
                {t('vaultUi.log.allNoneBody', { day: format.day(since) })}
              </Empty>
            </Card>
          ) : (
            <RowGrid
              label={t('vaultUi.log.allTitle')}
              name="use"
              columns={columns.map((id) => ({ id, name: t(`vaultUi.log.column.${id}`) }))}
              template="156px minmax(130px, 0.8fr) minmax(170px, 1.2fr) minmax(190px, 1fr) minmax(220px, 1.8fr)"
              minWidth={900}
              count={rows?.length ?? 0}
              isOld={isPlaceholderData}
              isBusy={rows === undefined || isPlaceholderData}
              shown={`${since} ${breakGlass}`}
              cells={(index) => {
                const row = rows?.[index];
                if (row === undefined) return null;
                return [
                  format.time(row.at),
                  <span key="who" className={styles.two}>
                    <span className={styles.cut}>{words.who(row)}</span>
                    <small>{row.osAccount}</small>
                  </span>,
                  row.label,
                  <span key="what" className={styles.words}>
                    {row.breakGlass ? <b>{words.what(row)}</b> : words.what(row)}
                    {row.sent === null ? null : <small>{words.sent(row)}</small>}
                  </span>,
                  <span key="reason" className={styles.words} title={row.reason}>
                    {row.reason}
                  </span>,
                ];
              }}
              onOpen={(index) => {
                const row = rows?.[index];
                if (row !== undefined) void navigate(`/konton/inloggningar/${row.credentialId}`);
              }}
            />
          )}
        </>
      )}
    </Page>
  );
}
