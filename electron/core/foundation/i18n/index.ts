import i18next, { type FormatterModule, type TFunction } from 'i18next';
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

const grouped = { sv: new Intl.NumberFormat('sv-SE'), en: new Intl.NumberFormat('en-GB') };

/**
 * Writes a count as people do, `10 000`, and any number that its text marks with `, number`; one of another name may be a year or a
 * version, and stands as it is.
 */
const numbers: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, format, language, options) =>
    typeof value === 'number' && (format === 'number' || options?.interpolationkey === 'count')
      ? grouped[language === 'en' ? 'en' : 'sv'].format(value)
      : (value as string),
};

/** i18next with both languages, ready at once; used by the core, the hosts and the renderer. */
export function createI18n(language: Language): typeof i18next {
  const instance = i18next.createInstance();
  void instance.use(numbers).init({
    lng: language,
    fallbackLng: 'sv',
    defaultNS: 'app',
    ns: ['app'],
    resources: { sv: { app: sv }, en: { app: en } },
    interpolation: { escapeValue: false, alwaysFormat: true },
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
