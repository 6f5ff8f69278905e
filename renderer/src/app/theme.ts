import { useEffect, useLayoutEffect } from 'react';
import { Language, Theme, usePreference } from './preferences.ts';
import { setLanguage } from './providers.tsx';

/** Light, dark or high contrast: chosen, or as the computer has it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = usePreference('theme', Theme, 'system');
  // Before anything is painted: whoever has chosen dark sees nothing light first.
  useLayoutEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const contrast = matchMedia('(prefers-contrast: more)');
    const apply = () => {
      const own = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
      document.documentElement.dataset['theme'] = theme === 'system' ? own : theme;
    };
    apply();
    dark.addEventListener('change', apply);
    contrast.addEventListener('change', apply);
    return () => {
      dark.removeEventListener('change', apply);
      contrast.removeEventListener('change', apply);
    };
  }, [theme]);
  return [theme, setTheme];
}

/** Where this computer remembers the language. */
export const lastLanguage = ['language', Language, 'sv'] as const;

/** Swedish, or English for those who want it. */
export function useLanguage(): ['sv' | 'en', (language: 'sv' | 'en') => void] {
  const [language, choose] = usePreference(...lastLanguage);
  useEffect(() => {
    void setLanguage(language);
  }, [language]);
  return [language, choose];
}
