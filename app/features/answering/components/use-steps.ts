import { useLocation, useNavigate } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';
import { type AreaView, stepFrom } from '../area-view';
import { focusQuestion } from './focus-question';

/** How many frames the interactive form may take to show another step. */
const MOST_FRAMES = 30;

/**
 * The step that the address names. Going to another is a navigation with an entry of its own in the browser's history,
 * but asks nothing of the server (see should-revalidate.ts), so that it also works offline; the page's title and the
 * focus follow. An address that names a question (`?fraga=INF1.1` or `#INF1.1`) leads to it.
 */
export function useSteps(view: AreaView) {
  const navigate = useNavigate();
  const { key, search, hash } = useLocation();
  const step = stepFrom(view.steps, new URLSearchParams(search));
  const heading = useRef<HTMLHeadingElement>(null);
  const goTo = useCallback(
    (next: number, question?: string) =>
      navigate(`?steg=${next}${question ? `#${question}` : ''}`, { preventScrollReset: true }),
    [navigate],
  );
  const goToQuestion = useCallback(
    (code: string) => {
      const found = stepOf(view, code);
      if (found === null) return false;
      // In sight already: a navigation would make the page forget what a form said was wrong.
      if (!focusQuestion(code)) goTo(found, code);
      return true;
    },
    [view, goTo],
  );
  const seen = useRef<{ key: string; step: number } | null>(null);
  useEffect(() => {
    const before = seen.current;
    if (before?.key === key) return;
    seen.current = { key, step };
    const question = hash ? decodeURIComponent(hash.slice(1)) : (new URLSearchParams(search).get('fraga') ?? '');
    const asked = stepOf(view, question);
    if (asked !== null && asked !== step)
      navigate(`?steg=${asked}${hash}`, { replace: true, preventScrollReset: true });
    else if (asked !== null) focusWhenThere(question);
    else if (before && before.step !== step) heading.current?.focus();
  }, [key, search, hash, step, view, navigate]);
  return { step, goTo, goToQuestion, heading };
}

/** The step with the question, or null: a hash may name anything. */
function stepOf(view: AreaView, code: string): number | null {
  const index = view.steps.findIndex((one) => one.indicators.some((indicator) => indicator.code === code));
  return index < 0 ? null : index + 1;
}

/** The interactive form shows its page a moment after it has been told to. */
function focusWhenThere(code: string, frames = MOST_FRAMES): void {
  if (!focusQuestion(code) && frames > 0) requestAnimationFrame(() => focusWhenThere(code, frames - 1));
}
