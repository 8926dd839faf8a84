import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askSession, type SessionWord } from './session-end';
import { SignedOutNotice } from './signed-out';

const MINUTE_MS = 60_000;
/** How long before the end somebody is warned; WCAG 2.2.1 asks for twenty seconds. */
const WARN_MS = 5 * MINUTE_MS;

interface SessionWatchProps {
  endsInMs: number;
  /** Which answer of the server says so: each begins the watch anew. */
  since: string;
}

/**
 * Says five minutes before that the session ends, with a button that prolongs it. Asks the server first, once and
 * without prolonging: saved answers and other tabs prolong the session too.
 */
export function SessionWatch({ endsInMs, since }: SessionWatchProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<number | null>(null);
  const [isLast, setLast] = useState(false);
  const send = useRef<(word: SessionWord) => void>(() => {});
  const before = useRef<HTMLElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `since` tells two answers apart that say the same time
  useEffect(() => {
    let timer = 0;
    let isCurrent = true;
    const later = (word: SessionWord, wait: number) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => send.current(word), Math.max(wait, 1000));
    };
    send.current = async (word) => {
      const found = await askSession(word);
      if (!isCurrent) return;
      if (found === null) return later('ask', MINUTE_MS);
      setLeft(found > WARN_MS ? null : found);
      setLast(word === 'stay' && found <= WARN_MS);
      if (found > WARN_MS) later('ask', found - WARN_MS);
      else if (found > 0) later('ask', found);
      if (word === 'stay') before.current?.focus();
    };
    setLeft(null);
    later('ask', endsInMs - WARN_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [endsInMs, since]);
  if (left === null) return null;
  if (left <= 0) return <SignedOutNotice />;
  const count = Math.ceil(left / MINUTE_MS);
  const keep = ({ relatedTarget }: FocusEvent) => {
    before.current = relatedTarget instanceof HTMLElement ? relatedTarget : document.getElementById('innehall');
  };
  return (
    <section className="notice session-watch no-print" role="alert">
      <p>{isLast ? t('layout.session.last', { count }) : t('layout.session.ends', { count })}</p>
      {!isLast && (
        <button type="button" className="ds-button" data-size="sm" onFocus={keep} onClick={() => send.current('stay')}>
          {t('layout.session.stay')}
        </button>
      )}
    </section>
  );
}
