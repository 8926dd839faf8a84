import type { Kysely } from 'kysely';
import type { Language } from '#app/domain/questionnaire/schema';
import { readShownPlan, type ShownPlan } from '#app/plans/read-shown-plan.server';
import { listProgrammeIdsOf } from '#db/queries/organisations';
import { listRounds } from '#db/queries/rounds';
import { listShownPlans } from '#db/queries/shown-plans';
import type { Database, Id } from '#db/schema';
import { type ComparisonInput, isReady, type NothingYet, readSetting } from './read-setting.server';
import type { PlansView } from './view';

/** The decided plans that organisations of the group show by name in the county. */
export async function readPlans(
  db: Kysely<Database>,
  input: ComparisonInput,
): Promise<PlansView | NothingYet | undefined> {
  const setting = await readSetting(db, input);
  if (!setting || !isReady(setting)) return setting;
  const { view, roundId, group, onlooker } = setting;
  const members = new Set(group.members.map(({ unitId }) => unitId));
  const plans = await listShownPlans(db, roundId, onlooker.viewers);
  return {
    setting: view,
    plans: plans
      .filter(({ unitId }) => members.has(unitId))
      .map(({ slug, name, organisationId, actions }) => ({
        slug,
        name,
        isOwn: onlooker.ownOrganisationIds.includes(organisationId),
        actions,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
  };
}

/** One of these plans, for somebody with a role in the round's programme or in an organisation of it. */
export async function readPlan(
  db: Kysely<Database>,
  asked: { organisation: string; round: string },
  { programmeIds, organisationIds }: { programmeIds: readonly Id[]; organisationIds: readonly Id[] },
  language: Language,
): Promise<ShownPlan | null> {
  const memberOf = await listProgrammeIdsOf(db, organisationIds);
  const rounds = await listRounds(db, [...new Set([...programmeIds, ...memberOf])]);
  const roundIds = rounds.filter(({ slug }) => slug === asked.round).map(({ id }) => id);
  return readShownPlan(db, { roundIds, organisation: asked.organisation }, 'county', language);
}
