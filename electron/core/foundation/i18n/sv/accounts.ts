export const accounts = {
  title: 'Konton',
} as const;
