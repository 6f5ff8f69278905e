import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccessModel, AccountKind, type AccountRole, type BulkChange, Duty } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import styles from './ListTools.module.css';

/** What can be done with the marked accounts; shown while any are. */
export function BulkBar({
  selected,
  total,
  onSelectAll,
  onClear,
}: {
  selected: ReadonlySet<string>;
  total: number;
  onSelectAll: () => void;
  onClear: () => void;
}) {
  const { t } = useTranslation('app');
  const [isOpen, setOpen] = useState(false);
  const count = selected.size;
  return (
    <div className={styles.bulk} role="status">
      <b>{t('register.selected', { count })}</b>
      <Button small onPress={() => setOpen(true)}>
        {t('register.bulkEdit')}
      </Button>
      {count < total ? (
        <Button look="quiet" small onPress={onSelectAll}>
          {t('register.selectAll', { shown: total })}
        </Button>
      ) : null}
      <Button look="quiet" small onPress={onClear}>
        {t('register.clearSelection')}
      </Button>
      {isOpen ? <BulkDialog ids={[...selected]} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

type AssignedRole = 'keep' | 'all-duties' | AccountRole;

function BulkDialog({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { data: units } = useQuery(
    queries.people.units.queryOptions({ input: { administrationId: administration.id } }),
  );
  // Said by the mutation and not by the call: the dialog is closed by the time somebody takes the change back.
  const undo = useMutation(
    queries.accounts.undoBulk.mutationOptions({
      onSuccess: (back) =>
        say({
          text: [
            t('register.bulk.undone', { count: back.changed }),
            back.skipped > 0 ? t('register.bulk.skipped', { count: back.skipped }) : '',
          ]
            .filter(Boolean)
            .join('. '),
        }),
    }),
  );
  const change = useMutation(queries.accounts.bulkChange.mutationOptions());
  const [draft, setDraft] = useState<BulkChange>({});
  const [role, setRole] = useState<AssignedRole>('keep');
  const [personId, setPersonId] = useState<string | null>(null);

  const keep = { id: 'keep', name: t('register.bulk.keep') };
  const roles: AccountRole[] = role === 'keep' ? [] : role === 'all-duties' ? [...Duty.options] : [role];
  const given: BulkChange = { ...draft, ...(roles.length > 0 && personId !== null && { assign: { roles, personId } }) };
  const isEmpty = Object.keys(given).length === 0;

  /** A choice of one field, where "keep" leaves it out of the change. */
  function choice<K extends keyof BulkChange>(
    field: K,
    label: string,
    choices: Array<{ id: string; name: string; value: BulkChange[K] }>,
  ) {
    const value = choices.find((entry) => field in draft && entry.value === draft[field])?.id ?? 'keep';
    return (
      <Select
        label={label}
        choices={[keep, ...choices.map(({ id, name }) => ({ id, name }))]}
        value={value}
        onChange={(id) => {
          const { [field]: _dropped, ...rest } = draft;
          const chosen = choices.find((entry) => entry.id === id);
          setDraft(chosen === undefined ? rest : { ...rest, [field]: chosen.value });
        }}
      />
    );
  }

  function apply() {
    change.mutate(
      { ids, change: given },
      {
        onSuccess: ({ changed, undo: token }) => {
          onClose();
          if (token === null) say({ text: t('register.bulk.none') });
          else
            say({
              text: t('register.bulk.done', { count: changed }),
              action: {
                label: t('ui.undo'),
                onPress: () => undo.mutate({ undo: token }),
              },
            });
        },
      },
    );
  }

  return (
    <Dialog
      title={t('register.bulk.title', { count: ids.length })}
      isOpen
      onClose={onClose}
      wide
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" isDisabled={isEmpty} isPending={change.isPending} onPress={apply}>
            {t('register.bulk.apply')}
          </Button>
        </>
      }
    >
      <p>{t('register.bulk.lead')}</p>
      <div className={styles.form}>
        {choice(
          'unitId',
          t('register.unit'),
          (units ?? []).map(({ id, name }) => ({ id, name, value: id })),
        )}
        {choice(
          'kind',
          t('register.kind'),
          AccountKind.options.map((id) => ({ id, name: t(`terms.kind.${id}`), value: id })),
        )}
        {choice(
          'accessModel',
          t('register.column.access-model'),
          AccessModel.options.map((id) => ({ id, name: t(`terms.accessModel.${id}`), value: id })),
        )}
        {choice(
          'twoStep',
          t('terms.gap.two-step'),
          (['on', 'off', 'unknown'] as const).map((id) => ({ id, name: t(`terms.twoStep.${id}`), value: id })),
        )}
        {choice(
          'archiveLevel',
          t('register.bulk.archiveLevel'),
          (['overview', 'unique', 'full'] as const).map((id) => ({
            id,
            name: t(`terms.archiveLevel.${id}`),
            value: id,
          })),
        )}
        {choice('onPublicList', t('register.bulk.onPublicList'), [
          { id: 'yes', name: t('ui.yes'), value: true },
          { id: 'no', name: t('ui.no'), value: false },
        ])}
        <Select
          label={t('register.bulk.assignRole')}
          help={t('register.bulk.assignHelp')}
          choices={[
            keep,
            ...(['responsible', 'deputy', 'manager', 'editor', 'communicator'] as const).map((id) => ({
              id,
              name: t(`terms.accountRole.${id}`),
            })),
            { id: 'all-duties', name: t('register.bulk.allDuties') },
            ...Duty.options.map((id) => ({ id, name: t(`terms.accountRole.${id}`) })),
          ]}
          value={role}
          onChange={(id) => setRole(id as AssignedRole)}
        />
        {role === 'keep' ? null : (
          <PersonChoice label={t('register.bulk.assignPerson')} value={personId} onChange={setPersonId} />
        )}
      </div>
    </Dialog>
  );
}
