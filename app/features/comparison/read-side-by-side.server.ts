import type { Kysely } from 'kysely';
import { isClosedBelowMean } from '#app/domain/questionnaire/sensitive';
import { listVisibleAnswers, listVisibleMembers } from '#db/queries/shared-results';
import type { Database, Id } from '#db/schema';
import { MIN_SIDE_BY_SIDE } from './choice';
import { cellOf, readCells, type VisibleMember } from './read-map.server';
import type { Setting } from './read-setting.server';
import type { AnswerCell, Column, Compared, SideBySideView } from './view';

type AnswerRow = Awaited<ReturnType<typeof listVisibleAnswers>>[number];

/**
 * Two to five organisations of the group beside each other: areas, directions, and answers with their level texts and
 * comments where they show them. Null when fewer than two are asked for.
 */
export async function readSideBySide(db: Kysely<Database>, setting: Setting): Promise<SideBySideView | null> {
  const { view, group, roundId, onlooker } = setting;
  const asked = view.choice.organisations;
  if (asked.length < MIN_SIDE_BY_SIDE) return null;
  const visible = await listVisibleMembers(db, { roundId, groupId: group.id, depth: 'index' }, onlooker);
  const shown = asked.flatMap((slug) => visible.find((member) => member.slug === slug) ?? []);
  const names = new Map(group.members.map((member) => [member.slug, member.name]));
  const columns = columnsBesides(setting);
  const nodes = columns.map((column) => column.code);
  const [cells, answers] = await Promise.all([
    readCells(db, setting, shown, nodes),
    listVisibleAnswers(db, { roundId, unitIds: shown.map((member) => member.unitId) }, onlooker),
  ]);
  return {
    organisations: shown.map(({ slug, name, organisationId }) => ({
      slug,
      name,
      isOwn: onlooker.ownOrganisationIds.includes(organisationId),
    })),
    nodes: columns.map((column) => ({ column, cells: shown.map(({ unitId }) => cellOf(cells, unitId, column)) })),
    directions: describeAnswers(setting, shown, answers),
    hidden: asked
      .filter((slug) => !shown.some((member) => member.slug === slug))
      .map((slug) => names.get(slug) ?? slug),
  };
}

/** Index, areas and directions at once; of the collaboration areas only themselves. */
function columnsBesides({ view, columns, areas, language }: Setting): Column[] {
  if (view.choice.lens === 'samverkan') return columns;
  return [
    ...columns.slice(0, 1),
    ...areas.flatMap((area): Column[] => [
      { code: area.code, kind: 'area', name: area.name[language] },
      ...area.directions.map(({ code, name }): Column => ({ code, kind: 'direction', name: name[language] })),
    ]),
  ];
}

function describeAnswers(setting: Setting, shown: readonly VisibleMember[], rows: readonly AnswerRow[]) {
  const { areas, language, onlooker, view } = setting;
  const answers = new Map<Id, Map<string, AnswerRow>>();
  for (const row of rows) {
    const ofUnit = answers.get(row.unitId) ?? new Map<string, AnswerRow>();
    ofUnit.set(row.indicator, row);
    answers.set(row.unitId, ofUnit);
  }
  return areas
    .flatMap((area) => area.directions)
    .map((direction) => ({
      code: direction.code,
      name: direction.name[language],
      indicators: direction.indicators.map((indicator) => ({
        code: indicator.code,
        question: indicator.question[language],
        cells: shown.map(({ unitId, organisationId }): Compared<AnswerCell> => {
          const ofUnit = answers.get(unitId);
          const row = ofUnit?.get(indicator.code);
          if (row) return toAnswerCell(row, indicator.levels[(row.level ?? 0) - view.scale.min]?.[language] ?? '');
          const isOwn = onlooker.ownOrganisationIds.includes(organisationId);
          if (!isOwn && isClosedBelowMean(direction)) return { reason: 'sensitive' };
          return { reason: ofUnit ? 'not_applicable' : 'not_shared' };
        }),
      })),
    }));
}

function toAnswerCell({ kind, level, comment }: AnswerRow, levelText: string): AnswerCell {
  return { kind, level, comment, levelText: level === null ? '' : levelText };
}
