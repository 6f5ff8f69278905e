import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { dropHalfTyped, isHalfTyped } from '../ui/half-typed.ts';
import { useKey } from './keys.ts';
import styles from './SaveBar.module.css';
import { useUnsaved } from './use-unsaved.ts';

/** Save or throw away, at the foot of a form with changes; nobody leaves the page with unsaved changes unasked. */
export function SaveBar({
  isDirty,
  isSaving,
  onSave,
  onDiscard,
  children,
}: {
  isDirty: boolean;
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
  /** What saving will change, in words. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('app');
  const save = () => {
    if (!isHalfTyped()) onSave();
  };
  useKey('save', save, isDirty);
  useUnsaved(isDirty);
  if (!isDirty) return null;
  return (
    <section className={styles.bar} aria-label={t('ui.unsaved')}>
      <div className={styles.words}>
        <b>{t('ui.unsaved')}</b> {children}
      </div>
      <Button
        onPress={() => {
          dropHalfTyped();
          onDiscard();
        }}
      >
        {t('ui.discard')}
      </Button>
      <Button look="primary" shortcut="save" onPress={save} isPending={isSaving}>
        {t('ui.save')}
      </Button>
    </section>
  );
}
