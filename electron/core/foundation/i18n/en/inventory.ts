export const inventory = {
  importTitle: 'Import a list',
} as const;
