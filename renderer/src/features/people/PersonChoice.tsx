import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonChoice as Person } from '#core/people/contract.ts';
import { personNamed } from '#core/people/person-named.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { type Choice, SearchChoice } from '../../ui/Choice.tsx';
import { say } from '../../ui/Toasts.tsx';
import { usePersonChoices } from './use-person-choices.ts';

/**
 * A person of the administration, found by typing; a new name can be added on the spot, which is said at once and can be
 * undone, for it stays whatever becomes of the form around. Ended persons are marked.
 */
export function PersonChoice({
  label,
  help,
  error,
  value,
  known,
  onChange,
  hideLabel = false,
  autoFocus = false,
  placeholder,
}: {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  value: string | null;
  /** The person behind `value`, where the page has already read the names. */
  known?: Person | undefined;
  onChange: (id: string | null) => void;
  hideLabel?: boolean;
  /** In a dialog that begins with it. */
  autoFocus?: boolean;
  /** What it means that nobody is chosen. */
  placeholder?: string;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  // What is being typed; null when nobody types and the field shows the chosen name.
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Person | null>(null);
  // The name that is being added: the field shows it, and it cannot be added once more meanwhile.
  const [making, setMaking] = useState<string | null>(null);
  const { data: named } = useQuery({
    ...queries.people.named.queryOptions({ input: { ids: value === null ? [] : [value] } }),
    enabled: value !== null && known === undefined,
  });
  const person = [known, named?.[0], chosen ?? undefined].find((each) => value !== null && each?.id === value);
  const listed = usePersonChoices(administration.id, typed ?? '');
  const create = useMutation(queries.people.create.mutationOptions());
  const takeBack = useMutation(queries.people.takeBack.mutationOptions());
  const now = useRef(value);
  useEffect(() => {
    now.current = value;
  }, [value]);
  // The chosen one stands among the choices, but not above whoever is being sought.
  const isAdded = typed === null && person !== undefined && !listed.some(({ id }) => id === person.id);
  const all = isAdded ? [person, ...listed] : listed;
  const choices: Choice[] = all.map((each) => ({
    id: each.id,
    name: each.name,
    note: each.active ? each.unitName : t('ui.ended'),
  }));
  const choose = (id: string | null) => {
    setChosen(all.find((each) => each.id === id) ?? null);
    if (id !== value) onChange(id);
  };
  return (
    <SearchChoice
      label={label}
      help={help}
      error={error}
      hideLabel={hideLabel}
      autoFocus={autoFocus}
      placeholder={placeholder}
      choices={choices}
      value={person === undefined ? null : value}
      name={making ?? person?.name ?? ''}
      typed={typed}
      onTyped={setTyped}
      onChange={choose}
      nothingFound={t('ui.nothingFound')}
      createLabel={t('ui.newNamed', { name: typed?.trim() ?? '' })}
      onCreate={(name) => {
        setMaking(name);
        create.mutate(
          { draft: personNamed(administration.id, name) },
          {
            onSuccess: (made) => {
              setChosen(made);
              onChange(made.id);
              say({
                text: t('people.person.addedInPassing', { name: made.name }),
                undo: () =>
                  takeBack.mutate(
                    { id: made.id },
                    {
                      onSuccess: () => {
                        say({ text: t('people.person.takenBack', { name: made.name }) });
                        if (now.current === made.id) onChange(null);
                      },
                    },
                  ),
              });
            },
            onError: () => setTyped(name),
            onSettled: () => setMaking(null),
          },
        );
      }}
    />
  );
}
