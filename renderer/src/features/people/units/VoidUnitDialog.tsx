import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Unit } from '#core/people/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';

/** Voids a unit that nothing belongs to; otherwise says what to move first. */
export function VoidUnitDialog({
  unit,
  units,
  onClose,
}: {
  unit: Unit | null;
  units: readonly Unit[];
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const remove = useMutation(queries.people.voidUnit.mutationOptions({ meta: { showsError: true } }));
  const close = () => {
    remove.reset();
    onClose();
  };
  const name = unit?.name ?? '';
  const below = units.filter(({ parentId }) => parentId !== null && parentId === unit?.id).length;
  const hinder =
    unit === null
      ? null
      : unit.accountCount + unit.personCount > 0
        ? t('people.units.inUse', { name })
        : below > 0
          ? t('people.units.hasBelow', { name, count: below })
          : null;
  return (
    <Dialog
      title={t('people.units.voidTitle', { name })}
      isOpen={unit !== null}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          {hinder === null ? (
            <Button
              look="danger"
              isPending={remove.isPending}
              onPress={() => {
                if (unit === null) return;
                remove.mutate(
                  { id: unit.id, version: unit.version },
                  {
                    onSuccess: () => {
                      say({ text: t('people.units.voided', { name }) });
                      close();
                    },
                  },
                );
              }}
            >
              {t('people.units.void')}
            </Button>
          ) : null}
        </>
      }
    >
      {remove.error === null ? null : <Notice tone="bad">{errorText(remove.error, t)}</Notice>}
      {hinder === null ? <p>{t('people.units.voidBody')}</p> : <Notice tone="warn">{hinder}</Notice>}
    </Dialog>
  );
}
