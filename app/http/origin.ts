import type { IncomingMessage } from 'node:http';
import type { Config } from '#app/config.server';

/**
 * Whether a state-changing request comes from our own pages: `Origin` must be ours; browsers that leave it out say so in
 * `Sec-Fetch-Site`. A request with neither is refused, since every browser that holds our cookie sends one of them.
 */
function isOwnOrigin(headers: { origin?: string; secFetchSite?: string }, ownOrigin: string): boolean {
  if (headers.origin !== undefined) return headers.origin === ownOrigin;
  return headers.secFetchSite === 'same-origin';
}

/** Whether a request changes nothing, or comes from one of our own pages. */
export function isHarmlessOrOwn(
  { method = '', headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  { origin, proxyHops }: Pick<Config, 'origin' | 'proxyHops'>,
): boolean {
  if (!changesState(method)) return true;
  const forwarded =
    proxyHops > 0
      ? String(headers['x-forwarded-proto'] ?? '')
          .split(',')[0]
          ?.trim()
      : '';
  const own = origin ?? `${forwarded || 'http'}://${headers.host}`;
  const secFetchSite = headers['sec-fetch-site'];
  return isOwnOrigin({ origin: headers.origin, secFetchSite: String(secFetchSite ?? '') }, own);
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

function changesState(method: string): boolean {
  return !SAFE_METHODS.has(method);
}
