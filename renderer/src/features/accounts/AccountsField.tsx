import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountLabel } from '#core/accounts/account-label.ts';
import { AccountFilter } from '#core/accounts/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { hasWords, isNamed } from '../../app/has-words.ts';
import { Button } from '../../ui/Button.tsx';
import { SearchChoice } from '../../ui/Choice.tsx';
import styles from './AccountsField.module.css';

const rank = (name: string, typed: string): number => (isNamed(name, typed) ? 0 : hasWords(name, typed) ? 1 : 2);

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
  const { administration } = usePlace();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? '';
  // What was chosen last; that the field holds it for a while is what closes its list.
  const [last, setLast] = useState<string | null>(null);
  const { data: found, isPlaceholderData } = useQuery({
    ...queries.accounts.list.queryOptions({
      input: { filter: AccountFilter.parse({ administrationId: administration.id, text: text.trim() }), limit: 20 },
    }),
    placeholderData: keepPreviousData,
  });
  const accounts = useQueries({ queries: value.map((id) => queries.accounts.get.queryOptions({ input: { id } })) });
  const nameOf = (id: string) => {
    const account = accounts.find(({ data }) => data?.id === id)?.data;
    return account === undefined ? '…' : accountLabel(account);
  };
  const choices = (found?.rows ?? [])
    .filter(
      ({ id, name }) => !value.includes(id) && !hidden.includes(id) && (!isPlaceholderData || hasWords(name, text)),
    )
    // What is named as typed comes before what is found by its unit or its address.
    .toSorted((a, b) => rank(a.name, text) - rank(b.name, text))
    .map(({ id, name, platformName, handle }) => ({
      id,
      name,
      note: [platformName, handle, noteOf?.(id) ?? ''].filter(Boolean).join(' · '),
    }));
  return (
    <div>
      <SearchChoice
        label={label}
        help={help}
        error={error}
        choices={choices}
        value={last}
        name=""
        typed={typed}
        onTyped={(next) => {
          setTyped(next);
          setLast(null);
        }}
        onChange={(id) => {
          if (id !== null && !value.includes(id)) onChange([...value, id]);
          setLast(id);
        }}
        nothingFound={t('ui.nothingFound')}
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
                onPress={() => {
                  setLast(null);
                  onChange(value.filter((one) => one !== id));
                }}
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
