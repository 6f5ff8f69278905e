export const shell = {
  appName: 'Kanalvakt',
} as const;
