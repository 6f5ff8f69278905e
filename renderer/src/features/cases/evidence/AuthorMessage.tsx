import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { say } from '../../../ui/Toasts.tsx';

/** A text to begin with for whoever wrote the post: what was done, when and by which rule. It is copied, and sent by the person. */
export function AuthorMessage({ one, onClose }: { one: Case; onClose: () => void }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const format = useFormat();
  const valuesOf = (step: string) => one.state.steps.find(({ id }) => id === step)?.values ?? {};
  const { action = 'remove', objection = '', 'review-on': reviewOn = '' } = valuesOf('act');
  const { ground = '', rule = '' } = valuesOf('assess');
  const act = action === 'hide' || action === 'block' ? action : 'remove';
  const why = ground === 'own-rules' ? t('evidence.message.rule', { rule }) : t('evidence.message.law');
  const begin = [
    t('evidence.message.hello'),
    t(`evidence.message.${act}`, { address: valuesOf('knowledge')['address'] ?? '' }),
    why,
    ...(act === 'block'
      ? [t('evidence.message.blocked', { day: format.day(reviewOn === '' ? null : reviewOn), objection })]
      : []),
    t('evidence.message.welcome'),
    administration.name,
  ].join('\n\n');
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
