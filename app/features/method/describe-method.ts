import { AUDIENCES, PRESELECTED_SHARING, SHARING_DEPTHS } from '#app/domain/benchmark/sharing';
import { METHOD_ID } from '#app/domain/parameters';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { Language } from '#app/domain/questionnaire/schema';
import { changeThresholds } from './change-thresholds';
import { parameterRows } from './parameter-rows';
import type { RulesInForce } from './read-rules-in-force.server';
import { agreeingExample, differencingExample, priorityExample, quartileExample, signExample } from './small-examples';
import type { MethodView } from './view';
import { KINDS, weightTable } from './weight-table';
import { workedExample } from './worked-example';

/** Whose questions the page counts where it speaks of one organisation. */
const READER = 'municipality';

/** Everything that the page shows, calculated by the method from the rules in force. */
export function describeMethod({ round, parameters, questionnaire }: RulesInForce, language: Language): MethodView {
  const { scale } = questionnaire;
  const areas = applicableAreas(questionnaire, READER);
  const indicators = indicatorsOf(areas);
  const weights = weightTable(questionnaire, language);
  return {
    round: round && { name: round.name, programme: round.programme[language] },
    methodId: METHOD_ID,
    questionnaire: { title: questionnaire.title[language], version: questionnaire.version },
    scale: {
      min: scale.min,
      max: scale.max,
      levels: scale.levels.map(({ value, name }) => ({ value, name: name[language] })),
    },
    counts: {
      questions: indicators.length,
      directions: areas.reduce((count, area) => count + area.directions.length, 0),
      areas: areas.length,
      required: indicators.filter((indicator) => indicator.required).length,
    },
    rules: parameters,
    example: workedExample(questionnaire, parameters, language),
    agreeing: agreeingExample(scale),
    quartiles: quartileExample(),
    differencing: differencingExample(scale, parameters),
    sharing: SHARING_DEPTHS.map((depth) => ({ depth, audience: PRESELECTED_SHARING[depth] })),
    audiences: [...AUDIENCES],
    thresholds: changeThresholds(questionnaire, READER, parameters, language),
    sign: signExample(),
    priorities: priorityExample(scale, parameters),
    parameters: parameterRows(parameters),
    kinds: KINDS,
    weights: weights.areas,
    totals: weights.totals,
  };
}
