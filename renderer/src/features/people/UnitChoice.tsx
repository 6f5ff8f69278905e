import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { hasWords, isNamed } from '../../app/has-words.ts';
import { SearchChoice } from '../../ui/Choice.tsx';

/** A unit of the administration, found by typing; an emptied field is none. Units in `without` are not offered. */
export function UnitChoice({
  label,
  help,
  error,
  placeholder,
  value,
  onChange,
  without,
  administrationId,
  mayCreate = false,
}: {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  /** What an empty field means. */
  placeholder?: string | undefined;
  value: string | null;
  onChange: (id: string | null) => void;
  without?: ReadonlySet<string>;
  /** Another administration than the one that is open. */
  administrationId?: string;
  /** A name that no unit has can be added on the spot. */
  mayCreate?: boolean;
}) {
  const { t } = useTranslation('app');
  const place = usePlace();
  const owner = administrationId ?? place.administration.id;
  const { data: units } = useQuery(queries.people.units.queryOptions({ input: { administrationId: owner } }));
  const create = useMutation(queries.people.createUnit.mutationOptions());
  // What is being typed; null when nobody types and the field shows the chosen unit.
  const [typed, setTyped] = useState<string | null>(null);
  // The name that is being added: the field shows it, and it cannot be added once more meanwhile.
  const [making, setMaking] = useState<string | null>(null);
  const [made, setMade] = useState<{ id: string; name: string } | null>(null);
  const known = units ?? [];
  const chosen = known.find(({ id }) => id === value) ?? (made?.id === value ? made : undefined);
  const offered = known.filter(({ id, name }) => without?.has(id) !== true && hasWords(name, typed ?? ''));
  const isNew = mayCreate && typed !== null && !known.some(({ name }) => isNamed(name, typed));

  function add(name: string): void {
    setMaking(name);
    create.mutate(
      { administrationId: owner, name, parentId: null },
      {
        onSuccess: (created) => {
          setMade(created);
          onChange(created.id);
        },
        onError: () => setTyped(name),
        onSettled: () => setMaking(null),
      },
    );
  }

  return (
    <SearchChoice
      label={label}
      help={help}
      error={error}
      placeholder={placeholder}
      choices={offered.slice(0, 100).map(({ id, name }) => ({ id, name }))}
      value={chosen === undefined ? null : value}
      name={making ?? chosen?.name ?? ''}
      typed={typed}
      onTyped={setTyped}
      onChange={(id) => {
        if (id !== value) onChange(id);
      }}
      nothingFound={t(mayCreate ? 'ui.nothingFound' : 'people.person.unitNone')}
      createLabel={t('ui.newNamed', { name: typed?.trim() ?? '' })}
      {...(isNew && { onCreate: add })}
    />
  );
}
