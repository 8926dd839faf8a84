import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaView } from '../area-view';
import { focusQuestion } from './focus-question';

const SITE = 'Mognadskollen';

/**
 * Steps without asking the server, so that they also work offline: the address, the page's title and the focus follow.
 * An address that names a question (`?fraga=INF1.1` or `#INF1.1`) leads to it.
 */
export function useSteps(view: AreaView, initialStep: number) {
  const { t } = useTranslation();
  const [step, setStep] = useState(initialStep);
  const [target, setTarget] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const goTo = useCallback(
    (next: number) => {
      setStep(next);
      setTarget('');
      // Not the router's navigation: it would ask the server, which may be out of reach just now.
      window.history.replaceState(window.history.state, '', `${window.location.pathname}?steg=${next}`);
      document.title = `${t('answering.step', { step: next, of: view.steps.length })} – ${view.name} – ${SITE}`;
    },
    [t, view],
  );
  const goToQuestion = useCallback(
    (code: string) => {
      const index = view.steps.findIndex((one) => one.indicators.some((indicator) => indicator.code === code));
      if (index < 0) return false;
      setStep(index + 1);
      setTarget(code);
      return true;
    },
    [view],
  );
  useEffect(() => {
    const { hash, search } = window.location;
    goToQuestion(hash ? decodeURIComponent(hash.slice(1)) : (new URLSearchParams(search).get('fraga') ?? ''));
  }, [goToQuestion]);
  useEffect(() => {
    if (target === null) return;
    if (target === '') heading.current?.focus();
    else focusQuestion(target);
    setTarget(null);
  }, [target]);
  return { step, goTo, goToQuestion, heading };
}
