import { Undo2 } from 'lucide-react';
import { type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import shell from '../../app/Shell.module.css';
import { Button } from '../../ui/Button.tsx';
import { CrisisPage } from './CrisisPage.tsx';
import styles from './crisis.module.css';

/**
 * The crisis over a page where something is unsaved: nobody is asked anything first, and the page stands as it was when this is closed.
 * A link to another page asks before it leaves, as from the page itself; one to the page below shows it.
 */
export function CrisisOver({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('app');
  const { pathname } = useLocation();
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
  const showIfBelow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link !== null && new URL(link.hash.slice(1), location.origin).pathname === pathname) onClose();
  };
  return (
    // A link keeps its click to itself, so it is heard on the way down.
    <main className={shell.main} id="main" tabIndex={-1} onClickCapture={showIfBelow}>
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
