import { strict } from './not-modelled.ts';

/** Addresses that the app asked the system to open; nothing is opened. A test reads `shell.opened`. */
const opened: string[] = [];

export const shell = strict('shell', {
  opened,
  openExternal: async (address: string): Promise<void> => {
    opened.push(address);
  },
});
