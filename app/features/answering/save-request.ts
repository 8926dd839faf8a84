import { z } from 'zod';
import type { AnswerKind } from '#app/domain/questionnaire/answer';
import { parseJson, UnreadableJson } from '#app/http/json';

/** More than the form sends at once. */
const MAX_MUTATIONS = 100;
const MAX_CODE_LENGTH = 64;
/** Far above what is allowed: a text that is too long is refused by itself, with its reason, and not as an unreadable request. */
const MAX_TEXT_LENGTH = 400_000;
const MAX_REVISION = 2_000_000_000;

const text = z.string().max(MAX_TEXT_LENGTH);
const mutation = {
  mutationId: z.uuid(),
  baseRevision: z.int().min(0).max(MAX_REVISION),
};

const schema = z.object({
  /** Who the browser believes is signed in; another person in the same browser must not get these. */
  personId: z.uuid().optional(),
  responseId: z.uuid(),
  version: z.string().max(100),
  answers: z
    .array(
      z.object({
        ...mutation,
        indicator: z.string().max(MAX_CODE_LENGTH),
        kind: z.string().max(20).nullable() as z.ZodType<AnswerKind | null>,
        level: z.number().nullable(),
        comment: text,
        evidence: text,
      }),
    )
    .max(MAX_MUTATIONS)
    .default([]),
  facts: z
    .array(z.object({ ...mutation, fact: z.string().max(MAX_CODE_LENGTH), value: text }))
    .max(MAX_MUTATIONS)
    .default([]),
});

export type SaveRequest = z.infer<typeof schema>;

/**
 * Reads the body of a save. Null when it is not one: no JSON, keys that reach prototypes, other types. Whether levels and
 * codes exist is not asked here: each change is judged by itself, so that one bad does not stop the others.
 */
export function parseSaveRequest(body: string): SaveRequest | null {
  try {
    return schema.safeParse(parseJson(body)).data ?? null;
  } catch (error) {
    if (error instanceof UnreadableJson) return null;
    throw error;
  }
}
