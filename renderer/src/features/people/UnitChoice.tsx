import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { SearchChoice } from '../../ui/Choice.tsx';

/** A unit of the administration, found by typing; an emptied field is none. Units in `without` are not offered. */
export function UnitChoice({
  label,
  help,
  value,
  onChange,
  without,
}: {
  label: string;
  help?: string | undefined;
  value: string | null;
  onChange: (id: string | null) => void;
  without?: ReadonlySet<string>;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { data: units } = useQuery(
    queries.people.units.queryOptions({ input: { administrationId: administration.id } }),
  );
  // What is being typed; null when nobody types and the field shows the chosen unit.
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = units?.find(({ id }) => id === value);
  const wanted = typed?.trim().toLocaleLowerCase('sv') ?? '';
  const offered = (units ?? []).filter(
    ({ id, name }) => without?.has(id) !== true && name.toLocaleLowerCase('sv').includes(wanted),
  );
  return (
    <div onBlur={() => setTyped(null)}>
      <SearchChoice
        label={label}
        help={help}
        choices={offered.slice(0, 100).map(({ id, name }) => ({ id, name }))}
        value={chosen === undefined ? null : value}
        text={typed ?? chosen?.name ?? ''}
        onText={(text) => {
          setTyped(text);
          if (text === '' && value !== null) onChange(null);
        }}
        onChange={(id) => {
          setTyped(null);
          if (id !== null && id !== value) onChange(id);
        }}
        nothingFound={t('people.person.unitNone')}
      />
    </div>
  );
}
