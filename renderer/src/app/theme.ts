import { useEffect } from 'react';
import { Language, Theme, usePreference } from './preferences.ts';
import { setLanguage } from './providers.tsx';

/** Light, dark or high contrast: chosen, or as the computer has it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = usePreference('theme', Theme, 'system');
  useEffect(() => {
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

/** Swedish, or English for those who want it. */
export function useLanguage(): ['sv' | 'en', (language: 'sv' | 'en') => void] {
  const [language, choose] = usePreference('language', Language, 'sv');
  useEffect(() => {
    void setLanguage(language);
  }, [language]);
  return [language, choose];
}
