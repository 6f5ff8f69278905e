import { readFileSync } from 'node:fs';

/** The script memory of each page, in kilobytes, by the number that stands for its process. */
export const pageMemory = new Map<number, number>();

/** A process's memory as Linux counts it; 0 for one that is gone. */
export function residentKilobytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4;
  } catch {
    return 0;
  }
}
