import { useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { askSession } from './session-end';

/** Why a form was not sent. `times` tells one time from the next, so that each is announced. */
export interface FormTrouble {
  kind: 'signedOut' | 'noContact';
  times: number;
}

/**
 * Asks whether the session lasts before a form of the page is sent: once a form has been refused its page is gone, and
 * with it what was written. While there is no session, or no network, the form stays as it is. Forms of answers keep
 * what is written themselves.
 */
export function useSessionBeforeForms(isSignedIn: boolean): FormTrouble | null {
  const { pathname } = useLocation();
  const [trouble, setTrouble] = useState<FormTrouble | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another form
  useEffect(() => setTrouble(null), [pathname]);
  useEffect(() => {
    if (!isSignedIn) return;
    let asking: HTMLFormElement | null = null;
    let cleared: HTMLFormElement | null = null;
    const check = async (event: SubmitEvent) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !isWritten(form)) return;
      if (cleared === form) {
        cleared = null;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (asking) return;
      asking = form;
      const { submitter } = event;
      const endsInMs = await askSession('ask');
      asking = null;
      if (!form.isConnected) return;
      if (endsInMs === null || endsInMs <= 0) {
        const kind = endsInMs === null ? 'noContact' : 'signedOut';
        setTrouble((before) => ({ kind, times: (before?.times ?? 0) + 1 }));
        return;
      }
      setTrouble(null);
      cleared = form;
      form.requestSubmit(submitter?.isConnected ? submitter : null);
      // A form that its own check held back has told nobody that it was cleared.
      cleared = null;
    };
    document.addEventListener('submit', check, { capture: true });
    return () => document.removeEventListener('submit', check, { capture: true });
  }, [isSignedIn]);
  return trouble;
}

/** Not the forms of the page's head, nor those that sign somebody in. */
function isWritten(form: HTMLFormElement): boolean {
  const isOwn = form.hasAttribute('data-answers') || form.getAttribute('action')?.startsWith('/logga-in');
  return form.method === 'post' && !isOwn && form.closest('main') !== null;
}
