import {
  KeyRound,
  LifeBuoy,
  type LucideIcon,
  RefreshCw,
  ShieldAlert,
  ShieldQuestion,
  Undo2,
  UserCheck,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import todayStyles from '../today/TodayPage.module.css';
import { useWayWord } from '../today/use-way-word.ts';
import { useVaultDue, type VaultDueKind } from './use-vault-due.ts';

const icons: Record<VaultDueKind, LucideIcon> = {
  unbegun: KeyRound,
  'read-only': ShieldAlert,
  untrusted: ShieldAlert,
  'no-kit': LifeBuoy,
  'no-off-site': ShieldQuestion,
  'kit-holders-gone': LifeBuoy,
  'kit-used': LifeBuoy,
  rotations: RefreshCw,
  'closing-review': UserCheck,
  'overdue-loans': Undo2,
  'one-custodian': Users,
  'drill-overdue': LifeBuoy,
};

/** The vault's rows on Idag, the worst apart, so that the page can put them where they belong. */
export function VaultDueRows({ part }: { part: 'bad' | 'rest' }) {
  const { t } = useTranslation('app');
  const wayWord = useWayWord();
  const format = useFormat();
  const due = useVaultDue();
  return due
    .filter(({ severity }) => (severity === 'bad') === (part === 'bad'))
    .map(({ kind, severity, count, to, day }) => {
      const Icon = icons[kind];
      return (
        <li key={kind} className={todayStyles.row}>
          <span className={`${todayStyles.icon} ${todayStyles[severity]}`}>
            <Icon aria-hidden />
          </span>
          <div className={todayStyles.what}>
            <b>{t(`vaultUi.due.${kind}`, { count })}</b>
            <small>{t(`vaultUi.due.help.${kind}`, { day: format.shortDay(day ?? null) })}</small>
          </div>
          <ButtonLink small to={to}>
            {kind === 'unbegun' ? t('vaultUi.setup.begin') : wayWord(severity === 'plain')}
          </ButtonLink>
        </li>
      );
    });
}
