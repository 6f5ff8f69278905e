import i18next, { type TFunction } from 'i18next';
import { en } from './en/index.ts';
import { sv } from './sv/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: { app: typeof sv };
    returnNull: false;
  }
}

/** The languages the app speaks; Swedish is the source, English is complete. */
export type Language = 'sv' | 'en';

/** i18next with both languages, ready at once; used by the core, the hosts and the renderer. */
export function createI18n(language: Language): typeof i18next {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'sv',
    defaultNS: 'app',
    ns: ['app'],
    resources: { sv: { app: sv }, en: { app: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}

/** Words in one language, keys and parameters checked by the compiler. */
export type Words = TFunction<'app'>;

/** The words of a language, for those who need no switching. */
export function wordsIn(language: Language): Words {
  return createI18n(language).getFixedT(language, 'app');
}
