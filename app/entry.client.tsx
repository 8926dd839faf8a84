import { RemixBrowser } from '@remix-run/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { translator } from './i18n/page-texts';

// React puts the server's text back into the text areas that it takes over, but only where it finds the text that it
// rendered: what somebody has written by now stays where it is the default.
for (const area of document.querySelectorAll('textarea')) {
  if (area.value !== area.defaultValue) area.defaultValue = area.value;
}

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
