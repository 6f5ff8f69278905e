import { useMutation } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import { PersonChoice } from '../people/PersonChoice.tsx';
import holderStyles from '../vault/holders/holders.module.css';
import vaultStyles from '../vault/vault.module.css';

/** An invitation for a colleague's computer that has no register yet, and what the two do next. */
export function InviteDialog({ vaultId, onClose }: { vaultId: string; onClose: () => void }) {
  const { t } = useTranslation('app');
  const formId = useId();
  const textId = useId();
  const [personId, setPersonId] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const invite = useMutation(queries.snapshot.invite.mutationOptions({ meta: { showsError: true } }));
  const invitation = invite.data?.invitation;
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (personId !== null) invite.mutate({ vaultId, personId });
  }
  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      say({ text: t('snapshotUi.invite.copied') });
    } catch (error) {
      say({ text: errorText(error, t), isError: true });
    }
  }
  return (
    <Dialog
      wide
      title={t('snapshotUi.invite.title')}
      isOpen
      onClose={onClose}
      actions={
        invitation === undefined ? (
          <>
            <Button onPress={onClose}>{t('ui.cancel')}</Button>
            <Button look="primary" type="submit" form={formId} isPending={invite.isPending}>
              {t('snapshotUi.invite.make')}
            </Button>
          </>
        ) : (
          <>
            <ButtonLink to="/personer?del=nycklar" onPress={onClose}>
              {t('snapshotUi.invite.toHolders')}
            </ButtonLink>
            <Button look="primary" onPress={() => void copy(invitation)}>
              <Copy aria-hidden />
              {t('snapshotUi.invite.copy')}
            </Button>
          </>
        )
      }
    >
      {invitation === undefined ? (
        <form id={formId} className={vaultStyles.form} onSubmit={submit} noValidate>
          {invite.error === null ? null : <Notice tone="bad">{errorText(invite.error, t)}</Notice>}
          <p className={vaultStyles.why}>{t('snapshotUi.invite.why')}</p>
          <PersonChoice
            label={t('snapshotUi.invite.person')}
            value={personId}
            onChange={setPersonId}
            autoFocus
            error={isTried && personId === null ? t('snapshotUi.invite.personNeeded') : undefined}
          />
        </form>
      ) : (
        <div className={vaultStyles.stack}>
          <ol className={vaultStyles.bullets}>
            <li>{t('snapshotUi.invite.step.send')}</li>
            <li>{t('snapshotUi.invite.step.make')}</li>
            <li>{t('snapshotUi.invite.step.letIn')}</li>
            <li>{t('snapshotUi.invite.step.role')}</li>
          </ol>
          <label className={fieldStyles.label} htmlFor={textId}>
            {t('snapshotUi.invite.text')}
          </label>
          <textarea id={textId} className={holderStyles.request} readOnly value={invitation} spellCheck={false} />
        </div>
      )}
    </Dialog>
  );
}
