/** One measure: how many times its reference something took, the most it may, and the figures behind it. */
export interface Measure {
  name: string;
  ratio: number;
  limit: number;
  detail: string;
}
export type Bench = () => Promise<Measure[]>;

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return (low + high) / 2;
}

/** Milliseconds of processor time so far: what else the machine is doing does not count, and neither side waits for anything. */
function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The middle of forty runs, in milliseconds of processor time. */
export async function cpuTime(work: () => unknown): Promise<number> {
  const figures: number[] = [];
  for (let round = 0; round < 43; round += 1) {
    const started = cpuNow();
    await work();
    if (round >= 3) figures.push(cpuNow() - started);
  }
  return median(figures);
}
