import type { ImportChoice, ImportCounts } from '#core/inventory/contract.ts';
import { api } from '../../../api/client.ts';

/** An import that was written. */
export interface Done {
  runId: string;
  administrationId: string;
  counts: ImportCounts;
}

/** How far it has come, in rows. */
export interface Progress {
  done: number;
  of: number;
}

/**
 * Runs an import. Aborting the signal closes the stream; then the core is asked what came of it, since it may have been
 * finished in the same moment: `null` means that nothing was written.
 */
export async function runImport(
  choice: ImportChoice,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Done | null> {
  const before = new Set((await runsOf(choice)).map(({ id }) => id));
  try {
    for await (const step of await api.inventory.runImport(choice, { signal })) {
      if (step.state === 'running') onProgress({ done: step.done, of: step.of });
      else return { runId: step.runId, counts: step.counts, administrationId: await administrationOf(choice) };
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  const [run] = (await runsOf(choice)).filter(({ id }) => !before.has(id));
  if (run === undefined) return null;
  return { runId: run.id, counts: run.counts, administrationId: await administrationOf(choice) };
}

async function runsOf(choice: ImportChoice) {
  const administrationId = await administrationOf(choice);
  return administrationId === '' ? [] : await api.inventory.importRuns({ administrationId });
}

/** The administration's id; empty while the one that is named does not exist. */
async function administrationOf({ administrationId, administrationName }: ImportChoice): Promise<string> {
  if (administrationId !== null) return administrationId;
  const administrations = await api.settings.administrations({});
  return administrations.find(({ name }) => name === administrationName)?.id ?? '';
}
