import { Copy, Eye, EyeOff } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { useKey } from '../../../app/keys.ts';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { intoClipboard, sayCopied } from './copy-secret.ts';
import styles from './secrets.module.css';
import { useOpening } from './use-opening.ts';
import { useShown } from './use-shown.ts';

interface Code {
  code: string;
  /** When the code stops working here; milliseconds. */
  until: number;
  period: number;
}

/** The one-time code of now with the time it has left; the key it is made from never comes here. */
export function TotpRow({ credentialId, isDisabled }: { credentialId: string; isDisabled: boolean }) {
  const { t } = useTranslation('app');
  const opening = useOpening();
  const { shown, secondsLeft, show, hide } = useShown<Code>();
  const fetchCode = useCallback(
    (reason: string) => {
      api.vault.totpCode({ id: credentialId, use: 'reveal', reason }).then(
        ({ code, secondsLeft: left, period }) => show({ code, until: Date.now() + left * 1000, period }),
        (error: unknown) => say({ text: errorText(error, t), isError: true }),
      );
    },
    [credentialId, show, t],
  );
  const reveal = useCallback(() => opening(fetchCode), [opening, fetchCode]);
  const copy = useCallback(
    () =>
      opening((reason) => {
        const answer = api.vault.totpCode({ id: credentialId, use: 'copy', reason });
        void sayCopied(
          answer.then(({ code }) => intoClipboard(code)),
          t('vaultUi.field.totp'),
          t,
        );
      }),
    [opening, credentialId, t],
  );
  const toggle = shown === null ? reveal : hide;
  useKey('revealCode', toggle, !isDisabled);
  useKey('copyCode', copy, !isDisabled);
  const until = shown?.until ?? null;
  useEffect(() => {
    if (until === null) return;
    const next = setTimeout(reveal, Math.max(250, until - Date.now() + 100));
    return () => clearTimeout(next);
  }, [until, reveal]);
  return (
    <div className={styles.field}>
      <dt>{t('vaultUi.field.totp')}</dt>
      <dd>
        {shown === null ? (
          <>
            <span className={styles.dots} aria-hidden>
              ••• •••
            </span>
            <span className="visually-hidden">{t('vaultUi.secret.hidden')}</span>
          </>
        ) : (
          <>
            <span className={`${styles.value} ${styles.code}`} data-secret>
              {shown.code.replace(/^(\d{3})(\d{3})$/, '$1 $2')}
            </span>
            <Ring until={shown.until} period={shown.period} />
            <span className={styles.left}>{t('vaultUi.secret.hidesIn', { count: secondsLeft })}</span>
          </>
        )}
      </dd>
      <dd className={styles.doing}>
        <Button small isDisabled={isDisabled} onPress={toggle} shortcut="revealCode">
          {shown === null ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
          {t(shown === null ? 'vaultUi.secret.show' : 'vaultUi.secret.hide')}
          <span className="visually-hidden">{t('vaultUi.field.totp')}</span>
        </Button>
        <Button small isDisabled={isDisabled} onPress={copy} shortcut="copyCode">
          <Copy aria-hidden />
          {t('vaultUi.secret.copy')}
          <span className="visually-hidden">{t('vaultUi.field.totp')}</span>
        </Button>
      </dd>
    </div>
  );
}

const radius = 8;
const around = 2 * Math.PI * radius;

/** How much of the code's time is left: a ring that empties, and the seconds in words. */
function Ring({ until, period }: { until: number; period: number }) {
  const { t } = useTranslation('app');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(tick);
  }, []);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  return (
    <span className={styles.left}>
      <svg className={styles.ring} viewBox="0 0 20 20" aria-hidden>
        <circle cx="10" cy="10" r={radius} />
        <circle
          cx="10"
          cy="10"
          r={radius}
          strokeDasharray={around}
          strokeDashoffset={around * (1 - Math.min(1, left / period))}
        />
      </svg>
      {t('vaultUi.secret.newCodeIn', { count: left })}
    </span>
  );
}
