import { Copy, Eye, EyeOff } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecretField } from '#core/vault/contract.ts';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import type { KeyName } from '../../../app/key-table.ts';
import { useKey } from '../../../app/keys.ts';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { intoClipboard, sayCopied } from './copy-secret.ts';
import styles from './secrets.module.css';
import { useOpening } from './use-opening.ts';
import { useShown } from './use-shown.ts';

/** One secret of a credential: dots until somebody asks to see it, and then for half a minute. */
export function SecretRow({
  credentialId,
  field,
  position = 0,
  name,
  revealKey,
  copyKey,
  isDisabled = false,
}: {
  credentialId: string;
  field: SecretField;
  position?: number;
  /** What it is called, as in "Visa lösenord". */
  name: string;
  revealKey?: KeyName;
  copyKey?: KeyName;
  isDisabled?: boolean;
}) {
  const { t } = useTranslation('app');
  const opening = useOpening();
  const { shown, secondsLeft, show, hide } = useShown<string>();
  const reveal = useCallback(
    () =>
      opening((reason) => {
        api.vault.reveal({ id: credentialId, field, position, use: 'reveal', reason }).then(
          ({ value }) => show(value),
          (error: unknown) => say({ text: errorText(error, t), isError: true }),
        );
      }),
    [opening, credentialId, field, position, show, t],
  );
  const copy = useCallback(
    () =>
      opening((reason) => {
        const answer = api.vault.reveal({ id: credentialId, field, position, use: 'copy', reason });
        void sayCopied(
          answer.then(({ value }) => intoClipboard(value)),
          name,
          t,
        );
      }),
    [opening, credentialId, field, position, name, t],
  );
  const toggle = shown === null ? reveal : hide;
  useKey(revealKey ?? 'revealSecret', toggle, revealKey !== undefined && !isDisabled);
  useKey(copyKey ?? 'copySecret', copy, copyKey !== undefined && !isDisabled);
  return (
    <div className={styles.field}>
      <dt>{name}</dt>
      <dd>
        {shown === null ? (
          <>
            <span className={styles.dots} aria-hidden>
              ••••••••
            </span>
            <span className="visually-hidden">{t('vaultUi.secret.hidden')}</span>
          </>
        ) : field === 'recovery-codes' ? (
          <ul className={styles.codes}>
            {shown.split('\n').map((code) => (
              <li key={code} className={styles.value}>
                {code}
              </li>
            ))}
          </ul>
        ) : shown === '' ? (
          <span className={styles.left}>{t('vaultUi.secret.empty')}</span>
        ) : (
          <span className={styles.value} data-secret>
            {shown}
          </span>
        )}
        {shown === null ? null : (
          <span className={styles.left}>{t('vaultUi.secret.hidesIn', { count: secondsLeft })}</span>
        )}
      </dd>
      <dd className={styles.doing}>
        <Button
          small
          isDisabled={isDisabled}
          onPress={toggle}
          {...(revealKey !== undefined && { shortcut: revealKey })}
        >
          {shown === null ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
          {t(shown === null ? 'vaultUi.secret.show' : 'vaultUi.secret.hide')}
          <span className="visually-hidden">{name}</span>
        </Button>
        <Button small isDisabled={isDisabled} onPress={copy} {...(copyKey !== undefined && { shortcut: copyKey })}>
          <Copy aria-hidden />
          {t('vaultUi.secret.copy')}
          <span className="visually-hidden">{name}</span>
        </Button>
      </dd>
    </div>
  );
}
