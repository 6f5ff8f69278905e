import { createRouterClient } from '@orpc/server';
import type { Core } from '../core/create-core.ts';
import { Refusal } from '../core/foundation/errors.ts';
import type { Context } from '../core/foundation/context.ts';
import { mayCall, type ProcedureName } from '../core/permissions.ts';

/** The contract's procedures in this process: the same door, with the same checks, as a window has. */
export function procedures(core: Core) {
  return createRouterClient(core.router, { context: {} });
}

/** The context for a use case that is called past the contract, since it takes or gives bytes; the role is checked as at the door. */
export async function contextFor(core: Core, procedure: ProcedureName): Promise<Context> {
  const context = await core.context();
  if (!mayCall(procedure, context.actor.roles)) throw new Refusal('not-allowed');
  return context;
}
