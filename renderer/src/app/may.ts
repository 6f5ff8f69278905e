import { mayCall, type ProcedureName } from '#core/permissions.ts';
import { usePlace } from './administration.tsx';

/** Whether the one who looks may call a procedure, by the same table as the core refuses by: what may not be done is not offered. */
export function useMay(name: ProcedureName): boolean {
  return mayCall(name, usePlace().me.roles);
}
