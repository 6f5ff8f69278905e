import { type ReactNode, type Ref, type RefObject, useImperativeHandle, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import type { SecretHandle } from '../secrets/SecretInput.tsx';
import vaultStyles from '../vault.module.css';
import { KeptLine } from './KeptLine.tsx';

/** Reads what is to be saved: a text, or `null` for what stays as it is. */
export interface ReplacedHandle {
  read(): string | null;
  /** Puts the cursor where another is typed. */
  focus(): void;
}

/** A secret that never comes back to the form: it stays until another is typed, also when the field is opened and left empty, and goes only when somebody says so. */
export function ReplacedField({
  handle,
  label,
  isKept,
  isOpen = false,
  field,
  onRemove,
  children,
}: {
  handle: Ref<ReplacedHandle>;
  label: string;
  /** Whether there is one saved. */
  isKept: boolean;
  /** Another is to be typed from the start. */
  isOpen?: boolean;
  /** The field in `children`, where a new one is typed. */
  field: RefObject<SecretHandle | null>;
  /** It is to go; what is typed is heard by the form itself. */
  onRemove: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('app');
  const [becomes, setBecomes] = useState<'kept' | 'typed' | 'gone'>(isKept && !isOpen ? 'kept' : 'typed');
  useImperativeHandle(
    handle,
    () => ({
      read: () => {
        if (becomes !== 'typed') return becomes === 'gone' ? '' : null;
        const text = field.current?.read() ?? '';
        return isKept && text === '' ? null : text;
      },
      focus: () => field.current?.focus(),
    }),
    [becomes, isKept, field],
  );
  const keep = (
    <Button small onPress={() => setBecomes('kept')} aria-label={`${t('vaultUi.form.keep')}: ${label}`}>
      {t('vaultUi.form.keep')}
    </Button>
  );
  if (becomes === 'typed')
    return isKept ? (
      <div className={vaultStyles.stack}>
        {children}
        <div className={vaultStyles.buttons}>
          {keep}
          <span className={vaultStyles.small}>{t('vaultUi.form.keptIfEmpty')}</span>
        </div>
      </div>
    ) : (
      children
    );
  if (becomes === 'gone')
    return (
      <KeptLine label={label} becomes={t('vaultUi.form.gone')}>
        {keep}
      </KeptLine>
    );
  return (
    <KeptLine label={label} becomes={t('vaultUi.form.kept')}>
      <Button small onPress={() => setBecomes('typed')} aria-label={`${t('vaultUi.form.replace')}: ${label}`}>
        {t('vaultUi.form.replace')}
      </Button>
      <Button
        small
        onPress={() => {
          setBecomes('gone');
          onRemove();
        }}
        aria-label={`${t('ui.remove')}: ${label}`}
      >
        {t('ui.remove')}
      </Button>
    </KeptLine>
  );
}
