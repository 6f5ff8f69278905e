import { useSearchParams } from 'react-router';
import { HoldersPart } from '../vault/holders/HoldersPart.tsx';
import { ContactsPart } from './ContactsPart.tsx';
import { PeopleList } from './list/PeopleList.tsx';
import { UnitsPart } from './units/UnitsPart.tsx';

/** Personer: who is tied to the accounts, their units, and whom to ask. */
export function PeoplePage() {
  const [params] = useSearchParams();
  const part = params.get('del');
  if (part === 'enheter') return <UnitsPart />;
  if (part === 'kontakter') return <ContactsPart />;
  if (part === 'nycklar') return <HoldersPart />;
  return <PeopleList />;
}
