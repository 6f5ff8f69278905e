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
