import { useMutation, useQuery } from '@tanstack/react-query';
import { Copy, Mail } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question, QuestionState } from '#core/rounds/questions/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import peopleStyles from '../../people/people.module.css';
import styles from './questions.module.css';

/** One question: the letter to whoever is to answer, by the person's own mail, and what became of it. */
export function SettleDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const { t, i18n } = useTranslation('app');
  const [answer, setAnswer] = useState(question.answer);
  const { data: letter } = useQuery(
    queries.questions.letter.queryOptions({
      input: { id: question.id, language: i18n.language === 'en' ? 'en' : 'sv' },
    }),
  );
  const settle = useMutation(queries.questions.settle.mutationOptions({ meta: { showsError: true } }));
  const set = (state: QuestionState) =>
    settle.mutate(
      { id: question.id, version: question.version, state, answer: answer.trim() },
      {
        onSuccess: (settled) => {
          say({
            text: t(`roundsUi.questions.said.${state}`),
            ...(state !== 'open' && {
              undo: () =>
                settle.mutate({ id: settled.id, version: settled.version, state: 'open', answer: question.answer }),
            }),
          });
          onClose();
        },
      },
    );
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(letter?.body ?? '');
      say({ text: t('roundsUi.questions.copied') });
    } catch {
      say({ text: t('roundsUi.questions.notCopied'), isError: true });
    }
  }
  const isOpen = question.state === 'open';
  return (
    <Dialog
      wide
      title={t('roundsUi.questions.from', { name: question.accountName })}
      isOpen
      onClose={onClose}
      actions={
        isOpen ? (
          <>
            <Button onPress={() => set('dropped')} isDisabled={answer.trim() === ''} isPending={settle.isPending}>
              {t('roundsUi.questions.drop')}
            </Button>
            <Button look="primary" onPress={() => set('answered')} isPending={settle.isPending}>
              {t('roundsUi.questions.answered')}
            </Button>
          </>
        ) : (
          <Button onPress={() => set('open')} isPending={settle.isPending}>
            {t('roundsUi.questions.reopen')}
          </Button>
        )
      }
    >
      <div className={peopleStyles.form}>
        {settle.error === null ? null : <Notice tone="bad">{errorText(settle.error, t)}</Notice>}
        <blockquote className={styles.letter}>{letter?.body ?? question.text}</blockquote>
        <div className={peopleStyles.tools}>
          <Button small onPress={() => void copy()}>
            <Copy aria-hidden />
            {t('roundsUi.questions.copy')}
          </Button>
          {letter === undefined ? null : (
            <a className={styles.mail} href={letter.mailto}>
              <Mail aria-hidden size={16} />
              {t('roundsUi.questions.mail')}
            </a>
          )}
        </div>
        {isOpen ? (
          <TextField
            label={t('roundsUi.questions.answer')}
            help={t('roundsUi.questions.answerHelp')}
            lines={3}
            value={answer}
            onChange={setAnswer}
          />
        ) : (
          <p>{question.answer}</p>
        )}
      </div>
    </Dialog>
  );
}
