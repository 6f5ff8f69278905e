import { useQuery } from '@tanstack/react-query';

/** The handbook, fetched when somebody first asks for it: no other page waits for it. `undefined` until it is here. */
export function useHandbook(isAsked = true): typeof import('./pages.ts') | undefined {
  return useQuery({ queryKey: [['handbook']], queryFn: () => import('./pages.ts'), enabled: isAsked }).data;
}
