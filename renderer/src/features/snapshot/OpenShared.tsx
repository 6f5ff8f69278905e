import { useMutation } from '@tanstack/react-query';
import { FileKey, KeyRound, LifeBuoy, Search } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { useFormat } from '../../app/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Page.tsx';
import { RadioCards } from '../../ui/RadioCards.tsx';
import vaultStyles from '../vault/vault.module.css';
import { OpenByInvitation } from './OpenByInvitation.tsx';
import { OpenByKeys } from './OpenByKeys.tsx';
import { OpenByKit } from './OpenByKit.tsx';
import { WaitingRequest } from './WaitingRequest.tsx';

const ways = ['keys', 'invitation', 'kit'] as const;
type Way = (typeof ways)[number];
const icons = { keys: KeyRound, invitation: FileKey, kit: LifeBuoy };

/** Öppna en delad förteckning, on a computer that has none: which folder, which register, and what opens it. */
export function OpenShared({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const [folder, setFolder] = useState('');
  const [isTried, setTried] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [way, setWay] = useState<Way | null>(null);
  const look = useMutation(queries.snapshot.look.mutationOptions({ meta: { showsError: true } }));
  const found = look.data ?? [];
  const register = found.find(({ registerId }) => registerId === chosen) ?? found[0];
  const nameOf = ({ serial, madeAt }: { serial: number; madeAt: string }) =>
    t('snapshotUi.open.found', { serial, at: format.time(madeAt) });
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (folder.trim() !== '') look.mutate({ folder: folder.trim() });
  }
  const shown = way ?? (register?.keysHere === true ? 'keys' : 'invitation');
  const place = { folder: folder.trim(), registerId: register?.registerId ?? null };
  return (
    <div className={vaultStyles.stack}>
      <h2>{t('snapshotUi.open.title')}</h2>
      <form className={vaultStyles.form} onSubmit={submit} noValidate>
        {look.error === null ? null : <Notice tone="bad">{errorText(look.error, t)}</Notice>}
        {look.data !== undefined && register === undefined ? (
          <Notice tone="bad">{t('refusal.snapshot-folder-empty', { folder: folder.trim() })}</Notice>
        ) : null}
        <TextField
          label={t('snapshotUi.folder')}
          error={isTried && folder.trim() === '' ? t('snapshotUi.folderNeeded') : undefined}
          value={folder}
          onChange={(text) => {
            setFolder(text);
            look.reset();
          }}
          isRequired
          autoFocus
        />
        <div className={vaultStyles.buttons}>
          <Button look={register === undefined ? 'primary' : 'plain'} type="submit" isPending={look.isPending}>
            <Search aria-hidden />
            {t('snapshotUi.open.look')}
          </Button>
          <Button look="quiet" onPress={onBack}>
            {t('snapshotUi.open.back')}
          </Button>
        </div>
      </form>
      {register === undefined ? <WaitingRequest /> : null}
      {register === undefined ? null : (
        <>
          {found.length > 1 ? (
            <Select
              label={t('snapshotUi.open.which')}
              choices={found.map((one) => ({ id: one.registerId, name: nameOf(one) }))}
              value={register.registerId}
              onChange={setChosen}
            />
          ) : (
            <Notice tone="plain">{nameOf(register)}</Notice>
          )}
          <RadioCards
            label={t('snapshotUi.open.way')}
            choices={ways.map((id) => ({
              id,
              name: t(`snapshotUi.open.ways.${id}`),
              help: t(`snapshotUi.open.wayHelp.${id}`),
              icon: icons[id],
            }))}
            value={shown}
            onChange={setWay}
          />
          {shown === 'keys' ? (
            <OpenByKeys {...place} />
          ) : shown === 'kit' ? (
            <OpenByKit {...place} />
          ) : (
            <OpenByInvitation
              onAdmitted={() => {
                setWay('keys');
                // Newer copies have come while somebody let this computer in.
                look.mutate({ folder: folder.trim() });
              }}
            />
          )}
        </>
      )}
    </div>
  );
}
