import {
  CalendarClock,
  CalendarX2,
  CircleOff,
  ClipboardList,
  DoorOpen,
  FileQuestion,
  GraduationCap,
  Handshake,
  ListChecks,
  type LucideIcon,
  PackageX,
  Target,
  UserRound,
  UserX,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DueItem, Gap } from '#core/accounts/contract.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { pathToGap } from '../accounts/account/sections.ts';
import { filterToParams } from '../accounts/list/list-state.ts';
import { DueDay } from './DueDay.tsx';
import styles from './TodayPage.module.css';
import { useWayWord } from './use-way-word.ts';

const icons: Record<DueItem['kind'], LucideIcon> = {
  'nobody-can-log-in': DoorOpen,
  'few-with-access': UserRound,
  'access-unknown': FileQuestion,
  'communicator-without-access': CircleOff,
  'no-responsible': UserX,
  incomplete: ListChecks,
  'incomplete-basics': ListChecks,
  'unchecked-basics': ClipboardList,
  'pedagogical-due': GraduationCap,
  'end-date': CalendarClock,
  'contract-end': Handshake,
  'goal-follow-up': Target,
  'below-norm': CalendarX2,
  'closure-candidates': PackageX,
};

/** What the account lacks, where the matter is that one field is empty: its page opens there. */
const gapOf: Partial<Record<DueItem['kind'], Gap>> = {
  'nobody-can-log-in': 'access-nobody',
  'few-with-access': 'access-few',
  'access-unknown': 'access-unknown',
  'communicator-without-access': 'communicator-access',
  'no-responsible': 'responsible',
  'end-date': 'end-date',
  'contract-end': 'contract-end',
  'goal-follow-up': 'goal-follow-up',
};

/** One matter: what, which accounts, whose, when, and the one next step. */
export function DueRow({ item, today }: { item: DueItem; today: string }) {
  const { t } = useTranslation('app');
  const wayWord = useWayWord();
  const Icon = icons[item.kind];
  const names = item.names.join(', ');
  const more = item.count - item.names.length;
  const accounts = more > 0 ? t('today.andMore', { names, count: more }) : names;
  const about = [
    item.person === '' ? '' : t('today.communicator'),
    accounts,
    item.count > 1 || item.kind === 'pedagogical-due' || accounts.startsWith(item.unitName) ? '' : item.unitName,
    item.owner,
    ...item.also.map((kind) => t(`today.due.${kind}`, { count: 1 }).toLocaleLowerCase('sv')),
  ];
  const to =
    item.filter === null
      ? pathToGap(item.accountIds[0] ?? '', gapOf[item.kind])
      : `/konton?${filterToParams(item.filter).toString()}`;
  return (
    <li className={styles.row}>
      <span className={`${styles.icon} ${styles[item.severity]}`}>
        <Icon aria-hidden />
      </span>
      <div className={styles.what}>
        <b>
          {item.person !== ''
            ? t('today.due.person-without-access', { count: item.count, name: item.person })
            : item.kind === 'pedagogical-due' && item.unitName !== ''
              ? t('today.due.pedagogical-of-unit', { count: item.count, unit: item.unitName })
              : t(`today.due.${item.kind}`, { count: item.count })}
        </b>
        <small>{about.filter(Boolean).join(' · ')}</small>
      </div>
      {item.due === null ? null : <DueDay due={item.due} today={today} />}
      <ButtonLink small to={to}>
        {wayWord(item.severity === 'plain')}
      </ButtonLink>
    </li>
  );
}
