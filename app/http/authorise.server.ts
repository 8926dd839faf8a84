import type { Intent, RouteName } from '#app/access/permissions';
import { grantOf, type Scope, scopeOf, type Viewer } from '#app/access/viewer';
import type { EndpointContext } from './context';
import { notFound } from './responses';
import { type CookieBearer, readViewer } from './session.server';
import { answerSignedOut } from './signed-out.server';

export interface Access extends Scope {
  viewer: Viewer;
}

/** What is read of a request before it is let in. */
export type AskingRequest = CookieBearer & Pick<Request, 'method' | 'url'>;

/**
 * The viewer and where the route's intent is allowed. Signed out: a GET goes to sign-in and comes back, a form gets 401
 * with what it sent. Signed in without the right anywhere: 404.
 */
export async function authorise<R extends RouteName>(
  { request, context }: { request: AskingRequest; context: EndpointContext },
  route: R,
  intent: Intent<R>,
): Promise<Access> {
  const viewer = await readViewer(request, context);
  if (!viewer) throw await answerSignedOut(request);
  const grant = grantOf(route, intent);
  const scope = scopeOf(viewer, grant);
  if (Array.isArray(grant) && scope.organisationIds.length + scope.programmeIds.length === 0) {
    context.log.warn({ requestId: context.requestId, personId: viewer.personId, route, intent }, 'denied');
    throw notFound();
  }
  return { viewer, ...scope };
}

/** A path on this site, or the fallback: never an address that leads elsewhere (`//host`, `/\host`, tabs, schemes). */
export function safePath(path: string | null | undefined, fallback: string): string {
  if (!path || !/^\/(?![/\\])[^\s\\]*$/.test(path) || /^\/%(09|0a|0d|2f|5c)/i.test(path)) return fallback;
  try {
    const base = 'http://own.invalid';
    const { origin, pathname } = new URL(path, base);
    // `/..//host` is a path here, and an address to whoever resolves it once more.
    return origin === base && !pathname.startsWith('//') ? path : fallback;
  } catch {
    return fallback;
  }
}
