import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedSource, SourceOrigin } from '#core/rounds/stream/contract.ts';
import { queries } from '../../../api/client.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';

const origins: readonly SourceOrigin[] = ['found', 'typed', 'none'];

/** Where an account's feed is: found from its address, typed, or nowhere. */
export function SourceDialog({ source, onClose }: { source: FeedSource; onClose: () => void }) {
  const { t } = useTranslation('app');
  const [origin, setOrigin] = useState(source.origin);
  const [address, setAddress] = useState(source.origin === 'typed' ? source.address : '');
  const save = useMutation(
    queries.stream.setSource.mutationOptions({ meta: { showsError: true }, onSuccess: onClose }),
  );
  function submit() {
    save.mutate({
      accountId: source.accountId,
      version: source.version,
      // An empty address is refused by the core, in words.
      choice: origin === 'typed' ? { origin, address: address.trim() || '-' } : { origin },
    });
  }
  return (
    <FormDialog
      title={t('stream.edit.title', { account: source.accountName })}
      submit={t('stream.edit.save')}
      isPending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('stream.edit.lead', { platform: source.platformName })}</p>
      <RadioCards
        label={t('stream.edit.title', { account: source.accountName })}
        choices={origins.map((id) => ({ id, name: t(`stream.edit.${id}`), help: t(`stream.edit.${id}Help`) }))}
        value={origin}
        onChange={setOrigin}
      />
      {origin === 'typed' ? (
        <TextField label={t('stream.edit.address')} value={address} onChange={setAddress} isRequired />
      ) : null}
    </FormDialog>
  );
}
