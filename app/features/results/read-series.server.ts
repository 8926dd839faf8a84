import type { Kysely } from 'kysely';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { roundLabel } from '#app/domain/round-label';
import type { AssessmentRow } from '#db/queries/assessments';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import type { listRounds } from '#db/queries/rounds';
import { listChangesOverYears, listScoresOverYears, listSignOffsOfUnit } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';
import { describeSeries, type SeriesView } from './describe-series';

type RoundRow = Awaited<ReturnType<typeof listRounds>>[number];

interface SeriesInput {
  signOffId: Id;
  organisationIds: readonly Id[];
  rounds: readonly RoundRow[];
  /** The index and the areas: a direction has too few questions for a curve (method 6.2). */
  nodes: readonly { code: string; name: string }[];
  scale: { min: number; max: number };
}

/** The organisation's own values in every round up to the one that is shown. Nobody else's are read. */
export async function readSeries(
  db: Kysely<Database>,
  assessment: AssessmentRow,
  { signOffId, organisationIds, rounds, nodes, scale }: SeriesInput,
): Promise<SeriesView[]> {
  const { unitId, roundId, questionnaireVersionId, roundOpensAt: opensAt } = assessment;
  const present = { unitId, roundId, questionnaireVersionId, opensAt };
  const signOffs = await listSignOffsOfUnit(db, present, organisationIds);
  const key = {
    signOffIds: signOffs.map((one) => one.signOffId),
    tree: OWN_TREE,
    nodes: nodes.map(({ code }) => code),
  };
  const [scores, changes, passed] = await Promise.all([
    listScoresOverYears(db, key),
    listChangesOverYears(db, key),
    roundsOf(db, assessment, rounds),
  ]);
  const first = passed.findIndex((round) => round.id === signOffs[0]?.roundId);
  return describeSeries(
    {
      rounds: passed.slice(first).map((round) => ({ id: round.id, label: roundLabel(round) })),
      signOffs,
      shownSignOffId: signOffId,
      scores,
      changes,
      scale,
    },
    nodes,
  );
}

/** The rounds with the same questionnaire that have opened, up to the assessment's own, the oldest first. */
async function roundsOf(db: Kysely<Database>, assessment: AssessmentRow, rounds: readonly RoundRow[]) {
  const { id } = await loadQuestionnaire(db, assessment.questionnaireVersionId);
  const passed: RoundRow[] = [];
  for (const round of rounds) {
    const isEarlier = round.status !== 'draft' && round.opens_at < assessment.roundOpensAt;
    if (!isEarlier && round.id !== assessment.roundId) continue;
    if ((await loadQuestionnaire(db, round.questionnaire_version_id)).id === id) passed.unshift(round);
  }
  return passed;
}
