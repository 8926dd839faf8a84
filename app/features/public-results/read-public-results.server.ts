import type { Kysely } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import type { Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { fromMicroUnits } from '#app/domain/scoring/micro-units';
import { listCorrections, listCountedSignOffs } from '#db/queries/closings';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRoundGroupMembers, listRoundGroups } from '#db/queries/round-groups';
import { countRoundParticipants } from '#db/queries/round-participants';
import { listRoundsBySlug } from '#db/queries/rounds';
import { listVisibleOrganisations, listVisibleScores, type Onlooker } from '#db/queries/shared-results';
import { listShownPlans } from '#db/queries/shown-plans';
import { listGroupStatisticsOfRound } from '#db/queries/sign-offs';
import type { Database, OrganisationKind } from '#db/schema';

const PUBLIC: Onlooker = { viewers: 'public', ownOrganisationIds: [] };
const QUARTERS_OF_MICRO_UNITS = 4_000_000;

export interface PublicOrganisation {
  unitId: string;
  name: string;
  kind: OrganisationKind;
  /** By node: a value, null where it is withheld; nothing where it is not shown or does not apply. */
  values: Record<string, number | null>;
  /** The index leaves out an area that does not apply: it is not put beside anybody else's (method 3.5). */
  isIndexPartial: boolean;
}

export interface PublicFigure {
  node: string;
  n: number;
  nNamed: number;
  reason: string | null;
  shown: { mean: number; median: number; quartiles: { low: number; high: number } | null } | null;
}

export interface NamedNode {
  code: string;
  name: string;
}

export interface PublicPage {
  slug: string;
  name: string;
  hasAnswers: boolean;
  hasPlan: boolean;
}

interface RoundNames {
  roundName: string;
  programme: string;
}

export interface ClosedRoundView extends RoundNames {
  kind: 'closed';
  slug: string;
  programmeSlug: string;
  invited: number;
  tookPart: number;
  areas: NamedNode[];
  directions: NamedNode[];
  scale: { min: number; max: number };
  organisations: PublicOrganisation[];
  /** Organisations that show more of themselves on a page of their own, and what. */
  pages: PublicPage[];
  k: number;
  corrections: { correctedAt: string; reason: string }[];
  groups: { code: string; name: string; total: number; figures: PublicFigure[] }[];
}

export type PublicView =
  | { kind: 'choose'; slug: string; programmes: { slug: string; name: string }[] }
  | ({ kind: 'open'; closesAt: string } & RoundNames)
  | ClosedRoundView;

type RoundRow = Awaited<ReturnType<typeof listRoundsBySlug>>[number];

/**
 * What anybody may see of a round: nothing but that it is on while it is open, and after its close the values of those
 * who chose so and the figures released to everybody. Null when no such round exists. Several programmes may have a round
 * of the same slug: then one of them has to be named.
 */
export async function readPublicResults(
  db: Kysely<Database>,
  asked: { slug: string; programme: string | null },
  language: Language,
): Promise<PublicView | null> {
  const named = (await listRoundsBySlug(db, asked.slug)).filter(
    (round) => asked.programme === null || round.programmeSlug === asked.programme,
  );
  const [round, ...others] = named;
  if (!round) return null;
  const nameOf = (row: RoundRow) => (language === 'sv' ? row.programmeNameSv : row.programmeNameEn);
  if (others.length > 0) {
    const programmes = named.map((row) => ({ slug: row.programmeSlug, name: nameOf(row) }));
    return { kind: 'choose', slug: asked.slug, programmes };
  }
  const names = { roundName: round.name, programme: nameOf(round) };
  if (round.status === 'open') return { kind: 'open', closesAt: round.closes_at, ...names };
  return { ...names, ...(await readClosed(db, round, language)) };
}

async function readClosed(
  db: Kysely<Database>,
  round: RoundRow,
  language: Language,
): Promise<Omit<ClosedRoundView, keyof RoundNames>> {
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  const parameters = JSON.parse(round.parameters) as MethodParameters;
  return {
    kind: 'closed',
    slug: round.slug,
    programmeSlug: round.programmeSlug,
    invited: await countRoundParticipants(db, round.id),
    tookPart: (await listCountedSignOffs(db, round.id)).length,
    ...nodesOf(questionnaire, language),
    scale: { min: questionnaire.scale.min, max: questionnaire.scale.max },
    organisations: await readOrganisations(db, round),
    pages: await readPages(db, round),
    k: parameters.k,
    corrections: await listCorrections(db, round.id),
    groups: await readGroups(db, round, language),
  };
}

function nodesOf(questionnaire: Questionnaire, language: Language) {
  const named = ({ code, name }: { code: string; name: Record<Language, string> }) => ({ code, name: name[language] });
  return {
    areas: questionnaire.focusAreas.map(named),
    directions: questionnaire.focusAreas.flatMap((area) => area.directions.map(named)),
  };
}

async function readOrganisations(db: Kysely<Database>, round: RoundRow): Promise<PublicOrganisation[]> {
  const scores = await listVisibleScores(db, { roundId: round.id, tree: OWN_TREE }, PUBLIC);
  const organisations = await listVisibleOrganisations(db, round.id, 'index', PUBLIC);
  return organisations.map(({ unitId, name, kind }) => ({
    unitId,
    name,
    kind,
    values: Object.fromEntries(
      scores
        .filter((score) => score.unitId === unitId && score.status !== 'not_applicable' && score.isPartial === 0)
        .map(({ node, scoreU6 }) => [node, scoreU6 === null ? null : fromMicroUnits(scoreU6)]),
    ),
    isIndexPartial: scores.some((score) => score.unitId === unitId && score.isPartial === 1),
  }));
}

async function readPages(db: Kysely<Database>, round: RoundRow): Promise<PublicPage[]> {
  const [answering, planning] = await Promise.all([
    listVisibleOrganisations(db, round.id, 'indicators', PUBLIC),
    listShownPlans(db, round.id, PUBLIC.viewers),
  ]);
  const names = new Map([...answering, ...planning].map(({ slug, name }) => [slug, name]));
  const isOneOf = (rows: readonly { slug: string }[], slug: string) => rows.some((row) => row.slug === slug);
  return [...names]
    .map(([slug, name]) => ({ slug, name, hasAnswers: isOneOf(answering, slug), hasPlan: isOneOf(planning, slug) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
}

async function readGroups(
  db: Kysely<Database>,
  round: RoundRow,
  language: Language,
): Promise<ClosedRoundView['groups']> {
  const rows = await listGroupStatisticsOfRound(db, round.id, 'public');
  const members = await listRoundGroupMembers(db, round.id);
  return (await listRoundGroups(db, round.id)).map((group) => ({
    code: group.code,
    name: language === 'sv' ? group.name_sv : group.name_en,
    total: members.filter((member) => member.groupCode === group.code).length,
    figures: rows.filter((row) => row.group_code === group.code).map(toFigure),
  }));
}

function toFigure(row: Awaited<ReturnType<typeof listGroupStatisticsOfRound>>[number]): PublicFigure {
  const { node, n, n_named: nNamed, reason, sum_u6: sum, q1_u6x4: low, q2_u6x4: median, q3_u6x4: high } = row;
  const isShown = row.is_released === 1 && sum !== null && median !== null;
  return {
    node,
    n,
    nNamed,
    reason,
    shown: isShown
      ? {
          mean: fromMicroUnits(sum / n),
          median: median / QUARTERS_OF_MICRO_UNITS,
          quartiles:
            low === null || high === null
              ? null
              : { low: low / QUARTERS_OF_MICRO_UNITS, high: high / QUARTERS_OF_MICRO_UNITS },
        }
      : null,
  };
}
