import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { AppContract } from '#core/contract.ts';
import { httpLink } from './http-link.ts';
import { messagePortLink } from './message-port-link.ts';

export type Api = ContractRouterClient<AppContract>;

/** The way to the core that this host offers: its bridge in a window of the app, HTTP in a browser. */
const link = window.kanalvakt === undefined ? httpLink() : messagePortLink(window.kanalvakt);

/** The core, whichever host carries the calls. */
export const api: Api = createORPCClient(link);

/** The same as query and mutation options for TanStack Query. */
export const queries = createTanstackQueryUtils(api);
