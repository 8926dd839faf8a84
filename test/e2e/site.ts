import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Engine } from '#db/connection.server';
import type { Role } from '#db/schema';
import { openBrowser, openPage, type WatchedPage } from '../support/browser';
import { copyDemo, type OwnDatabase, type RunningServer, startServer } from '../support/server';
import { Visitor } from './visitor';
import { readWorld, type World } from './world';

export interface PageOptions extends BrowserContextOptions {
  language?: 'sv' | 'en';
  /** Complaints of the browser that belong to the test. */
  forgives?: RegExp[];
}

export interface SiteOptions {
  engine?: Engine;
  /** Works in the database before the server starts. */
  prepare?: (world: World) => Promise<void>;
  environment?: Record<string, string>;
}

/** The running product with a demo of its own, and a browser to look at it with. */
export class Site {
  database!: OwnDatabase;
  server!: RunningServer;
  world!: World;
  #browser: Browser | null = null;

  get origin(): string {
    return this.server.origin;
  }

  async open({ engine, prepare, environment }: SiteOptions = {}): Promise<void> {
    this.database = await copyDemo(engine);
    this.world = await readWorld(this.database.url);
    await prepare?.(this.world);
    this.server = await startServer({ databaseUrl: this.database.url, environment });
  }

  /** Takes in rounds and people that have come since the site was opened. */
  async readAgain(): Promise<void> {
    await this.world.close();
    this.world = await readWorld(this.database.url);
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#browser = null;
    await this.world?.close();
    await this.server?.stop();
    await this.database?.drop();
  }

  /** Somebody who is signed in and has no browser. */
  async visitor(place: string, role: Role): Promise<Visitor> {
    const visitor = new Visitor(this.origin);
    await visitor.signIn(this.world.person(place, role));
    return visitor;
  }

  /** A page in a browser profile of its own. */
  async openPage(options: PageOptions = {}): Promise<WatchedPage> {
    this.#browser ??= await openBrowser();
    return openPage(this.#browser, this.origin, options);
  }

  /** A page with somebody's cookies; `null` is nobody. */
  async openAs(who: Visitor | null, { language, ...options }: PageOptions = {}): Promise<WatchedPage> {
    const watched = await this.openPage(options);
    const cookies = new Map(who?.cookies);
    if (language) cookies.set('language', language);
    const url = this.origin;
    await watched.page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
    return watched;
  }
}

/** One site for all tests of a file. */
export function siteOfFile(options?: SiteOptions): Site {
  const site = new Site();
  beforeAll(() => site.open(options));
  afterAll(() => site.close());
  return site;
}

/** A fresh site for each test of a file. */
export function siteOfEachTest(options?: SiteOptions): Site {
  const site = new Site();
  beforeEach(() => site.open(options));
  afterEach(() => site.close());
  return site;
}
