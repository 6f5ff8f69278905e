/** Import: from a file to the register, a step at a time. */
export const importing = {
  title: 'Läs in en lista',
} as const;
