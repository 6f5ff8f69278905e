import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { SearchChoice } from '../../../ui/Choice.tsx';

/** The account's unit, found by typing; a new unit can be added on the spot. */
export function UnitField({
  administrationId,
  value,
  onChange,
  help,
  error,
}: {
  administrationId: string;
  value: string | null;
  onChange: (id: string | null) => void;
  help?: string | undefined;
  error?: string | undefined;
}) {
  const { t } = useTranslation('app');
  const { data: units } = useQuery(queries.people.units.queryOptions({ input: { administrationId } }));
  const create = useMutation(queries.people.createUnit.mutationOptions());
  const [typed, setTyped] = useState<string | null>(null);
  // The name that is being added: the field shows it, and it cannot be added once more meanwhile.
  const [making, setMaking] = useState<string | null>(null);
  const [made, setMade] = useState<{ id: string; name: string } | null>(null);
  const known = units ?? [];
  const unit = known.find(({ id }) => id === value) ?? (made?.id === value ? made : undefined);
  const wanted = typed?.trim().toLocaleLowerCase('sv') ?? '';
  const hits = known.filter(({ name }) => name.toLocaleLowerCase('sv').includes(wanted)).slice(0, 100);
  const isNew = typed !== null && !known.some(({ name }) => name.toLocaleLowerCase('sv') === wanted);
  const choose = (id: string | null) => {
    setTyped(null);
    if (id !== value) onChange(id);
  };
  return (
    <div onBlur={() => setTyped(null)}>
      <SearchChoice
        label={t('accounts.field.unitId')}
        help={help}
        error={error}
        choices={hits.map(({ id, name }) => ({ id, name }))}
        value={unit === undefined ? null : value}
        text={typed ?? making ?? unit?.name ?? ''}
        onText={(text) => {
          setTyped(text);
          if (text === '' && value !== null) choose(null);
        }}
        onChange={(id) => {
          if (id !== null) choose(id);
        }}
        nothingFound={t('ui.nothingFound')}
        createLabel={t('ui.newNamed', { name: typed?.trim() ?? '' })}
        {...(isNew && {
          onCreate: (name: string) => {
            setTyped(null);
            setMaking(name);
            create.mutate(
              { administrationId, name, parentId: null },
              {
                onSuccess: (created) => {
                  setMade(created);
                  onChange(created.id);
                },
                onSettled: () => setMaking(null),
              },
            );
          },
        })}
      />
    </div>
  );
}
