import { z } from 'zod';
import { comboOf, isSingle, type KeyName, type OwnKeys, shownAs } from './key-table.ts';
import { usePreference, useRemembered } from './preferences.ts';

/** Whether single letters do things (WCAG 2.1.4): a choice of one's own. */
export const useSingleKeys = () => usePreference('single-keys', Single, true);

const Single = z.boolean();
const Chosen = z.record(z.string(), z.string().min(1).max(20));
const none: OwnKeys = {};

/** The keys that somebody has chosen for themselves on this computer. */
export const useOwnKeys = () => usePreference<OwnKeys>('keys', Chosen, none);

/** What is pressed for something here and now; `null` where single keys are switched off and it has one. */
export function useCombo(name: KeyName): string | null {
  // Every button with a key asks: only the reading half of the two choices above.
  const isOn = useRemembered('single-keys', Single, true);
  const own = useRemembered<OwnKeys>('keys', Chosen, none);
  const combo = comboOf(name, own);
  return isOn || !isSingle(combo) ? combo : null;
}

/** The same as it stands on a button; `undefined` where no key does it. */
export function useShown(name: KeyName): string | undefined {
  const combo = useCombo(name);
  return combo === null ? undefined : shownAs(combo);
}
