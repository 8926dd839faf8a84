import { z } from 'zod';
import { LEVEL_COUNT } from '../questionnaire/schema';
import {
  ACTION_STATUSES,
  COST_CLASSES,
  MAX_CHECK_LENGTH,
  MAX_CHECKS,
  MAX_INDICATORS,
  MAX_LINE_LENGTH,
  MAX_TEXT_LENGTH,
  MAX_TITLE_LENGTH,
  OBSTACLES,
  PERSPECTIVES,
} from './action';

const line = z.string().max(MAX_LINE_LENGTH, 'plan.problem.lineLong');
const longText = z.string().max(MAX_TEXT_LENGTH, 'plan.problem.textLong');
/** The questionnaire's own scale is checked when an action is saved. */
const level = z.int().min(0).max(LEVEL_COUNT);

/** A question that the action is to raise. It carries its major version, so it survives a new questionnaire. */
const actionIndicatorSchema = z.strictObject({
  code: z.string(),
  majorVersion: z.int().min(1),
  /** The signed level when the action was decided, until then when it was written; null when nobody knew. */
  fromLevel: level.nullable(),
  target: level,
});

/** Everything of an action that people write; each saved version is kept in this shape. */
export const actionContentSchema = z.strictObject({
  title: z.string().min(1, 'plan.problem.titleMissing').max(MAX_TITLE_LENGTH, 'plan.problem.lineLong'),
  description: longText,
  effectGoal: longText,
  responsible: line,
  /** YYYY-MM-DD, or null when nothing is said. */
  startsOn: z.iso.date('plan.problem.notADate').nullable(),
  dueOn: z.iso.date('plan.problem.notADate').nullable(),
  status: z.enum(ACTION_STATUSES),
  costClass: z.enum(COST_CLASSES).nullable(),
  /** Code of one of the questionnaire's collaboration areas. */
  collaborationArea: z.string().nullable(),
  perspective: z.enum(PERSPECTIVES).nullable(),
  rusGoal: line,
  obstacle: z.enum(OBSTACLES).nullable(),
  /** What came of it, in words; written at the yearly follow-up. */
  outcome: longText,
  /** Codes of focus areas. */
  areas: z.array(z.string()),
  indicators: z.array(actionIndicatorSchema).max(MAX_INDICATORS),
  checks: z
    .array(
      z.strictObject({ text: z.string().min(1).max(MAX_CHECK_LENGTH, 'plan.problem.lineLong'), isDone: z.boolean() }),
    )
    .max(MAX_CHECKS, 'plan.problem.tooManyChecks'),
});

export type ActionContent = z.infer<typeof actionContentSchema>;
