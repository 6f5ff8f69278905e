import { useMutation, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountFilter, AccountView } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { filterToParams, type ListState } from './list-state.ts';
import styles from './ListTools.module.css';

const isSame = (a: Partial<AccountFilter>, b: Partial<AccountFilter>) =>
  filterToParams(a).toString() === filterToParams(b).toString();

/** The ready-made views with their counts, and the ones people have saved themselves. Views without accounts are left out, but never the one in use. */
export function ViewBar({ state: { filter, setFilter } }: { state: ListState }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { data: summary } = useQuery(
    queries.accounts.summary.queryOptions({ input: { administrationId: administration.id } }),
  );
  const { data: saved } = useQuery(
    queries.accounts.savedViews.queryOptions({ input: { administrationId: administration.id } }),
  );
  const save = useMutation(queries.accounts.saveView.mutationOptions());
  const remove = useMutation(queries.accounts.removeView.mutationOptions());
  const [name, setName] = useState<string | null>(null);
  const nothing = AccountFilter.parse({ administrationId: administration.id });
  const isRefined = !isSame({ ...filter, view: 'all' }, nothing);
  const isSaved = saved?.some((view) => isSame(view.filter, filter)) ?? false;

  function submit() {
    const given = name?.trim() ?? '';
    if (given === '') return;
    save.mutate({ name: given, filter }, { onSuccess: () => say({ text: t('register.viewSaved') }) });
    setName(null);
  }

  return (
    <div className={styles.views} role="group" aria-label={t('register.views')}>
      {AccountView.options
        .filter((view) => view === 'all' || view === filter.view || (summary?.byView[view] ?? 0) > 0)
        .map((view) => (
          <button
            key={view}
            type="button"
            className={styles.view}
            aria-pressed={filter.view === view && !isSaved}
            onClick={() => setFilter({ ...nothing, view })}
          >
            {t(`terms.view.${view}`)}
            {summary === undefined ? null : <b>{summary.byView[view]}</b>}
          </button>
        ))}
      {saved?.map((view) => (
        <span key={view.id} className={styles.saved}>
          <button
            type="button"
            className={styles.view}
            aria-pressed={isSame(view.filter, filter)}
            onClick={() => setFilter({ ...nothing, ...view.filter })}
          >
            {view.name}
          </button>
          {isSame(view.filter, filter) ? (
            <Button
              look="icon"
              small
              aria-label={t('register.removeView', { name: view.name })}
              onPress={() =>
                remove.mutate(
                  { id: view.id },
                  {
                    onSuccess: () =>
                      say({
                        text: t('register.viewRemoved'),
                        action: {
                          label: t('ui.undo'),
                          onPress: () => save.mutate({ name: view.name, filter: view.filter }),
                        },
                      }),
                  },
                )
              }
            >
              <X aria-hidden />
            </Button>
          ) : null}
        </span>
      ))}
      {isRefined && !isSaved ? (
        <Button look="quiet" small onPress={() => setName('')}>
          {t('register.saveView')}
        </Button>
      ) : null}
      <Dialog
        title={t('register.saveViewTitle')}
        isOpen={name !== null}
        onClose={() => setName(null)}
        actions={
          <>
            <Button onPress={() => setName(null)}>{t('ui.cancel')}</Button>
            <Button look="primary" onPress={submit}>
              {t('ui.save')}
            </Button>
          </>
        }
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextField label={t('register.viewName')} value={name ?? ''} onChange={setName} autoFocus />
        </form>
      </Dialog>
    </div>
  );
}
