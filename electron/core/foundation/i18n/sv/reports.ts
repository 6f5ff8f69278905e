/** Rapporter: what leaves the register. */
export const reports = {
  title: 'Rapporter',
} as const;
