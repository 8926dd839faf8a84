import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import {
  type ApplicableKind,
  type Indicator,
  type Language,
  ORGANISATION_KINDS,
  type Questionnaire,
} from '#app/domain/questionnaire/schema';
import { effectiveWeights } from '#app/domain/scoring/effective-weights';
import type { KindWeights, WeightArea } from './view';

export const KINDS: ApplicableKind[] = [...ORGANISATION_KINDS];

type WeightOf = (kind: ApplicableKind, code: string) => number | null;

/** What each question weighs in the index of each kind of organisation, summed by direction and area (method 3.6). */
export function weightTable(questionnaire: Questionnaire, language: Language) {
  const weights = new Map(KINDS.map((kind) => [kind, weightsFor(questionnaire, kind)]));
  const weightOf: WeightOf = (kind, code) => weights.get(kind)?.[code] ?? null;
  const kindsOf = (indicators: readonly Indicator[]) => byKind((kind) => kindWeights(indicators, kind, weightOf));
  const areas = questionnaire.focusAreas.map(
    (area): WeightArea => ({
      code: area.code,
      name: area.name[language],
      kinds: kindsOf(indicatorsOf([area])),
      directions: area.directions.map((direction) => ({
        code: direction.code,
        name: direction.name[language],
        kinds: kindsOf(direction.indicators),
        questions: direction.indicators.map(({ code, question }) => ({
          code,
          question: question[language],
          weights: byKind((kind) => weightOf(kind, code)),
        })),
      })),
    }),
  );
  return { areas, totals: kindsOf(indicatorsOf(questionnaire.focusAreas)) };
}

/** A question without an answer counts with its weight; only what does not apply to the kind is left out. */
function weightsFor(questionnaire: Questionnaire, kind: ApplicableKind): Record<string, number> {
  const focusAreas = applicableAreas(questionnaire, kind).map((area) => ({
    ...area,
    directions: area.directions.map((direction) => ({
      ...direction,
      indicators: direction.indicators.map(({ code, weight }) => ({ code, weight, answer: null })),
    })),
  }));
  return effectiveWeights({ tree: { focusAreas } }).weights;
}

function kindWeights(indicators: readonly Indicator[], kind: ApplicableKind, weightOf: WeightOf): KindWeights {
  const weights = indicators.flatMap(({ code }) => weightOf(kind, code) ?? []);
  return {
    count: weights.length,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    each: weights.length === 0 ? null : { low: Math.min(...weights), high: Math.max(...weights) },
  };
}

function byKind<T>(cellOf: (kind: ApplicableKind) => T): Record<ApplicableKind, T> {
  return Object.fromEntries(KINDS.map((kind) => [kind, cellOf(kind)])) as Record<ApplicableKind, T>;
}
