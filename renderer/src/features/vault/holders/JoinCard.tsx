import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import { Card } from '../../../ui/Page.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { KeepForm } from '../setup/KeepForm.tsx';
import vaultStyles from '../vault.module.css';
import styles from './holders.module.css';

/** Asks to be let in on this computer: keys are made here, and a request goes to somebody who is a key holder already. Nothing in the request is secret. */
export function JoinCard({ vaultId, status }: { vaultId: string; status: VaultStatus }) {
  const { t } = useTranslation('app');
  const id = useId();
  const join = useMutation({
    ...queries.vault.requestToJoin.mutationOptions({ meta: { showsError: true } }),
    gcTime: 0,
  });
  return (
    <Card title={t('vaultUi.join.title')}>
      <div className={vaultStyles.body}>
        <p className={vaultStyles.why}>
          {t(
            status.here === 'waiting'
              ? 'vaultUi.join.waiting'
              : status.here === 'removed'
                ? 'vaultUi.join.removed'
                : 'vaultUi.join.why',
          )}
        </p>
        {join.data === undefined ? (
          <>
            {status.here === 'waiting' && status.fingerprint !== null ? (
              <div className={styles.print}>{status.fingerprint}</div>
            ) : null}
            <KeepForm
              button={t('vaultUi.join.do')}
              error={join.error === null ? null : errorText(join.error, t)}
              isPending={join.isPending}
              onKeep={(keep) => join.mutate({ vaultId, ...keep })}
            />
            <div className={vaultStyles.buttons}>
              <ButtonLink small look="quiet" to="/installningar/valv">
                {t('vaultUi.unlock.toRecovery')}
              </ButtonLink>
            </div>
          </>
        ) : (
          <>
            <ol className={vaultStyles.bullets}>
              <li>{t('vaultUi.join.step.send')}</li>
              <li>{t('vaultUi.join.step.read')}</li>
              <li>{t('vaultUi.join.step.open')}</li>
            </ol>
            <h3>{t('vaultUi.part.fingerprint')}</h3>
            <div className={styles.print}>{join.data.fingerprint}</div>
            <label className={fieldStyles.label} htmlFor={id}>
              {t('vaultUi.join.request')}
            </label>
            <textarea id={id} className={styles.request} readOnly value={join.data.request} spellCheck={false} />
            <div className={vaultStyles.buttons}>
              <Button
                look="primary"
                onPress={() => saveFile('kanalvakt-begaran.json', 'application/json', join.data.request)}
              >
                <Download aria-hidden />
                {t('vaultUi.join.save')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Card>
  );
}
