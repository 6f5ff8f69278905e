import { Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import shell from '../../app/Shell.module.css';
import { Button } from '../../ui/Button.tsx';
import { CrisisPage } from './CrisisPage.tsx';
import styles from './crisis.module.css';

/** The crisis over a page where something is unsaved: nobody is asked anything first, and the page stands as it was when this is closed. */
export function CrisisOver({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('app');
  const before = useRef(document.activeElement);
  useEffect(() => {
    const { current } = before;
    return () => {
      // The page below is shown again first.
      requestAnimationFrame(() => {
        if (current instanceof HTMLElement && document.activeElement === document.body) current.focus();
      });
    };
  }, []);
  return (
    <main className={shell.main} id="main" tabIndex={-1}>
      <p className={styles.over}>
        {t('crisis.above.kept')}
        <Button small onPress={onClose}>
          <Undo2 aria-hidden />
          {t('crisis.above.back')}
        </Button>
      </p>
      <CrisisPage />
    </main>
  );
}
