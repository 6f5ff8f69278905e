/** How much of the long run to do: `LONG=0.05` does a twentieth; at least one round. */
export function scaled(rounds: number): number {
  return Math.max(1, Math.round(rounds * Number(process.env['LONG'] ?? 1)));
}

/** The seed of everything random in this run, printed so that a failure can be run again: `SEED=…`. */
export const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
process.stdout.write(`SEED=${seed} LONG=${process.env['LONG'] ?? 1}\n`);

/** Random numbers below one from a seed (mulberry32): the same every time. */
export function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
