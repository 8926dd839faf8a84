import { useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** While a form is on its way no other is sent: a second press would send the fields of the page that comes after. */
export function useOneSubmitAtATime(): void {
  const { state, formMethod } = useNavigation();
  const isBusy = useRef(false);
  isBusy.current = state !== 'idle' && formMethod !== undefined && formMethod !== 'GET';
  useEffect(() => {
    const stop = (event: SubmitEvent) => {
      if (!isBusy.current) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('submit', stop, { capture: true });
    return () => document.removeEventListener('submit', stop, { capture: true });
  }, []);
}
