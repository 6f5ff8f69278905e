import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import styles from './plan.module.css';

/** More accounts than this are found by searching. */
const shownAtMost = 200;

/** Some accounts of the administration; none ticked means all. */
export function AccountsDialog({
  value,
  onChange,
  onClose,
}: {
  value: readonly string[];
  onChange: (ids: string[]) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(() => new Set(value));
  const { data } = useQuery({
    ...queries.accounts.list.queryOptions({
      input: { filter: { administrationId: administration.id, text }, sort: 'name', limit: shownAtMost },
    }),
    placeholderData: keepPreviousData,
  });
  const rows = (data?.rows ?? []).filter(({ status }) => status !== 'closed');
  const more = (data?.total ?? 0) - (data?.rows.length ?? 0);
  return (
    <Dialog
      title={t('roundPlan.plan.chooseAccounts')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => setChosen(new Set())}>{t('roundPlan.plan.allAccounts')}</Button>
          <Button
            look="primary"
            onPress={() => {
              onChange([...chosen]);
              onClose();
            }}
          >
            {chosen.size === 0
              ? t('roundPlan.plan.allAccounts')
              : t('roundPlan.plan.chosenAccounts', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <SearchField label={t('roundPlan.plan.searchAccounts')} value={text} onChange={setText} />
      <ul role="list" className={styles.accounts}>
        {rows.map(({ id, name, platformName, unitName }) => (
          <li key={id}>
            <Checkbox
              isSelected={chosen.has(id)}
              onChange={(isOn) =>
                setChosen((before) => {
                  const next = new Set(before);
                  if (isOn) next.add(id);
                  else next.delete(id);
                  return next;
                })
              }
            >
              <span>
                {name}
                <small>{[platformName, unitName].filter(Boolean).join(' · ')}</small>
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={styles.help}>{t('roundPlan.plan.moreAccounts', { count: more })}</p> : null}
    </Dialog>
  );
}
