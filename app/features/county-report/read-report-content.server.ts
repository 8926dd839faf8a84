import type { Kysely } from 'kysely';
import { readLacking } from '#app/access/read-lacking.server';
import type { GroupAppendix } from '#app/domain/benchmark/group-appendix';
import type { MethodParameters } from '#app/domain/parameters';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { roundLabel } from '#app/domain/round-label';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { toSwedishTime } from '#app/domain/swedish-time';
import { findRoundClosing, listCorrections } from '#db/queries/closings';
import {
  findRoundOfProgrammes,
  listCountyPanels,
  listCountyStatistics,
  listGroupAppendices,
  listPlaces,
  listReportComments,
  listRoundTakers,
} from '#db/queries/county-reports';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRoundGroupMembers, listRoundGroups } from '#db/queries/round-groups';
import { findRound } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { readCounts } from './read-counts.server';
import { readNamed, readNamedFacts } from './read-named.server';
import { readPlans } from './read-plans.server';
import {
  type ChangeContent,
  type FigureContent,
  type IntervalContent,
  MUNICIPALITIES,
  type NamedValue,
  type PlaceContent,
  type ReportContent,
  SECTIONS,
  type Section,
} from './report-content';

const MICRO_UNITS = 1_000_000;
const QUARTERS_OF_MICRO_UNITS = 4_000_000;

/** What the report of a closed round is made from; undefined for a round of another programme, or one not yet closed. */
export async function readReportContent(
  db: Kysely<Database>,
  { slug, programmeIds, now }: { slug: string; programmeIds: readonly Id[]; now: Date },
): Promise<ReportContent | undefined> {
  const round = await findRoundOfProgrammes(db, slug, programmeIds);
  if (!round || (round.status !== 'closed' && round.status !== 'archived')) return undefined;
  const closing = await findRoundClosing(db, round.id);
  if (!closing) return undefined;
  const [groups, members, statistics, panels, takers, comments, corrections, previous] = await Promise.all([
    listRoundGroups(db, round.id),
    listRoundGroupMembers(db, round.id),
    listCountyStatistics(db, round.id),
    listCountyPanels(db, round.id),
    listRoundTakers(db, round.id),
    listReportComments(db, round.id),
    listCorrections(db, round.id),
    closing.previous_round_id ? findRound(db, closing.previous_round_id) : undefined,
  ]);
  const figures = statistics.map(toFigure);
  const named = await readNamed(db, round.id);
  const parameters = JSON.parse(round.parameters) as MethodParameters;
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  const counts = await readCounts(db, { roundId: round.id, groups, parameters, members }, questionnaire);
  return {
    programme: { id: round.programme_id, sv: round.programmeNameSv, en: round.programmeNameEn },
    round: { id: round.id, label: roundLabel(round), name: round.name, closedAt: closing.cut_off_at },
    corrections: corrections.map(({ correctedAt, reason }) => ({ correctedAt, reason })),
    previousRound: previous ? roundLabel(previous) : null,
    questionnaireVersionId: round.questionnaire_version_id,
    parameters,
    methodId: closing.method_id,
    seed: closing.seed,
    resultHash: closing.result_hash,
    takers: takers.map(({ name, kind, countedSignOffId, signOffs }) => ({
      name,
      kind,
      took: countedSignOffId ? 'counted' : Number(signOffs) > 0 ? 'late' : 'none',
    })),
    groups: groups.map(({ code, name_sv, name_en }) => ({
      code,
      sv: name_sv,
      en: name_en,
      total: members.filter((member) => member.groupCode === code).length,
      tree: statistics.find((row) => row.group_code === code)?.tree ?? OWN_TREE,
    })),
    figures,
    changes: panels.map(toChange),
    named,
    places: await readPlaces(db, round.id, named, figures),
    intervals: await readIntervals(db, round.id, figures),
    answers: counts.answers,
    facts: { counted: counts.facts, named: await readNamedFacts(db, round.id, questionnaire.facts) },
    lacking: await readLacking(db, round),
    plans: await readPlans(db, round, toSwedishTime(now).day),
    comments: comments.flatMap(({ section, text, revision }) =>
      (SECTIONS as readonly string[]).includes(section) && text !== ''
        ? [{ section: section as Section, text, revision }]
        : [],
    ),
  };
}

function toFigure(row: Awaited<ReturnType<typeof listCountyStatistics>>[number]): FigureContent {
  const isShown = row.is_released === 1 && row.sum_u6 !== null;
  const quarters = (value: number | null) => (isShown && value !== null ? value / QUARTERS_OF_MICRO_UNITS : null);
  const units = (value: number | null) => (isShown && value !== null ? value / MICRO_UNITS : null);
  return {
    group: row.group_code,
    node: row.node,
    n: row.n,
    nNamed: row.n_named,
    isShown,
    reason: row.reason ?? (isShown ? null : 'too_few'),
    mean: isShown && row.sum_u6 !== null ? row.sum_u6 / row.n / MICRO_UNITS : null,
    median: quarters(row.q2_u6x4),
    low: quarters(row.q1_u6x4),
    high: quarters(row.q3_u6x4),
    min: units(row.min_u6),
    max: units(row.max_u6),
  };
}

/** The counts may always be shown; means and medians only where the panel was released (method 5.7, 6.5). */
function toChange(row: Awaited<ReturnType<typeof listCountyPanels>>[number]): ChangeContent {
  const isShown = row.is_released === 1;
  return {
    group: row.group_code,
    node: row.node,
    nPanel: row.n_panel,
    up: row.up,
    down: row.down,
    same: row.same,
    isShown,
    reason: row.reason,
    mean: isShown ? row.mean_change : null,
    median: isShown ? row.median_change : null,
    signTestP: isShown ? row.sign_test_p : null,
    compositionEffect: isShown ? row.composition_effect : null,
  };
}

/** Places are shown only when everybody placed is named, then and now: else the gaps would tell where the others are. */
async function readPlaces(
  db: Kysely<Database>,
  roundId: Id,
  named: readonly NamedValue[],
  figures: readonly FigureContent[],
): Promise<PlaceContent[]> {
  const figure = figures.find((one) => one.group === MUNICIPALITIES && one.node === INDEX_NODE);
  if (!figure?.isShown || figure.nNamed !== figure.n) return [];
  const rows = (await listPlaces(db, roundId, MUNICIPALITIES)).filter((row) => row.node === INDEX_NODE);
  const names = new Map(named.map(({ unitId, name }) => [unitId, name]));
  if (rows.some((row) => !names.has(row.unit_id))) return [];
  return rows.map((row) => ({
    unitId: row.unit_id,
    name: names.get(row.unit_id)!,
    n: row.n,
    rank: row.rank,
    low: row.rank_low,
    high: row.rank_high,
    scenarioLow: row.scenario_rank_min,
    scenarioHigh: row.scenario_rank_max,
  }));
}

/** How steady each group's mean is; only where the mean of exactly those organisations has been released. */
async function readIntervals(
  db: Kysely<Database>,
  roundId: Id,
  figures: readonly FigureContent[],
): Promise<IntervalContent[]> {
  return (await listGroupAppendices(db, roundId)).flatMap((row) => {
    const { n, populationSize, stability, sampling } = JSON.parse(row.content) as GroupAppendix;
    const figure = figures.find((one) => one.group === row.group_code && one.node === INDEX_NODE);
    const isOfAll = figure?.isShown && figure.reason === null && figure.n === n;
    if (!isOfAll || stability.mean === null || stability.lower === null || stability.upper === null) return [];
    return [
      {
        group: row.group_code,
        n,
        populationSize,
        mean: stability.mean,
        stability: { low: stability.lower, high: stability.upper },
        sampling: { low: sampling.lower ?? stability.mean, high: sampling.upper ?? stability.mean },
      },
    ];
  });
}
