import { useTranslation } from 'react-i18next';
import { useMayChange } from '../../app/may.ts';
import { useStepPage } from '../../app/use-step-focus.ts';
import { useUnfinishedImport } from '../../app/use-unsaved.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Notice, Page } from '../../ui/Page.tsx';
import { Steps } from '../../ui/Steps.tsx';
import styles from './ImportPage.module.css';
import { ChooseFile } from './importing/ChooseFile.tsx';
import { EarlierImports } from './importing/EarlierImports.tsx';
import { MatchColumns } from './importing/MatchColumns.tsx';
import { Preview } from './importing/Preview.tsx';
import { Receipt } from './importing/Receipt.tsx';
import { Running } from './importing/Running.tsx';
import { type Import, type Step, useImport } from './importing/use-import.ts';

const steps = ['file', 'columns', 'preview', 'run', 'receipt'] as const;

/** Läs in en lista: from somebody's Excel list to the register, a step at a time. */
export function ImportPage() {
  const { t } = useTranslation('app');
  const mayImport = useMayChange('inventory.runImport');
  if (mayImport) return <Importing />;
  return (
    <Page title={t('importing.title')}>
      <Notice tone="plain">{t('accounts.readOnly')}</Notice>
      <EarlierImports />
    </Page>
  );
}

function Importing() {
  const { t } = useTranslation('app');
  const work = useImport();
  const { step } = work;
  useUnfinishedImport(() => step === 'run' && work.isRunning());
  const content = useStepPage<HTMLElement>(step);
  const reached: Step[] = [
    ...(step === 'run' ? [] : (['file'] as const)),
    ...(step !== 'run' && work.source !== null ? (['columns'] as const) : []),
    ...(step !== 'run' && work.plan !== null ? (['preview'] as const) : []),
  ];
  return (
    <Page
      title={t('importing.title')}
      {...(step === 'file' && { lead: t('importing.lead') })}
      fill={step === 'preview'}
    >
      <Steps
        label={t('importing.steps')}
        steps={steps.map((id) => ({ id, name: t(`importing.step.${id}`) }))}
        current={step}
        reached={reached}
        onGo={(to) => (to === 'run' ? undefined : work.go(to))}
      />
      {work.problem === null ? null : (
        <Notice tone="bad">
          <p>{work.problem}</p>
          {work.isOfLogins ? (
            <p className={styles.way}>
              <ButtonLink small to="/konton/inloggningar/las-in">
                {t('vaultImportUi.open')}
              </ButtonLink>
            </p>
          ) : null}
        </Notice>
      )}
      <section
        ref={content}
        className={styles.step}
        aria-label={t(`importing.step.${step}`)}
        tabIndex={-1}
        data-fill={step === 'preview' || undefined}
      >
        <Content work={work} />
      </section>
      <span className="visually-hidden" role="status">
        {work.isReading !== null
          ? t('importing.reading', { file: work.isReading })
          : work.isCounting
            ? t('importing.preview.counting')
            : ''}
      </span>
    </Page>
  );
}

function Content({ work }: { work: Import }) {
  const { step, source, plan, receipt } = work;
  if (step === 'columns' && source !== null) return <MatchColumns work={work} source={source} />;
  if (step === 'preview' && source !== null && plan !== null)
    return <Preview work={work} source={source} plan={plan} />;
  if (step === 'run') return <Running work={work} />;
  if (step === 'receipt' && receipt !== null) return <Receipt work={work} receipt={receipt} />;
  return <ChooseFile work={work} />;
}
