import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import { type KeyName, keyNames } from './key-table.ts';
import { useShown } from './own-keys.ts';
import styles from './CommandPalette.module.css';

/** All keys, drawn from the same table as their handlers. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('app');
  return (
    <Dialog title={t('shell.keys')} isOpen={isOpen} onClose={onClose}>
      <p>{t('shell.keysHelp')}</p>
      <dl className={styles.keys}>
        {keyNames.map((name) => (
          <div key={name}>
            <dt>{t(`shell.command.${name}`)}</dt>
            <dd>
              <Shown name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function Shown({ name }: { name: KeyName }) {
  const { t } = useTranslation('app');
  const shown = useShown(name);
  return shown === undefined ? <span>{t('shell.keyOff')}</span> : <kbd>{shown}</kbd>;
}
