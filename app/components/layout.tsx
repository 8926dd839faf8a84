import { Form, Link, useLocation } from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useOneSubmitAtATime } from './one-submit';
import { useSessionBeforeForms } from './session-before-forms';
import { SessionWatch } from './session-watch';
import { NoContactNotice, SignedOutNotice } from './signed-out';
import { warnBeforeSignOut } from './unsaved-answers';

interface LayoutData {
  language: 'sv' | 'en';
  isDemo: boolean;
  requestId: string;
  sessionEndsInMs: number | null;
  viewer: { personId: string; name: string; organisation: string | null; roles: string[] } | null;
}

/** What every page has around it: skip link, header, demo mark, footer. */
export function Layout({ data, children }: { data: LayoutData | null; children: ReactNode }) {
  const { t } = useTranslation();
  useOneSubmitAtATime();
  const trouble = useSessionBeforeForms(data?.viewer != null);
  const endsInMs = data?.sessionEndsInMs ?? null;
  return (
    <>
      <a className="ds-skip-link" href="#innehall">
        {t('layout.skip')}
      </a>
      {data?.isDemo && (
        <aside className="demo-mark" aria-label={t('layout.demoLabel')}>
          <strong>{t('layout.demo')}</strong> {t('layout.demoText')}
        </aside>
      )}
      <header className="site-header">
        <div className="site-header__inner">
          <Link className="site-name" to={data?.viewer ? '/oversikt' : '/'}>
            Mognadskollen
          </Link>
          {data?.viewer && <MainMenu roles={data.viewer.roles} />}
          <div className="site-header__tools">
            {data?.viewer && <Person viewer={data.viewer} />}
            <LanguageSwitch language={data?.language ?? 'sv'} />
          </div>
        </div>
      </header>
      <main id="innehall" className="page" tabIndex={-1}>
        {trouble?.kind === 'signedOut' && <SignedOutNotice key={trouble.times} />}
        {trouble?.kind === 'noContact' && <NoContactNotice key={trouble.times} />}
        {data && endsInMs !== null && !trouble && <SessionWatch endsInMs={endsInMs} since={data.requestId} />}
        {children}
      </main>
      <footer className="site-footer">
        <nav aria-label={t('layout.footer')}>
          <ul>
            <li>
              <Link to="/metod">{t('layout.link.method')}</Link>
            </li>
            <li>
              <Link to="/tillganglighet">{t('layout.link.accessibility')}</Link>
            </li>
            <li>
              <Link to="/kakor">{t('layout.link.cookies')}</Link>
            </li>
            <li>
              <Link to="/personuppgifter">{t('layout.link.personalData')}</Link>
            </li>
          </ul>
        </nav>
      </footer>
    </>
  );
}

const ORGANISATION_ROLES = ['respondent', 'coordinator', 'approver', 'reader'];

function MainMenu({ roles }: { roles: string[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const items = [
    {
      to: '/oversikt',
      label: t('layout.link.overview'),
      show: roles.some((role) => ORGANISATION_ROLES.includes(role)),
    },
    {
      to: '/jamfor',
      label: t('layout.link.compare'),
      show: roles.some((role) => role === 'county' || ORGANISATION_ROLES.includes(role)),
    },
    {
      to: '/lar-av-andra',
      label: t('layout.link.learn'),
      show: roles.some((role) => ORGANISATION_ROLES.includes(role) || role === 'county'),
    },
    { to: '/lan', label: t('layout.link.county'), show: roles.includes('county') },
  ].filter((item) => item.show);
  return (
    <nav aria-label={t('layout.menu')} className="site-menu">
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <Link to={item.to} aria-current={pathname === item.to ? 'page' : undefined}>
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Person({ viewer }: { viewer: NonNullable<LayoutData['viewer']> }) {
  const { t } = useTranslation();
  useEffect(() => warnBeforeSignOut(viewer.personId, t('layout.signOutWarning')), [viewer.personId, t]);
  return (
    <div className="site-person">
      <span>
        {viewer.name}
        {viewer.organisation ? `, ${viewer.organisation}` : ''}
      </span>
      <Form method="post" action="/logga-ut" reloadDocument data-sign-out>
        <button type="submit" name="intent" value="leave" className="plain-button">
          {t('layout.link.signOut')}
        </button>
      </Form>
    </div>
  );
}

/** Written in the language it leads to. A full load, so that every text and the html element follow. */
function LanguageSwitch({ language }: { language: 'sv' | 'en' }) {
  const { pathname, search } = useLocation();
  const other = language === 'sv' ? 'en' : 'sv';
  return (
    <Form method="post" action="/installningar" reloadDocument>
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="back" value={`${pathname}${search}`} />
      <button type="submit" className="plain-button" lang={other}>
        {other === 'en' ? 'English' : 'Svenska'}
      </button>
    </Form>
  );
}
