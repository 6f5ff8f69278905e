import { useQuery } from '@tanstack/react-query';

/** The handbook, fetched when somebody first asks for it: no other page waits for it. What could not be fetched is asked for again. */
export function useHandbook(isAsked = true) {
  return useQuery({ queryKey: [['handbook']], queryFn: () => import('./pages.ts'), enabled: isAsked });
}
