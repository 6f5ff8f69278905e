import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { AppContract } from '#core/contract.ts';
import { httpLink } from './http-link.ts';

export type Api = ContractRouterClient<AppContract>;

/** The core, whichever host carries the calls. */
export const api: Api = createORPCClient(httpLink());

/** The same as query and mutation options for TanStack Query. */
export const queries = createTanstackQueryUtils(api);
