import { ChevronLeft, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Case } from '#core/cases/contract.ts';
import { skippedText } from '#core/cases/event-words.ts';
import { saidNo } from '#core/cases/said-no.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { CaseIcon } from '../CaseIcon.tsx';
import { useCaseWords } from '../words.ts';
import styles from './case.module.css';

/** Which case it is, how it stands, with whom, by when; and its diarienummer or that it has none. */
export function CaseHead({
  one,
  actions,
  onRetitle,
}: {
  one: Case;
  actions?: ReactNode;
  /** Left out where the title is not to be changed. */
  onRetitle?: () => void;
}) {
  const { t, say, due, format, registration } = useCaseWords();
  const skipped = skippedText(one, t);
  return (
    <header className={styles.head}>
      <Link to="/arenden" className={styles.back}>
        <ChevronLeft aria-hidden size={15} />
        {t('casesUi.head.back')}
      </Link>
      <div className={styles.headMain}>
        <span className={styles.mark}>
          <CaseIcon workflow={one.workflow} />
        </span>
        <div className={styles.headText}>
          <div className={styles.titleLine}>
            <h1>{one.title}</h1>
            {onRetitle === undefined ? null : (
              <Button look="icon" small aria-label={t('casesUi.head.retitle')} onPress={onRetitle}>
                <Pencil aria-hidden />
              </Button>
            )}
          </div>
          <p className={styles.facts}>
            <b>{one.number}</b>
            <span>{registration(one.dnr)}</span>
            <span>{say(one.workflowTitle)}</span>
            <span>{t('casesUi.head.opened', { time: format.time(one.openedAt) })}</span>
          </p>
          <p className={styles.facts}>
            {one.endedAt !== null ? (
              <Chip>
                {t('casesUi.head.ended', {
                  time: format.time(one.endedAt),
                  outcome: one.outcome === null ? '' : say(one.outcome),
                })}
              </Chip>
            ) : one.next === null ? (
              <Chip tone="ok">
                {t(saidNo(one.workflow, one.state) === null ? 'casesUi.end.allDone' : 'casesUi.end.no')}
              </Chip>
            ) : (
              <>
                <b>{say(one.next)}</b>
                {one.dueOn === null ? null : one.isOverdue ? (
                  <Chip tone="bad">{t('casesUi.list.overdue', { day: due(one) })}</Chip>
                ) : (
                  <Chip>{t('casesUi.steps.due', { day: due(one) })}</Chip>
                )}
                <span>
                  {one.holder === '' ? t('casesUi.head.holderNobody') : t('casesUi.head.holder', { name: one.holder })}
                </span>
              </>
            )}
            {skipped === '' ? null : <Chip tone="warn">{skipped}</Chip>}
          </p>
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  );
}
