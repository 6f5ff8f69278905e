import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import styles from './Receipt.module.css';
import { RunReport } from './RunReport.tsx';
import type { Import } from './use-import.ts';
import { useParts } from './use-parts.ts';

/** What came of it: counts, the rows that were not taken, and where to go next. */
export function Receipt({ work, receipt }: { work: Import; receipt: NonNullable<Import['receipt']> }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const partsOf = useParts();
  // The list's own administration: the place was changed to it.
  const { administration } = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { data: runs } = useQuery(
    queries.inventory.importRuns.queryOptions({ input: { administrationId: receipt.administrationId } }),
  );
  const { data: backups } = useQuery(queries.settings.backups.queryOptions({ input: {} }));
  const run = runs?.find(({ id }) => id === receipt.runId);
  const [next] = receipt.sheets;
  const accounts = receipt.counts.imported + receipt.counts.updated;
  return (
    <Card>
      <div className={styles.receipt}>
        <header data-nothing={accounts === 0 || undefined}>
          <CircleCheck aria-hidden />
          <div className={styles.what}>
            <h2 ref={heading} tabIndex={-1}>
              {accounts === 0
                ? t('importing.receipt.nothing')
                : receipt.counts.updated > 0
                  ? t('importing.receipt.doneParts', { parts: partsOf(receipt.counts, 'after') })
                  : t('importing.receipt.done', { count: accounts })}
            </h2>
            <p>
              {run === undefined
                ? receipt.fileName
                : t('importing.receipt.from', {
                    administration: administration.name,
                    file: run.fileName,
                    time: format.time(run.madeAt),
                    person: run.madeBy,
                  })}
            </p>
          </div>
          <div className={styles.next}>
            <Button onPress={work.restart}>{t('importing.receipt.another')}</Button>
            <ButtonLink to="/konton">{t('importing.receipt.accounts')}</ButtonLink>
            {/* While sheets are left they come first. */}
            <ButtonLink {...(next === undefined && { look: 'primary' as const })} to="/konton?view=incomplete">
              {t('importing.receipt.gaps')}
            </ButtonLink>
          </div>
        </header>
        {next === undefined ? null : (
          <Notice tone="plain">
            <div className={styles.sheets}>
              <span>
                {t('importing.receipt.sheetsLeft', {
                  count: receipt.sheets.length,
                  names: receipt.sheets.map(({ name }) => name).join(', '),
                })}
              </span>
              <Button look="primary" small onPress={() => work.nextSheet(next.index)}>
                {t('importing.receipt.nextSheet', { sheet: next.name })}
              </Button>
            </div>
          </Notice>
        )}
        <RunReport runId={receipt.runId} counts={receipt.counts} />
        {accounts === 0 ? null : (
          <p>
            {t('importing.receipt.nextBody')}{' '}
            {backups === undefined || backups.length === 0 ? null : (
              // Before the first list there was nothing to copy.
              <>
                {t('importing.receipt.backup')}{' '}
                <Link to="/installningar/sakerhetskopior">{t('settings.part.backups')}</Link>.
              </>
            )}
          </p>
        )}
      </div>
    </Card>
  );
}
