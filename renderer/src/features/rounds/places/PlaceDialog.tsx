import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Place, PlaceDraft } from '#core/rounds/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { AccountsField } from '../../accounts/AccountsField.tsx';
import peopleStyles from '../../people/people.module.css';

/** A tittställe is added or changed; what was frozen into a round that has begun stays as it was. */
export function PlaceDialog({
  place,
  places,
  onClose,
}: {
  place: Place | null;
  /** All of them: an account is in one. */
  places: readonly Place[];
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [draft, setDraft] = useState<PlaceDraft>(
    place ?? { name: '', kind: 'inbox', url: 'https://business.facebook.com/latest/inbox', note: '', accountIds: [] },
  );
  const [isTried, setTried] = useState(false);
  const set = (part: Partial<PlaceDraft>) => setDraft((old) => ({ ...old, ...part }));
  const done = { meta: { showsError: true }, onSuccess: onClose };
  const create = useMutation(queries.rounds.createPlace.mutationOptions(done));
  const update = useMutation(queries.rounds.updatePlace.mutationOptions(done));
  const error = create.error ?? update.error;
  const { name, kind, url, note, accountIds } = draft;
  const isAddress = PlaceDraft.shape.url.safeParse(url.trim()).success;
  function submit() {
    setTried(true);
    if (name.trim() === '' || !isAddress || accountIds.length === 0) return;
    const whole = { name: name.trim(), kind, url: url.trim(), note, accountIds };
    if (place === null) create.mutate({ administrationId: administration.id, draft: whole });
    else update.mutate({ id: place.id, version: place.version, draft: whole });
  }
  return (
    <FormDialog
      wide
      title={t(place === null ? 'roundsUi.places.add' : 'roundsUi.places.change')}
      submit={t('ui.save')}
      isPending={create.isPending || update.isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={peopleStyles.two}>
        <TextField
          label={t('roundsUi.places.name')}
          isRequired
          autoFocus
          value={name}
          error={isTried && name.trim() === '' ? t('roundsUi.places.nameNeeded') : undefined}
          onChange={(next) => set({ name: next })}
        />
        <Select
          label={t('roundsUi.places.kind')}
          choices={PlaceDraft.shape.kind.options.map((id) => ({ id, name: t(`roundsUi.places.kinds.${id}`) }))}
          value={kind}
          onChange={(next) => set({ kind: next })}
        />
      </div>
      <TextField
        label={t('roundsUi.places.url')}
        type="url"
        isRequired
        value={url}
        error={isTried && !isAddress ? t('roundsUi.places.urlNeeded') : undefined}
        onChange={(next) => set({ url: next })}
      />
      <AccountsField
        label={t('roundsUi.places.accounts')}
        help={t('roundsUi.places.accountsHelp')}
        error={isTried && accountIds.length === 0 ? t('roundsUi.places.accountsNeeded') : undefined}
        noteOf={(id) => {
          const other = places.find((one) => one.id !== place?.id && one.accountIds.includes(id));
          return other === undefined ? '' : t('roundsUi.places.taken', { name: other.name });
        }}
        value={accountIds}
        onChange={(next) => set({ accountIds: next })}
      />
      <TextField
        label={t('roundsUi.places.note')}
        help={t('roundsUi.places.noteHelp')}
        lines={2}
        value={note}
        onChange={(next) => set({ note: next })}
      />
    </FormDialog>
  );
}
