import type { Id, Role } from '#db/schema';
import { type Grant, type Intent, permissions, type RouteName } from './permissions';

export interface Membership {
  role: Role;
  organisationId: Id | null;
  organisationSlug: string | null;
  organisationName: string | null;
  programmeId: Id | null;
  programmeSlug: string | null;
  programmeName: string | null;
}

/** The signed-in person with open memberships. */
export interface Viewer {
  personId: Id;
  name: string;
  title: string | null;
  email: string;
  language: 'sv' | 'en';
  memberships: Membership[];
}

/** Where a viewer may do one thing: the organisations and programmes in which some role allows it. */
export interface Scope {
  organisationIds: Id[];
  programmeIds: Id[];
}

/** The grant of one route × intent. */
export function grantOf<R extends RouteName>(route: R, intent: Intent<R>): Grant {
  return permissions[route][intent] as Grant;
}

/** The organisations and programmes where the viewer's roles give the grant. */
export function scopeOf(viewer: Viewer, grant: Grant): Scope {
  const memberships =
    typeof grant === 'string' ? viewer.memberships : viewer.memberships.filter((one) => grant.includes(one.role));
  const unique = (ids: (Id | null)[]) => [...new Set(ids.filter((id): id is Id => id !== null))];
  return {
    organisationIds: unique(memberships.map((one) => one.organisationId)),
    programmeIds: unique(memberships.map((one) => one.programmeId)),
  };
}

export function hasRole(viewer: Viewer, organisationId: Id, ...roles: Role[]): boolean {
  return viewer.memberships.some((one) => one.organisationId === organisationId && roles.includes(one.role));
}
