import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { KeepForm } from '../vault/setup/KeepForm.tsx';
import { readWaiting, useWaitingRequest, WaitingRequest } from './WaitingRequest.tsx';

/** Makes this computer's keys by an invitation, and shows the request and the fingerprint that a key holder lets it in by: the one that waits, where there is one. */
export function OpenByInvitation({ onAdmitted }: { onAdmitted: () => void }) {
  const { t } = useTranslation('app');
  const waiting = useWaitingRequest();
  const [invitation, setInvitation] = useState('');
  const [isTried, setTried] = useState(false);
  const join = useMutation({
    ...queries.snapshot.requestToJoin.mutationOptions({ meta: { showsError: true } }),
    // What was sent holds the passphrase: it is forgotten with the form.
    gcTime: 0,
    onSuccess: readWaiting,
  });
  if (waiting === undefined) return null;
  if (waiting === null)
    return (
      <KeepForm
        button={t('snapshotUi.open.makeKeys')}
        error={join.error === null ? null : errorText(join.error, t)}
        isPending={join.isPending}
        onKeep={(keep) => {
          setTried(true);
          if (invitation.trim() !== '') join.mutate({ invitation: invitation.trim(), ...keep });
        }}
      >
        <TextField
          label={t('snapshotUi.open.invitation')}
          help={t('snapshotUi.open.invitationHelp')}
          error={isTried && invitation.trim() === '' ? t('snapshotUi.open.invitationNeeded') : undefined}
          value={invitation}
          onChange={(text) => setInvitation(text.slice(0, 2000))}
          lines={4}
          isRequired
        />
      </KeepForm>
    );
  return (
    <WaitingRequest>
      <Button look="primary" onPress={onAdmitted}>
        {t('snapshotUi.open.admitted')}
      </Button>
    </WaitingRequest>
  );
}
