import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { type Choice, SearchChoice } from '../../ui/Choice.tsx';

/** A person of the administration, found by typing; a new name can be added on the spot. Ended persons are marked. */
export function PersonChoice({
  label,
  help,
  value,
  onChange,
  hideLabel = false,
}: {
  label: string;
  help?: string;
  value: string | null;
  onChange: (id: string | null) => void;
  hideLabel?: boolean;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [text, setText] = useState('');
  const { data: named } = useQuery({
    ...queries.people.named.queryOptions({ input: { ids: value === null ? [] : [value] } }),
    enabled: value !== null,
  });
  const name = value === null ? '' : (named?.[0]?.name ?? '');
  useEffect(() => setText(name), [name]);
  const { data: found } = useQuery({
    ...queries.people.choices.queryOptions({
      input: { administrationId: administration.id, text: text === name ? '' : text },
    }),
    placeholderData: keepPreviousData,
  });
  const create = useMutation(queries.people.create.mutationOptions());
  const choices: Choice[] = (found ?? []).map((person) => ({
    id: person.id,
    name: person.name,
    note: person.active ? person.unitName : t('ui.ended'),
  }));
  return (
    <SearchChoice
      label={label}
      help={help}
      hideLabel={hideLabel}
      choices={choices}
      value={value}
      text={text}
      onText={setText}
      onChange={onChange}
      nothingFound={t('ui.nothingFound')}
      createLabel={t('ui.newNamed', { name: text.trim() })}
      onCreate={(newName) =>
        create.mutate(
          {
            draft: {
              administrationId: administration.id,
              unitId: null,
              name: newName,
              title: '',
              email: '',
              emailKind: 'unknown',
              phone: '',
              phoneKind: 'unknown',
              protectedIdentity: false,
              policyReadOn: null,
              trainingOn: null,
              leavesOn: null,
              note: '',
              roles: [],
            },
          },
          { onSuccess: (person) => onChange(person.id) },
        )
      }
    />
  );
}
