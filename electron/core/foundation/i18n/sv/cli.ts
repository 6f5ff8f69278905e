/** The command line, for IT: short and plain; refusals have their own words. */
export const cli = {
  title: 'Kanalvakt',
} as const;
