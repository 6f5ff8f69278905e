import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountFilter } from '#core/accounts/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { bestFirst, hasWords } from '../../app/has-words.ts';
import { SearchChoice } from '../../ui/Choice.tsx';

/** One more account, found by typing; the field is empty again when it has been chosen. */
export function MoreAccounts({
  label,
  help,
  error,
  taken,
  hidden = [],
  noteOf,
  onAdd,
}: {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  /** Accounts that have been chosen already. */
  taken: readonly string[];
  /** Other accounts that are not offered. */
  hidden?: readonly string[];
  /** What to know about an account before it is chosen; empty: nothing. */
  noteOf?: ((id: string) => string) | undefined;
  onAdd: (id: string) => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? '';
  // That the field holds what was chosen is what closes its list. No longer than that: where it was not taken after all, or is taken away again, it can be chosen anew.
  const [held, setHeld] = useState<string | null>(null);
  // oxlint-disable-next-line react/set-state-in-effect
  useEffect(() => setHeld(null), [held]);
  const { data: found, isPlaceholderData } = useQuery({
    ...queries.accounts.list.queryOptions({
      input: { filter: AccountFilter.parse({ administrationId: administration.id, text: text.trim() }), limit: 20 },
    }),
    placeholderData: keepPreviousData,
  });
  const offered = (found?.rows ?? []).filter(
    ({ id, name }) => !taken.includes(id) && !hidden.includes(id) && (!isPlaceholderData || hasWords(name, text)),
  );
  // What is named as typed comes before what is found by its unit or its address.
  const choices = bestFirst(offered, text).map(({ id, name, platformName, handle }) => ({
    id,
    name,
    note: [platformName, handle, noteOf?.(id) ?? ''].filter(Boolean).join(' · '),
  }));
  return (
    <SearchChoice
      label={label}
      help={help}
      error={error}
      choices={choices}
      value={held}
      name=""
      typed={typed}
      onTyped={setTyped}
      onChange={(id) => {
        if (id !== null && !taken.includes(id)) onAdd(id);
        setHeld(id);
      }}
      nothingFound={t('ui.nothingFound')}
    />
  );
}
