import { useQuery } from '@tanstack/react-query';
import type { CaseDue } from '#core/cases/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useMay } from '../../app/may.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { DueDay } from '../today/DueDay.tsx';
import todayStyles from '../today/TodayPage.module.css';
import { CaseIcon } from './CaseIcon.tsx';
import { casePath, useCaseWords } from './words.ts';

/** Cases with a step that waits for the one who looks, or for nobody who is named. */
export function useCasesDue(): CaseDue[] {
  const { administration } = usePlace();
  const maySee = useMay('cases.due');
  const { data } = useQuery({
    // A time that is counted in hours passes without anybody doing anything.
    ...queries.cases.due.queryOptions({ input: { administrationId: administration.id }, refetchInterval: 60_000 }),
    enabled: maySee,
  });
  return data ?? [];
}

/** The rows of cases on Idag: those that are late with what is bad, the others with the rest. */
export function CasesDueRows({ part, today }: { part: 'bad' | 'rest'; today: string }) {
  const { t, say, format, registration } = useCaseWords();
  const rows = useCasesDue().filter(({ isOverdue }) => isOverdue === (part === 'bad'));
  return rows.map((row) => {
    const holder =
      row.insteadOf !== ''
        ? t('casesUi.due.insteadOf', { name: row.insteadOf })
        : row.isMine
          ? ''
          : `${t(`cases.role.${row.role}`)}: ${t('casesUi.due.nobody')}`;
    const about = [
      `${row.number} ${row.title}`,
      ...row.accounts.map(({ name }) => name).filter((name) => !row.title.includes(name)),
      registration(row.dnr),
      holder,
      row.more === 0 ? '' : t('casesUi.due.more', { count: row.more }),
    ];
    return (
      <li key={row.caseId} className={todayStyles.row}>
        <span className={`${todayStyles.icon} ${todayStyles[row.isOverdue ? 'bad' : 'plain']}`}>
          <CaseIcon workflow={row.workflow} />
        </span>
        <div className={todayStyles.what}>
          <b>{say(row.stepTitle)}</b>
          <small>{about.filter(Boolean).join(' · ')}</small>
        </div>
        {row.dueAt !== null ? (
          <Chip tone={row.isOverdue ? 'bad' : 'warn'}>
            {t(row.isOverdue ? 'casesUi.due.late' : 'casesUi.due.until', { time: format.dayAndClock(row.dueAt) })}
          </Chip>
        ) : row.dueOn === null ? null : (
          <DueDay due={row.dueOn} today={today} />
        )}
        <ButtonLink
          small
          to={`${casePath(row.number)}?steg=${row.step}`}
          label={`${t('casesUi.due.open')} ${row.number}`}
        >
          {t('casesUi.due.open')}
        </ButtonLink>
      </li>
    );
  });
}
