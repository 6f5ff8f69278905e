import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '#core/people/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { UnitChoice } from '../UnitChoice.tsx';
import styles from '../people.module.css';
import { familyOf } from './tree.ts';

const formId = 'unit-form';

/** What the dialog is for: a new unit, perhaps under another, or a unit to rename or move. */
export type UnitTask = { kind: 'new'; under: Unit | null } | { kind: 'edit'; unit: Unit };

/** Adds a unit, or renames and moves one. */
export function UnitDialog({
  task,
  units,
  onClose,
}: {
  task: UnitTask | null;
  units: readonly Unit[];
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const title =
    task?.kind === 'edit'
      ? t('people.units.editTitle', { name: task.unit.name })
      : task?.under
        ? t('people.units.newUnder', { name: task.under.name })
        : t('people.units.new');
  return (
    <Dialog
      title={title}
      isOpen={task !== null}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" type="submit" form={formId}>
            {t(task?.kind === 'edit' ? 'ui.save' : 'ui.create')}
          </Button>
        </>
      }
    >
      {task === null ? null : <UnitForm task={task} units={units} onDone={onClose} />}
    </Dialog>
  );
}

function UnitForm({ task, units, onDone }: { task: UnitTask; units: readonly Unit[]; onDone: () => void }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const own = task.kind === 'edit' ? task.unit : null;
  const [name, setName] = useState(own?.name ?? '');
  const [parentId, setParentId] = useState(task.kind === 'edit' ? task.unit.parentId : (task.under?.id ?? null));
  const [isTried, setTried] = useState(false);
  const create = useMutation(queries.people.createUnit.mutationOptions({ meta: { showsError: true } }));
  const update = useMutation(queries.people.updateUnit.mutationOptions({ meta: { showsError: true } }));
  const error = create.error ?? update.error;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || create.isPending || update.isPending) return;
    const done = (key: 'people.units.created' | 'people.units.saved') => (unit: Unit) => {
      say({ text: t(key, { name: unit.name }) });
      onDone();
    };
    if (own === null)
      create.mutate(
        { administrationId: administration.id, name, parentId },
        { onSuccess: done('people.units.created') },
      );
    else update.mutate({ id: own.id, version: own.version, name, parentId }, { onSuccess: done('people.units.saved') });
  }
  return (
    <form id={formId} className={styles.form} onSubmit={submit} noValidate>
      {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
      <TextField
        label={t('people.units.name')}
        error={isTried && name.trim() === '' ? t('people.units.nameNeeded') : undefined}
        value={name}
        onChange={setName}
        isRequired
        autoFocus
      />
      <UnitChoice
        label={t('people.units.parent')}
        help={parentId === null ? t('people.units.top') : undefined}
        value={parentId}
        onChange={setParentId}
        {...(own !== null && { without: familyOf(units, own.id) })}
      />
    </form>
  );
}
