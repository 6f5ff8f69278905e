import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedSource, SourceOrigin } from '#core/rounds/stream/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import styles from './stream.module.css';

const formId = 'feed-source-form';
const origins: readonly SourceOrigin[] = ['found', 'typed', 'none'];

/** Where an account's feed is: found from its address, typed, or nowhere. */
export function SourceDialog({ source, onClose }: { source: FeedSource | null; onClose: () => void }) {
  const { t } = useTranslation('app');
  return (
    <Dialog
      title={t('stream.edit.title', { account: source?.accountName ?? '' })}
      isOpen={source !== null}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" type="submit" form={formId}>
            {t('stream.edit.save')}
          </Button>
        </>
      }
    >
      {source === null ? null : <Form source={source} onDone={onClose} />}
    </Dialog>
  );
}

function Form({ source, onDone }: { source: FeedSource; onDone: () => void }) {
  const { t } = useTranslation('app');
  const [origin, setOrigin] = useState(source.origin);
  const [address, setAddress] = useState(source.origin === 'typed' ? source.address : '');
  const save = useMutation(queries.stream.setSource.mutationOptions({ meta: { showsError: true }, onSuccess: onDone }));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (save.isPending) return;
    save.mutate({
      accountId: source.accountId,
      version: source.version,
      // An empty address is refused by the core, in words.
      choice: origin === 'typed' ? { origin, address: address.trim() || '-' } : { origin },
    });
  }
  return (
    <form id={formId} className={styles.form} onSubmit={submit} noValidate>
      <p>{t('stream.edit.lead', { platform: source.platformName })}</p>
      {save.error === null ? null : <Notice tone="bad">{errorText(save.error, t)}</Notice>}
      <RadioCards
        label={t('stream.edit.title', { account: source.accountName })}
        choices={origins.map((id) => ({ id, name: t(`stream.edit.${id}`), help: t(`stream.edit.${id}Help`) }))}
        value={origin}
        onChange={setOrigin}
      />
      {origin === 'typed' ? (
        <TextField label={t('stream.edit.address')} value={address} onChange={setAddress} isRequired />
      ) : null}
    </form>
  );
}
