import { useMutation, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { queryClient } from '../../app/providers.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import fieldStyles from '../../ui/Field.module.css';
import { Notice } from '../../ui/Page.tsx';
import { saveFile } from '../../ui/save-file.ts';
import holderStyles from '../vault/holders/holders.module.css';
import vaultStyles from '../vault/vault.module.css';

const waiting = () => queries.snapshot.waitingRequest.queryOptions({ input: {} });

/** The request that this computer has made and that nobody has opened a copy by yet; undefined until the core has answered. */
export function useWaitingRequest() {
  return useQuery(waiting()).data;
}

/** Reads anew whether a request waits: after one was made or thrown away. */
export function readWaiting(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: waiting().queryKey });
}

/** A request and its fingerprint, as long as this computer waits to be let in: also after the app was closed. It can be thrown away, with its keys. */
export function WaitingRequest({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('app');
  const requestId = useId();
  const made = useWaitingRequest();
  const [isDropping, setDropping] = useState(false);
  const drop = useMutation({
    ...queries.snapshot.dropRequest.mutationOptions({ meta: { showsError: true } }),
    onSuccess: async () => {
      await readWaiting();
      setDropping(false);
    },
  });
  if (made === undefined || made === null) return null;
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
        {children}
        <Button look="quiet" onPress={() => setDropping(true)}>
          {t('snapshotUi.open.drop')}
        </Button>
      </div>
      <Dialog
        title={t('snapshotUi.open.drop')}
        isOpen={isDropping}
        onClose={() => setDropping(false)}
        actions={
          <>
            <Button onPress={() => setDropping(false)}>{t('ui.cancel')}</Button>
            <Button look="danger" isPending={drop.isPending} onPress={() => drop.mutate({})}>
              {t('snapshotUi.open.dropDo')}
            </Button>
          </>
        }
      >
        {drop.error === null ? null : <Notice tone="bad">{errorText(drop.error, t)}</Notice>}
        <p>{t('snapshotUi.open.dropBody')}</p>
      </Dialog>
    </div>
  );
}
