import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { Button } from '../../ui/Button.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { TextField } from '../../ui/Field.tsx';
import { saveFile } from '../../ui/save-file.ts';
import holderStyles from '../vault/holders/holders.module.css';
import { KeepForm } from '../vault/setup/KeepForm.tsx';
import vaultStyles from '../vault/vault.module.css';

/** Makes this computer's keys by an invitation, and shows the request and the fingerprint that a key holder lets it in by. */
export function OpenByInvitation({ onAdmitted }: { onAdmitted: () => void }) {
  const { t } = useTranslation('app');
  const requestId = useId();
  const [invitation, setInvitation] = useState('');
  const [isTried, setTried] = useState(false);
  const join = useMutation({
    ...queries.snapshot.requestToJoin.mutationOptions({ meta: { showsError: true } }),
    // What was sent holds the passphrase: it is forgotten with the form.
    gcTime: 0,
  });
  const made = join.data;
  if (made === undefined)
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
    <div className={vaultStyles.stack}>
      <p className={vaultStyles.why}>{t('snapshotUi.open.requestLead')}</p>
      <h3>{t('vaultUi.part.fingerprint')}</h3>
      <div className={holderStyles.print}>{made.fingerprint}</div>
      <label className={fieldStyles.label} htmlFor={requestId}>
        {t('vaultUi.join.request')}
      </label>
      <textarea id={requestId} className={holderStyles.request} readOnly value={made.request} spellCheck={false} />
      <div className={vaultStyles.buttons}>
        <Button onPress={() => saveFile('kanalvakt-begaran.json', 'application/json', made.request)}>
          <Download aria-hidden />
          {t('vaultUi.join.save')}
        </Button>
        <Button look="primary" onPress={onAdmitted}>
          {t('snapshotUi.open.admitted')}
        </Button>
      </div>
    </div>
  );
}
