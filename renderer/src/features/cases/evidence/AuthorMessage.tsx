import { useState } from 'react';
import { authorLetter } from '#core/cases/author-letter.ts';
import type { Case } from '#core/cases/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useLanguage } from '../../crisis/use-crisis.ts';
import { useCaseWords } from '../words.ts';

/** A text to begin with for whoever wrote the post: what was done, when and by which rule. It is copied, and sent by the person. */
export function AuthorMessage({ one, onClose }: { one: Case; onClose: () => void }) {
  const { t } = useCaseWords();
  const { administration } = usePlace();
  const format = useFormat();
  const language = useLanguage();
  const begin = authorLetter(one, { words: t, language, day: format.day, administration: administration.name });
  const [text, setText] = useState(begin);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(() => {
      say({ text: t('evidence.message.copied') });
      onClose();
    });
  return (
    <Dialog
      title={t('evidence.message.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.close')}</Button>
          <Button look="primary" onPress={copy}>
            {t('evidence.message.copy')}
          </Button>
        </>
      }
    >
      <TextField label={t('evidence.message.text')} lines={14} value={text} onChange={setText} />
    </Dialog>
  );
}
