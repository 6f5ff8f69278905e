import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionDraft } from '#core/rounds/questions/contract.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import peopleStyles from '../../people/people.module.css';

/** A question that somebody else must answer: what, to whom, by when. It waits on Idag until it is answered. */
export function SentOnDialog({
  accountName,
  answerBy,
  unsent,
  onClose,
  onSent,
}: {
  accountName: string;
  /** The day that is proposed. */
  answerBy: string;
  /** What was written the last time and not sent. */
  unsent: QuestionDraft | null;
  onClose: (draft: QuestionDraft) => void;
  /** Done when the question is saved, or could not be. */
  onSent: (question: QuestionDraft) => Promise<void>;
}) {
  const { t } = useTranslation('app');
  const [draft, setDraft] = useState<QuestionDraft>(unsent ?? { text: '', to: '', address: '', answerBy });
  const [isSaving, setSaving] = useState(false);
  const [isTried, setTried] = useState(false);
  const set = (part: Partial<QuestionDraft>) => setDraft((old) => ({ ...old, ...part }));
  const missing = (text: string, word: 'textNeeded' | 'toNeeded') =>
    isTried && text.trim() === '' ? t(`roundsUi.sentOn.${word}`) : undefined;
  const submit = async () => {
    setTried(true);
    if (draft.text.trim() === '' || draft.to.trim() === '') return;
    setSaving(true);
    await onSent(draft);
    setSaving(false);
  };
  return (
    <FormDialog
      title={t('roundsUi.sentOn.title', { name: accountName })}
      submit={t('roundsUi.sentOn.save')}
      hasKey
      keepsText
      isPending={isSaving}
      onSubmit={() => void submit()}
      onClose={() => onClose(draft)}
    >
      <p>{t('roundsUi.sentOn.means')}</p>
      <TextField
        label={t('roundsUi.sentOn.text')}
        lines={3}
        autoFocus
        isRequired
        value={draft.text}
        error={missing(draft.text, 'textNeeded')}
        onChange={(text) => set({ text })}
      />
      <div className={peopleStyles.two}>
        <TextField
          label={t('roundsUi.sentOn.to')}
          help={t('roundsUi.sentOn.toHelp')}
          isRequired
          value={draft.to}
          error={missing(draft.to, 'toNeeded')}
          onChange={(to) => set({ to })}
        />
        <TextField
          label={t('roundsUi.sentOn.address')}
          type="email"
          value={draft.address}
          onChange={(address) => set({ address })}
        />
      </div>
      <DateField
        label={t('roundsUi.sentOn.answerBy')}
        value={draft.answerBy}
        onChange={(answerBy) => set({ answerBy })}
      />
    </FormDialog>
  );
}
