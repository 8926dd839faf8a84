import type { InitOptions } from 'i18next';

/** The same in server and browser. React escapes; a missing text shows its key, which the tests look for. */
export const I18N_OPTIONS: InitOptions = {
  fallbackLng: false,
  supportedLngs: ['sv', 'en'],
  interpolation: { escapeValue: false },
  returnNull: false,
};
