import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MessageCircleQuestion } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Question } from '#core/rounds/questions/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Card, Empty, Page } from '../../../ui/Page.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import peopleStyles from '../../people/people.module.css';
import { RoundsTabs } from '../RoundsTabs.tsx';
import styles from './questions.module.css';
import { SettleDialog } from './SettleDialog.tsx';
import { TemplatesCard } from './TemplatesCard.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';

const shown = 200;

/** Skickat vidare: questions that others are to answer, those that wait first, and the administration's own answers. */
export function QuestionsPage() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const [state, setState] = useState<'open' | 'settled'>('open');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Question | null>(null);
  const { data } = useQuery({
    ...queries.questions.list.queryOptions({
      input: {
        administrationId: administration.id,
        states: state === 'open' ? ['open'] : ['answered', 'dropped'],
        text: text.trim(),
        limit: shown,
      },
    }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return null;
  return (
    <Page title={t('roundsUi.tabs.questions')} lead={t('roundsUi.questions.lead')}>
      <RoundsTabs />
      <div className={peopleStyles.tools}>
        <Segments
          label={t('roundsUi.questions.show')}
          choices={(['open', 'settled'] as const).map((id) => ({ id, name: t(`roundsUi.questions.${id}`) }))}
          value={state}
          onChange={setState}
        />
        <div className={peopleStyles.search}>
          <SearchField label={t('roundsUi.questions.search')} value={text} onChange={setText} />
        </div>
      </div>
      <div className={styles.columns}>
        <Card label={t('roundsUi.tabs.questions')}>
          {data.rows.length === 0 ? (
            <Empty icon={MessageCircleQuestion} title={t(text === '' ? 'roundsUi.questions.none' : 'ui.nothingFound')}>
              {t('roundsUi.questions.noneBody')}
            </Empty>
          ) : (
            <ul role="list" className={styles.list}>
              {data.rows.map((question) => (
                <li key={question.id}>
                  <div>
                    <b>{question.text}</b>
                    <small>
                      <Link to={`/konton/${question.accountId}`}>{question.accountName}</Link> · {question.platformName}{' '}
                      · {t('roundsUi.questions.sent', { to: question.to, day: format.dayAndClock(question.sentAt) })}
                      {question.followedUpBy === ''
                        ? null
                        : ` · ${t('roundsUi.questions.followedUpBy', { name: question.followedUpBy })}`}
                    </small>
                    {question.answer === '' ? null : <p>{question.answer}</p>}
                  </div>
                  {question.state !== 'open' ? (
                    <Chip tone={question.state === 'answered' ? 'ok' : 'plain'}>
                      {t(`roundsUi.questions.state.${question.state}`)}
                    </Chip>
                  ) : question.answerBy === null ? null : (
                    <Chip tone={question.isOverdue ? 'bad' : 'plain'}>
                      {t('roundsUi.questions.by', { day: format.shortDay(question.answerBy) })}
                    </Chip>
                  )}
                  <Button small onPress={() => setChosen(question)}>
                    {t('ui.open')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {data.total > data.rows.length ? (
            <p className={styles.more}>
              {t('roundsUi.questions.more', { shown: format.number(data.rows.length), count: data.total })}
            </p>
          ) : null}
        </Card>
        <TemplatesCard />
      </div>
      {chosen === null ? null : <SettleDialog question={chosen} onClose={() => setChosen(null)} />}
    </Page>
  );
}
