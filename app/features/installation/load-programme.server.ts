import type { Kysely } from 'kysely';
import { z } from 'zod';
import { newId } from '#db/ids';
import {
  findOrganisationBySlug,
  findProgrammeBySlug,
  insertOrganisation,
  insertProgramme,
  insertProgrammeMember,
  insertUnit,
} from '#db/queries/organisations';
import type { Database } from '#db/schema';
import { inTransaction } from '#db/transaction';

const organisationSchema = z.strictObject({
  kind: z.enum(['municipality', 'region', 'county_administrative_board', 'university', 'other']),
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
  name: z.string().min(1).max(200),
  formalName: z.string().min(1).max(200),
  scbCode: z
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .nullable(),
  organisationNumber: z
    .string()
    .regex(/^\d{6}-\d{4}$/)
    .nullable(),
  population: z.int().min(0).nullable(),
  populationDate: z.iso.date().nullable(),
});

/** A programme and its member organisations, as reference data has them. */
export const programmeSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
  name: z.strictObject({ sv: z.string().min(1), en: z.string().min(1) }),
  owner: z.string(),
  source: z.string(),
  organisations: z.array(organisationSchema).min(1),
});

export type ProgrammeReference = z.infer<typeof programmeSchema>;

/** Adds the programme and its organisations with their root units, unless it is there already. Answers whether it added. */
export function loadProgramme(
  db: Kysely<Database>,
  reference: ProgrammeReference,
  { now }: { now: Date },
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    if (await findProgrammeBySlug(trx, reference.slug)) return false;
    const at = now.toISOString();
    for (const organisation of reference.organisations) {
      const id = newId();
      await insertOrganisation(trx, {
        id,
        kind: organisation.kind,
        slug: organisation.slug,
        name: organisation.name,
        formal_name: organisation.formalName,
        scb_code: organisation.scbCode,
        organisation_number: organisation.organisationNumber,
        population: organisation.population,
        population_date: organisation.populationDate,
        municipality_group: null,
        created_at: at,
      });
      await insertUnit(trx, {
        id: newId(),
        organisation_id: id,
        parent_id: null,
        name: organisation.formalName,
        created_at: at,
      });
    }
    const owner = await findOrganisationBySlug(trx, reference.owner);
    if (!owner) throw new Error(`programme ${reference.slug}: owner ${reference.owner} is not among its organisations`);
    const programmeId = newId();
    await insertProgramme(trx, {
      id: programmeId,
      slug: reference.slug,
      name_sv: reference.name.sv,
      name_en: reference.name.en,
      owner_organisation_id: owner.id,
      created_at: at,
    });
    for (const { slug } of reference.organisations) {
      const member = await findOrganisationBySlug(trx, slug);
      if (member) await insertProgrammeMember(trx, { programme_id: programmeId, organisation_id: member.id });
    }
    return true;
  });
}
