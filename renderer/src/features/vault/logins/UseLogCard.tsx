import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Credential } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Card } from '../../../ui/Page.tsx';
import { useSnapshot } from '../../snapshot/use-snapshot.ts';
import { useVault } from '../use-vault.ts';
import vaultStyles from '../vault.module.css';
import styles from './logins.module.css';
import { useLogWords } from './use-log-words.ts';

/** Who has used this login, latest first, from the signed log. */
export function UseLogCard({ credential }: { credential: Credential }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { data: rows } = useQuery(
    queries.vault.useLog.queryOptions({ input: { vaultId: credential.vaultId, credentialId: credential.id } }),
  );
  const isReader = useVault().status?.readOnly === 'host';
  const isExtract = useSnapshot()?.isExtract === true;
  const words = useLogWords();
  return (
    <Card title={t('vaultUi.log.title')}>
      {isReader ? <p className={vaultStyles.body}>{t('vaultUi.log.reader')}</p> : null}
      {isExtract ? <p className={vaultStyles.body}>{t('vaultUi.log.ownOnly')}</p> : null}
      {rows === undefined ? (
        <p className={vaultStyles.body}>{t('ui.loading')}</p>
      ) : rows.length === 0 ? (
        isExtract ? null : (
          <p className={vaultStyles.body}>{t(isReader ? 'vaultUi.log.noneInCopy' : 'vaultUi.log.none')}</p>
        )
      ) : (
        // A long log scrolls by itself, also by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className={styles.log} tabIndex={0} aria-label={t('vaultUi.log.title')}>
          {rows.map((row, index) => (
            // Several uses may share an instant; the log is only ever read as a whole.
            <li key={`${row.at}-${index}`}>
              <b>{words.what(row)}</b>
              <small>{[words.who(row), row.osAccount, format.time(row.at)].join(' · ')}</small>
              {row.sent === null ? null : <small>{words.sent(row)}</small>}
              {row.reason === '' ? null : <small>{t('vaultUi.log.reason', { reason: row.reason })}</small>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
