import sections from 'virtual:text-sections';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { I18N_OPTIONS } from './options';

const language = document.documentElement.lang === 'en' ? 'en' : 'sv';

/** The browser's texts: those of the pages that have been opened, in the page's language. Another language loads anew. */
export const translator = createInstance({
  ...I18N_OPTIONS,
  lng: language,
  initImmediate: false,
  partialBundledLanguages: true,
  resources: { [language]: { translation: {} } },
});
void translator.use(initReactI18next).init();

/**
 * Fetches the sections that are not here yet. Called by the pages' modules: see scripts/page-texts.ts.
 * @public
 */
export async function needTexts(names: string[]): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      if (translator.exists(name)) return;
      const section = await sections[language][name]!();
      translator.addResourceBundle(language, 'translation', { [name]: section.default }, true, true);
    }),
  );
}
