import { createHash, randomBytes } from 'node:crypto';
import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import type { Membership, Viewer } from '#app/access/viewer';
import type { Config } from '#app/config.server';
import {
  insertSession,
  listUnrevokedSessionRows,
  SESSIONS_AT_ONCE,
  updateSessionRevoked,
  updateSessionSeen,
} from '#db/queries/sessions';
import type { Database, Id } from '#db/schema';
import type { AppContext, EndpointContext } from './context';

/** Signed out after an hour without a request, and after twelve hours in any case. */
const IDLE_MS = 60 * 60 * 1000;
const ABSOLUTE_MS = 12 * 60 * 60 * 1000;
/** `last_seen_at` is written at most once a minute: a save should not cost two writes. */
const SEEN_EVERY_MS = 60 * 1000;
const TOKEN_BYTES = 32;

/** `__Host-` demands https; the demo speaks plain http on the loopback address. */
function cookieName(config: Config): string {
  return config.mode === 'production' ? '__Host-session' : 'session';
}

function cookieAttributes(config: Config): string {
  return `Path=/; HttpOnly; SameSite=Lax${config.mode === 'production' ? '; Secure' : ''}`;
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The part of a request that sessions are read from. */
export interface CookieBearer {
  headers: Pick<Headers, 'get'>;
}

/** Reads one cookie of a request; null when it is not there. */
export function readCookie(request: CookieBearer, name: string): string | null {
  for (const part of (request.headers.get('Cookie') ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}

/** Begins a session with a new token and returns the Set-Cookie header: the id is never one from before sign-in. */
export async function startSession(
  db: Kysely<Database>,
  personId: Id,
  { now, config }: { now: Date; config: Config },
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await insertSession(db, {
    token_hash: hashToken(token),
    person_id: personId,
    created_at: now.toISOString(),
    last_seen_at: now.toISOString(),
    expires_at: new Date(now.getTime() + ABSOLUTE_MS).toISOString(),
    revoked_at: null,
  });
  return `${cookieName(config)}=${token}; ${cookieAttributes(config)}; Max-Age=${ABSOLUTE_MS / 1000}`;
}

/** Ends the request's session on the server and returns the header that empties the cookie. */
export async function endSession(request: Request, context: AppContext): Promise<string> {
  const token = readCookie(request, cookieName(context.config));
  if (token) await updateSessionRevoked(context.db, hashToken(token), context.now.toISOString());
  return `${cookieName(context.config)}=; ${cookieAttributes(context.config)}; Max-Age=0`;
}

/** The signed-in person of this request, or null. Read once a request. */
export function readViewer(request: CookieBearer, context: EndpointContext): Promise<Viewer | null> {
  context.viewer ??= loadViewer(request, context);
  return context.viewer;
}

type SessionRow = Awaited<ReturnType<typeof listUnrevokedSessionRows>>[number];

/** Reads sessions by the hash of their token: what is asked for in one turn of the event loop is asked for together. */
export type SessionReader = DataLoader<string, SessionRow[]>;

export function createSessionReader(db: Kysely<Database>): SessionReader {
  return new DataLoader(
    async (tokenHashes) => {
      const byToken = new Map<string, SessionRow[]>(tokenHashes.map((tokenHash) => [tokenHash, []]));
      for (const row of await listUnrevokedSessionRows(db, tokenHashes)) byToken.get(row.tokenHash)?.push(row);
      return tokenHashes.map((tokenHash) => byToken.get(tokenHash) ?? []);
    },
    // Nothing is kept: a session that is revoked is so from the next request on.
    { cache: false, maxBatchSize: SESSIONS_AT_ONCE, batchScheduleFn: setImmediate },
  );
}

/** The rows of the request's session, none when there is no session or it has run out. Prolongs nothing. */
async function loadSession(request: CookieBearer, { config, now, sessions }: EndpointContext): Promise<SessionRow[]> {
  const token = readCookie(request, cookieName(config));
  const rows = token ? await sessions.load(hashToken(token)) : [];
  return rows.filter((row) => endOf(row) > now.getTime());
}

/** When the request's session ends unless it is used before; null when it has. Asking does not prolong it. */
export async function readSessionEnd(request: CookieBearer, context: EndpointContext): Promise<Date | null> {
  const [session] = await loadSession(request, context);
  return session ? new Date(endOf(session)) : null;
}

async function loadViewer(request: CookieBearer, context: EndpointContext): Promise<Viewer | null> {
  const { db, now } = context;
  const rows = await loadSession(request, context);
  const [session] = rows;
  if (!session) return null;
  const isStale = now.getTime() - Date.parse(session.lastSeenAt) > SEEN_EVERY_MS;
  if (isStale) await updateSessionSeen(db, session.tokenHash, now.toISOString());
  context.sessionEndsAt = new Date(endOf(isStale ? { ...session, lastSeenAt: now.toISOString() } : session));
  return {
    personId: session.personId,
    name: session.name,
    title: session.title,
    email: session.email,
    language: session.language,
    memberships: rows.flatMap(({ role, ...row }) => (role === null ? [] : [{ role, ...pickPlace(row) }])),
  };
}

function endOf({ expiresAt, lastSeenAt }: Pick<SessionRow, 'expiresAt' | 'lastSeenAt'>): number {
  return Math.min(Date.parse(expiresAt), Date.parse(lastSeenAt) + IDLE_MS);
}

function pickPlace(row: Omit<Membership, 'role'>): Omit<Membership, 'role'> {
  const { organisationId, organisationSlug, organisationName, programmeId, programmeSlug, programmeName } = row;
  return { organisationId, organisationSlug, organisationName, programmeId, programmeSlug, programmeName };
}
