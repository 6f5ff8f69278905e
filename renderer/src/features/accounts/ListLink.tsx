import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { usePlace } from '../../app/administration.tsx';
import { lastFilter } from './list/list-state.ts';

/** The way to Konton: to the list as it was left in this window; from the list itself, to all of it. */
export function ListLink({ end = false, children }: { end?: boolean; children: ReactNode }) {
  const { administration } = usePlace();
  const { pathname } = useLocation();
  const search = pathname === '/konton' ? '' : lastFilter(administration.id);
  return (
    <NavLink to={{ pathname: '/konton', search }} end={end}>
      {children}
    </NavLink>
  );
}
