import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Credential, UseLogRow } from '#core/vault/contract.ts';
import { SecretField } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Card } from '../../../ui/Page.tsx';
import { useVault } from '../use-vault.ts';
import vaultStyles from '../vault.module.css';
import styles from './logins.module.css';

/** Who has used this login, latest first, from the signed log. */
export function UseLogCard({ credential }: { credential: Credential }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { data: rows } = useQuery(
    queries.vault.useLog.queryOptions({ input: { vaultId: credential.vaultId, credentialId: credential.id } }),
  );
  const isReader = useVault().status?.readOnly === 'host';
  const what = (row: UseLogRow) => {
    const field = SecretField.safeParse(row.field);
    return [
      t(`vaultUi.log.action.${row.action}`),
      field.success ? t(`vaultUi.log.field.${field.data}`).toLocaleLowerCase('sv') : '',
    ]
      .filter(Boolean)
      .join(': ');
  };
  return (
    <Card title={t('vaultUi.log.title')}>
      {isReader ? <p className={vaultStyles.body}>{t('vaultUi.log.reader')}</p> : null}
      {rows === undefined ? (
        <p className={vaultStyles.body}>{t('ui.loading')}</p>
      ) : rows.length === 0 ? (
        <p className={vaultStyles.body}>{t(isReader ? 'vaultUi.log.noneInCopy' : 'vaultUi.log.none')}</p>
      ) : (
        // A long log scrolls by itself, also by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className={styles.log} tabIndex={0} aria-label={t('vaultUi.log.title')}>
          {rows.map((row, index) => (
            // Several uses may share an instant; the log is only ever read as a whole.
            <li key={`${row.at}-${index}`}>
              <b>{what(row)}</b>
              <small>
                {[row.personName || t('vaultUi.log.unknownPerson'), row.osAccount, format.time(row.at)].join(' · ')}
              </small>
              {row.reason === '' ? null : <small>{t('vaultUi.log.reason', { reason: row.reason })}</small>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
