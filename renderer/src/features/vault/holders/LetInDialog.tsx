import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { longestRequest, RequestFile } from '../RequestFile.tsx';
import { useLock } from '../VaultLock.tsx';
import { takeStatus } from '../use-vault.ts';
import vaultStyles from '../vault.module.css';
import { type HolderRole, lacksRole, roleGiven, RoleOfHolder } from './RoleOfHolder.tsx';

/**
 * Lets somebody's computer in. First the request; then who it says it is; then the fingerprint, read aloud by the other one from their own screen and typed here:
 * it is never shown on this screen, or it would be copied instead of compared.
 */
export function LetInDialog({ vaultId, onClose }: { vaultId: string; onClose: () => void }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { withOpen } = useLock();
  const [request, setRequest] = useState('');
  const [fingerprint, setFingerprint] = useState('');
  const [standing, setStanding] = useState<Standing | null>(null);
  const [role, setRole] = useState<HolderRole | null>(null);
  const [isTried, setTried] = useState(false);
  const read = useMutation(queries.vault.readRequest.mutationOptions({ meta: { showsError: true } }));
  const add = useMutation(
    queries.vault.addDevice.mutationOptions({
      meta: { showsError: true },
      onSuccess: (status, given) => {
        takeStatus(administration.id, status);
        const isShared = status.offSite?.kind === 'shared-folder';
        const remains = given.standing === 'full' && !isShared ? 'alone' : given.standing;
        say({ text: t(`vaultUi.letIn.done.${remains}`, { name: read.data?.personName ?? '' }) });
        onClose();
      },
    }),
  );
  const from = read.data;
  const error = add.error ?? read.error;
  const asksRole = standing === 'full' && from !== undefined && lacksRole(from.roles);
  function submit() {
    setTried(true);
    if (from === undefined) {
      if (request.trim() !== '') read.mutate({ vaultId, request }, { onSuccess: () => setTried(false) });
    } else if (fingerprint.trim() !== '' && standing !== null && !(asksRole && role === null)) {
      const given = asksRole ? roleGiven(role) : null;
      withOpen(() => add.mutate({ vaultId, request, fingerprint: fingerprint.trim(), standing, role: given }));
    }
  }
  return (
    <FormDialog
      wide
      title={t('vaultUi.letIn.title')}
      submit={t(from === undefined ? 'ui.next' : 'vaultUi.letIn.do')}
      isPending={read.isPending || add.isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      {from === undefined ? (
        <>
          <p className={vaultStyles.why}>{t('vaultUi.letIn.why')}</p>
          <TextField
            key="request"
            label={t('vaultUi.letIn.request')}
            help={t('vaultUi.letIn.requestHelp')}
            error={isTried && request.trim() === '' ? t('vaultUi.letIn.requestNeeded') : undefined}
            lines={6}
            value={request}
            onChange={(text) => setRequest(text.slice(0, longestRequest))}
            autoFocus
          />
          <RequestFile label={t('vaultUi.letIn.file')} text={request} onText={setRequest} />
        </>
      ) : (
        <>
          <Notice tone="plain">
            {t('vaultUi.letIn.from', { name: from.personName, device: from.deviceName })}{' '}
            {from.roles.length === 0
              ? t('vaultUi.letIn.noRoleNow')
              : t('vaultUi.letIn.roleNow', { roles: from.roles.map((one) => t(`terms.role.${one}`)).join(', ') })}
          </Notice>
          <TextField
            key="fingerprint"
            label={t('vaultUi.letIn.fingerprint')}
            help={t('vaultUi.letIn.fingerprintHelp', { name: from.personName })}
            error={
              isTried && fingerprint.trim() === '' && add.error === null
                ? t('vaultUi.letIn.fingerprintNeeded')
                : undefined
            }
            value={fingerprint}
            onChange={setFingerprint}
            isRequired
            autoFocus
          />
          <RadioCards
            isLabelShown
            label={t('vaultUi.letIn.standing')}
            choices={(['named', 'full'] as const).map((id) => ({
              id,
              name: t(`vaultUi.holders.standing.${id}`),
              help: t(`vaultUi.letIn.standingHelp.${id}`),
            }))}
            value={standing}
            onChange={setStanding}
          />
          {isTried && standing === null && add.error === null ? (
            <Notice tone="bad">{t('vaultUi.letIn.standingNeeded')}</Notice>
          ) : null}
          {asksRole ? (
            <RoleOfHolder
              name={from.personName}
              value={role}
              isNeeded={isTried && role === null && add.error === null}
              onChange={setRole}
            />
          ) : null}
        </>
      )}
    </FormDialog>
  );
}
