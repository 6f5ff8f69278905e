/** What Electron says of a process's memory; kilobytes. */
interface Metric {
  pid: number;
  memory: { workingSetSize: number };
}

/** The memory of pages by their processes, in megabytes: each page's, `null` when not measured, and all together, a process that two pages share counted once. */
export function memoryOf(
  pids: readonly number[],
  metrics: readonly Metric[],
): { each: Array<number | null>; total: number } {
  const kilobytes = new Map(metrics.map(({ pid, memory }) => [pid, memory.workingSetSize]));
  const each = pids.map((pid) => kilobytes.get(pid) ?? null);
  const total = [...new Set(pids)].reduce((sum, pid) => sum + (kilobytes.get(pid) ?? 0), 0);
  return {
    each: each.map((size) => (size === null ? null : Math.round(size / 1024))),
    total: Math.round(total / 1024),
  };
}
