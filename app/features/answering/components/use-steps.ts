import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaView } from '../area-view';

const SITE = 'Mognadskollen';

/**
 * Steps without asking the server, so that they also work offline: the address, the page's title and the focus follow.
 * Also follows an address that names a question (`#INF1.1`).
 */
export function useSteps(view: AreaView, initialStep: number) {
  const { t } = useTranslation();
  const [step, setStep] = useState(initialStep);
  const heading = useRef<HTMLHeadingElement>(null);
  const focusNext = useRef<'heading' | string | null>(null);
  const goTo = useCallback(
    (next: number) => {
      focusNext.current = 'heading';
      setStep(next);
      // Not the router's navigation: it would ask the server, which may be out of reach just now.
      window.history.replaceState(window.history.state, '', `${window.location.pathname}?steg=${next}`);
      document.title = `${t('answering.step', { step: next, of: view.steps.length })} – ${view.name} – ${SITE}`;
    },
    [t, view],
  );
  useEffect(() => {
    const target = focusNext.current;
    focusNext.current = null;
    if (target === 'heading') heading.current?.focus();
  }, [step]);
  return { step, goTo, setStep, heading };
}
