import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { KeptLine } from './KeptLine.tsx';

/** A secret that is saved already: it stays as it is until somebody asks to change it, and then comes into the field first. */
export function KeptField<T>({
  label,
  isKept,
  fetch,
  children,
}: {
  label: string;
  /** Whether there is something saved that the form does not show. */
  isKept: boolean;
  fetch: () => Promise<T>;
  children: (start: T | null) => ReactNode;
}) {
  const { t } = useTranslation('app');
  const [opened, setOpened] = useState<{ start: T | null } | null>(isKept ? null : { start: null });
  if (opened !== null) return children(opened.start);
  function open() {
    fetch().then(
      (start) => setOpened({ start }),
      (error: unknown) => {
        if (refusalOf(error)?.code === 'vault-field-empty') setOpened({ start: null });
        else say({ text: errorText(error, t), isError: true });
      },
    );
  }
  const does = t('vaultUi.form.showAndChange');
  return (
    <KeptLine label={label} becomes={t('vaultUi.form.kept')}>
      <Button small onPress={open} aria-label={`${does}: ${label}`}>
        {does}
      </Button>
    </KeptLine>
  );
}
