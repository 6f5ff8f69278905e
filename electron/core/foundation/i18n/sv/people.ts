export const people = {
  title: 'Personer',
} as const;
