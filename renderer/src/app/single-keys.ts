import { useEffect } from 'react';
import { z } from 'zod';
import { usePreference } from './preferences.ts';

/** Whether single letters do things (WCAG 2.1.4): a choice of one's own, and the mark that `keys.ts` reads. */
export function useSingleKeys(): [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = usePreference('single-keys', z.boolean(), true);
  useEffect(() => {
    document.documentElement.dataset['singleKeys'] = isOn ? 'on' : 'off';
  }, [isOn]);
  return [isOn, setOn];
}
