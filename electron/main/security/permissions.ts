import { isAppAddress } from './addresses.ts';

/** What our own pages may use; every other name, known or new, is denied. */
const allowed = new Set(['clipboard-sanitized-write', 'notifications']);

/** Whether a page at this address may use a permission of Chromium's. */
export function mayUse(permission: string, address: string): boolean {
  return allowed.has(permission) && isAppAddress(address);
}
