import {
  Archive,
  Building2,
  CalendarClock,
  DownloadCloud,
  Flame,
  HardDriveDownload,
  Info,
  KeyRound,
  Palette,
  Rss,
  Scale,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { usePlace } from '../../app/administration.tsx';
import { Page } from '../../ui/Page.tsx';
import { CrisisPlanPart } from '../crisis/plan/CrisisPlanPart.tsx';
import { DecisionsPart } from '../cases/evidence/DecisionsPart.tsx';
import { PlanPart } from '../rounds/plan/PlanPart.tsx';
import { FeedsPart } from '../rounds/stream/FeedsPart.tsx';
import { VaultPart } from '../vault/VaultPart.tsx';
import { AboutPart } from './AboutPart.tsx';
import { AdministrationsPart } from './AdministrationsPart.tsx';
import { AppearancePart } from './AppearancePart.tsx';
import { BackupsPart } from './backups/BackupsPart.tsx';
import { RulesPart } from './rules/RulesPart.tsx';
import partStyles from '../../ui/Parts.module.css';
import styles from './settings.module.css';
import { settingsParts } from './parts.ts';
import { UpdatesPart } from './UpdatesPart.tsx';

const looks = {
  rules: { icon: Scale, Content: RulesPart },
  roundPlan: { icon: CalendarClock, Content: PlanPart },
  crisisPlan: { icon: Flame, Content: CrisisPlanPart },
  feeds: { icon: Rss, Content: FeedsPart },
  decisions: { icon: Archive, Content: DecisionsPart },
  administrations: { icon: Building2, Content: AdministrationsPart },
  appearance: { icon: Palette, Content: AppearancePart },
  vault: { icon: KeyRound, Content: VaultPart },
  backups: { icon: HardDriveDownload, Content: BackupsPart },
  updates: { icon: DownloadCloud, Content: UpdatesPart },
  about: { icon: Info, Content: AboutPart },
};
const parts = settingsParts.map((part) => ({ ...part, ...looks[part.id] }));

/** Inställningar: its parts to the left, the chosen one beside them. */
export function SettingsPage() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { part: path = 'regler' } = useParams();
  const part = parts.find((one) => one.path === path);
  if (part === undefined) return <Navigate to="/installningar" replace />;
  const { Content } = part;
  return (
    <Page title={t('settings.title')}>
      <div className={styles.layout}>
        <nav className={`${partStyles.parts} ${styles.parts}`} aria-label={t('settings.parts')}>
          {parts.map(({ id, path: to, icon: Icon }) => (
            <Link key={id} to={`/installningar/${to}`} {...(id === part.id && { 'aria-current': 'page' as const })}>
              <Icon aria-hidden />
              {t(`settings.part.${id}`)}
            </Link>
          ))}
        </nav>
        <div className={styles.content}>
          <div className={styles.contentHead}>
            <div>
              <h2>{t(`settings.part.${part.id}`)}</h2>
              <p className={styles.lead}>
                {part.id === 'rules'
                  ? t('settings.lead.rules', { name: administration.name })
                  : t(`settings.lead.${part.id}`)}
              </p>
            </div>
          </div>
          <Content />
        </div>
      </div>
    </Page>
  );
}
