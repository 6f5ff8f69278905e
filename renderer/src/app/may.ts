import { useQuery } from '@tanstack/react-query';
import { mayCall, type ProcedureName } from '#core/permissions.ts';
import { queries } from '../api/client.ts';
import { usePlace } from './administration.tsx';

/** Whether the one who looks may call a procedure, by the same table as the core refuses by: what may not be done is not offered. */
export function useMay(name: ProcedureName): boolean {
  return mayCall(name, usePlace().me.roles);
}

/** Whether this computer only reads the register, as one where another writes it. */
export function useReadsHere(): boolean {
  return useQuery(queries.settings.info.queryOptions({ input: {} })).data?.readOnly === true;
}

/** Whether the one who looks may make a change, and make it on this computer: a form that could not be saved is not filled in. */
export function useMayChange(name: ProcedureName): boolean {
  const may = useMay(name);
  return !useReadsHere() && may;
}
