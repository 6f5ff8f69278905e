const last = new Map<string, Promise<unknown>>();

/** Runs work on a data folder when the work before it has ended, well or badly: one backup, restore or closing at a time. */
export function inTurn<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(dataDir) ?? Promise.resolve()).then(work, work);
  const settled = turn.catch(() => {});
  last.set(dataDir, settled);
  void settled.then(() => {
    if (last.get(dataDir) === settled) last.delete(dataDir);
  });
  return turn;
}
