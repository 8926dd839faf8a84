import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import type { AppLoadContext } from '@remix-run/server-runtime';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { NonceContext } from './components/nonce';
import { readLanguage } from './http/language.server';
import { translatorFor } from './i18n/translator.server';

const ABORT_MS = 10_000;

/** Renders a page to HTML in the viewer's language, with the response's nonce on every script. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const language = await readLanguage(request, context);
  const page = (
    <NonceContext.Provider value={context.nonce}>
      <I18nextProvider i18n={translatorFor(language)}>
        <RemixServer context={entry} url={request.url} abortDelay={ABORT_MS} nonce={context.nonce} />
      </I18nextProvider>
    </NonceContext.Provider>
  );
  return new Promise((resolve, reject) => {
    let answered = false;
    let finalStatus = status;
    const respond = () => {
      answered = true;
      const body = new PassThrough();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
      pipe(body);
    };
    const waitsForAll = isbot(request.headers.get('User-Agent') ?? '');
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce: context.nonce,
      ...(waitsForAll ? { onAllReady: respond } : { onShellReady: respond }),
      onShellError: reject,
      onError(error) {
        finalStatus = 500;
        if (answered) context.log.error({ requestId: context.requestId, err: error }, 'rendering failed');
      },
    });
    setTimeout(abort, ABORT_MS).unref();
  });
}

/** Bugs in loaders and actions: to the log, with the reference that the error page shows. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return;
  const { log, requestId } = context;
  log.error({ requestId, err: error, method: request.method, path: new URL(request.url).pathname }, 'bug');
}
