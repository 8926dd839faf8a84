import { z } from 'zod';

/**
 * The shape of a questionnaire version, and the rules that hold between its parts. One source for the types, for the
 * check of a file before it is published, and for `surveys/questionnaire.schema.json`.
 */
export const LEVEL_COUNT = 6;
export const MAX_QUESTION_LENGTH = 120;
export const MAX_LEVEL_LENGTH = 200;
export const ORGANISATION_KINDS = ['municipality', 'region', 'county_administrative_board', 'university'] as const;

/** Names that reach SurveyJS and object keys: nothing that could be `__proto__`. */
const areaCode = z.string().regex(/^[A-Z]{2,8}$/, 'a focus area code is 2–8 capital letters');
const directionCode = z.string().regex(/^[A-Z]{2,8}\d{1,2}$/, 'a direction code is an area code and a number');
const indicatorCode = z
  .string()
  .regex(/^[A-Z]{2,8}\d{1,2}\.\d{1,2}$/, 'an indicator code is a direction code, a point and a number');
const factCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,40}$/, 'a fact code is capital letters, digits and _');

const text = (max: number) => {
  const one = z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value === value.trim(), 'white space at the beginning or end');
  return z.strictObject({ sv: one, en: one });
};

const indicator = z.strictObject({
  code: indicatorCode,
  majorVersion: z.int().min(1),
  minorVersion: z.int().min(0),
  weight: z.number().min(0).max(100),
  required: z.boolean(),
  requiredMin: z.int().min(0),
  sensitive: z.boolean(),
  appliesTo: z.array(z.enum(ORGANISATION_KINDS)).min(1),
  tacticalPoints: z.array(z.string()).min(1),
  question: text(MAX_QUESTION_LENGTH),
  why: text(300),
  source: text(300),
  levels: z.array(text(MAX_LEVEL_LENGTH)).length(LEVEL_COUNT),
  actionHints: z
    .array(
      z.strictObject({
        from: z
          .int()
          .min(0)
          .max(LEVEL_COUNT - 2),
        text: text(240),
      }),
    )
    .min(LEVEL_COUNT - 1),
  collaborationAreas: z.array(z.string()).min(1),
  evidenceExamples: z.array(text(160)).min(1),
  lineage: z
    .strictObject({
      replaces: z.array(z.strictObject({ code: indicatorCode, version: z.string(), relation: z.string() })),
    })
    .optional(),
});

const direction = z.strictObject({
  code: directionCode,
  weight: z.number().min(0).max(100),
  name: text(200),
  tacticalPoints: z.array(z.strictObject({ code: z.string(), text: text(300) })).min(1),
  indicators: z.array(indicator).min(1),
});

const focusArea = z.strictObject({
  code: areaCode,
  weight: z.number().min(0).max(100),
  name: text(100),
  goal: text(400),
  directions: z.array(direction).min(1),
});

const fact = z.strictObject({
  code: factCode,
  kind: z.enum(['yes_no', 'number', 'date', 'text']),
  question: text(MAX_QUESTION_LENGTH),
});

export const questionnaireSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    title: text(200),
    validFrom: z.iso.date(),
    validTo: z.iso.date(),
    framework: z.strictObject({ name: text(200), source: text(400) }),
    scale: z.strictObject({
      min: z.int(),
      max: z.int(),
      levels: z.array(z.strictObject({ value: z.int(), name: text(60) })).length(LEVEL_COUNT),
    }),
    collaborationAreas: z.array(z.strictObject({ code: z.string().regex(/^[a-z_]{2,40}$/), name: text(100) })).min(1),
    focusAreas: z.array(focusArea).min(1),
    facts: z.array(fact),
  })
  .superRefine((questionnaire, context) => {
    for (const problem of findBrokenRules(questionnaire)) {
      context.addIssue({ code: 'custom', path: problem.path, message: problem.message });
    }
  });

export type Questionnaire = z.infer<typeof questionnaireSchema>;
export type FocusArea = Questionnaire['focusAreas'][number];
export type Direction = FocusArea['directions'][number];
export type Indicator = Direction['indicators'][number];
export type Fact = Questionnaire['facts'][number];
export type LocalText = Questionnaire['title'];
export type Language = keyof LocalText;
export type ApplicableKind = (typeof ORGANISATION_KINDS)[number];

interface BrokenRule {
  path: (string | number)[];
  message: string;
}

/** Rules between parts of the file: codes unique and nested, hints for every step, tactical points covered. */
function findBrokenRules(questionnaire: Omit<Questionnaire, never>): BrokenRule[] {
  const problems: BrokenRule[] = [];
  const seen = new Set<string>();
  const once = (code: string, path: (string | number)[]) => {
    if (seen.has(code)) problems.push({ path, message: `the code ${code} is used twice` });
    seen.add(code);
  };
  const collaborationAreas = new Set(questionnaire.collaborationAreas.map((area) => area.code));
  const { scale } = questionnaire;
  if (scale.max - scale.min + 1 !== LEVEL_COUNT) {
    problems.push({ path: ['scale'], message: `the scale must have ${LEVEL_COUNT} levels` });
  }
  scale.levels.forEach((level, index) => {
    if (level.value !== scale.min + index) {
      problems.push({ path: ['scale', 'levels', index, 'value'], message: `expected level ${scale.min + index}` });
    }
  });
  questionnaire.focusAreas.forEach((area, a) => {
    const areaPath = ['focusAreas', a];
    once(area.code, [...areaPath, 'code']);
    area.directions.forEach((direction, d) => {
      const directionPath = [...areaPath, 'directions', d];
      once(direction.code, [...directionPath, 'code']);
      if (!direction.code.startsWith(area.code)) {
        problems.push({
          path: [...directionPath, 'code'],
          message: `${direction.code} does not belong to ${area.code}`,
        });
      }
      problems.push(...findBrokenRulesOfDirection(direction, directionPath, collaborationAreas, once));
    });
  });
  questionnaire.facts.forEach((fact, f) => {
    once(fact.code, ['facts', f, 'code']);
  });
  return problems;
}

function findBrokenRulesOfDirection(
  direction: Direction,
  directionPath: (string | number)[],
  collaborationAreas: ReadonlySet<string>,
  once: (code: string, path: (string | number)[]) => void,
): BrokenRule[] {
  const problems: BrokenRule[] = [];
  const points = new Map(direction.tacticalPoints.map((point) => [point.code, false]));
  direction.indicators.forEach((indicator, i) => {
    const path = [...directionPath, 'indicators', i];
    once(indicator.code, [...path, 'code']);
    if (!indicator.code.startsWith(`${direction.code}.`)) {
      problems.push({ path: [...path, 'code'], message: `${indicator.code} does not belong to ${direction.code}` });
    }
    indicator.tacticalPoints.forEach((code, p) => {
      if (!points.has(code))
        problems.push({ path: [...path, 'tacticalPoints', p], message: `unknown tactical point ${code}` });
      points.set(code, true);
    });
    indicator.collaborationAreas.forEach((code, c) => {
      if (!collaborationAreas.has(code)) {
        problems.push({ path: [...path, 'collaborationAreas', c], message: `unknown collaboration area ${code}` });
      }
    });
    for (let step = 0; step < LEVEL_COUNT - 1; step++) {
      if (!indicator.actionHints.some((hint) => hint.from === step)) {
        problems.push({ path: [...path, 'actionHints'], message: `no action hint from level ${step}` });
      }
    }
    if (!/^(Hur|I vilken grad) .*\?$/.test(indicator.question.sv)) {
      problems.push({
        path: [...path, 'question', 'sv'],
        message: 'begins with "Hur" or "I vilken grad" and ends with "?"',
      });
    }
  });
  [...points].forEach(([code, isNamed], p) => {
    if (!isNamed)
      problems.push({ path: [...directionPath, 'tacticalPoints', p], message: `no indicator names ${code}` });
  });
  return problems;
}
