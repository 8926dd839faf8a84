import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Viewer } from '#app/access/viewer';
import type { Config } from '#app/config.server';
import type { SaveGroup } from '#app/features/answering/save-group.server';
import type { Database } from '#db/schema';
import type { SessionReader } from './session.server';

/** What the server hands to every endpoint. There is no module-global database or clock. */
export interface EndpointContext {
  db: Kysely<Database>;
  config: Config;
  log: Logger;
  now: Date;
  requestId: string;
  isDemoData: boolean;
  saves: SaveGroup;
  sessions: SessionReader;
  /** Filled by the first reader of the session, for the others of the same request. */
  viewer?: Promise<Viewer | null>;
  /** When the viewer is signed out unless something more is asked for; filled with the viewer. */
  sessionEndsAt?: Date;
}

/** What it hands to every loader and action of a page. */
export interface AppContext extends EndpointContext {
  /** For the Content-Security-Policy of this one response. */
  nonce: string;
  clientIp: string;
  /** Whether the form that this page answers was refused; loaders run after it. */
  isFormRefused?: boolean;
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends AppContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
