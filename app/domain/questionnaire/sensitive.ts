import { indicatorsOf } from './applicable';
import type { Direction, Indicator, Questionnaire } from './schema';

/** A direction that holds a sensitive indicator shows others its mean and nothing below it (method 5.10). */
export function isClosedBelowMean(direction: Pick<Direction, 'indicators'>): boolean {
  return direction.indicators.some((indicator) => indicator.sensitive);
}

/**
 * Collaboration areas whose mean is the organisation's own: they hold some of the questions of a direction that is closed
 * below its mean, and not all. Less the answers that are shown, or less the direction's mean, such a mean would tell what
 * the direction's does not (method 5.5, 5.10).
 */
export function collaborationAreasClosedToOthers(
  questionnaire: Pick<Questionnaire, 'collaborationAreas' | 'focusAreas'>,
): string[] {
  const closed = questionnaire.focusAreas.flatMap((area) => area.directions).filter(isClosedBelowMean);
  return questionnaire.collaborationAreas
    .map(({ code }) => code)
    .filter((code) =>
      closed.some(({ indicators }) => {
        const held = indicators.filter((indicator) => indicator.collaborationAreas.includes(code)).length;
        return held > 0 && held < indicators.length;
      }),
    );
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
