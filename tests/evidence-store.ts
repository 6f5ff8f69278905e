import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Core } from '../electron/core/create-core.ts';
import { verifyEvidence } from '../electron/core/evidence/verify-evidence.ts';
import { jobsHere } from './register.ts';

export const filesOf = (dataDir: string) => path.join(dataDir, 'evidence', 'files');
export const fileOf = (dataDir: string, hash: string) => path.join(filesOf(dataDir), hash.slice(0, 2), hash);

/** Everything that lies in the store of a data folder, by name. */
export const stored = (dataDir: string): string[] =>
  existsSync(filesOf(dataDir))
    ? readdirSync(filesOf(dataDir), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .toSorted()
    : [];

/** What is wrong, without a worker. */
export async function damages(core: Core): Promise<string[]> {
  const { ok, damaged } = await verifyEvidence({ ...(await core.context()), runJob: jobsHere });
  expect(ok).toBe(damaged.length === 0);
  return damaged.map(({ code }) => code).toSorted();
}

/** Every byte of a data folder but its lock, as text: what is not there is nowhere. */
export function everything(dataDir: string): string {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('lock'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');
}
