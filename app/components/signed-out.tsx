import { useLocation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What the server hands back of a form that came without a session. */
export interface SignedOutForm {
  /** Address of the page with the form. */
  back: string;
  /** What stood in its fields, in their order; what was only chosen comes last, all together. */
  written: string[];
}

const signInPath = (back: string) => `/logga-in?till=${encodeURIComponent(back)}`;

/** Over a page whose form stays as it was: sign in elsewhere, come back, press the button again. */
export function SignedOutNotice() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <NotSent title={t('error.401.title')} text={t('layout.signedOut.text')}>
      <p>
        <a className="ds-link" href={signInPath(`${pathname}${search}`)} target="_blank" rel="noreferrer">
          {t('layout.signedOut.link')}
        </a>
      </p>
    </NotSent>
  );
}

/** Over a page whose form could not be sent for want of a network. */
export function NoContactNotice() {
  const { t } = useTranslation();
  return <NotSent title={t('layout.noContact.title')} text={t('layout.noContact.text')} />;
}

function NotSent({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="error-summary no-print" role="alert">
      <h2 className="ds-heading" data-size="xs" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <p>{text}</p>
      {children}
    </section>
  );
}

/** A page of its own where no script kept the form: what was written, to copy, and the way back. */
export function SignedOutPage({ form }: { form: Partial<SignedOutForm> | null }) {
  const { t } = useTranslation();
  const written = form?.written ?? [];
  return (
    <div className="narrow">
      <h1 className="ds-heading" data-size="md">
        {t('error.401.title')}
      </h1>
      <p>{t('error.401.text')}</p>
      {written.length > 0 && (
        <section>
          <h2 className="ds-heading" data-size="xs">
            {t('error.401.writtenTitle')}
          </h2>
          <p>{t('error.401.writtenText')}</p>
          {written.map((text, index) => (
            // The same words may stand in two fields.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <p className="written-text" key={index}>
              {text}
            </p>
          ))}
        </section>
      )}
      <p>
        <a className="ds-link" href={signInPath(form?.back ?? '/oversikt')}>
          {t('layout.link.signIn')}
        </a>
      </p>
    </div>
  );
}
