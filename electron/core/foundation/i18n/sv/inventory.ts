export const inventory = {
  importTitle: 'Läs in en lista',
} as const;
