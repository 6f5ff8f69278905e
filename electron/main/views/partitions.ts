import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../../core/foundation/durable-files.ts';

/** A partition as the core names it; no other folder is ever touched. */
const PartitionName = z.string().regex(/^login-[0-9a-f]{32}$/);
const Queue = z.array(PartitionName).max(100_000);

const queueFile = (userData: string) => path.join(userData, 'partitions-to-remove.json');
const folderOf = (userData: string, name: string) => path.join(userData, 'Partitions', name);

/** Whether this is a partition's name, and so nothing that leads out of its folder. */
export function isPartitionName(name: string): boolean {
  return PartitionName.safeParse(name).success;
}

/** The partitions that go at the next start; none when the file is missing, or is not one of ours. */
export function queuedPartitions(userData: string): string[] {
  try {
    return Queue.parse(JSON.parse(readFileSync(queueFile(userData), 'utf8')));
  } catch {
    return [];
  }
}

/** Queues for removal every login's folder that no account is behind any more, and none that one is; written whole or not at all. */
export function queueUnused(userData: string, inUse: readonly string[]): void {
  const folder = path.join(userData, 'Partitions');
  const used = new Set(inUse);
  const there = existsSync(folder) ? readdirSync(folder).filter(isPartitionName) : [];
  const queue = there.filter((name) => !used.has(name)).toSorted();
  if (queue.join() !== queuedPartitions(userData).join()) writeDurably(queueFile(userData), JSON.stringify(queue));
}

/**
 * Removes the queued folders; call before any session is made, for Chromium writes in the folders of those it has. The queue stands until every
 * folder is gone, so that one that is killed on the way goes on at the next start. Answers the names that are still there.
 */
export function removeQueued(userData: string): string[] {
  const queue = queuedPartitions(userData);
  const left = queue.filter((name) => {
    try {
      rmSync(folderOf(userData, name), { recursive: true, force: true, maxRetries: 3 });
      return false;
    } catch {
      // A virus scanner or a backup program holds a file: the next start tries again.
      return true;
    }
  });
  if (queue.length > 0) writeDurably(queueFile(userData), JSON.stringify(left));
  return left;
}
