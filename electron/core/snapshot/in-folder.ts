import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import type { JobInput, JobName, JobOutput } from '../foundation/worker/jobs.ts';
import type { CustodianList } from '../vault/statements.ts';
import { everyVault } from '../vault/every-vault.ts';
import { trustedList } from './keys-here.ts';
import { type ClaimBody, type Manifest, newerClaim, readManifest } from './manifest.ts';
import type { Found } from './shared-folder.ts';

/** A shared folder that has not answered within this is slow; milliseconds. A large register over a slow line gets its time. */
const patience = 120_000;

/** Runs a job that touches the shared folder; one that does not answer is left behind and named, and nothing waits for it. */
export async function inSharedFolder<N extends JobName>(
  context: Pick<Context, 'runJob'>,
  name: N,
  input: JobInput<N> & { folder: string },
  within = patience,
): Promise<JobOutput<N>> {
  try {
    return await context.runJob(name, input, { signal: AbortSignal.timeout(within) });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'import-cancelled')
      throw new Refusal('snapshot-folder-slow', { folder: input.folder, seconds: within / 1000 }, { cause: error });
    throw error;
  }
}

/** What a folder's manifests say whose own signatures hold. */
export interface Look {
  head: Manifest | null;
  /** A head is there and does not hold. */
  headIsForged: boolean;
  /** Whose copies a later version of the app has put there, and whether the head is one. */
  newer: ClaimBody[];
  headIsNewer: boolean;
  /** The head and every manifest beside a snapshot. */
  all: Manifest[];
  logs: Found['logs'];
}

/** Looks into a shared folder for one register. */
export async function look(
  context: Pick<Context, 'runJob'>,
  folder: string,
  registerId: string,
  logs = false,
  within = patience,
): Promise<Look> {
  const found = await inSharedFolder(context, 'lookIntoShared', { folder, registerId, logs }, within);
  const holding = (text: string) => {
    const manifest = readManifest(text);
    return typeof manifest === 'string' || manifest.registerId !== registerId ? [] : [manifest];
  };
  const head = found.head === null ? null : (holding(found.head)[0] ?? null);
  const all = new Map<string, Manifest>();
  for (const manifest of [...(head === null ? [] : [head]), ...found.manifests.flatMap(holding)])
    all.set(manifest.hash, manifest);
  const newer = [...found.manifests, found.head ?? ''].flatMap((text) => newerClaim(text) ?? []);
  return {
    head,
    headIsForged: found.head !== null && head === null,
    newer,
    headIsNewer: newerClaim(found.head ?? '') !== null,
    all: [...all.values()],
    logs: found.logs,
  };
}

/** The custodians of every vault of this register, each list verified and no older than what this computer has seen. */
export async function listsHere(context: Context): Promise<Map<string, CustodianList>> {
  const lists = new Map<string, CustodianList>();
  for (const { vaultId, statements } of await everyVault(context.db))
    lists.set(vaultId, trustedList(context.dataDir, vaultId, statements));
  return lists;
}
