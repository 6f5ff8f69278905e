/** A core that falls is started again once; falling again within this time ends it. */
const quietAfterRestart = 60_000;

/** Whether to start the core again after the latest of its crashes; times in milliseconds, oldest first. */
export function mayRestart(crashes: readonly number[]): boolean {
  const [previous, latest] = crashes.slice(-2);
  return previous === undefined || latest === undefined || latest - previous >= quietAfterRestart;
}
