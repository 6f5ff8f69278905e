import { useMutation, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountFilter, AccountView } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { useFirstPageShown } from '../../../app/use-first-page-shown.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { ActionMenu } from '../../../ui/Menu.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { filterToParams, type ListState } from './list-state.ts';
import styles from './ListTools.module.css';
import { useSummary } from '../use-summary.ts';

/** The views that stand in the row; the others are a press away, so that the row is one row. */
const always: ReadonlySet<AccountView> = new Set([
  'mine',
  'nobody-can-log-in',
  'few-with-access',
  'access-unknown',
  'incomplete',
]);

const isSame = (a: Partial<AccountFilter>, b: Partial<AccountFilter>) =>
  filterToParams(a).toString() === filterToParams(b).toString();

/** The ready-made views with their counts, and the ones people have saved themselves. Views without accounts are left out, but never the one in use; the less common are in a menu. */
function Views({ state: { filter, setFilter } }: { state: ListState }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const summary = useSummary(administration.id);
  const { data: saved } = useQuery(
    queries.accounts.savedViews.queryOptions({ input: { administrationId: administration.id } }),
  );
  const save = useMutation(queries.accounts.saveView.mutationOptions());
  const remove = useMutation(queries.accounts.removeView.mutationOptions());
  const [isNaming, setNaming] = useState(false);
  const nothing = AccountFilter.parse({ administrationId: administration.id });
  const isRefined = !isSame({ ...filter, view: 'all' }, nothing);
  const isSaved = saved?.some((view) => isSame(view.filter, filter)) ?? false;

  const withAccounts = AccountView.options.filter((view) => (summary?.byView[view] ?? 0) > 0);
  const inView = AccountView.options.filter(
    (view) => view === 'all' || view === filter.view || (always.has(view) && withAccounts.includes(view)),
  );
  const more = withAccounts.filter((view) => !inView.includes(view));

  const actions = [
    ...more.map((view) => ({
      id: view as string,
      name: `${t(`terms.view.${view}`)} (${format.number(summary?.byView[view] ?? 0)})`,
      onAction: () => setFilter({ ...nothing, view }),
    })),
    ...(isRefined && !isSaved ? [{ id: 'save', name: t('register.saveView'), onAction: () => setNaming(true) }] : []),
  ];

  return (
    <div className={styles.views} role="group" aria-label={t('register.views')}>
      {inView.map((view) => (
        <button
          key={view}
          type="button"
          className={styles.view}
          aria-pressed={filter.view === view && !isSaved}
          onClick={() => setFilter({ ...nothing, view })}
        >
          {t(`terms.view.${view}`)}
          {summary === undefined ? null : <b>{format.number(summary.byView[view])}</b>}
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
                        undo: () => save.mutate({ name: view.name, filter: view.filter }),
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
      {actions.length === 0 ? null : (
        <ActionMenu label={t('register.moreViews')} look="quiet" small actions={actions} />
      )}
      {isNaming ? (
        <NameDialog
          onClose={() => setNaming(false)}
          onNamed={(name) => {
            save.mutate({ name, filter }, { onSuccess: () => say({ text: t('register.viewSaved') }) });
            setNaming(false);
          }}
        />
      ) : null}
    </div>
  );
}

/** The views, after the list that a window opens with, as their counts are: somebody waits for the list. */
export const ViewBar = memo(function ViewBar({ state }: { state: ListState }) {
  return useFirstPageShown() ? <Views state={state} /> : <div className={styles.views} />;
});

function NameDialog({ onClose, onNamed }: { onClose: () => void; onNamed: (name: string) => void }) {
  const { t } = useTranslation('app');
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = name.trim() === '';
  return (
    <FormDialog
      title={t('register.saveViewTitle')}
      submit={t('ui.save')}
      onSubmit={() => (isMissing ? setTried(true) : onNamed(name.trim()))}
      onClose={onClose}
    >
      <TextField
        label={t('register.viewName')}
        isRequired
        autoFocus
        value={name}
        error={isTried && isMissing ? t('register.viewNameNeeded') : undefined}
        onChange={setName}
      />
    </FormDialog>
  );
}
