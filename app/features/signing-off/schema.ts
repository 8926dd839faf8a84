import { z } from 'zod';

const REASON_MAX = 2000;

export const reasonForm = z.object({
  reason: z.string().trim().min(1, 'approve.reasonMissing').max(REASON_MAX, 'approve.reasonLong'),
});

export const signForm = z.object({
  revision: z.coerce.number().int(),
  read: z.literal('yes', 'approve.readMissing'),
  diaryNumber: z.string().trim().max(100, 'approve.diaryLong').optional(),
});
