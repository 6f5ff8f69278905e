/** Rapporter: what leaves the register. */
export const reports = {
  title: 'Reports',
} as const;
