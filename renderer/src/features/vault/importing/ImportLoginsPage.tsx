import { KeyRound, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStepPage } from '../../../app/use-step-focus.ts';
import { useUnfinishedImport } from '../../../app/use-unsaved.ts';
import { useFormat } from '../../../app/format.ts';
import { useMay } from '../../../app/may.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Card, Empty, Notice, Page } from '../../../ui/Page.tsx';
import { Steps } from '../../../ui/Steps.tsx';
import importStyles from '../../inventory/ImportPage.module.css';
import { isReady, useVault } from '../use-vault.ts';
import { useLock } from '../VaultLock.tsx';
import { VaultNotices } from '../VaultNotices.tsx';
import { ChooseVaultFile } from './ChooseVaultFile.tsx';
import { EntryPreview } from './EntryPreview.tsx';
import { ImportReceipt } from './ImportReceipt.tsx';
import { type Step, useVaultImport, type VaultImport } from './use-vault-import.ts';
import { Working } from './Working.tsx';

const steps = ['file', 'preview', 'run', 'receipt'] as const;

/** Läs in inloggningar: from another vault's file to this one, a step at a time. */
export function ImportLoginsPage() {
  const { t } = useTranslation('app');
  const work = useVaultImport();
  const { step } = work;
  useUnfinishedImport(() => step === 'run' && work.isRunning());
  const content = useStepPage<HTMLElement>(step);
  const reached: Step[] = [
    ...(step === 'run' ? [] : (['file'] as const)),
    ...(step !== 'run' && work.preview !== null ? (['preview'] as const) : []),
  ];
  return (
    <Page
      title={t('vaultImportUi.title')}
      {...(step === 'file' && { lead: t('vaultImportUi.lead') })}
      fill={step === 'preview'}
    >
      <VaultNotices />
      <Steps
        label={t('importing.steps')}
        steps={steps.map((id) => ({ id, name: t(`vaultImportUi.step.${id}`) }))}
        current={step}
        reached={reached}
        onGo={(to) => (to === 'file' || to === 'preview' ? work.go(to) : undefined)}
      />
      {work.problem === null ? null : <Notice tone="bad">{work.problem.text}</Notice>}
      <section
        ref={content}
        className={importStyles.step}
        aria-label={t(`vaultImportUi.step.${step}`)}
        tabIndex={-1}
        data-fill={step === 'preview' || undefined}
      >
        <Content work={work} />
      </section>
    </Page>
  );
}

function Content({ work }: { work: VaultImport }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { withOpen } = useLock();
  const mayImport = useMay('vaultImport.open');
  const { status, isOpen } = useVault();
  const { step, preview, receipt, progress } = work;
  if (step === 'receipt' && receipt !== null) return <ImportReceipt work={work} receipt={receipt} />;
  if (status === undefined) return null;
  if (!mayImport) return <Notice tone="plain">{t('vaultImportUi.notYours')}</Notice>;
  if (!isReady(status))
    return (
      <Card>
        <Empty
          icon={KeyRound}
          title={t(status.vaultId === null ? 'vaultUi.list.noVault' : 'vaultImportUi.notReady')}
          actions={
            <ButtonLink look="primary" to="/installningar/valv">
              {t(status.vaultId === null ? 'vaultUi.setup.begin' : 'vaultUi.setup.continue')}
            </ButtonLink>
          }
        >
          {t(status.vaultId === null ? 'vaultUi.list.noVaultBody' : 'vaultUi.notReady')}
        </Empty>
      </Card>
    );
  if (status.readOnly !== 'no') return <Notice tone="warn">{t('vaultImportUi.readOnly')}</Notice>;
  if (!isOpen)
    return (
      <Card>
        <Empty
          icon={Lock}
          title={t('vaultImportUi.locked')}
          actions={
            <Button look="primary" onPress={() => withOpen(() => {})}>
              {t('vaultUi.lock.do.locked')}
            </Button>
          }
        >
          {t('vaultImportUi.lockedBody')}
        </Empty>
      </Card>
    );
  if (step === 'run' && preview !== null)
    return (
      <Working
        title={t('vaultImportUi.run.title', { file: preview.fileName })}
        progress={progress}
        words={(done, of) =>
          done >= of
            ? t('importing.run.saving')
            : t('vaultImportUi.run.done', { done: format.number(done), of: format.number(of) })
        }
        starting={t('importing.run.starting')}
        note={t('vaultImportUi.run.safe')}
        stop={t('importing.run.cancel')}
        onStop={work.cancel}
      />
    );
  if (step === 'preview' && preview !== null) return <EntryPreview work={work} preview={preview} />;
  return <ChooseVaultFile work={work} />;
}
