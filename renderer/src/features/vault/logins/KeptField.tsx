import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import { say } from '../../../ui/Toasts.tsx';
import vaultStyles from '../vault.module.css';
import secretStyles from '../secrets/secrets.module.css';

/** A secret that is saved already: it stays as it is until somebody asks to change it. With `fetch` the old value comes into the field first. */
export function KeptField<T>({
  label,
  isKept,
  fetch,
  children,
}: {
  label: string;
  /** Whether there is something saved that the form does not show. */
  isKept: boolean;
  fetch?: () => Promise<T>;
  children: (start: T | null) => ReactNode;
}) {
  const { t } = useTranslation('app');
  const [opened, setOpened] = useState<{ start: T | null } | null>(isKept ? null : { start: null });
  if (opened !== null) return children(opened.start);
  function open() {
    if (fetch === undefined) return setOpened({ start: null });
    fetch().then(
      (start) => setOpened({ start }),
      (error: unknown) => {
        if (refusalOf(error)?.code === 'vault-field-empty') setOpened({ start: null });
        else say({ text: errorText(error, t), isError: true });
      },
    );
  }
  const does = t(fetch === undefined ? 'vaultUi.form.replace' : 'vaultUi.form.showAndChange');
  return (
    <div className={fieldStyles.field}>
      <span className={fieldStyles.label}>{label}</span>
      <div className={vaultStyles.buttons}>
        <span className={secretStyles.dots} aria-hidden>
          ••••••••
        </span>
        <Button small onPress={open} aria-label={`${does}: ${label}`}>
          {does}
        </Button>
        <span className={vaultStyles.small}>{t('vaultUi.form.kept')}</span>
      </div>
    </div>
  );
}
