import type { Kysely } from 'kysely';
import { treeOfGroup } from '#app/domain/benchmark/member-scores';
import type { MethodParameters } from '#app/domain/parameters';
import type { FocusArea, Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { collaborationAreasClosedToOthers } from '#app/domain/questionnaire/sensitive';
import { COLLABORATION_TREE } from '#app/domain/questionnaire/trees';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { listCorrections } from '#db/queries/closings';
import { listProgrammeIdsOf } from '#db/queries/organisations';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listGroupMembers, listRoundGroups } from '#db/queries/round-groups';
import { listParticipation } from '#db/queries/round-participants';
import { listRounds } from '#db/queries/rounds';
import type { Onlooker } from '#db/queries/shared-results';
import type { Database, Id, OrganisationKind } from '#db/schema';
import type { Choice, Parameter } from './choice';
import type { Column, SettingView } from './view';

export interface ComparisonInput {
  choice: Choice;
  problems: readonly Parameter[];
  /** Where the person has a role: whole programmes, and organisations whose own results they see in full. */
  programmeIds: readonly Id[];
  organisationIds: readonly Id[];
  language: Language;
  indexName: string;
}

type RoundRow = Awaited<ReturnType<typeof listRounds>>[number];
type GroupRow = Awaited<ReturnType<typeof listRoundGroups>>[number];

export interface GroupMember {
  unitId: Id;
  organisationId: Id;
  slug: string;
  name: string;
  kind: OrganisationKind;
}

/** A closed round and a group in it, with who looks: what every part is read under. */
export interface Setting {
  view: SettingView;
  roundId: Id;
  questionnaire: Questionnaire;
  parameters: MethodParameters;
  group: { id: Id; code: string; members: readonly GroupMember[] };
  groups: readonly GroupRow[];
  /** The group's tree, and the one whose scores the map shows. */
  groupTree: string;
  shownTree: string;
  /** The group's areas on its tree. */
  areas: readonly FocusArea[];
  columns: Column[];
  language: Language;
  onlooker: Onlooker;
}

/** There is no round yet, or the one asked for is still open: nothing to compare. */
export interface NothingYet {
  view: SettingView | null;
}

/**
 * The round and group that an address asks for, for somebody of the county: everybody in it looks alike, and sees the own
 * organisations in full. Undefined when the round is not one of theirs. What can't be used otherwise gets its default and
 * is named.
 */
export async function readSetting(
  db: Kysely<Database>,
  input: ComparisonInput,
): Promise<Setting | NothingYet | undefined> {
  const memberOf = await listProgrammeIdsOf(db, input.organisationIds);
  const programmeIds = [...new Set([...input.programmeIds, ...memberOf])];
  const rounds = (await listRounds(db, programmeIds)).filter((round) => round.status !== 'draft');
  const { choice } = input;
  const round =
    choice.round === null ? (rounds.find(isClosed) ?? rounds[0]) : rounds.find((one) => one.slug === choice.round);
  if (!round) return choice.round === null ? { view: null } : undefined;
  const problems = [...input.problems];
  const groups = await listRoundGroups(db, round.id);
  const asked = groups.find((one) => one.code === choice.group);
  if (choice.group !== null && !asked) problems.push('grupp');
  const group = asked ?? groups[0];
  const members = group ? await listGroupMembers(db, group.id) : [];
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  const parameters = JSON.parse(round.parameters) as MethodParameters;
  const { name: groupTree, areas } = treeOfGroup(questionnaire, { kinds: members.map((member) => member.kind) });
  const columns = columnsOf(questionnaire, areas, input);
  const normal = normalise(choice, { round, group, members, columns, areas }, problems);
  const view: SettingView = {
    choice: normal,
    problems: [...new Set(problems)],
    rounds: rounds.map((one) => ({ slug: one.slug, label: one.name })),
    round: {
      label: round.name,
      closesAt: round.closed_at ?? round.closes_at,
      isClosed: isClosed(round),
      corrections: await listCorrections(db, round.id),
    },
    groups: groups.map((one) => ({ code: one.code, name: nameOf(one, input.language) })),
    group: group ? { code: group.code, name: nameOf(group, input.language), total: members.length } : null,
    areas: areas.map((area) => ({ code: area.code, name: area.name[input.language] })),
    scale: { min: questionnaire.scale.min, max: questionnaire.scale.max },
    k: parameters.k,
    nDistribution: parameters.nDistribution,
    participation: isClosed(round) ? null : await countParticipation(db, round.id, programmeIds),
  };
  if (!group || !isClosed(round)) return { view };
  return {
    view,
    roundId: round.id,
    questionnaire,
    parameters,
    group: { id: group.id, code: group.code, members },
    groups,
    groupTree,
    shownTree: normal.lens === 'samverkan' ? COLLABORATION_TREE : groupTree,
    areas,
    columns,
    language: input.language,
    onlooker: { viewers: 'county', ownOrganisationIds: input.organisationIds },
  };
}

export function isReady(setting: Setting | NothingYet): setting is Setting {
  return 'roundId' in setting;
}

function isClosed({ status }: Pick<RoundRow, 'status'>): boolean {
  return status === 'closed' || status === 'archived';
}

function nameOf(group: Pick<GroupRow, 'name_sv' | 'name_en'>, language: Language): string {
  return language === 'sv' ? group.name_sv : group.name_en;
}

async function countParticipation(db: Kysely<Database>, roundId: Id, programmeIds: readonly Id[]) {
  const rows = await listParticipation(db, roundId, programmeIds);
  return { signed: rows.filter((row) => row.status === 'signed').length, total: rows.length };
}

/** The choice as it is used: what the round or the group doesn't have is replaced by the default, and named. */
function normalise(
  choice: Choice,
  found: {
    round: RoundRow;
    group: GroupRow | undefined;
    members: readonly GroupMember[];
    columns: readonly Column[];
    areas: readonly FocusArea[];
  },
  problems: Parameter[],
): Choice {
  const { sort } = choice;
  const hasSortNode = sort.by === 'name' || found.columns.some((column) => column.code === sort.node);
  if (!hasSortNode) problems.push('ordning');
  const hasArea = choice.area === null || found.areas.some((area) => area.code === choice.area);
  if (!hasArea) problems.push('omrade');
  const organisations = choice.organisations.filter((slug) => found.members.some((member) => member.slug === slug));
  if (organisations.length < choice.organisations.length) problems.push('org');
  return {
    ...choice,
    organisations,
    round: found.round.slug,
    group: found.group?.code ?? null,
    sort: hasSortNode ? sort : { by: 'name' },
    area: hasArea ? choice.area : null,
  };
}

/** What the choice of lens and depth lays out: index and areas, index and directions, or the collaboration areas. */
function columnsOf(
  questionnaire: Questionnaire,
  areas: readonly FocusArea[],
  { choice, language, indexName }: ComparisonInput,
): Column[] {
  if (choice.lens === 'samverkan') {
    const closed = collaborationAreasClosedToOthers(questionnaire);
    return questionnaire.collaborationAreas.map(({ code, name }) => ({
      code,
      kind: 'collaboration',
      name: name[language],
      isClosedToOthers: closed.includes(code),
    }));
  }
  const parts = choice.depth === 'omraden' ? areas : areas.flatMap((area) => area.directions);
  const kind = choice.depth === 'omraden' ? 'area' : 'direction';
  return [
    { code: INDEX_NODE, kind: 'index', name: indexName },
    ...parts.map(({ code, name }): Column => ({ code, kind, name: name[language] })),
  ];
}
