import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Confirmation } from '#core/leaving/contract.ts';
import { useFormat } from '../../app/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import styles from './leaving.module.css';

/** One way to answer: what it does, and how that stands. */
interface Way<T> {
  isPending: boolean;
  error: Error | null;
  mutate(input: T, options?: { onSuccess: () => void }): void;
}

/** How a second person stands behind what one has decided alone, and the ways for one to do so. */
export function SecondPerson({
  decided,
  confirm,
  getFile,
  byFile,
  byShare,
}: {
  decided: { confirmation: Confirmation; confirmedBy: string; reviewDueOn: string | null; mayConfirm: boolean };
  confirm: Way<void>;
  getFile: Way<void>;
  byFile: Way<File>;
  byShare: Way<string>;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const [isTyping, setTyping] = useState(false);
  const { confirmation } = decided;
  if (confirmation === 'not-needed') return null;
  if (confirmation !== 'single-hand')
    return (
      <Chip tone="ok" wraps>
        {t(`leaving.confirmation.${confirmation}`, { name: decided.confirmedBy })}
      </Chip>
    );
  return (
    <>
      <Chip tone="warn">{t('leaving.confirmation.single-hand', { day: format.shortDay(decided.reviewDueOn) })}</Chip>
      {decided.mayConfirm ? (
        <Button look="primary" isPending={confirm.isPending} onPress={() => confirm.mutate()}>
          {t('leaving.confirmation.confirm')}
        </Button>
      ) : (
        <small>{t('leaving.confirmation.needsOther')}</small>
      )}
      <div className={styles.buttons}>
        <Button small onPress={() => getFile.mutate()}>
          {t('leaving.confirmation.getFile')}
        </Button>
        <FileTrigger
          acceptedFileTypes={['.json', 'application/json']}
          onSelect={(files) => {
            const file = files?.item(0);
            if (file) byFile.mutate(file);
          }}
        >
          <Button small>{t('leaving.confirmation.returnFile')}</Button>
        </FileTrigger>
        <Button small onPress={() => setTyping(true)}>
          {t('leaving.confirmation.byShare')}
        </Button>
      </div>
      {isTyping ? <ShareDialog byShare={byShare} onClose={() => setTyping(false)} /> : null}
    </>
  );
}

/** The holder of a page of the recovery kit types it, as the second person. */
function ShareDialog({ byShare, onClose }: { byShare: Way<string>; onClose: () => void }) {
  const { t } = useTranslation('app');
  const [share, setShare] = useState('');
  return (
    <FormDialog
      title={t('leaving.confirmation.shareTitle')}
      submit={t('leaving.confirmation.shareDo')}
      isReady={share.trim() !== ''}
      isPending={byShare.isPending}
      error={byShare.error}
      onSubmit={() => byShare.mutate(share, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('leaving.confirmation.shareLead')}</p>
      <TextField label={t('leaving.confirmation.share')} lines={4} value={share} onChange={setShare} autoFocus />
    </FormDialog>
  );
}
