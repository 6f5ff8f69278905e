import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type VerifyReport, verifyState } from '#core/settings/contract.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import settingsStyles from '../settings.module.css';
import styles from './backups.module.css';

/** Checks the register on demand and says, part by part, what holds. */
export function VerifyCard() {
  const { t } = useTranslation('app');
  const verify = useMutation({ mutationFn: () => api.settings.verify({}) });
  return (
    <Card
      title={t('settings.check.title')}
      aside={
        <Button small onPress={() => verify.mutate()} isPending={verify.isPending}>
          {t(
            verify.isPending
              ? 'settings.check.running'
              : verify.data === undefined
                ? 'settings.check.do'
                : 'settings.check.again',
          )}
        </Button>
      }
    >
      <div aria-live="polite">
        {verify.data === undefined ? (
          <p className={`${settingsStyles.body} ${settingsStyles.lead}`}>{t('settings.check.body')}</p>
        ) : (
          <Report report={verify.data} />
        )}
      </div>
    </Card>
  );
}

const tones = { holds: 'ok', unsigned: 'unknown', breaks: 'bad' } as const;

function Report({ report }: { report: VerifyReport }) {
  const { t } = useTranslation('app');
  // The code is one of many, so the compiler would ask for every value that any of them names.
  const words = t as unknown as (key: string, values: Record<string, string | number>) => string;
  const isSigned = report.parts.every((part) => verifyState(part) !== 'unsigned');
  return (
    <>
      <div className={styles.verdict}>
        {report.ok ? (
          <Chip tone={isSigned ? 'ok' : 'unknown'}>
            {t(isSigned ? 'settings.check.ok' : 'settings.check.okUnsigned')}
          </Chip>
        ) : (
          <Notice tone="bad">
            <b>{t('settings.check.notOk')}</b> {t('settings.check.notOkBody')}
          </Notice>
        )}
      </div>
      <dl className={settingsStyles.facts}>
        {report.parts.map((part, index) => (
          // Several devices can each have a line of the same part.
          <div key={`${part.part}-${index}`}>
            <dt>{t(`settings.check.part.${part.part}`)}</dt>
            <dd className={styles.part}>
              <span>{words(`settings.verify.${part.code}`, part.values)}</span>
              <Chip tone={tones[verifyState(part)]}>{t(`settings.check.${verifyState(part)}`)}</Chip>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
