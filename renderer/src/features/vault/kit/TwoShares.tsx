import { type Ref, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/errors.ts';
import styles from '../vault.module.css';
import { ShareField, type ShareHandle, wrongGroups } from './ShareField.tsx';

/** Two typed shares, in the order they stand. */
export interface TwoSharesHandle {
  read(): string[];
}

/** Any two of the three printed pages. What was wrong with them is named by the core and stands above; wrong groups are marked in both. */
export function TwoShares({ ref, error }: { ref: Ref<TwoSharesHandle>; error: unknown }) {
  const { t } = useTranslation('app');
  const first = useRef<ShareHandle>(null);
  const second = useRef<ShareHandle>(null);
  useImperativeHandle(ref, () => ({
    read: () => [first.current?.read() ?? '', second.current?.read() ?? ''].filter(Boolean),
  }));
  // The core reads them in order and names the groups of the first that does not hold; `share` says which where it can.
  const values = refusalOf(error)?.values ?? {};
  const wrong = wrongGroups(values);
  const at = Number(values['share'] ?? 1);
  return (
    <div className={styles.stack}>
      <ShareField ref={first} autoFocus label={t('vaultUi.kit.onePage')} wrong={at === 1 ? wrong : []} />
      <ShareField ref={second} label={t('vaultUi.kit.otherPage')} wrong={at === 2 ? wrong : []} />
    </div>
  );
}
