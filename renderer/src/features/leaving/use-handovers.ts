import { handlesHandovers } from '#core/permissions.ts';
import { usePlace } from '../../app/administration.tsx';

/** Whether the one who looks handles handovers, so that no way there is offered in vain. */
export function useHandlesHandovers(): boolean {
  return handlesHandovers(usePlace().me.roles);
}
