import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '#app/i18n/format';
import type { QueueSnapshot } from '../queue/snapshot';

interface SaveBarProps {
  /** Null before the browser has taken over: then the form's own buttons save. */
  state: QueueSnapshot | null;
  signInPath: string;
}

/** Whether everything is saved, always in sight. What changes for the worse, or is well again, is also announced. */
export function SaveBar({ state, signInPath }: SaveBarProps) {
  const { t } = useTranslation();
  const words = state ? wordsOf(state, t) : t('answering.state.form');
  const announcement = useAnnouncement(state, words);
  return (
    <div className="save-bar no-print" data-state={state?.status ?? 'form'}>
      <div className="save-bar__inner">
        <p className="save-bar__state">
          <span className="save-bar__mark" aria-hidden="true" />
          {words}
        </p>
        {state?.status === 'signed_out' && (
          <a className="ds-button" data-size="sm" href={signInPath}>
            {t('signIn.title')}
          </a>
        )}
        {state && state.problems.length > 0 && (
          <a className="ds-link" href="#osparat">
            {t('answering.state.problems', { count: state.problems.length })}
          </a>
        )}
        {state && !state.isStored && state.unsaved > 0 && (
          <p className="save-bar__note">{t('answering.state.notStored')}</p>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {announcement}
      </p>
    </div>
  );
}

function wordsOf(state: QueueSnapshot, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (state.status === 'idle') {
    return state.lastSavedAt
      ? t('answering.state.saved', { time: formatMoment(state.lastSavedAt, new Date().toISOString()) })
      : t('answering.state.idle');
  }
  return t(`answering.state.${state.status}`);
}

/** A listener wants to hear of trouble and of its end, not of each letter that is saved. */
function useAnnouncement(state: QueueSnapshot | null, words: string): string {
  const [announcement, setAnnouncement] = useState('');
  const wasTrouble = useRef(false);
  const status = state?.status ?? 'idle';
  useEffect(() => {
    const isTrouble = status === 'retrying' || status === 'signed_out' || status === 'needs_you';
    if (isTrouble || (wasTrouble.current && status === 'idle')) setAnnouncement(words);
    if (status !== 'saving') wasTrouble.current = isTrouble;
  }, [status, words]);
  return announcement;
}

/** Shown when the person wants to leave while something is unsaved and the server does not answer. */
export function LeaveQuestion({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="notice leave-question">
      <h2 className="ds-heading" data-size="xs" tabIndex={-1} ref={heading}>
        {t('answering.leave.title')}
      </h2>
      <p>{t('answering.leave.text')}</p>
      <div className="button-row">
        <button type="button" className="ds-button" onClick={onStay}>
          {t('answering.leave.stay')}
        </button>
        <button type="button" className="ds-button" data-variant="tertiary" onClick={onLeave}>
          {t('answering.leave.go')}
        </button>
      </div>
    </section>
  );
}

/** Where to sign in and come back to the same question. */
export function signInPathTo(path: string): string {
  return `/logga-in?till=${encodeURIComponent(path)}`;
}
