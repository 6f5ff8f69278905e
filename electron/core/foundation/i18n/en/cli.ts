export const cli = {
  title: 'Kanalvakt',
} as const;
