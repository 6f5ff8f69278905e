import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import { type KeyName, keys } from './keys.ts';
import styles from './CommandPalette.module.css';

/** All keys, drawn from the same table as their handlers. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('app');
  return (
    <Dialog title={t('shell.keys')} isOpen={isOpen} onClose={onClose}>
      <p>{t('shell.keysHelp')}</p>
      <dl className={styles.keys}>
        {(Object.keys(keys) as KeyName[]).map((name) => (
          <div key={name}>
            <dt>{t(`shell.command.${name}`)}</dt>
            <dd>
              <kbd>{keys[name].shown}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
