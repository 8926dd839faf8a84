import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Grant, permissions } from '#app/access/permissions';
import { grantOf, hasRole, type Membership, scopeOf, type Viewer } from '#app/access/viewer';
import { endpoints } from '#app/endpoints.server';
import { ORGANISATION_ROLES, PROGRAMME_ROLES } from '#app/features/people/add-person.server';
import pages from '#app/routes';
import { sourceFiles } from '#test/support/source-files';

/** The one address that is nobody's: everything else that does not exist. */
const WITHOUT_ROW = ['missing'];
const routes: { id?: string; file: string }[] = [...pages, ...endpoints];
const table: Record<string, Record<string, Grant>> = permissions;

test('every route has a row of permissions, and every row a route', () => {
  const ids = routes.map((route) => route.id!).filter((id) => !WITHOUT_ROW.includes(id));
  expect(Object.keys(table).sort()).toEqual(ids.sort());
});

test('every grant is public, signed_in, or a list of roles that exist', () => {
  const known: string[] = [...ORGANISATION_ROLES, ...PROGRAMME_ROLES];
  for (const [route, intents] of Object.entries(table)) {
    expect(Object.keys(intents).length, route).toBeGreaterThan(0);
    for (const [intent, grant] of Object.entries(intents)) {
      const name = `${route} ${intent}`;
      if (typeof grant === 'string') expect(['public', 'signed_in'], name).toContain(grant);
      else {
        expect(grant.length, name).toBeGreaterThan(0);
        expect(
          grant.filter((role) => !known.includes(role)),
          name,
        ).toEqual([]);
        expect(new Set(grant).size, name).toBe(grant.length);
      }
    }
  }
});

/** What everybody in the county reads, each as far as the others have chosen to share with them. */
const SHARED_PAGES = [
  'compare',
  'compareAnswers',
  'compareDownload',
  'compareWorkbook',
  'compareFacts',
  'comparePlans',
  'comparePlan',
];

test('the county reads no page of an organisation, and no organisation the county’s, but for what is shared', () => {
  for (const [route, intents] of Object.entries(table)) {
    if (SHARED_PAGES.includes(route)) continue;
    for (const grant of Object.values(intents)) {
      if (typeof grant === 'string') continue;
      const ofProgramme = grant.filter((role) => (PROGRAMME_ROLES as readonly string[]).includes(role));
      expect([0, grant.length], route).toContain(ofProgramme.length);
    }
  }
});

test('signing, sending back and opening again are the approver’s alone; handing over the coordinator’s', () => {
  const all = ['view', 'preview', 'sendBack', 'sign'].map((intent) => [intent, ['approver']]);
  expect(table.approve).toEqual(Object.fromEntries(all));
  expect(table.sharing).toMatchObject({ preview: ['approver'], save: ['approver'] });
  expect(table.receipt?.reopen).toEqual(['approver']);
  expect(table.review?.handOver).toEqual(['coordinator']);
});

test('every page that is not public asks, with its own name and an intent of its row', () => {
  const calls = sourceFiles('app/features', /\.tsx?$/).flatMap(({ path, text }) =>
    [...text.matchAll(/authorise\([^;]*?'(\w+)',\s*'(\w+)'/g)].map(([, route, intent]) => ({
      path,
      route: route!,
      intent: intent!,
    })),
  );
  for (const { path, route, intent } of calls) expect(table[route], `${path} ${intent}`).toHaveProperty(intent);
  for (const { id, file } of routes) {
    if (WITHOUT_ROW.includes(id!) || Object.values(table[id!]!).every((grant) => grant === 'public')) continue;
    const asked = calls.filter((call) => call.path === `app/${file}`);
    const reExport = /from '(\.[^']+)'/.exec(readFileSync(`app/${file}`, 'utf8'))?.[1];
    expect(asked.length > 0 || reExport !== undefined, `${file} asks nobody`).toBe(true);
    expect(
      asked.filter((call) => call.route !== id),
      file,
    ).toEqual([]);
  }
});

const membership = (
  role: Membership['role'],
  organisation: string | null,
  programme: string | null = null,
): Membership => ({
  role,
  organisationId: organisation,
  organisationSlug: organisation,
  organisationName: organisation,
  programmeId: programme,
  programmeSlug: programme,
  programmeName: programme,
});
const viewer: Viewer = {
  personId: 'p',
  name: 'Eva',
  title: null,
  email: 'eva@example.se',
  language: 'sv',
  memberships: [
    membership('coordinator', 'kumla'),
    membership('respondent', 'kumla'),
    membership('reader', 'nora'),
    membership('county', null, 'lan'),
  ],
};

test('a right holds where the role is held, and nowhere else', () => {
  const scope = (route: Parameters<typeof grantOf>[0], intent: string) =>
    scopeOf(viewer, grantOf(route, intent as never));
  expect(scope('review', 'view')).toEqual({ organisationIds: ['kumla'], programmeIds: [] });
  expect(scope('result', 'view')).toEqual({ organisationIds: ['kumla', 'nora'], programmeIds: [] });
  expect(scope('approve', 'sign')).toEqual({ organisationIds: [], programmeIds: [] });
  expect(scope('county', 'view')).toEqual({ organisationIds: [], programmeIds: ['lan'] });
  expect(scope('overview', 'view')).toEqual({ organisationIds: ['kumla', 'nora'], programmeIds: ['lan'] });
  expect(hasRole(viewer, 'nora', 'coordinator', 'reader')).toBe(true);
  expect(hasRole(viewer, 'nora', 'coordinator')).toBe(false);
});
