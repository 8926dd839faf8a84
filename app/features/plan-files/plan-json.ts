import { z } from 'zod';
import type { Stamp } from '#app/documents/model';
import { actionContentSchema } from '#app/domain/plan/action-schema';
import type { PlanContent } from './plan-content';

const day = z.iso.date();
const instant = z.iso.datetime();

const plannedAction = z.strictObject({
  id: z.string(),
  revision: z.int(),
  content: actionContentSchema,
  movedOverFrom: z.string().nullable(),
  movedOverTo: z.string().nullable(),
  jointAction: z.string().nullable(),
  sinceDecision: z.enum(['new', 'changed']).nullable(),
  isOverdue: z.boolean(),
  notes: z.array(z.strictObject({ text: z.string(), notedAt: instant, personName: z.string() })),
  createdAt: instant,
  savedAt: instant,
  savedBy: z.string(),
});

/** What handlingsplan.json holds, version 2. Another shape is another version. */
export const planJsonSchema = z.strictObject({
  format: z.literal('mognadskollen-handlingsplan'),
  version: z.literal(2),
  snapshot: z.strictObject({ id: z.string(), checksum: z.string(), createdAt: instant }),
  planId: z.string(),
  organisation: z.strictObject({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    formalName: z.string(),
    kind: z.string(),
  }),
  round: z.strictObject({ id: z.string(), slug: z.string(), label: z.string() }),
  questionnaireVersionId: z.string(),
  day,
  decisions: z.array(
    z.strictObject({
      number: z.int(),
      decidingBody: z.string(),
      decidedOn: day,
      paragraph: z.string(),
      diaryNumber: z.string().nullable(),
    }),
  ),
  result: z
    .strictObject({
      signedAt: instant,
      scores: z.array(z.strictObject({ code: z.string(), score: z.number().nullable() })),
    })
    .nullable(),
  areaTargets: z.array(z.strictObject({ code: z.string(), target: z.number() })),
  actions: z.array(plannedAction),
});

/** A frozen plan with its snapshot, as it is written. */
export function toPlanJson(
  content: PlanContent,
  { snapshotId, checksum, createdAt }: Stamp,
): z.infer<typeof planJsonSchema> {
  const snapshot = { id: snapshotId, checksum, createdAt };
  return { format: 'mognadskollen-handlingsplan', version: 2, snapshot, ...content };
}
