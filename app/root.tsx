import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPage, errorKind } from './components/error-page';
import { Layout as PageLayout } from './components/layout';
import { NonceContext } from './components/nonce';
import { SignedOutPage } from './components/signed-out';
import { wordsFor } from './http/page.server';
import { readViewer } from './http/session.server';
import '@digdir/designsystemet-css/theme.css';
import '@digdir/designsystemet-css';
import './styles/app.css';

export { shouldRevalidate } from './http/should-revalidate';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language, t } = await wordsFor(request, context);
  const viewer = await readViewer(request, context);
  return {
    language,
    isDemo: context.isDemoData,
    titlePrefix: context.isFormRefused ? t('error.titlePrefix') : '',
    requestId: context.requestId,
    sessionEndsInMs: context.sessionEndsAt ? context.sessionEndsAt.getTime() - context.now.getTime() : null,
    viewer: viewer && {
      personId: viewer.personId,
      name: viewer.name,
      organisation: viewer.memberships[0]?.organisationName ?? viewer.memberships[0]?.programmeName ?? null,
      roles: [...new Set(viewer.memberships.map((membership) => membership.role))],
    },
  };
}

export type RootData = Awaited<ReturnType<typeof loader>>;

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<RootData>('root');
  const nonce = useContext(NonceContext);
  const { t, i18n } = useTranslation();
  const error = useRouteError();
  return (
    <html lang={data?.language ?? i18n.language ?? 'sv'} data-color-scheme="auto">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        {error !== undefined && <title>{`${t(`error.${errorKind(statusOf(error))}.title`)} – Mognadskollen`}</title>}
        <Links />
      </head>
      <body data-color="brand1">
        <PageLayout data={data ?? null}>{children}</PageLayout>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<RootData>('root');
  if (isRouteErrorResponse(error) && error.status === 401) return <SignedOutPage form={error.data} />;
  return <ErrorPage status={statusOf(error)} reference={data?.requestId ?? null} />;
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}
