import { RemixBrowser } from '@remix-run/react';
import { createInstance } from 'i18next';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { I18N_OPTIONS } from './i18n/options';

/** Only the page's own language is fetched; changing language loads the page anew. */
async function hydrate() {
  const language = document.documentElement.lang === 'en' ? 'en' : 'sv';
  const texts = language === 'en' ? await import('./i18n/en.json') : await import('./i18n/sv.json');
  const translator = createInstance({
    ...I18N_OPTIONS,
    lng: language,
    resources: { [language]: { translation: texts.default } },
  });
  await translator.use(initReactI18next).init();
  // In one go, not as a transition: React 18 loses the page when somebody opens a fold while a transition is hydrating it
  // (error 345, "Root did not complete").
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={translator}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  );
}

void hydrate();
