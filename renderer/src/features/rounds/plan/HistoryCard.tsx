import { useTranslation } from 'react-i18next';
import type { PlanVersion } from '#core/rounds/plan/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Card } from '../../../ui/Page.tsx';
import settingsStyles from '../../settings/settings.module.css';
import styles from './plan.module.css';

/** Every plan that has been decided, newest first: from when, by whom, why. Any of them can be the start of the next. */
export function HistoryCard({
  versions,
  currentId,
  today,
  onUse,
}: {
  versions: readonly PlanVersion[];
  currentId: string | null;
  today: string;
  onUse: ((version: PlanVersion) => void) | null;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  // Of several with the same first day the last one decided holds.
  const isReplaced = (version: PlanVersion, index: number) =>
    versions.slice(0, index).some(({ validFrom }) => validFrom === version.validFrom) ||
    ((version.validFrom ?? '') <= today && version.id !== currentId);
  return (
    <Card title={t('roundPlan.plan.history')}>
      {versions.length === 0 ? (
        <p className={styles.empty}>{t('roundPlan.plan.historyNone')}</p>
      ) : (
        <ul role="list" className={settingsStyles.list}>
          {versions.map((version, index) => (
            <li key={version.id}>
              <span>
                <b>{t('roundPlan.plan.version', { day: format.day(version.validFrom) })}</b>
                <small className={styles.below}>
                  {[
                    t('roundPlan.plan.roundsOf', { count: version.plan.windows.length }),
                    version.note,
                    version.madeBy === ''
                      ? format.time(version.madeAt ?? '')
                      : t('roundPlan.plan.byAt', { name: version.madeBy, time: format.time(version.madeAt ?? '') }),
                  ]
                    .filter((word) => word !== '')
                    .join(' · ')}
                </small>
              </span>
              {version.id === currentId ? (
                <Chip tone="ok">{t('roundPlan.plan.now')}</Chip>
              ) : (
                <Chip>{t(isReplaced(version, index) ? 'roundPlan.plan.replaced' : 'roundPlan.plan.coming')}</Chip>
              )}
              {onUse === null ? null : (
                <Button small onPress={() => onUse(version)}>
                  {t('roundPlan.plan.use')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
