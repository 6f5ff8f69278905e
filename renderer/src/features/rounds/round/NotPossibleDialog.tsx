import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotPossibleReason } from '#core/rounds/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import styles from './round.module.css';

const reasons = NotPossibleReason.options.filter((reason) => reason !== '');

/** Why an account could not be checked: one press each, with its number as key; a word of one's own goes along. */
export function NotPossibleDialog({
  onClose,
  onChosen,
}: {
  onClose: () => void;
  onChosen: (reason: NotPossibleReason, note: string) => void;
}) {
  const { t } = useTranslation('app');
  const [note, setNote] = useState('');
  // Around the buttons, since one that listens by itself keeps Esc from the dialog.
  function press({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): void {
    const named = ctrlKey || altKey || metaKey ? undefined : reasons[Number(key) - 1];
    if (named !== undefined) onChosen(named, note.trim());
  }
  return (
    <Dialog title={t('roundsUi.notPossible.title')} isOpen onClose={onClose}>
      <p>{t('roundsUi.notPossible.body')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div className={styles.reasons} role="group" aria-label={t('roundsUi.reason')} onKeyDown={press}>
        {reasons.map((reason, index) => (
          <Button
            key={reason}
            dialogKey={String(index + 1)}
            autoFocus={index === 0}
            onPress={() => onChosen(reason, note.trim())}
          >
            {t(`terms.notPossibleReason.${reason}`)}
          </Button>
        ))}
      </div>
      <TextField label={t('roundsUi.noteOptional')} value={note} onChange={setNote} />
    </Dialog>
  );
}
