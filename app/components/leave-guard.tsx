import { useBlocker } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Stands in a form of written text and asks before somebody leaves what is not saved. One a page: the router has room for
 * one question.
 */
export function LeaveGuard() {
  const { t } = useTranslation();
  const mark = useRef<HTMLSpanElement>(null);
  const hasUnsaved = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => hasUnsaved.current && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    const form = mark.current?.closest('form');
    if (!form) return;
    const note = () => {
      hasUnsaved.current = true;
    };
    const forget = () => {
      hasUnsaved.current = false;
    };
    const ask = (event: BeforeUnloadEvent) => {
      if (hasUnsaved.current) event.preventDefault();
    };
    form.addEventListener('input', note);
    form.addEventListener('submit', forget);
    window.addEventListener('beforeunload', ask);
    return () => {
      form.removeEventListener('input', note);
      form.removeEventListener('submit', forget);
      window.removeEventListener('beforeunload', ask);
    };
  }, []);

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm(t('layout.leaveWarning'))) blocker.proceed();
    else blocker.reset();
  }, [blocker, t]);

  return <span ref={mark} hidden />;
}
