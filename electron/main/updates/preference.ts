import { z } from 'zod';

/** The preference `updates`, as the settings page saves it. */
const UpdatePreference = z.object({ enabled: z.boolean(), address: z.string().max(2048) });

/** What to do about updates now: a feed to ask, or why none is asked. */
export type UpdateDecision =
  | { ask: true; feed: string }
  | { ask: false; why: 'not-packaged' | 'off' | 'no-address' | 'unsafe-address' };

/**
 * Whether to look for a newer version, and where. Nothing saved, or nothing that can be read, counts as off.
 * The feed must be https without credentials; only this computer itself may be asked in the clear.
 */
export function decideUpdate(options: { packaged: boolean; preference: unknown }): UpdateDecision {
  if (!options.packaged) return { ask: false, why: 'not-packaged' };
  const preference = UpdatePreference.safeParse(options.preference);
  if (!preference.success || !preference.data.enabled) return { ask: false, why: 'off' };
  const address = preference.data.address.trim();
  if (address === '') return { ask: false, why: 'no-address' };
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return { ask: false, why: 'unsafe-address' };
  const here = url.protocol === 'http:' && url.hostname === '127.0.0.1';
  if (url.protocol !== 'https:' && !here) return { ask: false, why: 'unsafe-address' };
  return { ask: true, feed: url.href };
}
