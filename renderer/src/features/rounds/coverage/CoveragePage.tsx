import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { CoverageBy } from '#core/rounds/coverage/contract.ts';
import type { Figures } from '#core/rounds/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { addDays, mondayOf } from '../../../app/days.ts';
import { useFormat } from '../../../app/format.ts';
import { useMay } from '../../../app/may.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Card, Page } from '../../../ui/Page.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { fetchReady } from '../../leaving/fetch-ready.ts';
import { AccountCard } from './AccountCard.tsx';
import { CoverageTable } from './CoverageTable.tsx';
import styles from './coverage.module.css';

const spans = ['day', 'week', 'month', 'year'] as const;
type Span = (typeof spans)[number];

/** The first day of the span that a day is in. */
function beginOf(span: Span, day: string): string {
  if (span === 'day') return day;
  if (span === 'week') return mondayOf(day);
  return span === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

/** Bevakningsrapport: what was due and what became of it, per account, unit or time, never per person (T8). */
export function CoveragePage() {
  const { t, i18n } = useTranslation('app');
  const format = useFormat();
  const today = useToday();
  const { administration } = usePlace();
  const mayExport = useMay('coverage.export');
  const [params, setParams] = useSearchParams();
  const from = params.get('fran') ?? beginOf('month', today);
  const to = params.get('till') ?? today;
  const by = CoverageBy.catch('unit').parse(params.get('per') ?? 'unit');
  const set = (change: Record<string, string>) =>
    setParams({ fran: from, till: to, per: by, ...change }, { replace: true });
  const input = { administrationId: administration.id, from, to };
  const { data } = useQuery({
    ...queries.coverage.read.queryOptions({ input: { ...input, by } }),
    placeholderData: keepPreviousData,
  });
  const make = useMutation(queries.coverage.export.mutationOptions());
  const save = (format_: 'xlsx' | 'csv' | 'pdf') =>
    make.mutate(
      { ...input, by, format: format_, language: i18n.language === 'en' ? 'en' : 'sv' },
      { onSuccess: fetchReady },
    );
  const span = spans.find((each) => beginOf(each, today) === from && to === today);
  return (
    <Page
      title={t('coverage.title')}
      lead={t('coverage.subtitle', {
        administration: administration.name,
        from: format.day(from),
        to: format.day(to),
      })}
      actions={
        mayExport ? (
          <>
            {(['pdf', 'xlsx', 'csv'] as const).map((kind) => (
              <Button key={kind} isPending={make.isPending} onPress={() => save(kind)}>
                <Download aria-hidden />
                {t(`roundsUi.coverage.${kind}`)}
              </Button>
            ))}
          </>
        ) : undefined
      }
    >
      <div className={styles.choose}>
        <Segments
          label={t('roundsUi.coverage.span')}
          choices={spans.map((id) => ({ id, name: t(`roundsUi.coverage.spans.${id}`) }))}
          value={span ?? ('' as Span)}
          onChange={(next) => set({ fran: beginOf(next, today), till: today })}
        />
        <DateField
          label={t('roundsUi.coverage.from')}
          value={from}
          onChange={(day) => day !== null && set({ fran: day })}
        />
        <DateField
          label={t('roundsUi.coverage.to')}
          value={to}
          onChange={(day) => day !== null && set({ till: day })}
        />
        <Select
          label={t('roundsUi.coverage.per')}
          choices={CoverageBy.options.map((id) => ({ id, name: t(`coverage.by.${id}`) }))}
          value={by}
          onChange={(next) => set({ per: next })}
        />
      </div>
      {data === undefined ? null : (
        <>
          <Totals figures={data.total} />
          <Card>
            <CoverageTable coverage={data} />
          </Card>
          <AccountCard from={from} to={to < addDays(from, 400) ? to : addDays(from, 400)} />
          <p className={styles.quiet}>{t('coverage.meaning')}</p>
          <div>
            <ButtonLink look="quiet" to="/rapporter">
              {t('roundsUi.coverage.back')}
            </ButtonLink>
          </div>
        </>
      )}
    </Page>
  );
}

/** The figures of the whole period, large; what is missed and unknown stands out only when there is some. */
function Totals({ figures }: { figures: Figures }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  return (
    <dl className={styles.totals}>
      {(['due', 'checked', 'notPossible', 'missed', 'waiting', 'late', 'backfilled'] as const).map((name) => (
        <div
          key={name}
          data-tone={figures[name] === 0 ? undefined : { missed: 'bad', notPossible: 'warn' }[name as 'missed']}
        >
          <dt>{t(`coverage.figure.${name}`)}</dt>
          <dd>{format.number(figures[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
