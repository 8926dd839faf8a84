import { indicatorsOf } from './applicable';
import type { Direction, Indicator, Questionnaire } from './schema';

/** A direction that holds a sensitive indicator shows others its mean and nothing below it (method 5.10). */
export function isClosedBelowMean(direction: Pick<Direction, 'indicators'>): boolean {
  return direction.indicators.some((indicator) => indicator.sensitive);
}

/** The indicators whose answers may be shown outside the organisation at all, when it chooses to. */
export function indicatorsOpenToOthers(questionnaire: Questionnaire): Indicator[] {
  return indicatorsOf(
    questionnaire.focusAreas.map((area) => ({
      ...area,
      directions: area.directions.filter((direction) => !isClosedBelowMean(direction)),
    })),
  );
}
