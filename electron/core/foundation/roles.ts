import { z } from 'zod';

/** Roles in the app (`design.md` §3). On SQLite they decide what is shown and offered; they do not protect from someone who holds the file. */
export const Role = z.enum(['communicator', 'strategist', 'manager', 'account-owner', 'archivist', 'reader', 'it']);
export type Role = z.infer<typeof Role>;

/** Roles that may change people and give roles; the register is never left without somebody who has one. */
export const keepers = ['communicator', 'strategist', 'it'] as const satisfies readonly Role[];
