import { createInstance, type i18n } from 'i18next';
import en from './en.json';
import { I18N_OPTIONS } from './options';
import sv from './sv.json';

export type Language = 'sv' | 'en';

const translators = new Map<Language, i18n>();

/** The texts of one language. Made once a process: texts do not change while it runs. */
export function translatorFor(language: Language): i18n {
  const known = translators.get(language);
  if (known) return known;
  const translator = createInstance({
    ...I18N_OPTIONS,
    lng: language,
    initImmediate: false,
    resources: { sv: { translation: sv }, en: { translation: en } },
  });
  void translator.init();
  translators.set(language, translator);
  return translator;
}
