import type { PlannedRow } from './contract.ts';
import { roleFields, type RowAccount } from './reading/read-row.ts';

const shown = 300;

/** What else is saved of a new account than its row in the preview shows: who bears its duties, how its responsible is reached, its days. */
export function detailsOf({ people, fields }: RowAccount): PlannedRow['details'] {
  const [responsible] = people.responsible ?? [];
  const others = (Object.keys(roleFields) as Array<keyof typeof roleFields>).filter((field) => field !== 'responsible');
  const said = [
    { field: 'responsible-email' as const, text: responsible?.email ?? '' },
    { field: 'responsible-phone' as const, text: responsible?.phone ?? '' },
    ...others.map((field) => ({
      field,
      text: (people[field] ?? [])
        .map(({ name, email, phone }) => [name, email, phone].filter(Boolean).join(' '))
        .join(', '),
    })),
    { field: 'started' as const, text: fields.startedOn ?? '' },
    { field: 'ends' as const, text: fields.endsOn ?? '' },
  ];
  return said.flatMap(({ field, text }) => (text === '' ? [] : [{ field, text: text.slice(0, shown) }]));
}
