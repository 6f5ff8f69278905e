import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '#core/people/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { UnitChoice } from '../UnitChoice.tsx';
import { familyOf } from './tree.ts';

/** What the dialog is for: a new unit, perhaps under another, or a unit to rename or move. */
export type UnitTask = { kind: 'new'; under: Unit | null } | { kind: 'edit'; unit: Unit };

/** Adds a unit, or renames and moves one. */
export function UnitDialog({ task, units, onClose }: { task: UnitTask; units: readonly Unit[]; onClose: () => void }) {
  const { t } = useTranslation('app');
  const title =
    task.kind === 'edit'
      ? t('people.units.editTitle', { name: task.unit.name })
      : task.under
        ? t('people.units.newUnder', { name: task.under.name })
        : t('people.units.new');
  const { administration } = usePlace();
  const own = task.kind === 'edit' ? task.unit : null;
  const [name, setName] = useState(own?.name ?? '');
  const [parentId, setParentId] = useState(task.kind === 'edit' ? task.unit.parentId : (task.under?.id ?? null));
  const [isTried, setTried] = useState(false);
  const create = useMutation(queries.people.createUnit.mutationOptions({ meta: { showsError: true } }));
  const update = useMutation(queries.people.updateUnit.mutationOptions({ meta: { showsError: true } }));

  function submit() {
    setTried(true);
    if (name.trim() === '') return;
    const done = (key: 'people.units.created' | 'people.units.saved') => (unit: Unit) => {
      say({ text: t(key, { name: unit.name }) });
      onClose();
    };
    if (own === null)
      create.mutate(
        { administrationId: administration.id, name, parentId },
        { onSuccess: done('people.units.created') },
      );
    else update.mutate({ id: own.id, version: own.version, name, parentId }, { onSuccess: done('people.units.saved') });
  }
  return (
    <FormDialog
      title={title}
      submit={t(own === null ? 'ui.create' : 'ui.save')}
      isPending={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
