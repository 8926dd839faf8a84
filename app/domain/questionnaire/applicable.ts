import type { Direction, FocusArea, Indicator, Questionnaire } from './schema';

/** Kinds of organisations as the data model has them; `other` answers what applies to every kind. */
export type OrganisationKind = Indicator['appliesTo'][number] | 'other';

const ALL_KINDS = 4;

function appliesTo(indicator: Indicator, kind: OrganisationKind): boolean {
  return kind === 'other' ? indicator.appliesTo.length === ALL_KINDS : indicator.appliesTo.includes(kind);
}

/**
 * The questionnaire's areas as an organisation of this kind meets them: indicators that do not apply are removed, and
 * so are directions and areas left empty (method 1.2). They are not "Ej tillämpligt": nobody has to answer for them.
 */
export function applicableAreas(questionnaire: Questionnaire, kind: OrganisationKind): FocusArea[] {
  return areasFor(questionnaire, [kind]);
}

/** The areas with only the indicators that apply to every one of the kinds: the common core when they are several. */
export function areasFor(questionnaire: Questionnaire, kinds: readonly OrganisationKind[]): FocusArea[] {
  return questionnaire.focusAreas
    .map((area) => ({
      ...area,
      directions: area.directions
        .map((direction) => ({
          ...direction,
          indicators: direction.indicators.filter((indicator) => kinds.every((kind) => appliesTo(indicator, kind))),
        }))
        .filter((direction) => direction.indicators.length > 0),
    }))
    .filter((area) => area.directions.length > 0);
}

export function indicatorsOf(areas: readonly FocusArea[]): Indicator[] {
  return areas.flatMap((area) => area.directions.flatMap((direction) => direction.indicators));
}

const codesByKind = new WeakMap<Questionnaire, Map<OrganisationKind, ReadonlySet<string>>>();

/** The codes that an organisation of this kind answers. Asked with every save, so kept beside the questionnaire. */
export function indicatorCodes(questionnaire: Questionnaire, kind: OrganisationKind): ReadonlySet<string> {
  const known = codesByKind.get(questionnaire) ?? new Map<OrganisationKind, ReadonlySet<string>>();
  codesByKind.set(questionnaire, known);
  const codes = known.get(kind) ?? new Set(indicatorsOf(applicableAreas(questionnaire, kind)).map(({ code }) => code));
  known.set(kind, codes);
  return codes;
}

export interface IndicatorPlace {
  area: FocusArea;
  direction: Direction;
  indicator: Indicator;
}

/** Where each indicator stands, by code. */
export function placesByIndicator(areas: readonly FocusArea[]): Map<string, IndicatorPlace> {
  const places = new Map<string, IndicatorPlace>();
  for (const area of areas) {
    for (const direction of area.directions) {
      for (const indicator of direction.indicators) places.set(indicator.code, { area, direction, indicator });
    }
  }
  return places;
}

/** The tree's node codes with their parents, the index first: what `nodes` rows are made from. */
export function listNodes(questionnaire: Questionnaire) {
  return [
    { code: 'INDEX', kind: 'index' as const, parentCode: null, weight: 1 },
    ...questionnaire.focusAreas.flatMap((area) => [
      { code: area.code, kind: 'area' as const, parentCode: 'INDEX', weight: area.weight },
      ...area.directions.map((direction) => ({
        code: direction.code,
        kind: 'direction' as const,
        parentCode: area.code,
        weight: direction.weight,
      })),
    ]),
  ];
}
