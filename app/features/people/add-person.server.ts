import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { logEvent } from '#app/access/log-event.server';
import { newId } from '#db/ids';
import { findOrganisationBySlug, findProgrammeBySlug } from '#db/queries/organisations';
import {
  existsOpenMembership,
  findPersonByEmail,
  insertMembership,
  insertPerson,
  toEmailKey,
  updateMembershipEnd,
  updatePersonDisabled,
} from '#db/queries/people';
import { updateSessionsRevoked } from '#db/queries/sessions';
import type { Database, Id, Role } from '#db/schema';
import { inTransaction } from '#db/transaction';

export const ORGANISATION_ROLES = ['respondent', 'coordinator', 'approver', 'reader'] as const;
export const PROGRAMME_ROLES = ['county', 'admin'] as const;

export const personSchema = z.strictObject({
  email: z.email().max(254),
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\r\n]*$/, 'no line breaks'),
  title: z.string().trim().max(200).nullable(),
  language: z.enum(['sv', 'en']),
  role: z.enum([...ORGANISATION_ROLES, ...PROGRAMME_ROLES]),
  /** Slug of the organisation, or of the programme for the roles county and admin. */
  at: z.string().min(1),
});

export type PersonInput = z.infer<typeof personSchema>;
export type AddPersonResult =
  | { personId: Id; isNewPerson: boolean; isNewRole: boolean }
  | { problem: 'unknown_organisation' | 'unknown_programme' };

/** Adds a person, or a further role to one who is there; a disabled person is enabled again. */
export function addPerson(db: Kysely<Database>, input: PersonInput, { now }: { now: Date }): Promise<AddPersonResult> {
  return inTransaction(db, async (trx) => {
    const place = await findPlace(trx, input.role, input.at);
    if ('problem' in place) return place;
    const at = now.toISOString();
    const existing = await findPersonByEmail(trx, input.email);
    const personId = existing?.id ?? newId();
    if (!existing) {
      await insertPerson(trx, {
        id: personId,
        email: input.email.trim(),
        email_key: toEmailKey(input.email),
        name: input.name,
        title: input.title,
        language: input.language,
        disabled_at: null,
        created_at: at,
      });
    } else if (existing.disabled_at) await updatePersonDisabled(trx, personId, null);
    const key = { personId, role: input.role as Role, ...place };
    const isNewRole = !(await existsOpenMembership(trx, key));
    if (isNewRole) {
      await insertMembership(trx, {
        id: newId(),
        person_id: personId,
        organisation_id: place.organisationId,
        programme_id: place.programmeId,
        role: input.role,
        from_at: at,
        to_at: null,
      });
    }
    const isChanged = !existing || existing.disabled_at !== null || isNewRole;
    if (!isChanged) return { personId, isNewPerson: false, isNewRole };
    await log(trx, 'role_added', personId, place.organisationId, now, { after: { role: input.role, at: input.at } });
    return { personId, isNewPerson: !existing, isNewRole };
  });
}

export type RemoveRoleResult =
  | { isRemoved: boolean }
  | { problem: 'unknown_person' | 'unknown_organisation' | 'unknown_programme' };

/** Ends a person's role and all of their sessions: rights that are gone should not live on in a browser. */
export function removeRole(
  db: Kysely<Database>,
  input: Pick<PersonInput, 'email' | 'role' | 'at'>,
  { now }: { now: Date },
): Promise<RemoveRoleResult> {
  return inTransaction(db, async (trx) => {
    const person = await findPersonByEmail(trx, input.email);
    if (!person) return { problem: 'unknown_person' };
    const place = await findPlace(trx, input.role, input.at);
    if ('problem' in place) return place;
    const at = now.toISOString();
    const ended = await updateMembershipEnd(trx, { personId: person.id, role: input.role, ...place }, at);
    if (ended > 0) {
      await updateSessionsRevoked(trx, person.id, at);
      await log(trx, 'role_removed', person.id, place.organisationId, now, {
        before: { role: input.role, at: input.at },
      });
    }
    return { isRemoved: ended > 0 };
  });
}

/** Disables a person: no sign-in, and every session ends. */
export function disablePerson(
  db: Kysely<Database>,
  email: string,
  { now }: { now: Date },
): Promise<{ isDisabled: true } | { problem: 'unknown_person' }> {
  return inTransaction(db, async (trx) => {
    const person = await findPersonByEmail(trx, email);
    if (!person) return { problem: 'unknown_person' };
    await updatePersonDisabled(trx, person.id, now.toISOString());
    await updateSessionsRevoked(trx, person.id, now.toISOString());
    await log(trx, 'person_disabled', person.id, null, now);
    return { isDisabled: true };
  });
}

/** People are added by a command: nobody signed in is named. */
function log(
  trx: Transaction<Database>,
  action: string,
  personId: Id,
  organisationId: Id | null,
  now: Date,
  what: { before?: object; after?: object } = {},
) {
  const event = { ...what, action, organisationId, objectType: 'person', objectId: personId };
  return logEvent(trx, { now, actor: { personId: null } }, event);
}

async function findPlace(
  db: Kysely<Database>,
  role: Role,
  slug: string,
): Promise<
  { organisationId: Id | null; programmeId: Id | null } | { problem: 'unknown_organisation' | 'unknown_programme' }
> {
  if ((PROGRAMME_ROLES as readonly string[]).includes(role)) {
    const programme = await findProgrammeBySlug(db, slug);
    return programme ? { organisationId: null, programmeId: programme.id } : { problem: 'unknown_programme' };
  }
  const organisation = await findOrganisationBySlug(db, slug);
  return organisation ? { organisationId: organisation.id, programmeId: null } : { problem: 'unknown_organisation' };
}
