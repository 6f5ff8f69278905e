import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import styles from './Overlay.module.css';
import { ProgressBar } from './ProgressBar.tsx';
import { useTypedText } from './use-typed-text.ts';

/**
 * A dialog over the page. `Esc` and a click beside it close it, but ask first where they would throw away what somebody has typed;
 * focus goes back to where it was.
 */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  wide = false,
  keepsText = false,
  working,
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  /** Whoever opens it keeps what is typed until the next time. */
  keepsText?: boolean;
  /** What goes on, in words, when it takes a while and cannot be stopped: the dialog stays until it is done. */
  working?: string | undefined;
}) {
  const { t } = useTranslation('app');
  const { watch, hasTyped } = useTypedText();
  const [isAsked, setAsked] = useState(false);
  const close = () => {
    if (working !== undefined) return;
    if (!keepsText && hasTyped()) setAsked(true);
    else onClose();
  };
  // Whoever opened it may keep it, and open it again: it does not begin with the question.
  const discard = () => {
    setAsked(false);
    onClose();
  };
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : close())}
      isDismissable
    >
      <Modal className={`${styles.modal} ${wide ? styles.wide : ''}`}>
        <AriaDialog className={styles.dialog ?? ''}>
          <div className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="icon" small isDisabled={working !== undefined} onPress={close} aria-label={t('ui.close')}>
              <X aria-hidden />
            </Button>
          </div>
          <div className={styles.body} onFocus={watch}>
            {children}
          </div>
          {actions === undefined ? null : (
            <div className={styles.foot}>
              {working === undefined ? null : (
                <div className={styles.working}>
                  <ProgressBar label={working} done={0} of={null} />
                </div>
              )}
              {actions}
            </div>
          )}
        </AriaDialog>
        {isAsked ? (
          <Dialog
            title={t('ui.typed')}
            isOpen
            onClose={() => setAsked(false)}
            actions={
              <>
                <Button look="danger" onPress={discard}>
                  {t('ui.typedDiscard')}
                </Button>
                <Button look="primary" onPress={() => setAsked(false)}>
                  {t('ui.typedKeep')}
                </Button>
              </>
            }
          >
            <p>{t('ui.typedBody')}</p>
          </Dialog>
        ) : null}
      </Modal>
    </ModalOverlay>
  );
}
