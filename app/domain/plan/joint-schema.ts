import { z } from 'zod';
import { MAX_INDICATORS, MAX_LINE_LENGTH, MAX_TEXT_LENGTH, MAX_TITLE_LENGTH } from './action';

const line = z.string().max(MAX_LINE_LENGTH, 'plan.problem.lineLong');
const longText = z.string().max(MAX_TEXT_LENGTH, 'plan.problem.textLong');
const day = z.iso.date('plan.problem.notADate').nullable();

/** Everything of a joint action that the county writes; each saved version is kept in this shape. */
export const jointContentSchema = z.strictObject({
  title: z.string().min(1, 'plan.problem.titleMissing').max(MAX_TITLE_LENGTH, 'plan.problem.lineLong'),
  /** Code of one of the questionnaire's collaboration areas; null for all of them. */
  collaborationArea: z.string().nullable(),
  description: longText,
  effectGoal: longText,
  responsible: line,
  /** YYYY-MM-DD, or null when nothing is said. */
  startsOn: day,
  dueOn: day,
  /** Codes of focus areas. */
  areas: z.array(z.string()),
  /** The questions that it is to raise; each organisation sets its own target. */
  indicators: z.array(z.strictObject({ code: z.string(), majorVersion: z.int().min(1) })).max(MAX_INDICATORS),
});

export type JointContent = z.infer<typeof jointContentSchema>;
