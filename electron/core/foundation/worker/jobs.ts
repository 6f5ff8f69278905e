/** Work done in a worker thread: CPU-bound, or a database operation that would stop the event loop. One name, one function. */
export const jobs = {
  /** Answers what it was asked; proves that a worker starts. */
  echo: async (input: { text: string }): Promise<{ text: string }> => input,
};

export type Jobs = typeof jobs;
export type JobName = keyof Jobs;
export type JobInput<N extends JobName> = Parameters<Jobs[N]>[0];
export type JobOutput<N extends JobName> = Awaited<ReturnType<Jobs[N]>>;
