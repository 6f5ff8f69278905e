import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Me } from '#core/people/contract.ts';
import type { Administration } from '#core/settings/contract.ts';
import { queries } from '../api/client.ts';
import { errorText } from '../api/errors.ts';
import { Empty } from '../ui/Page.tsx';
import { usePreference } from './preferences.ts';

interface Place {
  administration: Administration;
  administrations: Administration[];
  choose: (id: string) => void;
  me: Me;
}

const PlaceContext = createContext<Place | null>(null);

/** Which administration the pages show, and who looks. */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (place === null) throw new Error('usePlace outside PlaceProvider');
  return place;
}

/** Where this computer remembers the administration that was used last. */
export const lastAdministration = ['last-administration', z.string(), ''] as const;

/** The administration that the pages show: the last one used on this computer, else one's own, else the first. */
export function administrationOf(
  administrations: readonly Administration[],
  me: Me,
  last: string,
): Administration | undefined {
  return (
    administrations.find(({ id }) => id === last) ??
    administrations.find(({ id }) => id === me.administrationId) ??
    administrations[0]
  );
}

/** Gives the pages their administration. `otherwise` is shown while there is none. */
export function PlaceProvider({ children, otherwise }: { children: ReactNode; otherwise: ReactNode }) {
  const { data: administrations } = useQuery(queries.settings.administrations.queryOptions({ input: {} }));
  const { data: me, error } = useQuery(queries.people.me.queryOptions({ input: {} }));
  const [last, choose] = usePreference(...lastAdministration);
  if (error !== null) return <Refused error={error} />;
  if (administrations === undefined || me === undefined) return null;
  const administration = administrationOf(administrations, me, last);
  if (administration === undefined || !me.introduced) return otherwise;
  return <PlaceContext value={{ administration, administrations, choose, me }}>{children}</PlaceContext>;
}

/** The app cannot be used by the one who sits here, and says why. */
function Refused({ error }: { error: Error }) {
  const { t } = useTranslation('app');
  return (
    <main>
      <Empty icon={Lock} title={t('shell.appName')}>
        {errorText(error, t)}
      </Empty>
    </main>
  );
}
