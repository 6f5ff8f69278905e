import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Custodian, Standing, VaultStatus } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useSnapshot } from '../../snapshot/use-snapshot.ts';
import { useLock } from '../VaultLock.tsx';
import { takeStatus, useVault } from '../use-vault.ts';
import vaultStyles from '../vault.module.css';
import { type HolderRole, lacksRole, roleGiven, RoleOfHolder } from './RoleOfHolder.tsx';

/** What is to be changed for a key holder. */
export type HolderChange =
  | { kind: 'remove-person'; custodian: Custodian }
  | { kind: 'remove-device'; custodian: Custodian; device: Custodian['devices'][number] }
  | { kind: 'standing'; custodian: Custodian; standing: Standing };

/** Says what a removal or a change of standing means before it is done: everything is sealed anew, and what may be remembered enters the queue. */
export function ChangeDialog({
  vaultId,
  change,
  onClose,
}: {
  vaultId: string;
  change: HolderChange;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { status } = useVault();
  const { withOpen } = useLock();
  const isShared = useSnapshot()?.side === 'writer';
  const [immediate, setImmediate] = useState(false);
  const [role, setRole] = useState<HolderRole | null>(null);
  const [isTried, setTried] = useState(false);
  const { custodian } = change;
  const becomesFull = change.kind === 'standing' && change.standing === 'full';
  const person = useQuery({
    ...queries.people.get.queryOptions({ input: { id: custodian.personId } }),
    enabled: becomesFull,
  });
  const known = person.data;
  const isUnknown = becomesFull && known === undefined;
  const asksRole = becomesFull && known !== undefined && lacksRole(known.person.roles);
  const done = {
    meta: { showsError: true },
    onSuccess: (next: VaultStatus) => {
      takeStatus(administration.id, next);
      say({ text: t(`vaultUi.change.done.${change.kind}`, { name: custodian.name }) });
      onClose();
    },
  };
  const removePerson = useMutation(queries.vault.removePerson.mutationOptions(done));
  const removeDevice = useMutation(queries.vault.removeDevice.mutationOptions(done));
  const setStanding = useMutation(queries.vault.setStanding.mutationOptions(done));
  const error = removePerson.error ?? removeDevice.error ?? setStanding.error ?? person.error;
  const takesAway = change.kind !== 'standing' || change.standing === 'named';
  const isLast =
    takesAway &&
    custodian.standing === 'full' &&
    (status?.fullCustodians ?? 0) < 2 &&
    (change.kind !== 'remove-device' || custodian.devices.length < 2);
  function submit() {
    // Whether a role is to be asked for could not be read: it is read once more, and the person answers then.
    if (isUnknown) return void person.refetch();
    setTried(true);
    if (!asksRole || role !== null) withOpen(apply);
  }
  function apply() {
    const { personId } = custodian;
    if (change.kind === 'remove-person') removePerson.mutate({ vaultId, personId, immediate });
    else if (change.kind === 'remove-device')
      removeDevice.mutate({ vaultId, fingerprint: change.device.fingerprint, immediate });
    else setStanding.mutate({ vaultId, personId, standing: change.standing, role: asksRole ? roleGiven(role) : null });
  }
  const title =
    change.kind === 'remove-person'
      ? t('vaultUi.change.title.remove-person', { name: custodian.name })
      : change.kind === 'remove-device'
        ? t('vaultUi.change.title.remove-device', { device: change.device.name })
        : t(`vaultUi.change.title.${change.standing}`, { name: custodian.name });
  const isPending = removePerson.isPending || removeDevice.isPending || setStanding.isPending;
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            look={takesAway ? 'danger' : 'primary'}
            isPending={isPending || (isUnknown && person.isFetching)}
            onPress={submit}
          >
            {t(change.kind === 'standing' ? 'ui.save' : 'ui.remove')}
          </Button>
        </>
      }
    >
      {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
      {isLast ? <Notice tone="bad">{t('vaultUi.change.last')}</Notice> : null}
      <p>{t('vaultUi.change.means')}</p>
      <ul className={vaultStyles.bullets}>
        <li>{t('vaultUi.change.reseal', { count: status?.credentials ?? 0 })}</li>
        {takesAway ? <li>{t('vaultUi.change.queue', { name: custodian.name })}</li> : null}
        {takesAway ? <li>{t('vaultUi.change.memory')}</li> : <li>{t('vaultUi.change.opensAll')}</li>}
        {takesAway && isShared ? (
          <li>
            {t(`vaultUi.change.copies.${change.kind}`, { name: custodian.name })} {t('vaultUi.change.taken')}
          </li>
        ) : null}
        {takesAway && custodian.holdsShare && change.kind === 'remove-person' ? (
          <li>{t('vaultUi.change.share', { name: custodian.name })}</li>
        ) : null}
      </ul>
      {asksRole ? (
        <RoleOfHolder name={custodian.name} value={role} isNeeded={isTried && role === null} onChange={setRole} />
      ) : null}
      {change.kind === 'standing' ? null : (
        <Checkbox isSelected={immediate} onChange={setImmediate}>
          {t('vaultUi.change.immediate')}
        </Checkbox>
      )}
    </Dialog>
  );
}
