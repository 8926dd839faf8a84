import { z } from 'zod';
import { LONGEST_COMMENT, SECTIONS } from './report-content';

export const roundSlug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);
export const reportSection = z.enum(SECTIONS);

export const commentForm = z.object({
  text: z
    .string()
    .max(LONGEST_COMMENT, 'report.comment.tooLong')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim()),
  baseRevision: z.coerce.number().int().min(0).max(1_000_000),
});
