import type { Kysely } from 'kysely';
import { shownPosition } from '#app/domain/benchmark/position';
import type { MethodParameters } from '#app/domain/parameters';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { roundLabel } from '#app/domain/round-label';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { type AssessmentRow, listAssessments } from '#db/queries/assessments';
import { findCountedSignOff, listCorrections } from '#db/queries/closings';
import { findRankResult, hasRankResults } from '#db/queries/frozen-statistics';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRoundGroupMembers } from '#db/queries/round-groups';
import type { listRounds } from '#db/queries/rounds';
import { listGroupStatistics, listSignOffs } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';
import type { Comparison, CountyFigure, HiddenReason, OwnPart } from './view';

/** The group that every round registers for the county's municipalities (round_groups.code). */
const MUNICIPALITIES = 'municipalities';
const QUARTERS_OF_MICRO_UNITS = 4_000_000;

type RoundRow = Awaited<ReturnType<typeof listRounds>>[number];
type StatisticRow = Awaited<ReturnType<typeof listGroupStatistics>>[number];

export interface CountyComparison {
  comparison: Comparison;
  /** By node; empty when there is nothing to compare with. */
  figures: ReadonlyMap<string, CountyFigure>;
}

/**
 * What the county's municipalities have, as it was frozen when the round closed; while the round is open, the figures of
 * the last closed one. Only municipalities have anybody of their own kind to compare with (method 5.1).
 */
export async function readComparison(
  db: Kysely<Database>,
  assessment: AssessmentRow,
  shown: { signOffId: Id; organisationIds: readonly Id[]; rounds: readonly RoundRow[] },
): Promise<CountyComparison> {
  const isOpen = !isClosed({ status: assessment.roundStatus });
  const closesAt = isOpen ? assessment.roundClosesAt : null;
  if (assessment.organisationKind !== 'municipality') return nothing('only_one_of_kind', null);
  const round = await findComparedRound(db, assessment, shown.rounds);
  if (!round) return nothing('open_round', closesAt);
  const [rows, members, ownPart, placed, hasPlaces, corrections] = await Promise.all([
    listGroupStatistics(db, { roundId: round.id, tree: OWN_TREE, groupCode: MUNICIPALITIES, audience: 'county' }),
    listRoundGroupMembers(db, round.id),
    readOwnPart(db, assessment, round, shown),
    findRankResult(db, { roundId: round.id, groupCode: MUNICIPALITIES, unitId: assessment.unitId }),
    hasRankResults(db, { roundId: round.id, groupCode: MUNICIPALITIES }),
    listCorrections(db, round.id),
  ]);
  const parameters = JSON.parse(round.parameters) as MethodParameters;
  return {
    comparison: {
      isShown: true,
      label: roundLabel(round),
      isSameRound: round.id === assessment.roundId,
      closesAt: assessment.roundClosesAt,
      total: members.filter((member) => member.groupCode === MUNICIPALITIES).length,
      k: parameters.k,
      corrections,
      ownPart,
      place: placed ? shownPosition(placed, parameters) : null,
      isPlaceWithheld: !hasPlaces && rows.some((row) => row.node === INDEX_NODE && row.n >= parameters.nRank),
    },
    figures: new Map(rows.map((row) => [row.node, toFigure(row)])),
  };
}

function nothing(reason: HiddenReason, closesAt: string | null): CountyComparison {
  return { comparison: { isShown: false, reason, closesAt }, figures: new Map() };
}

function isClosed({ status }: Pick<RoundRow, 'status'>): boolean {
  return status === 'closed' || status === 'archived';
}

/** The assessment's own round once it is closed, else the last closed one before it with the same questionnaire. */
async function findComparedRound(
  db: Kysely<Database>,
  assessment: AssessmentRow,
  rounds: readonly RoundRow[],
): Promise<RoundRow | undefined> {
  const { id } = await loadQuestionnaire(db, assessment.questionnaireVersionId);
  for (const round of rounds) {
    if (!isClosed(round)) continue;
    if (round.id === assessment.roundId) return round;
    if (round.opens_at >= assessment.roundOpensAt || isClosed({ status: assessment.roundStatus })) continue;
    if ((await loadQuestionnaire(db, round.questionnaire_version_id)).id === id) return round;
  }
  return undefined;
}

/** Which of the organisation's sign-offs was counted at the close, if any (method 5.8). */
async function readOwnPart(
  db: Kysely<Database>,
  assessment: AssessmentRow,
  round: RoundRow,
  shown: { signOffId: Id; organisationIds: readonly Id[] },
): Promise<OwnPart> {
  const isSame = round.id === assessment.roundId;
  const counted = await findCountedSignOff(db, { roundId: round.id, unitId: assessment.unitId }, shown.organisationIds);
  if (counted) {
    if (!isSame || counted.id === shown.signOffId) return { kind: 'included' };
    return { kind: 'other_revision', revision: counted.revision, signedAt: counted.signedAt };
  }
  const own = isSame
    ? assessment
    : (await listAssessments(db, [assessment.organisationId])).find(
        (one) => one.roundId === round.id && one.unitId === assessment.unitId,
      );
  const signOffs = own ? await listSignOffs(db, own.id, shown.organisationIds) : [];
  return { kind: signOffs.length > 0 ? 'late' : 'absent' };
}

function toFigure(row: StatisticRow): CountyFigure {
  if (row.is_released === 0 || row.q2_u6x4 === null) {
    return { isShown: false, n: row.n, reason: (row.reason ?? 'too_few') as HiddenReason };
  }
  const { q1_u6x4: low, q3_u6x4: high } = row;
  return {
    isShown: true,
    n: row.n,
    median: row.q2_u6x4 / QUARTERS_OF_MICRO_UNITS,
    quartiles:
      low === null || high === null
        ? null
        : { low: low / QUARTERS_OF_MICRO_UNITS, high: high / QUARTERS_OF_MICRO_UNITS },
    isOfNamedOnly: row.reason === 'not_shared',
    areQuartilesWithheld: row.reason === 'boundary',
  };
}
