import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import {
  collaborationAreasClosedToOthers,
  indicatorsOpenToOthers,
  isClosedBelowMean,
} from '#app/domain/questionnaire/sensitive';
import { COLLABORATION_TREE } from '#app/domain/questionnaire/trees';
import type { Audience, Database, Id, SharingDepth } from '../schema';
import { loadQuestionnaire } from './questionnaires';

/**
 * Somebody who looks at other organisations' results of a closed round: everybody in the county, or the public. Their own
 * organisations they see whatever was chosen. These queries are the only way to somebody else's values: what was not
 * chosen for the onlooker is never read from the database.
 */
export interface Onlooker {
  viewers: 'county' | 'public';
  ownOrganisationIds: readonly Id[];
}

/** Which choices show somebody by name to whom. */
export const NAMED_TO: Record<Onlooker['viewers'], Audience[]> = { county: ['county', 'public'], public: ['public'] };

/** Which part of a round is read: everything in it, or only these units, the members of this group, these nodes. */
interface ScorePart {
  roundId: Id;
  tree: string;
  unitIds?: readonly Id[];
  groupId?: Id;
  nodes?: readonly string[];
}

/** The index, a direction, or an area; a collaboration area is no node of the questionnaire. */
const DEPTH_OF_NODE = sql<SqlBool>`shared.depth = case node.kind when 'index' then 'index' when 'direction' then 'directions' else 'areas' end`;

/** Lets through the rows whose organisation shows the depth by name to the onlooker, and the onlooker's own. */
function mayBeSeen({ viewers, ownOrganisationIds }: Onlooker) {
  return (on: ExpressionBuilder<{ shared: Database['sharings_in_force'] }, 'shared'>): Expression<SqlBool> =>
    on.or([
      on('shared.audience', 'in', NAMED_TO[viewers]),
      ...(ownOrganisationIds.length > 0 ? [on('shared.organisation_id', 'in', ownOrganisationIds)] : []),
    ]);
}

/** The organisations of a closed round that show this depth by name to the onlooker. */
export function listVisibleOrganisations(db: Kysely<Database>, roundId: Id, depth: SharingDepth, onlooker: Onlooker) {
  return db
    .selectFrom('sharings_in_force as shared')
    .innerJoin('counted_sign_offs_in_force as counted', (join) =>
      join.onRef('counted.round_id', '=', 'shared.round_id').onRef('counted.unit_id', '=', 'shared.unit_id'),
    )
    .innerJoin('rounds as round', 'round.id', 'shared.round_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'shared.organisation_id')
    .select([
      'shared.unit_id as unitId',
      'shared.organisation_id as organisationId',
      'counted.sign_off_id as signOffId',
      'organisation.slug',
      'organisation.name',
      'organisation.kind',
      'organisation.population',
    ])
    .where('shared.round_id', '=', roundId)
    .where('round.status', 'in', ['closed', 'archived'])
    .where('shared.depth', '=', depth)
    .where(mayBeSeen(onlooker))
    .orderBy('organisation.name')
    .orderBy('shared.unit_id')
    .execute();
}

/**
 * The members of a group of a closed round that show this depth by name to the onlooker, and the onlooker's own; `isNamed`
 * is false for one of these that others don't see.
 */
export async function listVisibleMembers(
  db: Kysely<Database>,
  { roundId, groupId, depth }: { roundId: Id; groupId: Id; depth: SharingDepth },
  onlooker: Onlooker,
) {
  const rows = await db
    .selectFrom('round_group_members as member')
    .innerJoin('round_groups as group', 'group.id', 'member.round_group_id')
    .innerJoin('rounds as round', 'round.id', 'group.round_id')
    .innerJoin('sharings_in_force as shared', (join) =>
      join.onRef('shared.round_id', '=', 'group.round_id').onRef('shared.unit_id', '=', 'member.unit_id'),
    )
    .innerJoin('organisations as organisation', 'organisation.id', 'shared.organisation_id')
    .select([
      'member.unit_id as unitId',
      'shared.organisation_id as organisationId',
      'shared.audience',
      'organisation.slug',
      'organisation.name',
      'organisation.kind',
    ])
    .where('group.id', '=', groupId)
    .where('group.round_id', '=', roundId)
    .where('round.status', 'in', ['closed', 'archived'])
    .where('shared.depth', '=', depth)
    .where(mayBeSeen(onlooker))
    .orderBy('member.unit_id')
    .execute();
  return rows.map(({ audience, ...row }) => ({ ...row, isNamed: NAMED_TO[onlooker.viewers].includes(audience) }));
}

/**
 * Scores of a closed round on one tree, in micro-units (null: withheld), of the organisations that show the node's depth to
 * the onlooker. The depth follows from the node itself: the index, an area (a collaboration area too) or a direction. A
 * level, a share or bounds are never among them: of a sensitive direction they would say too much (method 5.10). Nor is,
 * of other organisations, a collaboration area that would tell what is below the mean of such a direction.
 */
export async function listVisibleScores(
  db: Kysely<Database>,
  { roundId, tree, unitIds, groupId, nodes }: ScorePart,
  onlooker: Onlooker,
) {
  if (unitIds?.length === 0 || nodes?.length === 0) return [];
  const closedNodes = tree === COLLABORATION_TREE ? await listClosedCollaborationAreas(db, roundId) : [];
  const { ownOrganisationIds } = onlooker;
  return db
    .selectFrom('counted_sign_offs_in_force as counted')
    .innerJoin('rounds as round', 'round.id', 'counted.round_id')
    .innerJoin('node_scores as score', 'score.sign_off_id', 'counted.sign_off_id')
    .leftJoin('nodes as node', (join) =>
      join
        .onRef('node.questionnaire_version_id', '=', 'round.questionnaire_version_id')
        .onRef('node.code', '=', 'score.node'),
    )
    .innerJoin('sharings_in_force as shared', (join) =>
      join
        .onRef('shared.round_id', '=', 'counted.round_id')
        .onRef('shared.unit_id', '=', 'counted.unit_id')
        .on(DEPTH_OF_NODE),
    )
    .select([
      'counted.unit_id as unitId',
      'shared.organisation_id as organisationId',
      'score.node',
      'score.score_u6 as scoreU6',
      'score.status',
      'score.is_partial as isPartial',
    ])
    .where('counted.round_id', '=', roundId)
    .where('round.status', 'in', ['closed', 'archived'])
    .where('score.tree', '=', tree)
    .where(mayBeSeen(onlooker))
    .$if(closedNodes.length > 0, (query) =>
      query.where((on) =>
        on.or([
          on('score.node', 'not in', closedNodes),
          ...(ownOrganisationIds.length > 0 ? [on('shared.organisation_id', 'in', ownOrganisationIds)] : []),
        ]),
      ),
    )
    .$if(unitIds !== undefined, (query) => query.where('counted.unit_id', 'in', unitIds ?? []))
    .$if(nodes !== undefined, (query) => query.where('score.node', 'in', nodes ?? []))
    .$if(groupId !== undefined, (query) =>
      query.where('counted.unit_id', 'in', (members) =>
        members
          .selectFrom('round_group_members')
          .select('unit_id')
          .where('round_group_id', '=', groupId ?? ''),
      ),
    )
    .orderBy('counted.unit_id')
    .orderBy('score.node')
    .execute();
}

/**
 * How the organisations that show a node by name have moved since their earlier signed assessment (method 6.3): only
 * where they show the node both now and then, since a change and one value give the other. Of other organisations never a
 * direction with a sensitive indicator (method 5.10).
 */
export async function listVisibleChanges(
  db: Kysely<Database>,
  { roundId, tree, unitIds, nodes }: Required<Omit<ScorePart, 'groupId'>>,
  onlooker: Onlooker,
) {
  const round = await findClosedRound(db, roundId);
  if (!round || unitIds.length === 0 || nodes.length === 0) return [];
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  const closed = questionnaire.focusAreas.flatMap((area) => area.directions).filter(isClosedBelowMean);
  const closedNodes = closed.map((direction) => direction.code);
  const { ownOrganisationIds, viewers } = onlooker;
  return db
    .selectFrom('counted_sign_offs_in_force as counted')
    .innerJoin('node_changes as change', 'change.sign_off_id', 'counted.sign_off_id')
    .leftJoin('nodes as node', (join) =>
      join
        .on('node.questionnaire_version_id', '=', round.questionnaire_version_id)
        .onRef('node.code', '=', 'change.node'),
    )
    .innerJoin('sharings_in_force as shared', (join) =>
      join
        .onRef('shared.round_id', '=', 'counted.round_id')
        .onRef('shared.unit_id', '=', 'counted.unit_id')
        .on(DEPTH_OF_NODE),
    )
    .innerJoin('sign_offs as earlier', 'earlier.id', 'change.earlier_sign_off_id')
    .leftJoin('counted_sign_offs_in_force as then', (join) =>
      join
        .onRef('then.round_id', '=', 'earlier.round_id')
        .onRef('then.unit_id', '=', 'counted.unit_id')
        .onRef('then.sign_off_id', '=', 'earlier.id'),
    )
    .leftJoin('sharings_in_force as shown_then', (join) =>
      join
        .onRef('shown_then.round_id', '=', 'then.round_id')
        .onRef('shown_then.unit_id', '=', 'then.unit_id')
        .onRef('shown_then.depth', '=', 'shared.depth'),
    )
    .select([
      'counted.unit_id as unitId',
      'shared.organisation_id as organisationId',
      'change.node',
      'change.delta',
      'change.label',
      'change.is_comparable as isComparable',
    ])
    .where('counted.round_id', '=', roundId)
    .where('counted.unit_id', 'in', unitIds)
    .where('change.tree', '=', tree)
    .where('change.node', 'in', nodes)
    .where(mayBeSeen(onlooker))
    .where((on) =>
      on.or([
        on.and([
          on('shown_then.audience', 'in', NAMED_TO[viewers]),
          ...(closedNodes.length > 0 ? [on('change.node', 'not in', closedNodes)] : []),
        ]),
        ...(ownOrganisationIds.length > 0 ? [on('shared.organisation_id', 'in', ownOrganisationIds)] : []),
      ]),
    )
    .orderBy('counted.unit_id')
    .orderBy('change.node')
    .execute();
}

async function listClosedCollaborationAreas(db: Kysely<Database>, roundId: Id): Promise<string[]> {
  const round = await findClosedRound(db, roundId);
  if (!round) return [];
  return collaborationAreasClosedToOthers(await loadQuestionnaire(db, round.questionnaire_version_id));
}

function findClosedRound(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('rounds')
    .select(['questionnaire_version_id'])
    .where('id', '=', roundId)
    .where('status', 'in', ['closed', 'archived'])
    .executeTakeFirst();
}

/**
 * Signed answers with comments of the organisations that show single questions to the onlooker. Of other organisations
 * never those of a direction with a sensitive indicator, whatever they chose (method 5.5, 5.10).
 */
export async function listVisibleAnswers(
  db: Kysely<Database>,
  { roundId, unitIds }: { roundId: Id; unitIds: readonly Id[] },
  onlooker: Onlooker,
) {
  const round = await findClosedRound(db, roundId);
  if (!round || unitIds.length === 0) return [];
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  const open = indicatorsOpenToOthers(questionnaire).map((indicator) => indicator.code);
  const { ownOrganisationIds } = onlooker;
  return db
    .selectFrom('counted_sign_offs_in_force as counted')
    .innerJoin('sharings_in_force as shared', (join) =>
      join.onRef('shared.round_id', '=', 'counted.round_id').onRef('shared.unit_id', '=', 'counted.unit_id'),
    )
    .innerJoin('signed_answers as answer', 'answer.sign_off_id', 'counted.sign_off_id')
    .select([
      'counted.unit_id as unitId',
      'shared.organisation_id as organisationId',
      'answer.indicator',
      'answer.kind',
      'answer.level',
      'answer.comment',
    ])
    .where('counted.round_id', '=', roundId)
    .where('counted.unit_id', 'in', unitIds)
    .where('shared.depth', '=', 'indicators')
    .where(mayBeSeen(onlooker))
    .where((on) =>
      on.or([
        ...(open.length > 0 ? [on('answer.indicator', 'in', open)] : []),
        ...(ownOrganisationIds.length > 0 ? [on('shared.organisation_id', 'in', ownOrganisationIds)] : []),
      ]),
    )
    .orderBy('counted.unit_id')
    .orderBy('answer.indicator')
    .execute();
}

/** Facts of a closed round of the organisations that show single questions to the onlooker: facts follow the same choice. */
export async function listVisibleFacts(
  db: Kysely<Database>,
  { roundId, unitIds }: { roundId: Id; unitIds: readonly Id[] },
  onlooker: Onlooker,
) {
  if (unitIds.length === 0) return [];
  return db
    .selectFrom('counted_sign_offs_in_force as counted')
    .innerJoin('rounds as round', 'round.id', 'counted.round_id')
    .innerJoin('sharings_in_force as shared', (join) =>
      join.onRef('shared.round_id', '=', 'counted.round_id').onRef('shared.unit_id', '=', 'counted.unit_id'),
    )
    .innerJoin('signed_facts as fact', 'fact.sign_off_id', 'counted.sign_off_id')
    .select(['counted.unit_id as unitId', 'shared.organisation_id as organisationId', 'fact.fact', 'fact.value'])
    .where('counted.round_id', '=', roundId)
    .where('round.status', 'in', ['closed', 'archived'])
    .where('counted.unit_id', 'in', unitIds)
    .where('shared.depth', '=', 'indicators')
    .where(mayBeSeen(onlooker))
    .orderBy('counted.unit_id')
    .orderBy('fact.fact')
    .execute();
}
