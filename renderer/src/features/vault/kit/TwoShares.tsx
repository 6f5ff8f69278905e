import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
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
  // The core reads them in order and says which is the first that does not hold, and its groups.
  const values = refusalOf(error)?.values ?? {};
  const wrong = wrongGroups(values);
  const at = values['share'];
  const problem = at === undefined ? undefined : t('vaultUi.share.here');
  useEffect(() => {
    if (at !== undefined) (at === 2 ? second : first).current?.focus(wrongGroups(refusalOf(error)?.values ?? {})[0]);
  }, [error, at]);
  return (
    <div className={styles.stack}>
      <ShareField
        ref={first}
        autoFocus
        label={t('vaultUi.kit.onePage')}
        wrong={at === 1 ? wrong : []}
        error={at === 1 ? problem : undefined}
      />
      <ShareField
        ref={second}
        label={t('vaultUi.kit.otherPage')}
        wrong={at === 2 ? wrong : []}
        error={at === 2 ? problem : undefined}
      />
    </div>
  );
}
