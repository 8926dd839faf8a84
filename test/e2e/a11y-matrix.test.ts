import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Grant, permissions, type RouteName } from '#app/access/permissions';
import type { Role } from '#db/schema';
import type { WatchedPage } from '../support/browser';
import { PAGES, type Place, placeOf, ROUTE_NAMES, routeIds } from './addresses';
import { expectAccessible } from './page-checks';
import { siteOfFile } from './site';

type Reader = Role | 'nobody';

/** The first of those who may see a page reads it in the other sizes and colours too. */
const READERS: readonly Reader[] = ['nobody', 'coordinator', 'approver', 'respondent', 'reader', 'county', 'admin'];
const LANGUAGES = ['sv', 'en'] as const;
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 900 };
const TABS = 3;
const MISSING = '/finns-inte';

const site = siteOfFile();
let place: Place;

beforeAll(async () => {
  place = await placeOf(site.world, 'kumla');
});

function maySee(reader: Reader, route: RouteName): boolean {
  const grant = (permissions[route] as Record<string, Grant>).view;
  if (grant === undefined) return false;
  if (grant === 'public') return reader === 'nobody';
  if (grant === 'signed_in') return reader !== 'nobody';
  return reader !== 'nobody' && grant.includes(reader);
}

const pagesOf = (route: RouteName) => PAGES[route]?.(place) ?? [];
/** A file is saved, not looked at. */
const isPage = (path: string) => !/\.(csv|xlsx)(\?|$)/.test(path);

function pagesFor(reader: Reader): string[] {
  const pages = ROUTE_NAMES.filter((route) => maySee(reader, route))
    .flatMap(pagesOf)
    .filter(isPage);
  return reader === 'nobody' ? [...pages, MISSING] : pages;
}

async function openAs(reader: Reader, language: 'sv' | 'en', options: BrowserContextOptions): Promise<WatchedPage> {
  // The browser's own word about the page that is meant to be missing.
  const forgives = [/status of 404.*finns-inte/];
  const atProgramme = reader === 'county' || reader === 'admin';
  const visitor = reader === 'nobody' ? null : await site.visitor(atProgramme ? 'programme' : 'kumla', reader);
  return site.openAs(visitor, { ...options, language, forgives });
}

/** Opens each page, lets its script do what it does, and expects it to be well; some pages at a time. */
async function look({ page, complaints }: WatchedPage, paths: readonly string[], language: 'sv' | 'en') {
  const waiting = [...paths];
  const tabs = Array.from({ length: Math.min(TABS, paths.length) }, async (_, index) => {
    const tab = index === 0 ? page : await page.context().newPage();
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await tab.goto(path);
      await settle(tab);
      await expectAccessible(tab, language, path);
    }
  });
  await Promise.all(tabs);
  expect(complaints).toEqual([]);
  await page.context().close();
}

/** Waits until React has taken over, and the interactive form from the server's. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3000 })));
  if ((await page.locator('.save-bar').count()) === 0) return;
  await page.locator('.save-bar:not([data-state=form])').waitFor();
  if ((await page.locator('.levels').count()) > 0) await page.locator('.levels input[name*=_sq]').first().waitFor();
}

it('has an address for every page in the table of contents', async () => {
  expect(Object.keys(PAGES).sort()).toEqual((await routeIds()).sort());
  for (const route of ROUTE_NAMES) {
    const hasPage = 'view' in permissions[route];
    expect(pagesOf(route).length > 0, route).toBe(hasPage);
    if (hasPage)
      expect(
        READERS.some((reader) => maySee(reader, route)),
        `somebody sees ${route}`,
      ).toBe(true);
  }
});

describe.each(READERS)('every page that %s may see, 320 px wide', (reader) => {
  it.each(LANGUAGES)('is well for everybody in %s', async (language) => {
    await look(await openAs(reader, language, { viewport: NARROW }), pagesFor(reader), language);
  });
});

describe.each(READERS)('the pages that %s is the first to see', (reader) => {
  const firstSeen = () => {
    const earlier = READERS.slice(0, READERS.indexOf(reader));
    const isFirst = (route: RouteName) => maySee(reader, route) && !earlier.some((other) => maySee(other, route));
    return ROUTE_NAMES.filter(isFirst).flatMap(pagesOf).filter(isPage);
  };

  it('are well in the dark and 1280 px wide', async () => {
    const pages = firstSeen();
    await look(await openAs(reader, 'sv', { viewport: NARROW, colorScheme: 'dark' }), pages, 'sv');
    await look(await openAs(reader, 'sv', { viewport: WIDE, colorScheme: 'light' }), pages, 'sv');
  });
});
