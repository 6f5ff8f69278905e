import { median } from './bench.ts';

/** Milliseconds by the clock. */
export async function clock(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds of the processor's time in this process and its workers, which other programs do not lengthen. */
export async function processor(work: () => unknown): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/**
 * Two works in turn, so that whatever else the computer does hits both alike; the middle of the ratios, and of the times.
 * `prepare` comes before each of ours and is not counted.
 */
export async function inTurns(
  rounds: number,
  measure: typeof clock,
  ours: () => unknown,
  theirs: () => unknown,
  prepare: () => unknown = () => {},
) {
  const figures: Array<{ own: number; other: number }> = [];
  for (let round = 0; round <= rounds; round += 1) {
    await prepare();
    const own = await measure(ours);
    const other = await measure(theirs);
    if (round > 0) figures.push({ own, other });
  }
  return {
    ratio: median(figures.map(({ own, other }) => own / other)),
    detail: `${Math.round(median(figures.map(({ own }) => own)))} ms mot ${Math.round(median(figures.map(({ other }) => other)))} ms`,
  };
}
