import { useQueries } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { accountLabel } from '#core/accounts/account-label.ts';
import { queries } from '../../api/client.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './AccountsField.module.css';
import { MoreAccounts } from './MoreAccounts.tsx';

/** Several accounts: found by typing, added one by one, taken away with a cross. */
export function AccountsField({
  label,
  help,
  error,
  value,
  hidden = [],
  noteOf,
  onChange,
}: {
  label: string;
  help?: string;
  error?: string | undefined;
  value: readonly string[];
  /** Accounts that are not offered, for they are there already. */
  hidden?: readonly string[];
  /** What to know about an account before it is chosen; empty: nothing. */
  noteOf?: (id: string) => string;
  onChange: (ids: string[]) => void;
}) {
  const { t } = useTranslation('app');
  const accounts = useQueries({ queries: value.map((id) => queries.accounts.get.queryOptions({ input: { id } })) });
  const nameOf = (id: string) => {
    const account = accounts.find(({ data }) => data?.id === id)?.data;
    return account === undefined ? '…' : accountLabel(account);
  };
  return (
    <div>
      <MoreAccounts
        label={label}
        help={help}
        error={error}
        taken={value}
        hidden={hidden}
        noteOf={noteOf}
        onAdd={(id) => onChange([...value, id])}
      />
      {value.length === 0 ? null : (
        <ul className={styles.chosen} aria-label={label}>
          {value.map((id) => (
            <li key={id}>
              {nameOf(id)}
              <Button
                look="icon"
                small
                aria-label={t('ui.removeNamed', { name: nameOf(id) })}
                onPress={() => onChange(value.filter((one) => one !== id))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
