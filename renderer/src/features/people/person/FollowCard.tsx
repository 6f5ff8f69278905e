import { useTranslation } from 'react-i18next';
import type { PersonDraft } from '#core/people/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import styles from './person.module.css';

/** Policy read, training and last day (R11), with what a last day leads to. */
export function FollowCard({
  draft,
  change,
  accountCount,
  today,
  isMe,
  isMerged,
}: {
  draft: PersonDraft;
  change: (fields: Partial<PersonDraft>) => void;
  accountCount: number;
  today: string;
  isMe: boolean;
  /** The row has ended, and its person has not. */
  isMerged: boolean;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { leavesOn } = draft;
  return (
    <Card title={t('people.person.follow')}>
      <div className={styles.body}>
        <div className={styles.three}>
          <DateField
            label={t('people.person.policyReadOn')}
            value={draft.policyReadOn}
            onChange={(policyReadOn) => change({ policyReadOn })}
          />
          <DateField
            label={t('people.person.trainingOn')}
            value={draft.trainingOn}
            onChange={(trainingOn) => change({ trainingOn })}
          />
          <DateField
            label={t('people.person.leavesOn')}
            value={leavesOn}
            onChange={(next) => change({ leavesOn: next })}
          />
        </div>
        {leavesOn === null ? (
          <p className={styles.note}>{t('people.person.leavesNone')}</p>
        ) : isMerged && leavesOn < today ? null : (
          <Notice tone={leavesOn >= today ? 'warn' : 'plain'}>
            <p>
              {leavesOn >= today
                ? t('people.person.leavesComing', { count: accountCount, day: format.day(leavesOn) })
                : t('people.person.leavesPast', { count: accountCount })}
            </p>
            {isMe ? <p>{t('people.person.leavesSelf')}</p> : null}
          </Notice>
        )}
      </div>
    </Card>
  );
}
