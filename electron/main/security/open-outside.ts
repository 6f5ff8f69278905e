import { shell } from 'electron';
import { outsideAddress } from './addresses.ts';
import type { ShellLog } from '../../log.ts';

/** The only way out: opens an address in the person's browser or mail program, if it is one that may be opened. */
export function openOutside(address: string, log: ShellLog): void {
  const safe = outsideAddress(address);
  if (safe === null) return log.info('an address was not opened outside the app');
  shell.openExternal(safe).catch((error: unknown) => log.error('no program opened the address', error));
}
