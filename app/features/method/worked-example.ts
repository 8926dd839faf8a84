import { type Answer, isLevel, type Scale } from '#app/domain/answer';
import type { MethodParameters } from '#app/domain/parameters';
import type { Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { scoreTree, type UnitResult } from '#app/domain/scoring/score-tree';
import { shareAtLeast } from '#app/domain/scoring/share-at-least';
import { stagedLevel } from '#app/domain/scoring/staged-level';
import type { Direction, FocusArea } from '#app/domain/scoring/tree';
import type { ExampleAchieved, ExampleAnswer, ExampleDirection, ExampleUnit, ExampleView, Sum } from './view';

/** Steps above the lowest level. The second area has a direction with one Vet ej and one that is withheld. */
const STEPS: readonly (readonly (readonly (number | 'DK' | 'NA')[])[])[] = [
  [[3, 4, 2]],
  [
    [4, 'DK', 2],
    [4, 'DK', 'NA'],
    [1, 2, 3],
  ],
  [[1, 3, 2]],
  [[2, 2, 3]],
  [[4, 3, 3]],
];
const SHOWN_AREA = 1;
/** The first question of the third area: one level below what the mean would suggest. */
const REQUIRED = '3.1.1';

/**
 * A small invented organisation, calculated with the parameters in force by the method's own functions. Areas and
 * directions borrow their names from the questionnaire, so that the example speaks of something known.
 */
export function workedExample(
  questionnaire: Questionnaire,
  parameters: MethodParameters,
  language: Language,
): ExampleView {
  const { scale } = questionnaire;
  const areas = exampleAreas(scale);
  const areaName = (a: number) => questionnaire.focusAreas[a]?.name[language] ?? areas[a]!.code;
  const directionName = (a: number, d: number) =>
    questionnaire.focusAreas[a]?.directions[d]?.name[language] ?? areas[a]!.directions[d]!.code;

  const scored = scoreTree({ scale, tree: { focusAreas: areas } }, parameters);
  const resultOf = new Map(scored.directions.map((unit) => [unit.code, unit]));
  const unitsOf = areas.map((area, a) =>
    area.directions.map((direction, d) =>
      directionUnit(directionName(a, d), direction, resultOf.get(direction.code)!, scale),
    ),
  );
  const areaUnits = areas.map((_, a) => {
    const [only, ...others] = unitsOf[a]!;
    // A mean of one is that one: its sum says more than its value divided by one.
    if (others.length === 0) return { ...only!, name: areaName(a) };
    return meanUnit(areaName(a), unitsOf[a]!, scored.focusAreas[a]!);
  });
  const rows = areas.flatMap((area, a) =>
    area.directions.map((direction, d) => exampleRow(direction, directionName(a, d), areaName(a))),
  );
  return {
    organisationQuestions: rows.reduce((count, row) => count + row.answers.length, 0),
    rows,
    direction: unitsOf[SHOWN_AREA]![0]!,
    directions: unitsOf[SHOWN_AREA]!,
    area: areaUnits[SHOWN_AREA]!,
    areas: areaUnits,
    index: meanUnit('', areaUnits, scored.index),
    achieved: achieved(questionnaire, areas, parameters, language),
  };
}

function exampleAreas({ min }: Scale): FocusArea[] {
  return STEPS.map((directions, a) => ({
    code: String(a + 1),
    weight: 1,
    directions: directions.map((answers, d) => ({
      code: `${a + 1}.${d + 1}`,
      weight: 1,
      indicators: answers.map((step, i) => ({
        code: `${a + 1}.${d + 1}.${i + 1}`,
        weight: 1,
        answer: typeof step === 'number' ? min + step : step,
      })),
    })),
  }));
}

function exampleRow({ code, indicators }: Direction, name: string, areaName: string): ExampleDirection {
  const answers = indicators.map((one) => ({ ...answerView(one.answer), isRequired: one.code === REQUIRED }));
  return { code, name, areaName, answers };
}

function answerView(answer: Answer): ExampleAnswer {
  if (isLevel(answer)) return { kind: 'level', level: answer };
  return { kind: answer === 'NA' ? 'NA' : 'DK' };
}

/** The sums of a direction: its terms are the answers (method 3.2). */
function directionUnit(name: string, direction: Direction, result: UnitResult, scale: Scale): ExampleUnit {
  const applicable = direction.indicators.map(({ answer }) => answer).filter((answer) => answer !== 'NA');
  const levels = applicable.filter(isLevel);
  const withUnanswered = (level: number) => applicable.map((answer) => (isLevel(answer) ? answer : level));
  const mean = (terms: number[], value: number | null): Sum => ({
    terms,
    termForm: 'whole',
    divisor: terms.length,
    resultForm: 'decimals',
    result: value!,
  });
  return {
    name,
    status: result.status,
    score: mean(levels, result.raw),
    coverage: shareOf(levels.length, applicable.length, result.coverage),
    lower: mean(withUnanswered(scale.min), result.lower),
    upper: mean(withUnanswered(scale.max), result.upper),
  };
}

/** So many of so many, in percent. */
function shareOf(count: number, all: number, share: number | null): Sum {
  return { terms: [count], termForm: 'whole', divisor: all, resultForm: 'percent', result: share! };
}

/** The sums of an area or the index: the terms are its parts, all of the same weight here (method 3.4, 3.5). */
function meanUnit(name: string, parts: readonly ExampleUnit[], result: UnitResult): ExampleUnit {
  const mean = (key: 'score' | 'coverage' | 'lower' | 'upper', value: number | null): Sum => {
    const form = key === 'coverage' ? 'percent' : 'decimals';
    return {
      terms: parts.map((part) => part[key].result),
      termForm: form,
      divisor: parts.length,
      resultForm: form,
      result: value!,
    };
  };
  return {
    name,
    status: result.status,
    score: mean('score', result.raw),
    coverage: mean('coverage', result.coverage),
    lower: mean('lower', result.lower),
    upper: mean('upper', result.upper),
  };
}

function achieved(
  { scale }: Questionnaire,
  areas: readonly FocusArea[],
  parameters: MethodParameters,
  language: Language,
): ExampleAchieved {
  const indicators = areas
    .flatMap(({ directions }) => directions.flatMap((direction) => direction.indicators))
    .map(({ code, answer }) => ({ code, answer, required: code === REQUIRED }));
  const answers = indicators.map(({ answer }) => answer);
  const result = stagedLevel({ scale, indicators }, parameters);
  // With nothing answered, what is missing for the first level is the whole number that the rule asks for.
  const unanswered = indicators.map((one) => ({ ...one, answer: one.answer === 'NA' ? one.answer : null }));
  const nothing = stagedLevel({ scale, indicators: unanswered }, parameters);
  const required = indicators.filter((one) => one.required).map(({ answer }) => (isLevel(answer) ? answer : scale.min));
  const high = shareAtLeast({ answers });
  const nameOf = (level: number) => scale.levels.find(({ value }) => value === level)!.name[language];
  const levels = scale.levels.slice(1).map(({ value }) => ({
    level: value,
    name: nameOf(value),
    count: shareAtLeast({ answers, threshold: value }).count,
    isRequiredMet: required.every((level) => level >= value),
  }));
  return {
    applicable: result.applicable,
    need: nothing.neededForNext!,
    levels,
    stage: result.stage!,
    stageName: nameOf(result.stage!),
    nextLevel: result.stage === scale.max ? null : result.stage! + 1,
    needed: result.neededForNext!,
    isBlocked: result.blocking.length > 0,
    share3: shareOf(high.count, high.applicable, high.share),
  };
}
