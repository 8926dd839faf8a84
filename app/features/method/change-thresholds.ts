import type { MethodParameters } from '#app/domain/parameters';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import type { ApplicableKind, Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { INDEX_NODE, scoreAssessment } from '#app/domain/scoring/score-assessment';
import { assessChange } from '#app/domain/trend/change-assessment';
import type { Range, Threshold } from './view';

/**
 * From which size a change is called possible and clear, for an organisation of the kind whose every question is
 * compared: the index, each area, and the directions together (method 6.2).
 */
export function changeThresholds(
  questionnaire: Questionnaire,
  kind: ApplicableKind,
  parameters: MethodParameters,
  language: Language,
): Threshold[] {
  const { scale } = questionnaire;
  const areas = applicableAreas(questionnaire, kind);
  const nodes = scoreAssessment({ scale, areas, answerOf: () => scale.max }, parameters);
  const squaresOf = new Map(nodes.flatMap(({ node, sumW2 }) => (sumW2 === null ? [] : [[node, sumW2] as const])));
  const threshold = (kindOfPart: Threshold['kind'], name: string | null, codes: readonly string[]): Threshold[] => {
    const squares = codes.flatMap((code) => squaresOf.get(code) ?? []);
    if (squares.length === 0) return [];
    const changes = squares.map((sum) => assessChange(0, sum, parameters.sigma, parameters));
    return [
      {
        kind: kindOfPart,
        name,
        squares: rangeOf(squares),
        possible: rangeOf(changes.map(({ se }) => se)),
        clear: rangeOf(changes.map(({ mdc95 }) => mdc95)),
      },
    ];
  };
  const directions = areas.flatMap((area) => area.directions.map(({ code }) => code));
  return [
    ...threshold('index', null, [INDEX_NODE]),
    ...areas.flatMap((area) => threshold('area', area.name[language], [area.code])),
    ...threshold('direction', null, directions),
  ];
}

function rangeOf(values: readonly number[]): Range {
  return { low: Math.min(...values), high: Math.max(...values) };
}
